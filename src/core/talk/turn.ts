import type { Row } from "../collection.ts";
import type { Event, Turn } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import { forgetTopic, renderUnkept } from "../conversation/said.ts";
import { listButtons } from "../conversation/shown-buttons.ts";
import { getShownOffers } from "../conversation/shown-offers.ts";
import { getSearch, getTaskId } from "../conversation/state.ts";
import { addTaskId, makesTask } from "../conversation/task.ts";
import { countNumbers } from "../conversation/typed-number.ts";
import { update } from "../conversation/update.ts";
import type { View } from "../conversation/view.ts";
import { renderWaiting } from "../conversation/waiting.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import { toFiltersKey } from "../search/filters.ts";
import { type Search, toCriteria, toSearchKey } from "../search/search.ts";
import { isOutsideAsk } from "./answer-ask.ts";
import { answerLocally } from "./answer-locally.ts";
import { askOutside } from "./ask-outside.ts";
import type { TalkContext } from "./context.ts";
import type { Person } from "./person.ts";
import type { IncomingResult } from "./ports.ts";
import type { Presentation, TurnInput } from "./presentation.ts";
import type { Screen } from "./screen.ts";
import type { Task } from "./tasks.ts";

/** A view that the answer only adds to waits for it at most so long. */
const asideMs = 400;

/** `update` settles within three questions that are answered locally. */
const maxLocalAnswers = 3;

/**
 * Applies an event to a screen, in its owner's turn: stores the outcome, then draws it, or begins to ask
 * outside. Never rejects: what cannot be stored is shown as a failure.
 */
export async function applyTurn(context: TalkContext, input: TurnInput): Promise<IncomingResult> {
  const { screen, event, presentation, person, rows = [] } = input;
  const { owner } = screen;
  try {
    const settled = await settle(context, input);
    if (settled === "forgotten") {
      giveUpAllOf(context, owner);
      context.outbox.drawForgotten(owner, screen.id, presentation.message);
      return {};
    }
    const { sayings } = settled;
    if ("says" in settled.turn) return await say(context, { ...input, screen: { ...screen, sayings } }, settled.turn);
    const { turn: told, kept } = input.isPersonal ? withoutTopic(settled.turn) : { turn: settled.turn };
    const turn = addTaskId(told, context.newId);
    const buttons = findButtons(turn, screen);
    const next = { ...screen, state: turn.state, revision: screen.revision + 1, sayings, buttons };
    const task = "ask" in turn && makesTask(turn.ask) ? toTask(next) : undefined;
    const remembered = presentation.isSeparate ? [] : rememberRows(context, next, person);
    await storeScreen(context, next, [...remembered, ...(task ? [context.tasks.row(task)] : []), ...rows]);
    context.log.info({ platform: owner.platform, event: event.type, step: next.state.step }, "turn");
    // The notice of a press is a toast at once; any other is shown with the next drawing.
    const isToast = event.type === "press" || event.type === "pick";
    const shown = { ...presentation, kept, ...(isToast ? {} : { notice: turn.notice ?? presentation.notice }) };
    await reportUnseenOutcome(context, screen, next, presentation);
    present(context, turn, next, task, { event, presentation: shown });
    return isToast && turn.notice ? { notice: turn.notice } : {};
  } catch (error) {
    const why = error instanceof NotStored ? "unkept" : "bug";
    context.outbox.draw(screen, renderFailure({ why, reference: context.reportFault(error) }), presentation);
    return { isLost: true };
  }
}

/**
 * The event's outcome, once every question that is ours to answer has its answer; "forgotten" once all was
 * deleted.
 */
async function settle(
  context: TalkContext,
  { screen, event, person }: TurnInput,
): Promise<{ turn: Turn; sayings: number | undefined } | "forgotten"> {
  const { owner, state, buttons } = screen;
  const heard: Event = event.type === "text" && buttons ? { ...event, buttons } : event;
  let turn = update(state, addArrival(context, owner, heard));
  // Before anything else: noted only afterwards, a restart in between would still make it.
  if (turn.cancels !== undefined) {
    context.runner.cancel(turn.cancels);
    await context.tasks.delete(owner, turn.cancels);
  }
  let { sayings } = screen;
  for (let count = 0; count < maxLocalAnswers && "ask" in turn && !isOutsideAsk(turn.ask); count++) {
    const answer = await answerLocally(context, turn.ask, screen);
    if (answer.type === "forgotten") return "forgotten";
    if (turn.ask.ask === "saying" && turn.ask.said === undefined) sayings = (sayings ?? 0) + 1;
    turn = { ...pickNotice(turn), ...update(turn.state, addArrival(context, owner, answer)) };
    // To who sees no screen yet it is said together with one.
    if ("says" in turn && person.current[owner.chat] !== screen.id)
      turn = { ...update(turn.state, { type: "again" }), notice: turn.says };
  }
  return { turn, sayings };
}

/** A turn that leads to something drawn. */
type DrawnTurn = Exclude<Turn, { says: string }>;

/** What is said to somebody about their life is shown, and neither its topic nor its words are kept. */
function withoutTopic(turn: DrawnTurn): { turn: DrawnTurn; kept?: View } {
  if (!("view" in turn) || turn.state.step !== "said") return { turn };
  return { turn: { ...turn, state: forgetTopic(turn.state) }, kept: renderUnkept(turn.view) };
}

/** Tells a few words, and leaves the screen as it is: what is being asked outside for it goes on. */
async function say(
  context: TalkContext,
  { screen, person, event, rows = [] }: TurnInput,
  { says, notice }: Extract<Turn, { says: string }>,
): Promise<IncomingResult> {
  await storeScreen(context, screen, [...rememberRows(context, screen, person), ...rows]);
  context.log.info({ platform: screen.owner.platform, event: event.type, step: screen.state.step }, "turn");
  return { notice: [notice, says].filter((one) => one !== undefined).join(" ") };
}

/** What is noted before an answer is said with it, unless the answer has a notice of its own. */
function pickNotice({ notice }: Turn): Pick<Turn, "notice"> {
  return notice ? { notice } : {};
}

/**
 * The buttons that are on screen from now on. Until an answer is there, those are the former ones; a list of
 * offers has ways of its own by then.
 */
function findButtons(turn: DrawnTurn, { buttons }: Screen): Screen["buttons"] {
  if ("view" in turn) return listButtons(turn.view);
  return turn.state.step === "results" ? undefined : buttons;
}

/** Draws the outcome, has its task done, or asks outside. */
function present(
  context: TalkContext,
  turn: DrawnTurn,
  screen: Screen,
  task: Task | undefined,
  { event, presentation }: Pick<TurnInput, "event" | "presentation">,
): void {
  const onAnswer = (input: TurnInput) => applyTurn(context, input);
  // What was being asked for this screen is for a state that it has left.
  context.questions.giveUp(screen.id);
  if ("ask" in turn) {
    const { ask: question } = turn;
    if (task && makesTask(question)) context.runner.start(task, question, presentation);
    else if (isOutsideAsk(question)) {
      const renderIt = (waitMs: number) => renderWaiting(question, "", waitMs);
      const waiting = { renderWaiting: renderIt, afterMs: context.patienceMs, isAside: false };
      askOutside(context, { screen, question, presentation, ...waiting }, onAnswer);
    }
    return;
  }
  const markedPresentation = withMarkAsKnown(context, presentation, screen, event);
  if (!turn.meanwhile) {
    context.outbox.draw(screen, turn.view, markedPresentation);
    return;
  }
  const afterMs = Math.min(context.patienceMs, asideMs);
  const { view, meanwhile: question } = turn;
  const aside = { question, renderWaiting: () => view, afterMs, isAside: true };
  askOutside(context, { screen, presentation: markedPresentation, ...aside }, onAnswer);
}

/** Of someone of whom all was deleted, nothing is wanted any more. */
function giveUpAllOf({ questions, runner }: TalkContext, owner: Owner): void {
  questions.giveUpAllOf(toPersonKey(owner));
  runner.cancelAllOf(owner);
}

/** Nothing of the turn was written: the disk is full, the file is locked. */
class NotStored extends Error {
  override readonly name = "NotStored";
}

async function storeScreen({ screens }: TalkContext, screen: Screen, rows: Row[]): Promise<void> {
  await screens.save(screen, rows).catch((error: unknown) => {
    throw new NotStored("the store did not take it", { cause: error });
  });
}

function toTask({ id, owner, state }: Screen): Task | undefined {
  const task = getTaskId(state);
  return task === undefined ? undefined : { id: task, owner, screen: id, state };
}

/** What was made and drawn, but never arrived before its owner went on, is told in a message of its own. */
async function reportUnseenOutcome(
  { runner, tasks }: TalkContext,
  before: Screen,
  { state }: Screen,
  { message }: Presentation,
): Promise<void> {
  const left = getTaskId(before.state);
  if (left === undefined || left === getTaskId(state) || !runner.isIdle(left)) return;
  const task = await tasks.load(before.owner, left);
  if (task) await runner.resume(task, message);
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

/**
 * What is shown counts as told once the platform has it: no alert sends these offers again, and no restart
 * does the task again.
 */
function withMarkAsKnown(
  { runner, queue, screens, moves, subscriptions }: TalkContext,
  presentation: Presentation,
  { id, owner, state }: Screen,
  { type }: Event,
): Presentation {
  const shownOffers = type === "offers" || type === "listed" ? getShownOffers(state) : { offers: [], folds: [] };
  const task = getTaskId(state);
  if (shownOffers.offers.length === 0 && task === undefined) return presentation;
  return {
    ...presentation,
    onSeen: async () => {
      if (task !== undefined) await runner.markShown(owner, task);
      if (shownOffers.offers.length === 0) return;
      await queue.enqueue(toPersonKey(owner), async () => {
        // Nothing is kept of someone who had everything deleted meanwhile.
        if (await screens.load(owner.platform, moves.currentOwner(owner).chat, id))
          await subscriptions.knownOffers.add(owner, shownOffers);
      });
    },
  };
}

/**
 * Which screen a text is meant for from now on, and what was searched last: the row that says so, where it
 * changes.
 */
function rememberRows({ people, now }: TalkContext, { id, owner, state }: Screen, person: Person): Row[] {
  const current = getSearch(state);
  const last = current ? toCriteria(current) : person.last;
  const seen = now().toISOString().slice(0, 10);
  const numbered = countNumbers(state) > 0 ? { ...person.numbered, [owner.chat]: id } : person.numbered;
  const isUnchanged =
    person.current[owner.chat] === id &&
    numbered?.[owner.chat] === person.numbered?.[owner.chat] &&
    !person.unreachable &&
    person.seen === seen &&
    person.asked === undefined &&
    isSameSearch(last, person.last);
  if (isUnchanged) return [];
  const next = {
    ...person,
    current: { ...person.current, [owner.chat]: id },
    numbered,
    last,
    seen,
    month: undefined,
    asked: undefined,
    unreachable: false,
  };
  return [people.row(owner, next)];
}

/** Filters that are set aside count: they take effect again where the search is run for another kind. */
function isSameSearch(a: Person["last"], b: Person["last"]): boolean {
  if (a === undefined || b === undefined) return a === b;
  return toSearchKey(a) === toSearchKey(b) && toInapplicableKey(a) === toInapplicableKey(b);
}

function toInapplicableKey({ inapplicable = {} }: Search): string {
  return JSON.stringify(toFiltersKey(inapplicable));
}
