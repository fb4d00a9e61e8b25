import type { Answer, OutsideAsk } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import type { View } from "../conversation/view.ts";
import type { Failure } from "../failure.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import { toSearchKey } from "../search/search.ts";
import { type AskServices, answerAsk, type PreparedAlert } from "./answer-ask.ts";
import { askingTtlMs } from "./chat-mover.ts";
import type { TalkContext } from "./context.ts";
import { runIfCurrent } from "./find-screen.ts";
import type { Presentation, TurnInput } from "./presentation.ts";
import { type Screen, toScreenKey } from "./screen.ts";
import type { Task } from "./tasks.ts";

/** A question to a service, and what is shown while its answer takes longer than `afterMs`. */
export type OutsideQuestion = {
  screen: Screen;
  question: OutsideAsk;
  presentation: Presentation;
  waitingView: View;
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
  const { outbox, background, reportFault } = context;
  const { screen, presentation, waitingView, afterMs } = asked;
  let shown = presentation;
  const patience = setTimeout(() => {
    shown = { fresh: false, message: presentation.message };
    const drawn = runIfCurrent(context, screen, async (current) => outbox.draw(current, waitingView, presentation));
    background.track(drawn.then(() => {}));
  }, afterMs);
  try {
    await ask(context, asked, onAnswer, () => {
      clearTimeout(patience);
      return shown;
    });
  } catch (error) {
    // The store failed: people are told, and may try again.
    outbox.draw(screen, renderFailure({ why: "bug", reference: reportFault(error) }), shown);
  } finally {
    clearTimeout(patience);
  }
}

/** `stopWaiting` is called once the answer is there, and returns how it is to be shown by then. */
async function ask(
  context: AskContext,
  { screen, question, isAside }: OutsideQuestion,
  onAnswer: OnAnswer,
  stopWaiting: () => Presentation,
): Promise<void> {
  const { collections, moves, outbox } = context;
  const { owner, id } = screen;
  const currentKey = () => toScreenKey(moves.currentOwner(owner), id);
  const key = currentKey();
  if (!isAside) outbox.showBusy(owner);
  await collections.asking.set(key, {}, askingTtlMs);
  const answer = await answerWithinQuota(context, owner, question, isAside, createAskServices(context, owner));
  if (answer.type === "ready") throw new Error("an alert is made by its task");
  const presentation = stopWaiting();
  // A restart asks again until the answer is shown.
  const onDone = () => collections.asking.delete(currentKey());
  const isCurrent = await runIfCurrent(context, screen, async (current, person) => {
    await onAnswer({ screen: current, event: answer, presentation: { ...presentation, onDone }, person });
  });
  if (!isCurrent) await onDone();
}

/** What a task needs from outside. `isWanted` is asked before anything is sent to anyone. */
export function answerForTask(
  context: AskContext,
  { id, owner }: Task,
  question: OutsideAsk,
  isWanted: () => Promise<boolean>,
): Promise<Answer | PreparedAlert> {
  return answerWithinQuota(context, owner, question, false, createAskServices(context, owner, id, isWanted));
}

/** A fault of our own is an answer, too: it is reported, and people get its reference. Never rejects. */
async function answerWithinQuota(
  context: AskContext,
  owner: Owner,
  question: OutsideAsk,
  isAside: boolean,
  services: AskServices,
): Promise<Answer | PreparedAlert> {
  const exhausted = checkQuota(context, owner, question, isAside);
  if (exhausted !== undefined) return { type: "failed", failure: { why: "quota", ...exhausted } };
  try {
    return await answerAsk(question, services, context.now, context.deadlineMs);
  } catch (error) {
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
  if (question.ask !== "counts" || !(isAside || question.isLimited)) return undefined;
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

/** The services, and what the owner's alerts answer. */
function createAskServices(
  { services, alerts, now }: AskContext,
  owner: Owner,
  task = "",
  isWanted: () => Promise<boolean> = async () => true,
): AskServices {
  return {
    ...services,
    subscribe: async (ask, isAwaited) => {
      const prepared = await alerts.prepare(owner, ask, task, async () => isAwaited() && (await isWanted()));
      return "is" in prepared ? { type: "subscribed", outcome: prepared, asOf: now().toISOString() } : prepared;
    },
    explain: async (ask) => ({
      type: "explained",
      explained: await alerts.explain(owner, ask),
      asOf: now().toISOString(),
    }),
  };
}
