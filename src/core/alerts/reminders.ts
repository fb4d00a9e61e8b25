import { silenceView } from "../conversation/silence.ts";
import { stillView } from "../conversation/still.ts";
import { widenings } from "../conversation/widenings.ts";
import type { At } from "../state.ts";
import { dayMs } from "../store.ts";
import type { Passage } from "../talk/world.ts";
import { change } from "./change.ts";
import { inLane, personOf, type Run } from "./context.ts";
import { restIfAway } from "./sending.ts";
import { type Subscription, served, stopped } from "./subscription.ts";
import type { Standing } from "./world.ts";

/** An alert that had nothing to tell for so long says that it is alive. */
const silenceMs = 14 * dayMs;
/** Who gave no sign of life for so long is asked whether they still look; without an answer their alerts rest. */
const absenceMs = 90 * dayMs;
const answerMs = 7 * dayMs;

const mostWider = 3;

/** Whether an alert that has nothing to tell now has been silent for long enough to say so, and nothing of its search came by another one. */
export function isSilentForLong({ heard, created, matched }: Subscription, now: Date): boolean {
  const last = Math.max(Date.parse(heard ?? created), Date.parse(matched ?? created));
  return now.getTime() - last >= silenceMs;
}

/** What someone is owed who may have gone: a question, rest, or nothing. */
export function dutyTo({ seen, asked }: Standing, now: Date): "ask" | "rest" | "nothing" {
  if (seen === undefined || now.getTime() - seen.getTime() < absenceMs) return "nothing";
  // A question may have been noted just after its answer.
  if (asked === undefined || asked.getTime() - seen.getTime() < absenceMs) return "ask";
  return now.getTime() - asked.getTime() >= answerMs ? "rest" : "nothing";
}

/** One kind message that the alert is alive, with wider searches and what they have. Its slot is served, whatever becomes of the message. */
export async function tellSilence(run: Run, one: Subscription): Promise<void> {
  const { world, now, figures, greeted } = run;
  // One question at a time.
  if ((await world.standing(one.owner)).asked !== undefined)
    return void (await change(run, one, (same) => served(same, one.next.slot, now)));
  const wider = widenings(one.search)
    .filter(({ search }) => search.kind === one.search.kind)
    .slice(0, mostWider);
  const counts = await Promise.all(wider.map(({ search }) => run.count(search)));
  const state: At<"silence"> = {
    step: "silence",
    alert: one.id,
    name: one.name,
    search: one.search,
    wider: wider.flatMap((step, i) => {
      const count = counts[i];
      return count === undefined || count === 0 ? [] : [{ ...step, count }];
    }),
  };
  // It may have been stopped while that was counted.
  if (!(await change(run, one, (same) => same))) return;
  const post = (passage: Passage) =>
    world.post(one.owner, world.newId(), state, silenceView(state), { isSilent: greeted.has(personOf(one)), passage });
  await inLane(run, one, post, async (outcome) => {
    if (outcome === "sent") greeted.add(personOf(one));
    if (outcome === "sent") figures.silences += 1;
    const heard = outcome === "sent" ? { heard: now.toISOString() } : {};
    await change(run, one, (same) => served({ ...same, ...heard }, one.next.slot, now));
    if (outcome === "unreachable") await restIfAway(run, one);
  });
}

/** Asks someone who gave no sign of life for three months whether they still look; a week later their alerts rest. True: they do. */
export async function rests(run: Run, one: Subscription): Promise<boolean> {
  const { world, now, figures, greeted } = run;
  const { owner } = one;
  const duty = dutyTo(await world.standing(owner), now);
  if (duty === "nothing") return false;
  const active = (await world.book.of(owner)).filter(({ paused }) => !paused);
  if (duty === "ask") {
    const state: At<"still"> = { step: "still", alerts: active.length };
    const post = (passage: Passage) => world.post(owner, world.newId(), state, stillView(state), { passage });
    const outcome = await inLane(run, one, post, async (posted) => {
      if (posted === "sent") await world.asked(owner, now);
      return posted;
    });
    if (outcome !== "sent") return outcome === "unreachable";
    greeted.add(personOf(one));
    figures.questions += 1;
    return false;
  }
  await world.inTurn(owner, async () => {
    // A sign of life may have come at this moment.
    if (dutyTo(await world.standing(owner), now) !== "rest") return;
    for (const each of await world.book.of(owner)) {
      if (each.paused && each.paused.until === undefined) continue;
      figures.rested += 1;
      const resting = stopped(each, now);
      await world.book.save({ ...resting, paused: { since: now.toISOString(), ...resting.paused, idle: true } }, each);
    }
  });
  return true;
}
