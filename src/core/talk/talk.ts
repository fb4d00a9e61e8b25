import { failureView } from "../conversation/failure.ts";
import { update } from "../conversation/update.ts";
import { waitingView } from "../conversation/waiting.ts";
import { searchKey } from "../search.ts";
import { draftOf, searchOf } from "../state.ts";
import { longestText } from "../understand.ts";
import type { View } from "../view.ts";
import type { Answer, Ask, Event, Owner, Turn } from "../words.ts";
import { inOrder } from "./in-order.ts";
import { forget, keptOf } from "./keeping.ts";
import { searchLimit } from "./limits.ts";
import { isOutside, type OutsideAsk, perform } from "./perform.ts";
import { type Person, people, personKey } from "./person.ts";
import { newScreen, readScreenKey, type Screen, screenKey, screens } from "./screen.ts";
import type { Applied, Drawing, Incoming, World } from "./world.ts";

export type Talk = {
  /** Resolves once the event is applied and stored; what it asks outside and what is drawn follow by themselves. Never rejects. */
  happen: (incoming: Incoming) => Promise<Applied>;
  /** Asks again what was being asked when the process ended. */
  resume: () => Promise<void>;
  /** The platform refuses our messages to someone (blocked, gone), until they write again. */
  unreachable: (owner: Owner) => Promise<void>;
  /** Resolves when nothing is under way any more. */
  idle: () => Promise<void>;
};

/** How an event is shown: below what was typed, or in the message that was pressed; and a notice that is still to be shown with it. */
type Manner = { fresh: boolean; message?: string | undefined; notice?: string | undefined };

const mostWaiting = 20;
/** `update` settles within three asks that are answered on the spot. */
const mostHops = 3;

/**
 * The loop around `update`: loads the screen, lets the event happen, stores the outcome, draws it; or asks outside and comes back with the answer as
 * one more event, which counts only if no other came meanwhile. Events of one person are applied in order, and no queue waits for a service.
 */
export function talk(world: World): Talk {
  const { doors, shelves, log, now, newId, demo } = world;
  const queue = inOrder(mostWaiting);
  const allPeople = people(shelves.people);
  const allScreens = screens(shelves.screens);
  const minutesToWait = searchLimit();
  const underWay = new Set<Promise<void>>();

  async function happen(incoming: Incoming): Promise<Applied> {
    const applied = queue.add(personKey(incoming.owner), () => apply(incoming));
    if (!applied) return { notice: "Un instant…" };
    return applied.catch((error) => ({
      notice: `😕 Un problème est survenu (réf. ${report(error)}). Réessayez dans un instant.`,
    }));
  }

  async function apply(incoming: Incoming): Promise<Applied> {
    const { owner, event, id, message } = incoming;
    const person = await allPeople.load(owner);
    const screen = await screenFor(incoming, person);
    if (screen.owner.person !== owner.person) {
      return { notice: "Cette recherche appartient à quelqu'un d'autre. Lancez la vôtre avec /emploi." };
    }
    const repeated = id !== undefined && screen.seen.includes(id);
    const seen = id === undefined || repeated ? screen.seen : [...screen.seen, id].slice(-mostWaiting);
    const fresh = event.type !== "press" && event.type !== "pick" && !repeated;
    return proceed({ ...screen, seen }, repeated ? { type: "again" } : shortened(event), { fresh, message }, person);
  }

  /** The screen that was pressed, the one that a text is meant for, or a new one. */
  async function screenFor({ owner, event, screen: pressed }: Incoming, person: Person): Promise<Screen> {
    const id = pressed ?? person.current[owner.chat];
    const found = id === undefined ? undefined : await allScreens.load(owner.platform, owner.chat, id);
    const begins = event.type === "start" || event.type === "command";
    if (found && !begins) return found;
    const screen = newScreen(newId(), owner, person, demo, found?.seen);
    return pressed !== undefined && !begins ? asExpired(screen, person) : screen;
  }

  /** Lets an event happen to a screen, with all that follows from it on the spot. */
  async function proceed(screen: Screen, event: Event, manner: Manner, person: Person): Promise<Applied> {
    try {
      let turn = update(screen.state, event);
      const { notice } = turn;
      for (let hop = 0; hop < mostHops && "ask" in turn && !isOutside(turn.ask); hop++) {
        const answer = await onTheSpot(turn.ask, screen.owner);
        turn = { ...(notice ? { notice } : {}), ...update(turn.state, answer) };
        if (answer.type === "forgotten") return sayForgotten(screen, turn, manner);
      }
      const next = { ...screen, state: turn.state, revision: screen.revision + 1 };
      await allScreens.save(next);
      await remember(next, person);
      log.info({ platform: screen.owner.platform, event: event.type, step: next.state.step }, "turn");
      // The notice of a press is a toast, at once; any other is shown with the next drawing.
      const isToast = event.type === "press" || event.type === "pick";
      const shown = isToast ? manner : { ...manner, notice: turn.notice ?? manner.notice };
      if ("view" in turn) draw(next, turn.view, shown);
      else if (isOutside(turn.ask)) askOutside(next, turn.ask, shown);
      return isToast && turn.notice ? { notice: turn.notice } : {};
    } catch (error) {
      draw(screen, failureView({ why: "bug", reference: report(error) }), manner);
      return {};
    }
  }

  async function onTheSpot(question: Exclude<Ask, OutsideAsk>, owner: Owner): Promise<Answer> {
    switch (question.ask) {
      case "understand":
        return { type: "understood", meaning: doors.understand(question.text) };
      case "kept":
        return { type: "kept", kept: await keptOf(owner, allPeople, allScreens, world) };
      case "forget":
        await forget(owner, allPeople, allScreens, world);
        return { type: "forgotten" };
    }
  }

  function askOutside(screen: Screen, question: OutsideAsk, manner: Manner): void {
    const work = askAndReturn(screen, question, manner).catch((error) => void report(error));
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  async function askAndReturn(screen: Screen, question: OutsideAsk, manner: Manner): Promise<void> {
    const key = screenKey(screen.owner, screen.id);
    let shown = manner;
    const patience = setTimeout(() => {
      shown = { fresh: false, message: manner.message };
      void ifCurrent(screen, async (same) => draw(same, waitingView, manner));
    }, world.patienceMs);
    world.stage(screen.owner.platform)?.busy(screen.owner);
    await shelves.asking.set(key, {}, 3_600_000);
    const answer = await answerTo(screen, question);
    clearTimeout(patience);
    await ifCurrent(screen, async (same, person) => void (await proceed(same, answer, shown, person)));
    await shelves.asking.delete(key);
  }

  async function answerTo({ owner }: Screen, question: OutsideAsk): Promise<Answer> {
    const minutes =
      question.ask === "offers" ? minutesToWait(personKey(owner), searchKey(question.search), now()) : undefined;
    if (minutes !== undefined) return { type: "failed", failure: { why: "quota", minutes } };
    try {
      return await perform(question, doors, now, world.deadlineMs);
    } catch (error) {
      return { type: "failed", failure: { why: "bug", reference: report(error) } };
    }
  }

  /** In the person's queue, unless something else happened on the screen meanwhile. */
  async function ifCurrent(
    { owner, id, revision }: Screen,
    then: (same: Screen, person: Person) => Promise<void>,
  ): Promise<void> {
    await queue.insist(personKey(owner), async () => {
      const stored = await allScreens.load(owner.platform, owner.chat, id);
      if (stored?.revision === revision) await then(stored, await allPeople.load(owner));
    });
  }

  /** Where a text is meant for from now on, and what was looked for last. */
  async function remember({ id, owner, state }: Screen, person: Person): Promise<void> {
    const last = searchOf(state) ?? person.last;
    const asBefore = person.current[owner.chat] === id && !person.unreachable && sameSearch(last, person.last);
    if (!asBefore)
      await allPeople.save(owner, {
        ...person,
        current: { ...person.current, [owner.chat]: id },
        last,
        unreachable: false,
      });
  }

  function draw({ owner, id }: Screen, view: View, { fresh, message, notice }: Manner): void {
    show({ owner, screen: id, view, fresh, ...(message ? { message } : {}), ...(notice ? { notice } : {}) });
  }

  function sayForgotten({ owner, id }: Screen, turn: Turn, { message }: Manner): Applied {
    if ("view" in turn)
      show({ owner, screen: id, view: turn.view, fresh: false, forgotten: true, ...(message ? { message } : {}) });
    return {};
  }

  function show(drawing: Drawing): void {
    world.stage(drawing.owner.platform)?.draw(drawing);
  }

  async function resume(): Promise<void> {
    for (const key of await shelves.asking.keys("")) {
      const { platform, chat, id } = readScreenKey(key);
      const screen = world.stage(platform) ? await allScreens.load(platform, chat, id) : undefined;
      await shelves.asking.delete(key);
      if (screen)
        await ifCurrent(
          screen,
          async (same, person) => void (await proceed(same, { type: "again" }, { fresh: false }, person)),
        );
    }
  }

  async function unreachable(owner: Owner): Promise<void> {
    await queue.insist(personKey(owner), async () => {
      await allPeople.save(owner, { ...(await allPeople.load(owner)), unreachable: true });
    });
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
    await queue.idle();
  }

  /** Logs a fault of ours under a reference that people can quote. Its message is left out, for it may hold their words. */
  function report(error: unknown): string {
    const reference = newId()
      .replace(/[^A-Za-z0-9]/g, "")
      .slice(0, 4)
      .toUpperCase();
    const { name, stack = "" } = error instanceof Error ? error : new Error();
    const at = stack.split("\n").filter((line) => /^\s+at /.test(line));
    log.error({ reference, error: name, at: at.slice(0, 6).map((line) => line.trim()) }, "fault");
    return reference;
  }

  return { happen, resume, unreachable, idle };
}

/** A press on a screen that is gone. */
function asExpired(screen: Screen, { last }: Person): Screen {
  return { ...screen, state: { step: "expired", draft: draftOf(screen.state), ...(last ? { search: last } : {}) } };
}

function shortened(event: Incoming["event"]): Event {
  return "text" in event ? { ...event, text: event.text.slice(0, longestText) } : event;
}

function sameSearch(a: Person["last"], b: Person["last"]): boolean {
  return a === b || (a !== undefined && b !== undefined && searchKey(a) === searchKey(b));
}
