import { createTurnDeadline, type TurnDeadline } from "../async/turn-deadline.ts";
import type { Answer, OutsideAsk } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import type { View } from "../conversation/view.ts";
import { type Failure, NotAtHand } from "../failure.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import { AbandonedCall, askNobody, type Requesters } from "../requester.ts";
import { toSearchKey } from "../search/search.ts";
import { askServicesFor } from "../services.ts";
import { type AskServices, answerAsk, keepPage, type PreparedAlert, type TaskQuestion } from "./answer-ask.ts";
import type { TalkContext } from "./context.ts";
import type { OpenQuestion } from "./open-questions.ts";
import type { Presentation, TurnInput } from "./presentation.ts";
import type { Screen } from "./screen.ts";
import type { Task } from "./tasks.ts";
import { runIfCurrent } from "./turn-reading.ts";
import { createWaitingNotice } from "./waiting-notice.ts";

/**
 * A question to a service, and what is shown while its answer takes longer than `afterMs`, by how long it has
 * yet to wait for its turn, in milliseconds.
 */
export type OutsideQuestion = {
  screen: Screen;
  question: OutsideAsk;
  presentation: Presentation;
  renderWaiting: (waitMs: number) => View;
  afterMs: number;
  /** The waiting view is complete by itself; the answer only adds to it. */
  isAside: boolean;
};

type AskContext = Omit<TalkContext, "runner">;
type OnAnswer = (turn: TurnInput) => Promise<unknown>;

/**
 * Asks a service while the person's queue moves on. `onAnswer` runs in their turn, unless the screen has
 * changed since.
 */
export function askOutside(context: AskContext, asked: OutsideQuestion, onAnswer: OnAnswer): void {
  context.background.track(askPatiently(context, asked, onAnswer));
}

async function askPatiently(context: AskContext, asked: OutsideQuestion, onAnswer: OnAnswer): Promise<void> {
  const { outbox, background, questions, reportFault, deadlineMs } = context;
  const { screen, presentation, renderWaiting, afterMs } = asked;
  let shown = presentation;
  const notice = createWaitingNotice(afterMs, (waitMs) => {
    const before = shown;
    shown = { fresh: false, message: presentation.message, noticeBefore: before.notice ?? before.noticeBefore };
    const view = renderWaiting(waitMs);
    const drawn = runIfCurrent(context, screen, async (current, _, record) =>
      outbox.draw(current, view, { ...before, record: record ?? before.record }),
    );
    background.track(drawn.then(() => {}));
  });
  const deadline = createTurnDeadline(deadlineMs);
  const open = questions.open(screen.id, toPersonKey(screen.owner), (call, ms) => {
    deadline.onWait(call, ms);
    notice.note(deadline.waitMs());
  });
  try {
    await ask(context, asked, onAnswer, { open, deadline }, () => {
      notice.stop();
      return shown;
    });
  } catch (error) {
    // The store failed: people are told, and may try again.
    outbox.draw(screen, renderFailure({ why: "bug", reference: reportFault(error) }), shown);
  } finally {
    notice.stop();
    open.close();
  }
}

/** `stopWaiting` is called once the answer is there, and returns how it is to be shown by then. */
async function ask(
  context: AskContext,
  { screen, question, isAside }: OutsideQuestion,
  onAnswer: OnAnswer,
  { open, deadline }: { open: OpenQuestion; deadline: TurnDeadline },
  stopWaiting: () => Presentation,
): Promise<void> {
  const { background, collections, moves, outbox, pendingAsks } = context;
  const { owner, id, revision } = screen;
  // A restart asks again until the answer is shown; or what is asked for the same screen by then.
  const rowsOnceDone = () => pendingAsks.end(moves.currentOwner(owner), id, revision);
  // If the screen has moved on, a failure is not told; the next start asks again.
  const tidyUp = () => background.track(endQuestion());
  const endQuestion = async () => {
    if (!(await pendingAsks.isElsewhere(moves.currentOwner(owner), id)))
      await collections.asking.setAll(rowsOnceDone());
  };
  if (!isAside) outbox.showBusy(owner);
  const services = createAskServices(context, owner, open.askedBy);
  const answer = await open.awaitAnswer(answerWithinQuota(context, { owner, question, isAside }, services, deadline));
  if (answer === undefined) return tidyUp();
  if (answer.type === "ready") throw new Error("an alert is made by its task");
  const presentation = stopWaiting();
  const isCurrent = await runIfCurrent(context, screen, async (current, person, record) => {
    const event = keepPage(question, answer);
    await onAnswer({ screen: current, event, presentation: { ...presentation, record, rowsOnceDone }, person });
  });
  if (!isCurrent) tidyUp();
}

/** What a task needs from outside. */
export function answerForTask(
  context: AskContext,
  { id, owner }: Task,
  { question, askedBy, deadline, isWanted }: TaskQuestion,
): Promise<Answer | PreparedAlert> {
  const services = createAskServices(context, owner, askedBy, id, isWanted);
  return answerWithinQuota(context, { owner, question, isAside: false }, services, deadline);
}

/**
 * The answer of what was read before, where no service has to be asked for it; undefined elsewhere. Waits for
 * nothing outside.
 */
export async function answerFromMemory(
  context: AskContext,
  { owner, question, isAside }: QuotaAsk,
): Promise<Answer | undefined> {
  const { findHelpAtHand } = context.services;
  const atHand = question.ask === "help" ? findHelpAtHand && { findHelp: findHelpAtHand } : context.services.atHand;
  if (!atHand || !isReading(question)) return undefined;
  // What counts as a search counts here as well. Asked outside after all, it counts once.
  if (checkQuota(context, owner, question, isAside)) return undefined;
  const services = { ...createAskServices(context, owner, askNobody), ...atHand };
  try {
    const answer = await answerAsk(question, services, context.now, createTurnDeadline(context.deadlineMs));
    return answer.type === "ready" ? undefined : keepPage(question, answer);
  } catch (error) {
    if (error instanceof NotAtHand) return undefined;
    return keepPage(question, { type: "failed", failure: { why: "bug", reference: context.reportFault(error) } });
  }
}

/** Questions that read, and make nothing. */
function isReading({ ask }: OutsideAsk): boolean {
  return ask === "offers" || ask === "offer" || ask === "listed" || ask === "counts" || ask === "help";
}

type QuotaAsk = { owner: Owner; question: OutsideAsk; isAside: boolean };

/** A fault of our own is an answer, too: it is reported, and people get its reference. Never rejects. */
async function answerWithinQuota(
  context: AskContext,
  { owner, question, isAside }: QuotaAsk,
  services: AskServices,
  deadline: TurnDeadline,
): Promise<Answer | PreparedAlert> {
  const exhausted = checkQuota(context, owner, question, isAside);
  if (exhausted !== undefined) return { type: "failed", failure: { why: "quota", ...exhausted } };
  try {
    return await answerAsk(question, services, context.now, deadline);
  } catch (error) {
    // Given up by whoever asked: nobody reads this.
    if (error instanceof AbandonedCall) return { type: "failed", failure: { why: "busy" } };
    return { type: "failed", failure: { why: "bug", reference: context.reportFault(error) } };
  }
}

/**
 * How long to wait where a quota is used up. What is counted beside a view, or for ideas, uses up no search,
 * but has a quota of its own.
 */
function checkQuota(
  { searchLimit, countLimit, findMessenger, now }: AskContext,
  owner: Owner,
  question: OutsideAsk,
  isAside: boolean,
): Pick<Failure, "minutes" | "isShared"> | undefined {
  const search = toQuotaKey(question);
  if (search !== undefined) {
    const minutes = searchLimit(toPersonKey(owner), search, now());
    if (minutes !== undefined) return { minutes };
    const shared = findMessenger(owner.platform)?.minutesToWait?.(owner, search);
    return shared === undefined ? undefined : { minutes: shared, isShared: true };
  }
  // Beside a page, it belongs to the search of that page.
  if (question.ask !== "counts" || question.page || !(isAside || question.isLimited)) return undefined;
  const minutes = countLimit(toPersonKey(owner), question.searches.map(toSearchKey).join(), now());
  return minutes === undefined ? undefined : { minutes };
}

/** What a question counts as among someone's searches; undefined for what costs the services little. */
function toQuotaKey(question: OutsideAsk): string | undefined {
  switch (question.ask) {
    case "offers":
      return toSearchKey(question.search);
    case "market":
    case "export":
      return `${question.ask} ${toSearchKey(question.search)}`;
    default:
      return undefined;
  }
}

/** The services, on behalf of the owner, and what the owner's alerts answer. */
function createAskServices(
  { services, alerts, now }: AskContext,
  owner: Owner,
  askedBy: Requesters,
  task = "",
  isWanted: () => Promise<boolean> = async () => true,
): AskServices {
  return {
    ...askServicesFor(services, askedBy),
    askedBy,
    subscribe: async (ask, isAwaited) => {
      const isStillWanted = async () => isAwaited() && (await isWanted());
      const prepared = await alerts.prepare(owner, ask, task, isStillWanted, askedBy);
      return "is" in prepared ? { type: "subscribed", outcome: prepared, asOf: now().toISOString() } : prepared;
    },
    explain: async (ask) => ({
      type: "explained",
      explained: await alerts.explain(owner, ask, askedBy),
      asOf: now().toISOString(),
    }),
  };
}
