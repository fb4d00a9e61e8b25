import { dayMs } from "../durations.ts";
import { toPersonKey } from "../owner.ts";
import { listWidenings } from "../search/widenings.ts";
import type { SendPermit } from "../talk/ports.ts";
import { changeSubscription } from "./change-subscription.ts";
import type { RecipientStatus } from "./deps.ts";
import { stopSubscription } from "./edit-subscription.ts";
import type { Notice } from "./notice.ts";
import { type RunContext, sendInQueue } from "./run-context.ts";
import { leaveIfUnreachable } from "./send-digest.ts";
import { markServed, type Subscription } from "./subscription.ts";

/** An alert that had nothing to tell for so long says that it is alive. */
const silenceMs = 14 * dayMs;
/**
 * People without a sign of life for so long are asked whether they still look; without an answer their alerts
 * rest.
 */
const absenceMs = 90 * dayMs;
const answerMs = 7 * dayMs;

const maxWiderSearches = 3;

/**
 * Whether an alert with nothing to tell has been silent for long enough to say so. It has not where another
 * alert or a page told something of its search.
 */
export function isSilentForLong({ heard, created, matched }: Subscription, now: Date): boolean {
  const last = Math.max(Date.parse(heard ?? created), Date.parse(matched ?? created));
  return now.getTime() - last >= silenceMs;
}

/** What someone is owed who may have gone: a question, rest, or nothing. */
export function nextReminder({ seen, asked }: RecipientStatus, now: Date): "ask" | "rest" | "nothing" {
  if (seen === undefined || now.getTime() - seen.getTime() < absenceMs) return "nothing";
  // A question may have been noted just after its answer.
  if (asked === undefined || asked.getTime() - seen.getTime() < absenceMs) return "ask";
  return now.getTime() - asked.getTime() >= answerMs ? "rest" : "nothing";
}

/**
 * Says that the alert is alive, with wider searches and how many offers they have. Its slot is served,
 * whatever becomes of the message.
 */
export async function sendSilenceNotice(run: RunContext, subscription: Subscription): Promise<void> {
  const { deps, now, figures, notified } = run;
  // One question at a time.
  if ((await deps.getRecipientStatus(subscription.owner)).asked !== undefined)
    return void (await changeSubscription(run, subscription, (current) =>
      markServed(current, subscription.next.slot, now),
    ));
  const wider = listWidenings(subscription.search)
    .filter(({ search }) => search.kind === subscription.search.kind)
    .slice(0, maxWiderSearches);
  const counts = await Promise.all(wider.map(({ search }) => run.count(search)));
  const notice: Notice = {
    type: "silence",
    alert: subscription.id,
    name: subscription.name,
    search: subscription.search,
    wider: wider.flatMap((step, i) => {
      const count = counts[i];
      return count === undefined || count === 0 ? [] : [{ ...step, count }];
    }),
  };
  // It may have been stopped while that was counted.
  if (!(await changeSubscription(run, subscription, (current) => current))) return;
  const post = (permit: SendPermit) =>
    deps.notify(subscription.owner, deps.newId(), notice, {
      isSilent: notified.has(toPersonKey(subscription.owner)),
      permit,
    });
  await sendInQueue(run, subscription, post, async (outcome) => {
    if (outcome === "sent") notified.add(toPersonKey(subscription.owner));
    if (outcome === "sent") figures.silences += 1;
    const heard = outcome === "sent" ? { heard: now.toISOString() } : {};
    await changeSubscription(run, subscription, (current) =>
      markServed({ ...current, ...heard }, subscription.next.slot, now),
    );
    if (outcome === "unreachable") await leaveIfUnreachable(run, subscription);
  });
}

/**
 * Asks someone without a sign of life for three months whether they still look; a week later their alerts
 * rest. Returns true where they do, or the platform refuses our messages.
 */
export async function remindOrPauseInactive(run: RunContext, subscription: Subscription): Promise<boolean> {
  const { deps, now, figures, notified } = run;
  const { owner } = subscription;
  const action = nextReminder(await deps.getRecipientStatus(owner), now);
  if (action === "nothing") return false;
  const active = (await deps.subscriptions.listOf(owner)).filter(({ paused }) => !paused);
  if (action === "ask") {
    const notice: Notice = { type: "question", alerts: active.length };
    const post = (permit: SendPermit) => deps.notify(owner, deps.newId(), notice, { permit });
    const outcome = await sendInQueue(run, subscription, post, async (posted) => {
      if (posted === "sent") await deps.noteAsked(owner, now);
      return posted;
    });
    if (outcome !== "sent") return outcome === "unreachable";
    notified.add(toPersonKey(subscription.owner));
    figures.questions += 1;
    return false;
  }
  await deps.inTurn(owner, async () => {
    // A sign of life may have come at this moment.
    if (nextReminder(await deps.getRecipientStatus(owner), now) !== "rest") return;
    for (const each of await deps.subscriptions.listOf(owner)) {
      if (each.paused && each.paused.until === undefined) continue;
      figures.rested += 1;
      const resting = stopSubscription(each, now);
      await deps.subscriptions.save({
        ...resting,
        paused: { since: now.toISOString(), ...resting.paused, idle: true },
      });
    }
  });
  return true;
}
