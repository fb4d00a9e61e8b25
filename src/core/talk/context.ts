import type { Subscriptions } from "../alerts/subscriptions.ts";
import type { Admit } from "./admission.ts";
import type { AlertActions } from "./alert-actions.ts";
import type { Background } from "./background.ts";
import type { ChatMover } from "./chat-mover.ts";
import type { ReportFault } from "./faults.ts";
import type { GraveReading } from "./grave-reading.ts";
import type { KeyedQueue } from "./keyed-queue.ts";
import type { SearchLimit } from "./limits.ts";
import type { MetPeople } from "./met-people.ts";
import type { OpenQuestions } from "./open-questions.ts";
import type { Outbox } from "./outbox.ts";
import type { PendingAsks } from "./pending-asks.ts";
import type { People } from "./person.ts";
import type { ConversationDeps } from "./ports.ts";
import type { ReadingOrder } from "./reading-order.ts";
import type { Screens } from "./screen.ts";
import type { TaskRunner } from "./task-runner.ts";
import type { Tasks } from "./tasks.ts";
import type { Turns } from "./turns.ts";

/** The parts of a conversation. Each function of the loop names those that it works with. */
export type TalkContext = Omit<ConversationDeps, "turns"> & {
  /** Keeps the order per person. Each task holds them: it is a turn of theirs. */
  queue: KeyedQueue;
  afterTurn: Turns["afterTurn"];
  admit: Admit;
  graveReading: GraveReading;
  readingOrder: ReadingOrder;
  met: MetPeople;
  people: People;
  screens: Screens;
  tasks: Tasks;
  subscriptions: Subscriptions;
  alerts: AlertActions;
  pendingAsks: PendingAsks;
  moves: ChatMover;
  runner: TaskRunner;
  questions: OpenQuestions;
  outbox: Outbox;
  background: Background;
  /** What one person may search, and have counted besides. */
  searchLimit: SearchLimit;
  countLimit: SearchLimit;
  reportFault: ReportFault;
};
