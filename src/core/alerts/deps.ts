import type { Owner } from "../owner.ts";
import type { Search } from "../search/search.ts";
import type { ReadOffer } from "../services.ts";
import type { SendNotice } from "../talk/ports.ts";
import type { Log } from "../telemetry.ts";
import type { Feed } from "./feed.ts";
import type { PieceCarrier } from "./pieces/carrier.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** What alerts know of the people they write to. */
export type RecipientStatus = {
  /** Something is kept of them; no longer once they had all deleted. */
  isKept: boolean;
  /** The platform refuses our messages to them, until they come back. */
  isUnreachable: boolean;
  /** They want no news of the service itself. */
  isUnheard?: boolean;
  /** The day of their last sign of life; undefined for whom nothing is kept. */
  seen?: Date;
  /** When they were asked whether they still look, since then. */
  asked?: Date;
};

/** What alerts need of the rest of the program. */
export type AlertDeps = {
  subscriptions: Subscriptions;
  feeds: Feed[];
  readOffer: ReadOffer;
  /** How many offers a search has now; undefined when no service can tell. */
  countOffers: (search: Search) => Promise<number | undefined>;
  /** Runs after all that happens to that person before, and before all that comes after. */
  inTurn: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  /** Says something as a new message, on a screen of that id. */
  notify: SendNotice;
  /** Something was done on a screen since it was opened: then its message arrived. */
  isTouched: (owner: Owner, screen: string) => Promise<boolean>;
  getRecipientStatus: (owner: Owner) => Promise<RecipientStatus>;
  /** Notes that they were asked whether they still look. */
  noteAsked: (owner: Owner, at: Date) => Promise<void>;
  /** Whether this process can write to people there; the alerts of others are left as they are. */
  serves: (platform: Owner["platform"]) => boolean;
  /** How many digests in a second a platform takes; undefined where it has no pace. */
  findPace?: (platform: Owner["platform"]) => number | undefined;
  /**
   * False once this process is told to stop, or no longer holds the lease on alerts: nothing new is begun.
   */
  mayGoOn: () => boolean;
  /**
   * Called once by each run with the platforms that have work, then for each platform once its work is done:
   * with whether it took nothing at all in the end.
   */
  onDueFound?: (platforms: Owner["platform"][]) => void;
  onPlatformDone?: (platform: Owner["platform"], isDown: boolean) => void;
  /**
   * Called for each alert with the time since when its oldest news wait for a digest; undefined when none do.
   */
  onWaiting?: (key: string, since: Date | undefined) => void;
  /** Has the pieces of a run done by several processes; absent where this process does all of it. */
  carrier?: PieceCarrier;
  newId: () => string;
  /** Monotonic milliseconds: how long a run has taken, whatever happens to the wall clock meanwhile. */
  stopwatch: () => number;
  log: Log;
};
