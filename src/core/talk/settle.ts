import type { Event, OutsideAsk, Turn } from "../conversation/events.ts";
import { update } from "../conversation/update.ts";
import type { Owner } from "../owner.ts";
import type { Search } from "../search/search.ts";
import { isOutsideAsk } from "./answer-ask.ts";
import { answerLocally } from "./answer-locally.ts";
import { answerFromMemory } from "./ask-outside.ts";
import type { TalkContext } from "./context.ts";
import type { TurnInput } from "./presentation.ts";

/** `update` settles within three questions that are answered locally, and two that memory answers. */
const maxAnswers = 5;

/** What an event leads to. */
export type Settled = {
  turn: Turn;
  sayings: number | undefined;
  /** Memory has answered what a restart may have to ask a service for: it is pending until it is shown. */
  isPending: boolean;
  /** What is shown is a list of offers that has just been read. */
  showsList: boolean;
};

/**
 * The event's outcome, once every question has its answer that is ours to answer, or that memory answers;
 * "forgotten" once all was deleted.
 */
export async function settle(
  context: TalkContext,
  { screen, event, person }: TurnInput,
): Promise<Settled | "forgotten"> {
  const { owner, state, buttons } = screen;
  const heard: Event = event.type === "text" && buttons ? { ...event, buttons } : event;
  const first = update(state, addArrival(context, owner, heard));
  // Before anything else: noted only afterwards, a restart in between would still make it.
  if (first.cancels !== undefined) {
    context.runner.cancel(first.cancels);
    await context.tasks.delete(owner, first.cancels);
  }
  const settled: Settled = { turn: first, sayings: screen.sayings, isPending: false, showsList: isList(event) };
  for (let count = 0; count < maxAnswers; count++) {
    const { turn } = settled;
    const question = "ask" in turn ? turn.ask : "view" in turn ? turn.meanwhile : undefined;
    if (question === undefined) break;
    if (isOutsideAsk(question)) {
      if (!(await settleFromMemory(context, owner, settled, question))) break;
      continue;
    }
    const answer = await answerLocally(context, question, screen);
    if (answer.type === "forgotten") return "forgotten";
    if (question.ask === "saying" && question.said === undefined) settled.sayings = (settled.sayings ?? 0) + 1;
    settled.turn = { ...pickNotice(turn), ...update(turn.state, addArrival(context, owner, answer)) };
    // To who sees no screen yet it is said together with one.
    if ("says" in settled.turn && person.current[owner.chat] !== screen.id)
      settled.turn = { ...update(settled.turn.state, { type: "again" }), notice: settled.turn.says };
  }
  return settled;
}

/** Goes on with the answer that memory has; false where it has none. */
async function settleFromMemory(
  context: TalkContext,
  owner: Owner,
  settled: Settled,
  question: OutsideAsk,
): Promise<boolean> {
  const { turn } = settled;
  const answer = await answerFromMemory(context, { owner, question, isAside: "view" in turn });
  if (!answer) return false;
  const next = update(turn.state, addArrival(context, owner, answer));
  // What was noted of the press has not been told yet, since the answer took no time.
  const notices = [...new Set([turn.notice, next.notice])].filter((one) => one !== undefined);
  settled.turn = notices.length > 0 ? { ...next, notice: notices.join(" ") } : next;
  settled.isPending = true;
  settled.showsList ||= isList(answer);
  return true;
}

function isList({ type }: Event): boolean {
  return type === "offers" || type === "listed";
}

/** What is noted before an answer is said with it, unless the answer has a notice of its own. */
function pickNotice({ notice }: Turn): Pick<Turn, "notice"> {
  return notice ? { notice } : {};
}

/** Where an alert is shown, adds how its news arrive on that platform. */
function addArrival({ findMessenger }: TalkContext, { platform }: Owner, event: Event): Event {
  const search = getShownAlertSearch(event);
  const arrival = search && findMessenger(platform)?.arrival?.(search);
  return arrival && (event.type === "alert" || event.type === "subscribed") ? { ...event, arrival } : event;
}

function getShownAlertSearch(event: Event): Search | undefined {
  if (event.type === "alert") return (event.duplicate ?? event.alert)?.search;
  return event.type === "subscribed" && "alert" in event.outcome ? event.outcome.alert.search : undefined;
}
