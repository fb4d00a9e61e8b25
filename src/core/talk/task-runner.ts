import type { Row } from "../collection.ts";
import type { Answer, Event, OutsideAsk } from "../conversation/events.ts";
import { renderFailure } from "../conversation/failure.ts";
import { getTaskId } from "../conversation/state.ts";
import { makesTask } from "../conversation/task.ts";
import { update } from "../conversation/update.ts";
import type { View } from "../conversation/view.ts";
import { renderWaiting } from "../conversation/waiting.ts";
import type { Owner } from "../owner.ts";
import type { AlertActions } from "./alert-actions.ts";
import type { PreparedAlert } from "./answer-ask.ts";
import type { People, Person } from "./person.ts";
import type { ConversationDeps } from "./ports.ts";
import type { Screen, Screens } from "./screen.ts";
import type { Task, Tasks } from "./tasks.ts";

/** How an event is shown: below what was typed, or in the message that was pressed; and a notice that is still to be shown with it. */
export type Presentation = {
  fresh: boolean;
  message?: string | undefined;
  notice?: string | undefined;
  /** On a screen of its own, which its owner did not open: what they look at and what they write is about another one. */
  apart?: boolean;
  /** To be done once it is shown. */
  after?: (() => Promise<void>) | undefined;
};

export type TaskRunner = {
  /** Has it made, and told. One that is under way already is joined: it is shown as the last tap wants it. */
  start: (task: Task, question: OutsideAsk, manner: Presentation) => void;
  /** Takes it up again, after a restart or since what was drawn of it never arrived; `message` is what can be answered. In its owner's turn. */
  resume: (task: Task, message?: string) => Promise<void>;
  /** Nothing is made for it at this moment. */
  isIdle: (id: string) => boolean;
  /** What became of it was shown. */
  told: (owner: Owner, id: string) => Promise<void>;
};

/** What the loop of the talk does for it. */
type TaskRunnerDeps = {
  screens: Screens;
  people: People;
  tasks: Tasks;
  alerts: AlertActions;
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  proceed: (screen: Screen, event: Event, manner: Presentation, person: Person, rows?: Row[]) => Promise<unknown>;
  draw: (screen: Pick<Screen, "id" | "owner">, view: View, manner: Presentation) => void;
  /** The answer of the outside world; `isWanted` is asked before anything is sent to anyone. */
  answerTo: (task: Task, question: OutsideAsk, isWanted: () => Promise<boolean>) => Promise<Answer | PreparedAlert>;
  /** The owner where they are by now. */
  currentOwner: (owner: Owner) => Owner;
  keepTrack: (started: Promise<void>) => void;
  report: (error: unknown) => string;
};

type RunningTask = { task: Task; question: OutsideAsk; presentation: Presentation; patience?: NodeJS.Timeout };

/**
 * What people asked to be made. Unlike the answer to a question, which counts only while nothing else happened on its screen, it stays wanted when they go
 * on: then it is told of in a message of its own. Only "Annuler" on the screen that asked, or the deletion of everything, ends it.
 */
export function createTaskRunner(
  { findMessenger, now, patienceMs }: Pick<ConversationDeps, "findMessenger" | "now" | "patienceMs">,
  { screens, people, tasks, alerts, inTurn, proceed, draw, answerTo, currentOwner, keepTrack, report }: TaskRunnerDeps,
): TaskRunner {
  const running = new Map<string, RunningTask>();

  function start(task: Task, question: OutsideAsk, presentation: Presentation): void {
    const under = running.get(task.id);
    // "Créer quand même" asks for more than what is under way.
    const isSame = under !== undefined && isSameAsk(under.question, question);
    const run: RunningTask = isSame ? under : { task, question, presentation };
    run.presentation = { ...presentation, notice: presentation.notice ?? run.presentation.notice };
    clearTimeout(under?.patience);
    run.patience = setTimeout(() => keepTrack(showWaiting(run)), patienceMs);
    if (isSame) return;
    running.set(task.id, run);
    keepTrack(runTask(run));
  }

  async function runTask(run: RunningTask): Promise<void> {
    const { task, question } = run;
    const { id, owner } = task;
    try {
      findMessenger(owner.platform)?.busy(owner);
      const isWanted = async () => running.get(id) === run && (await tasks.isWanted(owner, id));
      const answer = await answerTo(task, question, isWanted);
      await inTurn(owner, () => tell(run, answer));
    } catch (error) {
      // The store failed, which is none of their doing: they are told, and may try again.
      if (running.get(id) === run) running.delete(id);
      draw({ id, owner }, renderFailure({ why: "bug", reference: report(error) }), apartFrom(run));
    } finally {
      clearTimeout(run.patience);
    }
  }

  /** Makes it, and says so: on the screen that asked, or, where that shows something else by now, on one of its own. */
  async function tell(run: RunningTask, answer: Answer | PreparedAlert): Promise<void> {
    const { task, question, presentation } = run;
    const { id } = task;
    const owner = currentOwner(task.owner);
    if (running.get(id) !== run) return;
    running.delete(id);
    if (!(await tasks.isWanted(owner, id))) return leaveNothing(owner, answer);
    const made = await madeOf({ ...task, owner }, question, answer);
    if (made === undefined) return start(task, question, presentation);
    const person = await people.load(owner);
    const asking = await screens.load(owner.platform, owner.chat, task.screen);
    if (asking && getTaskId(asking.state) === id) {
      const isElsewhere = person.current[owner.chat] !== asking.id;
      await proceed(
        asking,
        made.answer,
        isElsewhere ? { ...presentation, fresh: true } : presentation,
        person,
        made.rows,
      );
      return;
    }
    const told = await screens.load(owner.platform, made.chat, id);
    // They have answered to what was told: it was seen.
    if (told && getTaskId(told.state) !== id) return tasks.delete(owner, id);
    const apart = { id, owner: { ...owner, chat: made.chat }, state: task.state, revision: 0, seen: [], ...told };
    await proceed({ ...apart, state: task.state }, made.answer, apartFrom(run), person, made.rows);
  }

  /** The answer that the conversation understands, and the rows that make it true. Undefined where the outside has to be asked once more. */
  async function madeOf(
    { id, owner }: Task,
    question: OutsideAsk,
    answer: Answer | PreparedAlert,
  ): Promise<{ answer: Answer; rows: Row[]; chat: string } | undefined> {
    if (answer.type !== "ready") return { answer, rows: [], chat: owner.chat };
    if (question.ask !== "subscribe") throw new Error(`${question.ask} makes no alert`);
    const made = await alerts.make(owner, question.search, id, answer);
    if (!made) return undefined;
    const { outcome, rows } = made;
    return {
      answer: { type: "subscribed", outcome, asOf: now().toISOString() },
      rows,
      chat: outcome.is === "created" ? (answer.chat ?? owner.chat) : owner.chat,
    };
  }

  /** Of who had all deleted meanwhile, not even the way to write to them may be left. */
  async function leaveNothing(owner: Owner, answer: Answer | PreparedAlert): Promise<void> {
    if (answer.type !== "ready" || answer.chat === undefined || (await people.isKept(owner))) return;
    await findMessenger(owner.platform)?.forget({ ...owner, chat: answer.chat }, []);
  }

  async function showWaiting(run: RunningTask): Promise<void> {
    const { task, question, presentation } = run;
    const { id, owner } = task;
    await inTurn(owner, async () => {
      const asking = await screens.load(owner.platform, currentOwner(owner).chat, task.screen);
      if (running.get(id) !== run || !asking || getTaskId(asking.state) !== id) return;
      draw(asking, renderWaiting(question, id), presentation);
      run.presentation = { fresh: false, message: presentation.message };
    });
  }

  async function resume(task: Task, message?: string): Promise<void> {
    const { id, owner } = task;
    const person = await people.load(owner);
    const asking = await screens.load(owner.platform, owner.chat, task.screen);
    if (asking && getTaskId(asking.state) === id) {
      await proceed(asking, { type: "again" }, { fresh: false }, person);
      return;
    }
    const turn = update(task.state, { type: "again" });
    if ("ask" in turn && makesTask(turn.ask)) start(task, turn.ask, { fresh: true, message });
    else await tasks.delete(owner, id);
  }

  return {
    start,
    resume,
    isIdle: (id) => !running.has(id),
    told: (owner, id) =>
      // Asked for again since then: it is wanted again.
      inTurn(owner, async () => {
        if (!running.has(id)) await tasks.delete(owner, id);
      }),
  };
}

function apartFrom({ presentation: { message, notice } }: RunningTask): Presentation {
  return { fresh: true, apart: true, message, notice };
}

/** Of one task: its search is the same. */
function isSameAsk(some: OutsideAsk, other: OutsideAsk): boolean {
  return some.ask === other.ask && ("isSure" in some && some.isSure) === ("isSure" in other && other.isSure);
}
