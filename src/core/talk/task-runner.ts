import { createTurnDeadline } from "../async/turn-deadline.ts";
import type { Row } from "../collection.ts";
import type { Answer, OutsideAsk } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import { getTaskId } from "../conversation/state.ts";
import { makesTask } from "../conversation/task.ts";
import { update } from "../conversation/update.ts";
import { renderWaiting } from "../conversation/waiting.ts";
import type { Failure } from "../failure.ts";
import { type Owner, type PersonRef, toPersonKey } from "../owner.ts";
import type { Requester } from "../requester.ts";
import type { AlertActions } from "./alert-actions.ts";
import type { PreparedAlert, TaskQuestion } from "./answer-ask.ts";
import type { Background } from "./background.ts";
import type { ReportFault } from "./faults.ts";
import type { KeyedQueue } from "./keyed-queue.ts";
import type { Outbox } from "./outbox.ts";
import type { People } from "./person.ts";
import type { ConversationDeps } from "./ports.ts";
import type { Presentation, TurnInput } from "./presentation.ts";
import type { Screens } from "./screen.ts";
import type { Task, Tasks } from "./tasks.ts";
import type { Turns } from "./turns.ts";
import { createWaitingNotice, type WaitingNotice } from "./waiting-notice.ts";

export type TaskRunner = {
  /**
   * Has it made, and told. A task that is under way already is joined: it is shown as the last tap wants it.
   */
  start: (task: Task, question: OutsideAsk, presentation: Presentation) => void;
  /**
   * Does it again, after a restart or because what was drawn of it never arrived; `message` is what can be
   * answered. To be called in its owner's turn.
   */
  resume: (task: Task, message?: string) => Promise<void>;
  /** Tells that it has failed instead. To be called likewise. */
  giveUp: (task: Task, failure: Failure) => Promise<void>;
  /** It is not wanted any more: what of it waits for its turn is never asked. */
  cancel: (id: string) => void;
  cancelAllOf: (person: PersonRef) => void;
  /** Whether nothing is being made for it at this moment. */
  isIdle: (id: string) => boolean;
  /** Notes that its outcome was shown. */
  markShown: (owner: Owner, id: string) => Promise<void>;
};

/** What the runner needs of the conversation. */
type TaskRunnerDeps = Pick<ConversationDeps, "findMessenger" | "now" | "patienceMs" | "deadlineMs"> & {
  screens: Screens;
  people: People;
  tasks: Tasks;
  alerts: AlertActions;
  queue: KeyedQueue;
  afterTurn: Turns["afterTurn"];
  outbox: Outbox;
  background: Background;
  reportFault: ReportFault;
  applyTurn: (turn: TurnInput) => Promise<unknown>;
  /** The answer of the outside world. */
  answerFor: (task: Task, question: TaskQuestion) => Promise<Answer | PreparedAlert>;
  /** The owner in the chat where they are by now. */
  currentOwner: (owner: Owner) => Owner;
};

type RunningTask = {
  task: Task;
  question: OutsideAsk;
  presentation: Presentation;
  isCancelled: boolean;
  /** Its outcome is being reported, in a turn that may be run once more. */
  isReported: boolean;
  /** How long it has yet to wait for its turn. Milliseconds. */
  waitMs: number;
  notice?: WaitingNotice;
};

/** `running` holds the tasks that are being made, by their id. */
type Runs = TaskRunnerDeps & { running: Map<string, RunningTask> };

/**
 * Makes what people asked for: an alert, a file, a picture. Unlike the answer to a question, which counts
 * only while nothing else happened on its screen, it stays wanted when they go on: then it is told in a
 * message of its own. Only "Annuler" on the screen that asked, or the deletion of everything, ends it.
 */
export function createTaskRunner(deps: TaskRunnerDeps): TaskRunner {
  const runs: Runs = { ...deps, running: new Map() };
  return {
    start: (task, question, presentation) => startTask(runs, task, question, presentation),
    resume: (task, message) => resumeTask(runs, task, message),
    giveUp: (task, failure) => {
      const outcome: Outcome = { answer: { type: "failed", failure }, rows: [], chat: task.owner.chat };
      return tellOutcome(runs, task, { fresh: false }, outcome);
    },
    cancel: (id) => {
      const run = runs.running.get(id);
      if (run) run.isCancelled = true;
    },
    cancelAllOf: (person) => {
      for (const run of runs.running.values())
        if (toPersonKey(run.task.owner) === toPersonKey(person)) run.isCancelled = true;
    },
    isIdle: (id) => !runs.running.has(id),
    markShown: (owner, id) =>
      runs.queue.enqueue(toPersonKey(owner), async () => {
        // It may have been asked for again since: then it is wanted again.
        if (!runs.running.has(id)) await runs.tasks.delete(owner, id);
      }),
  };
}

function startTask(runs: Runs, task: Task, question: OutsideAsk, presentation: Presentation): void {
  const { running, background, patienceMs } = runs;
  const current = running.get(task.id);
  // "Créer quand même" asks for more than what is under way.
  const isJoined = current !== undefined && !current.isCancelled && isSameAsk(current.question, question);
  const run = isJoined ? current : createRun(task, question, presentation);
  run.presentation = { ...presentation, notice: presentation.notice ?? run.presentation.notice };
  current?.notice?.stop();
  run.notice = createWaitingNotice(patienceMs, (waitMs) => background.track(showWaiting(runs, run, waitMs)));
  run.notice.note(run.waitMs);
  if (isJoined) return;
  running.set(task.id, run);
  background.track(runTask(runs, run));
}

function createRun(task: Task, question: OutsideAsk, presentation: Presentation): RunningTask {
  return { task, question, presentation, isCancelled: false, isReported: false, waitMs: 0 };
}

async function runTask(runs: Runs, run: RunningTask): Promise<void> {
  const { running, tasks, queue, outbox, answerFor, reportFault, deadlineMs } = runs;
  const { task, question } = run;
  const { id, owner } = task;
  try {
    outbox.showBusy(owner);
    const isRunning = () => running.get(id) === run && !run.isCancelled;
    const isWanted = async () => isRunning() && (await tasks.isWanted(owner, id));
    const deadline = createTurnDeadline(deadlineMs);
    const requester: Requester = {
      person: toPersonKey(owner),
      onWait: (call, ms) => {
        deadline.onWait(call, ms);
        run.waitMs = deadline.waitMs();
        run.notice?.note(run.waitMs);
      },
    };
    const askedBy = () => (isRunning() ? [requester] : []);
    const answer = await answerFor(task, { question, askedBy, deadline, isWanted });
    await queue.enqueue(toPersonKey(owner), () => reportOutcome(runs, run, answer));
  } catch (error) {
    // The store failed: people are told, and may try again.
    if (running.get(id) === run) running.delete(id);
    const view = renderFailure({ why: "bug", reference: reportFault(error) });
    outbox.draw({ id, owner }, view, presentSeparately(run.presentation));
  } finally {
    run.notice?.stop();
  }
}

/** Makes it, and says so. */
async function reportOutcome(runs: Runs, run: RunningTask, answer: Answer | PreparedAlert): Promise<void> {
  const { running, tasks, afterTurn, currentOwner } = runs;
  const { task, question, presentation } = run;
  const { id } = task;
  const owner = currentOwner(task.owner);
  if (running.get(id) !== run && !run.isReported) return;
  run.isReported = true;
  running.delete(id);
  if (!(await tasks.isWanted(owner, id))) return tidyUp(runs, leaveNothing(runs, owner, answer));
  const outcome = await makeOutcome(runs, { ...task, owner }, question, answer);
  if (outcome === undefined) return afterTurn(() => startTask(runs, task, question, presentation));
  await tellOutcome(runs, { ...task, owner }, presentation, outcome);
}

/** On the screen that asked, or on one of its own where that screen shows something else by now. */
async function tellOutcome(runs: Runs, task: Task, presentation: Presentation, outcome: Outcome): Promise<void> {
  const { tasks, people, screens, applyTurn } = runs;
  const { id, owner } = task;
  const { answer: event, rows, chat } = outcome;
  const person = await people.load(owner);
  const asking = await screens.load(owner.platform, owner.chat, task.screen);
  if (asking && getTaskId(asking.state) === id) {
    const isElsewhere = person.current[owner.chat] !== asking.id;
    const shown = isElsewhere ? { ...presentation, fresh: true } : presentation;
    return void (await applyTurn({ screen: asking, event, presentation: shown, person, rows }));
  }
  const taskScreen = await screens.load(owner.platform, chat, id);
  // They have done something on the message that told it: they have seen it.
  if (taskScreen && getTaskId(taskScreen.state) !== id) return tidyUp(runs, tasks.delete(owner, id));
  const empty = { id, owner: { ...owner, chat }, revision: 0, seen: [] };
  const screen = { ...empty, ...taskScreen, state: task.state };
  await applyTurn({ screen, event, presentation: presentSeparately(presentation), person, rows });
}

/** Of what is over for its owner, nobody is told where that fails. */
async function tidyUp({ reportFault }: Runs, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => void reportFault(error));
}

/** The answer that the conversation understands, and the rows that make it true; it is told in that chat. */
type Outcome = { answer: Answer; rows: Row[]; chat: string };

/** Undefined where the outside must be asked again. */
async function makeOutcome(
  { alerts, now }: Runs,
  { id, owner }: Task,
  question: OutsideAsk,
  answer: Answer | PreparedAlert,
): Promise<Outcome | undefined> {
  if (answer.type !== "ready") return { answer, rows: [], chat: owner.chat };
  if (question.ask !== "subscribe") throw new Error(`${question.ask} makes no alert`);
  const made = await alerts.make(owner, question, id, answer);
  if (!made) return undefined;
  const { outcome, rows } = made;
  return {
    answer: { type: "subscribed", outcome, asOf: now().toISOString() },
    rows,
    chat: outcome.is === "created" ? (answer.chat ?? owner.chat) : owner.chat,
  };
}

/** Where everything was deleted meanwhile, not even the way to write to them may stay. */
async function leaveNothing(
  { people, findMessenger }: Runs,
  owner: Owner,
  answer: Answer | PreparedAlert,
): Promise<void> {
  if (answer.type !== "ready" || answer.chat === undefined || (await people.isKept(owner))) return;
  await findMessenger(owner.platform)?.forget({ ...owner, chat: answer.chat }, []);
}

async function showWaiting(runs: Runs, run: RunningTask, waitMs: number): Promise<void> {
  const { running, queue, screens, outbox, afterTurn, currentOwner } = runs;
  const { task, question, presentation } = run;
  const { id, owner } = task;
  await queue.enqueue(toPersonKey(owner), async () => {
    const asking = await screens.load(owner.platform, currentOwner(owner).chat, task.screen);
    if (running.get(id) !== run || !asking || getTaskId(asking.state) !== id) return;
    outbox.draw(asking, renderWaiting(question, id, waitMs), presentation);
    afterTurn(() => {
      run.presentation = { fresh: false, message: presentation.message };
    });
  });
}

async function resumeTask(runs: Runs, task: Task, message?: string): Promise<void> {
  const { people, screens, tasks, applyTurn, afterTurn } = runs;
  const { id, owner } = task;
  const person = await people.load(owner);
  const asking = await screens.load(owner.platform, owner.chat, task.screen);
  if (asking && getTaskId(asking.state) === id) {
    const presentation: Presentation = { fresh: false };
    await applyTurn({ screen: asking, event: { type: "again" }, presentation, person, attempts: task.attempts });
    return;
  }
  const turn = update(task.state, { type: "again" });
  if ("ask" in turn && makesTask(turn.ask)) {
    const { ask } = turn;
    afterTurn(() => startTask(runs, task, ask, { fresh: true, message }));
  } else await tasks.delete(owner, id);
}

function presentSeparately({ message, notice }: Presentation): Presentation {
  return { fresh: true, isSeparate: true, message, notice };
}

/** Both of one task, so their search is the same. */
function isSameAsk(some: OutsideAsk, other: OutsideAsk): boolean {
  return some.ask === other.ask && ("isSure" in some && some.isSure) === ("isSure" in other && other.isSure);
}
