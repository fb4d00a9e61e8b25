import type { Row } from "../collection.ts";
import type { Turn } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import { forgetTopic, renderUnkept } from "../conversation/said.ts";
import { listButtons } from "../conversation/shown-buttons.ts";
import { getSearch, getTaskId, type State } from "../conversation/state.ts";
import { addTaskId, makesTask } from "../conversation/task.ts";
import { countNumbers } from "../conversation/typed-number.ts";
import type { View } from "../conversation/view.ts";
import { renderWaiting } from "../conversation/waiting.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import { toFiltersKey } from "../search/filters.ts";
import { type Search, toCriteria, toSearchKey } from "../search/search.ts";
import { setFields } from "../unread.ts";
import { isOutsideAsk } from "./answer-ask.ts";
import { askOutside } from "./ask-outside.ts";
import type { TalkContext } from "./context.ts";
import { createHold, isElsewhere } from "./holders.ts";
import type { Person } from "./person.ts";
import type { IncomingResult } from "./ports.ts";
import type { Presentation, TurnInput } from "./presentation.ts";
import type { Screen } from "./screen.ts";
import { addMarks } from "./seen.ts";
import { settle } from "./settle.ts";
import type { Task } from "./tasks.ts";
import type { TurnReading } from "./turn-reading.ts";
import { noteUsage, type StoredTurn } from "./usage.ts";

/** Another process, of a later version, is about to take over; the screen is as it left it. */
const laterNotice = "🔧 Un instant, mise à jour en cours… Réessayez dans une minute : rien n'est perdu.";

/** A view that the answer only adds to waits for it at most so long. */
const asideMs = 400;

/**
 * Applies an event to a screen, in its owner's turn: stores the outcome, then draws it, or begins to ask
 * outside. Never rejects: what cannot be stored is shown as a failure.
 */
export async function applyTurn(context: TalkContext, input: TurnInput): Promise<IncomingResult> {
  const { screen, event, presentation, person, rows = [] } = input;
  const { owner } = screen;
  if (screen.isLater) return { notice: laterNotice };
  try {
    const settled = await settle(context, input);
    if (settled === "forgotten") {
      context.afterTurn(() => giveUpAllOf(context, owner));
      context.outbox.drawForgotten(owner, screen.id, presentation.message);
      return {};
    }
    const { sayings, showsList } = settled;
    const isPending = settled.isPending || input.isToldOnce === true;
    if ("says" in settled.turn) return await say(context, { ...input, screen: { ...screen, sayings } }, settled.turn);
    const shownTurn = settled.turn;
    const { turn: told, kept = "kept" in shownTurn ? shownTurn.kept : undefined } = input.isPersonal
      ? withoutTopic(shownTurn)
      : { turn: shownTurn };
    const turn = addTaskId(told, context.newId);
    const moved = { ...screen, state: turn.state, revision: screen.revision + 1, sayings };
    const next = setFields(moved, findNewButtons(turn));
    const task = "ask" in turn && makesTask(turn.ask) ? toTask(context, next, input.attempts) : undefined;
    const asked = task
      ? context.tasks.row(task)
      : isPending || asksOutside(turn)
        ? context.pendingAsks.begin(next, input.attempts)
        : [];
    const met = presentation.isSeparate ? undefined : rememberPerson(context, next, person, screen.state);
    await storeScreen(context, next, [...toPersonRows(context, owner, met), ...rows].concat(asked));
    noteTurn(context, { event, rows, before: person, after: met }, next);
    // The notice of a press is a toast at once; any other is shown with the next drawing.
    const isToast = event.type === "press" || event.type === "pick";
    const shown = { ...presentation, kept, ...(isToast ? {} : { notice: turn.notice ?? presentation.notice }) };
    await reportUnseenOutcome(context, screen, next, presentation);
    const rowsOnceDone = () => context.pendingAsks.end(context.moves.currentOwner(owner), next.id, next.revision);
    // What is still asked outside ends with its own answer, and no sooner.
    const presented = isPending && !asksOutside(turn) ? { ...shown, rowsOnceDone } : shown;
    context.afterTurn(() => present(context, turn, next, task, { isList: showsList, presentation: presented }));
    return isToast && turn.notice ? { notice: turn.notice } : {};
  } catch (error) {
    const why = error instanceof NotStored ? "unkept" : "bug";
    context.outbox.draw(screen, renderFailure({ why, reference: context.reportFault(error) }), presentation);
    return { isLost: true };
  }
}

/**
 * Draws a screen as it is stored, in its owner's turn, and leaves it so. What memory cannot answer is asked
 * outside, and the answer is an event of its own.
 */
export async function drawAgain(
  context: TalkContext,
  screen: Screen,
  { person, findRecord }: TurnReading,
): Promise<void> {
  const presentation: Presentation = { fresh: false, record: findRecord(screen.id) };
  const settled = await settle(context, { screen, event: { type: "again" }, presentation, person });
  if (settled === "forgotten" || "says" in settled.turn) return;
  const { turn, showsList } = settled;
  // Whoever makes it says so.
  if ("ask" in turn && makesTask(turn.ask)) return;
  context.afterTurn(() => present(context, turn, screen, undefined, { isList: showsList, presentation }));
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
  { screen, person, event, presentation, rows = [] }: TurnInput,
  { says, notice }: Extract<Turn, { says: string }>,
): Promise<IncomingResult> {
  // Nothing is drawn that what was asked would end with.
  const ended = presentation.rowsOnceDone?.() ?? [];
  const met = rememberPerson(context, screen, person, screen.state);
  await storeScreen(context, screen, [...toPersonRows(context, screen.owner, met), ...ended, ...rows]);
  noteTurn(context, { event, rows, before: person, after: met }, screen);
  return { notice: [notice, says].filter((one) => one !== undefined).join(" ") };
}

/** Counts and logs a turn, once it is written. */
function noteTurn(context: TalkContext, stored: StoredTurn, { owner, state }: Screen): void {
  context.afterTurn(() => {
    noteUsage(context, stored);
    context.log.info({ platform: owner.platform, event: stored.event.type, step: state.step }, "turn");
  });
}

/** Whether what it says depends on an answer that a restart would have to ask for again. */
function asksOutside(turn: DrawnTurn): boolean {
  return "ask" in turn || turn.meanwhile !== undefined;
}

/**
 * The buttons that are on screen from now on. Until an answer is there, those are the former ones; a list of
 * offers has ways of its own by then.
 */
function findNewButtons(turn: DrawnTurn): Pick<Screen, "buttons"> {
  if ("view" in turn) return { buttons: listButtons(turn.view) };
  return turn.state.step === "results" ? { buttons: undefined } : {};
}

/** Draws the outcome, has its task done, or asks outside. */
function present(
  context: TalkContext,
  turn: DrawnTurn,
  screen: Screen,
  task: Task | undefined,
  { isList, presentation }: { isList: boolean; presentation: Presentation },
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
  const markedPresentation = addMarks(context, presentation, screen, isList);
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

function toTask({ holders }: TalkContext, { id, owner, state }: Screen, attempts?: number): Task | undefined {
  const task = getTaskId(state);
  return task === undefined ? undefined : { id: task, owner, screen: id, state, ...createHold(holders, attempts) };
}

/**
 * What was made and drawn, but never arrived before its owner went on, is told in a message of its own: by
 * the process that is at it, or once that is gone.
 */
async function reportUnseenOutcome(
  { runner, tasks, holders }: TalkContext,
  before: Screen,
  { state }: Screen,
  { message }: Presentation,
): Promise<void> {
  const left = getTaskId(before.state);
  if (left === undefined || left === getTaskId(state) || !runner.isIdle(left)) return;
  const task = await tasks.load(before.owner, left);
  if (task && !task.isLater && !isElsewhere(holders, task.holder)) await runner.resume(task, message);
}

function toPersonRows({ people }: TalkContext, owner: Owner, person: Person | undefined): Row[] {
  return person ? [people.row(owner, person)] : [];
}

/**
 * Which screen a text is meant for from now on, and what was searched last: the person as they are to be
 * stored, where that changes. `before`: what the screen was when the turn began.
 */
function rememberPerson(
  { now }: TalkContext,
  { id, owner, state }: Screen,
  person: Person,
  before: State,
): Person | undefined {
  const current = getSearch(state);
  const criteria = current ? toCriteria(current) : person.last;
  const last = isSameSearch(criteria, person.last) ? person.last : criteria;
  const seen = now().toISOString().slice(0, 10);
  const numbered = countNumbers(state) > 0 ? { ...person.numbered, [owner.chat]: id } : person.numbered;
  const isUnheard = findRefusal(before, state) ?? person.isUnheard;
  const isUnchanged =
    person.current[owner.chat] === id &&
    numbered?.[owner.chat] === person.numbered?.[owner.chat] &&
    !person.unreachable &&
    person.seen === seen &&
    person.asked === undefined &&
    isUnheard === person.isUnheard &&
    last === person.last;
  if (isUnchanged) return undefined;
  const alive = setFields(person, {
    ...{ seen, month: undefined, asked: undefined, unreachable: false },
    ...(isUnheard === person.isUnheard ? {} : { isUnheard }),
  });
  return { ...alive, current: { ...person.current, [owner.chat]: id }, numbered, last };
}

/**
 * Whether this turn refused news of the service, or took that back. A message that is only drawn again says
 * nothing: it may be older than the last answer.
 */
function findRefusal(before: State, after: State): boolean | undefined {
  const isAnswer = before.step === "announced" && after.step === "announced" && before.isOff !== after.isOff;
  return isAnswer ? after.isOff : undefined;
}

/** Filters that are set aside count: they take effect again where the search is run for another kind. */
function isSameSearch(a: Person["last"], b: Person["last"]): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  return toSearchKey(a) === toSearchKey(b) && toInapplicableKey(a) === toInapplicableKey(b);
}

function toInapplicableKey({ inapplicable = {} }: Search): string {
  return JSON.stringify(toFiltersKey(inapplicable));
}
