import type { RecipientStatus } from "../alerts/deps.ts";
import { createSubscriptions, type Subscriptions } from "../alerts/subscriptions.ts";
import type { View } from "../conversation/view.ts";
import { type Owner, type PersonRef, type Platform, toPersonKey } from "../owner.ts";
import { createAdmission, maxWaitingEvents } from "./admission.ts";
import { createAlertActions } from "./alert-actions.ts";
import { answerForTask } from "./ask-outside.ts";
import { createBackground } from "./background.ts";
import { createChatMover } from "./chat-mover.ts";
import type { TalkContext } from "./context.ts";
import { drawIfChanged } from "./draw-latest.ts";
import { createDrawingWatch } from "./drawing-watch.ts";
import { createFaultReporter } from "./faults.ts";
import { answerIfGrave } from "./grave.ts";
import { createGraveReading } from "./grave-reading.ts";
import { handleIncoming } from "./handle-incoming.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import { createSearchLimit, maxCounts } from "./limits.ts";
import { createMetPeople } from "./met-people.ts";
import { createOpenQuestions } from "./open-questions.ts";
import { createOutbox, type SharedScreens } from "./outbox.ts";
import { createPendingAsks } from "./pending-asks.ts";
import { createPeople } from "./person.ts";
import type { ConversationDeps, Incoming, IncomingResult, PostScreen, PresenceReport, SendNotice } from "./ports.ts";
import { postScreen, sendNotice } from "./post-screen.ts";
import { getRecipientStatus, noteAsked, sweepForgotten } from "./presence.ts";
import { createReadingOrder } from "./reading-order.ts";
import { resumeAll, takeUpAll } from "./resume.ts";
import { createScreens } from "./screen.ts";
import { createTaskRunner } from "./task-runner.ts";
import { createTasks } from "./tasks.ts";
import { applyTurn } from "./turn.ts";
import { holdInQueue, turnsOfOneProcess } from "./turns.ts";

export type Conversation = {
  /**
   * Resolves once the event is applied and stored; what it asks outside and what is drawn follow by
   * themselves. Never rejects.
   */
  handle: (incoming: Incoming | PresenceReport) => Promise<IncomingResult>;
  /** Whether words tell of distress or danger, to which `handle` gives a confidential answer. At once. */
  isGrave: (words: string) => boolean;
  /**
   * Whether no platform keeps these words: they are nearly grave, say something to an answer to such words,
   * or tell something of somebody's life.
   */
  isUnkept: (owner: Owner, words: string) => boolean;
  /**
   * What is said to words of distress or danger, for who is not known, or cannot be looked up: nothing but
   * the words is needed. Undefined for any other. `from` is where they come from, by which they are counted.
   */
  answerIfGrave: (words: string, from: string) => Promise<View | undefined>;
  /** Asks again what was being asked when the process ended, and nobody else is at. */
  resume: () => Promise<void>;
  /** Does the same for processes that have exited; call it periodically. */
  takeUp: () => Promise<void>;
  /**
   * Opens a screen in that state, in a message that nobody is waiting for; resolves with what became of it.
   */
  post: PostScreen;
  /** The same for what an alert says by itself. */
  notify: SendNotice;
  /** Whether something was done on that screen since it was opened. */
  isTouched: (owner: Owner, screen: string) => Promise<boolean>;
  isUnreachable: (owner: Owner) => Promise<boolean>;
  /** What alerts need to know of someone. */
  getRecipientStatus: (owner: Owner) => Promise<RecipientStatus>;
  /** Notes that they were asked whether they still look; their next sign of life clears it. */
  noteAsked: (owner: Owner, at: Date) => Promise<void>;
  /**
   * Deletes the alerts of people who were forgotten: a year after their last sign of life, a month after
   * blocking us.
   */
  sweep: () => Promise<void>;
  /**
   * The platform gave a chat another id: moves all that is kept of it, in one write. Repeating it does no
   * harm.
   */
  move: (platform: Platform, from: string, to: string) => Promise<void>;
  /** Runs after everything that happened to that person before, and before everything that comes later. */
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  subscriptions: Subscriptions;
  /** Whether so many of their events wait that one more would be refused. */
  isFull: (person: PersonRef) => boolean;
  /** How many people have events under way. */
  busyPeople: () => number;
  /** Resolves when nothing is under way any more. */
  idle: () => Promise<void>;
};

/** Of a flood; a letter or two are read in no time, and must not be lost in a crash meanwhile. */
const maxUnreadLetters = 100_000;

/**
 * The loop around `update`: loads the screen, applies the event, stores the outcome, draws it; or asks
 * outside, and the answer comes back as one more event, which counts only if no other came meanwhile. Events
 * of one person are applied in order, and no queue waits for a service.
 */
export function createConversation(deps: ConversationDeps): Conversation {
  const context = assembleContext(deps);
  const { queue, people, screens, subscriptions, moves, background, graveReading, met } = context;
  return {
    handle: (incoming) => handleIncoming(context, incoming),
    isGrave: (words) => deps.services.readGrave(words) !== undefined,
    isUnkept: (owner, words) =>
      met.findSaidBack(owner, words) !== undefined ||
      deps.services.isNearGrave(words) ||
      deps.services.isPersonal(words),
    answerIfGrave: (words, from) => answerIfGrave(context, from, words),
    resume: () => resumeAll(context),
    takeUp: () => takeUpAll(context),
    post: (...message) => postScreen(context, ...message),
    notify: (...told) => sendNotice(context, ...told),
    isTouched: async (owner, id) =>
      ((await screens.load(owner.platform, moves.currentOwner(owner).chat, id))?.revision ?? 0) > 0,
    isUnreachable: async (owner) => (await people.load(owner)).unreachable,
    getRecipientStatus: (owner) => getRecipientStatus(context, owner),
    noteAsked: (owner, at) => noteAsked(context, owner, at),
    sweep: () => sweepForgotten(context),
    move: moves.move,
    inTurn: (owner, work) => queue.enqueue(toPersonKey(owner), work),
    subscriptions,
    isFull: (person) => {
      const key = toPersonKey(person);
      return queue.waiting(key) >= maxWaitingEvents || graveReading.waiting(key) > maxUnreadLetters;
    },
    busyPeople: () => queue.keys().length,
    idle: async () => {
      await background.idle();
      await queue.idle();
    },
  };
}

function assembleContext(deps: ConversationDeps): TalkContext {
  const { collections, log, newId } = deps;
  const line = deps.queue ?? createKeyedQueue(maxWaitingEvents);
  const turns = deps.turns ?? turnsOfOneProcess;
  const queue = deps.turns ? holdInQueue(line, deps.turns) : line;
  const reportFault = createFaultReporter(log, newId);
  const background = createBackground(reportFault);
  const subscriptions = createSubscriptions(collections);
  const stores = {
    people: createPeople(collections.people),
    screens: createScreens(collections.screens),
    tasks: createTasks(collections.tasks, deps.holders),
    pendingAsks: createPendingAsks(collections.asking, deps.holders),
    alerts: createAlertActions(deps, subscriptions),
  };
  const moves = createChatMover(deps, { line, turns }, { ...stores, subscriptions });
  const { afterTurn } = turns;
  const sharedScreens: SharedScreens = {
    ...createDrawingWatch((drawn) => drawIfChanged(context, drawn)),
    guard: (owner, id) => stores.screens.ref(owner, id),
  };
  const outbox = createOutbox({ ...deps, afterTurn }, background, deps.turns && sharedScreens);
  const shared = { ...deps, ...stores, queue, afterTurn, background, reportFault, outbox };
  const context: TalkContext = {
    ...shared,
    admit: createAdmission(line, turns),
    graveReading: createGraveReading(deps.services.readGrave),
    readingOrder: createReadingOrder(),
    met: createMetPeople(),
    subscriptions,
    moves,
    questions: createOpenQuestions(),
    searchLimit: createSearchLimit(),
    countLimit: createSearchLimit(maxCounts),
    runner: createTaskRunner({
      ...shared,
      currentOwner: moves.currentOwner,
      applyTurn: (turn) => applyTurn(context, turn),
      answerFor: (task, question) => answerForTask(context, task, question),
    }),
  };
  return context;
}
