import type { NotifyingPlatforms } from "../alerts/alert.ts";
import type { Notice } from "../alerts/notice.ts";
import type { AlertCollections } from "../alerts/subscriptions.ts";
import type { Collection, Row } from "../collection.ts";
import type { Answer, Event } from "../conversation/events.ts";
import type { State } from "../conversation/state.ts";
import type { View } from "../conversation/view.ts";
import type { Owner, Platform, PlatformProfile } from "../owner.ts";
import type { PersonalData } from "../personal-data.ts";
import type { Search } from "../search/search.ts";
import type { Services } from "../services.ts";
import type { Log } from "../telemetry.ts";
import type { Holders } from "./holders.ts";
import type { KeyedQueue } from "./keyed-queue.ts";
import type { Turns } from "./turns.ts";
import type { UsageObserver } from "./usage.ts";

/** What a platform brings in. */
export type Incoming = {
  owner: Owner;
  event: Exclude<Event, Answer>;
  /**
   * All that its author wrote, where the event does not hold just that: what stands behind "/start", below a
   * picture, on a shared contact. It is read for distress and danger, and nothing else is done with it.
   */
  words?: string;
  /** Nothing is done with it unless it is grave: it is meant for another place, or came too late. */
  isOnlyIfGrave?: boolean;
  /** The platform's own id of the event, when it may deliver one twice. */
  id?: string;
  /** For a press or a pick: the screen whose button it was, and the platform's message that shows it. */
  screen?: string;
  message?: string;
  /** Where the screen that was pressed may have been kept by an older version. */
  formerChat?: string;
  /**
   * Where people may write in the name of a chat: whether this person may act for the owner of the pressed
   * screen.
   */
  actsFor?: (person: string) => Promise<boolean>;
  /**
   * For a text that may be edited: the platform's id of its message, and a fingerprint of its words. An edit
   * counts once, and only if it changed them.
   */
  written?: { message: string; print: string; isEdit: boolean };
  /**
   * Called when the event is admitted, before anything is read or stored for it; not where it is refused, and
   * not for a message of distress or danger, of which nothing may be stored.
   * The event is applied once it resolves with true, and not at all otherwise.
   */
  onAdmitted?: () => Promise<boolean>;
  /** Where several processes may handle it: by which one of them does. */
  claim?: EventClaim;
};

/** How a turn takes an event that others may handle as well. */
export type EventClaim = {
  /**
   * Before anything else in the person's turn. "taken": that it is handled is written with this turn.
   * "handled": it was already. "early": others of this person come first.
   */
  take: () => Promise<"taken" | "handled" | "early">;
  /** In the same turn: it was not handled after all. */
  giveBack: () => Promise<void>;
  /** Once it is taken, its platform tells it no more: until its outcome is shown, a start shows that. */
  isToldOnce?: true;
};

/**
 * What a platform reports about someone: it refuses our messages to them (blocked, closed, gone); or they can
 * be written to again, and their alerts go on.
 */
export type PresenceEvent = { type: "blocked" } | { type: "back" };
export type PresenceReport = { owner: Owner; event: PresenceEvent };

/** What became of a message that nobody had asked for. */
export type DeliveryOutcome =
  | "sent"
  /** The platform refuses messages to them: the conversation handles it as a `blocked` event. */
  | "unreachable"
  /** It cannot be sent now, or nobody knows whether it arrived. */
  | "failed";

/** A way to write to someone by themselves; or why there is none, with the address where it can be opened. */
export type ReachOutcome = { chat: string } | { is: "private" | "closed" | "stranger"; url?: string };

/** What only its reader sees, and of which nothing is kept; `screen` is where its buttons lead back to. */
export type Confidential = { screen: string; view: View };

/** What a platform shows at once; all else it is told to draw. */
export type IncomingResult = {
  notice?: string;
  /** The store did not take it: it is as if it had not happened. */
  isLost?: boolean;
  /**
   * Nothing was done. Where too many of their events wait: "refused", not admitted; "replaced", admitted, and
   * a newer text has taken its place. "unclaimed": it was handled elsewhere, or is to be later.
   */
  outcome?: "refused" | "replaced" | "unclaimed";
  /**
   * The answer to a message of distress or danger, on a platform that `showsConfidential`: to be shown at
   * once, to that person alone, where nobody else could read it. Neither the message nor this answer may be
   * stored anywhere.
   */
  confidential?: Confidential;
  /** Nothing was done yet: it must be done in the name of this person, whose screen it is. */
  actsAs?: string;
};

/**
 * A screen to show: in the message that shows it already, or as a new message at the end of the chat
 * (`fresh`).
 */
export type ScreenDrawing = {
  owner: Owner;
  screen: string;
  view: View;
  /** What is kept of it where the platform keeps what it shows; absent where that is the view itself. */
  kept?: View;
  fresh: boolean;
  /** The message whose button was pressed, if one was. */
  message?: string;
  /** A line that came with an answer from outside, too late to be a toast of the press. */
  notice?: string;
  /** The same of an earlier drawing of the same outcome: a message that holds such a line keeps it. */
  noticeBefore?: string;
  /**
   * It is shown on a screen of its own, while the pressed message shows something else by now, which it must
   * not replace.
   */
  isSeparate?: boolean;
  /** Nothing of this drawing may be kept: all about the owner was deleted, or it is an answer to distress. */
  forgotten?: boolean;
  /** To be called once the platform has taken this very view; never where a later one took its place. */
  onShown?: () => void;
  /**
   * To be written once the platform has taken it, in one write with what the messenger itself notes:
   * `rowsOnceShown` for this very view alone, `rowsOnceDone` also where a later one took its place.
   */
  rowsOnceShown?: () => Row[];
  rowsOnceDone?: () => Row[];
  /**
   * Where other processes draw as well: the revision that this is the view of. What a message shows is then
   * known only from the revision before.
   */
  revision?: number;
  /**
   * The row without which nothing is to be noted of it, with its owner where they are by then: another
   * process may have deleted everything of theirs while it was sent.
   */
  guard?: (owner: Owner) => NonNullable<Row["onlyIf"]>;
  /** What was noted of the screen by the messenger itself, as it was read when the turn began. */
  record?: ScreenRecord;
};

/**
 * What stood in the messenger's own row about a screen, read after that moment (by `performance.now`):
 * undefined where there was no such row, null where there cannot be one, since the screen is new. `beside` is
 * what stood in its row about the owner in that chat, where it has any.
 */
export type ScreenRecord = { row: unknown; at: number; beside?: { row: unknown } };

/** A message that nobody is waiting for: a digest. */
export type Delivery = Pick<ScreenDrawing, "owner" | "screen" | "view" | "guard"> & {
  /** Without a sound: another message has just made one. */
  isSilent?: boolean;
  /** What it is, in a few words without the search: they may be seen on a locked screen. */
  summary?: string;
  /** An attempt before this one may have sent it: nobody knows what became of that. */
  isAgain?: boolean;
  permit?: SendPermit;
};

/**
 * Limits how many messages are under way at once: the outcome of those that a killed process was sending is
 * unknown.
 */
export type SendPermit = {
  /**
   * To be called before each attempt: resolves when it may be sent and its `turn` has come. Rejects when
   * nothing more is to be sent.
   */
  acquire: (turn?: () => Promise<void>) => Promise<void>;
  /**
   * It is not under way any more: the platform asks to wait before the next attempt, or the outcome is noted.
   * Calling it again does nothing.
   */
  release: () => void;
};

/** Draws on one platform. It queues and sends at its own pace, and never throws. */
export type Messenger = {
  draw: (drawing: ScreenDrawing) => void;
  /**
   * Where it keeps which message shows a screen, by key: a prefix, then the id of the screen. It is read
   * together with the screen. Absent where nothing is kept under such keys. What it keeps of the owner
   * beside, in the same collection, is read together with these.
   */
  records?: {
    collection: Collection;
    toPrefix: (owner: Owner) => string;
    findBesideKey?: (owner: Owner) => string | undefined;
  };
  /**
   * Sends a new message at the pace for such messages, and resolves with what became of it. Never rejects.
   */
  deliver: (delivery: Delivery) => Promise<DeliveryOutcome>;
  /** How many of them in a second it sends at most; absent where it has no pace. */
  deliveriesPerSecond?: number;
  /**
   * Finds out whether someone can be written to first, where that is not the chat they are in: `search` is
   * what they want to be told of, `greeting` is sent to prove it. Absent where every chat is private.
   */
  reach?: (owner: Owner, search: Search, greeting: View) => Promise<ReachOutcome>;
  /**
   * The platform itself shows the `confidential` answer of an event, where only its reader sees it. Without
   * this, it is drawn as any message of which nothing may be kept.
   */
  showsConfidential?: true;
  /** Something outside is being asked: "typing". */
  showBusy: (owner: Owner) => void;
  /**
   * Minutes to wait before a search from where the owner writes, on a platform where many share an address;
   * undefined where it may run, and then it is counted. Reading on in the same search is free.
   */
  minutesToWait?: (owner: Owner, search: string) => number | undefined;
  /** Whether others read along where the owner writes: what is said there is short. */
  isShared?: (owner: Owner) => boolean;
  /** How news of that search arrive, where the message alone may go unnoticed. */
  arrival?: (search: Search) => NotifyingPlatforms;
  /** How many devices of the owner are told of news, where there are such. */
  devices?: (owner: Owner) => Promise<number>;
  /** How many messages the platform's own bot keeps of the owner; absent where it keeps none. */
  messages?: (owner: Owner) => Promise<number>;
  /** Deletes all that the platform's own bot keeps of the owner's screens in that chat. */
  forget: (owner: Owner, screens: string[]) => Promise<void>;
  /** A chat as the platform calls it now: its id may change. */
  toCurrentChat?: (chat: string) => string;
  /**
   * What the bot itself has to write when a chat gets another id, in one write with everything else; `done`
   * is called right after.
   */
  prepareMove?: (from: string, to: string) => Promise<{ rows: Row[]; done: () => void }>;
};

export type ConversationDeps = {
  services: Services;
  collections: { screens: Collection; people: Collection; asking: Collection; tasks: Collection } & AlertCollections;
  /** All platforms that this version knows, whether or not they run in this process. */
  platforms: readonly PlatformProfile[];
  findMessenger: (platform: Platform) => Messenger | undefined;
  operator?: NonNullable<PersonalData["operator"]>;
  /** Offers are fictitious, and the welcome says so. */
  demo: boolean;
  log: Log;
  /** Counts what is done; nobody does in a terminal. */
  usage?: UsageObserver;
  now: () => Date;
  /** Keeps the order of what happens to each person; in the memory of this process unless given. */
  queue?: KeyedQueue;
  /** Keeps it over several processes; absent where this process has the store to itself. */
  turns?: Turns;
  /** Which process is working on what; absent where there is one process. */
  holders?: Holders;
  /** 12 characters of 72 random bits, fit for a button. */
  newId: () => string;
  /** Milliseconds until a screen says that it is being looked for, and until a question has failed. */
  patienceMs: number;
  deadlineMs: number;
};

/** Sends what an alert says by itself, as a new message on a screen of that id. */
export type SendNotice = (
  owner: Owner,
  screen: string,
  notice: Notice,
  how?: Pick<Delivery, "isSilent" | "isAgain" | "permit">,
) => Promise<DeliveryOutcome>;

export type PostScreen = (
  owner: Owner,
  screen: string,
  state: State,
  view: View,
  how?: Pick<Delivery, "isSilent" | "isAgain" | "summary" | "permit">,
) => Promise<DeliveryOutcome>;
