import type { FeedBatch, ReadFeedPiece } from "../core/alerts/feed.ts";
import type { ReadMarket } from "../core/market/market.ts";
import type { OfferReader } from "../core/offers/pages.ts";
import type { SourceProfile } from "../core/offers/source.ts";
import type { Atlas, GetCentre } from "../core/places/atlas.ts";
import type { Point } from "../core/places/place.ts";
import type { Kind } from "../core/search/kind.ts";
import type { DataPorts, ReadOffer } from "../core/services.ts";
import type { Health, Log } from "../core/telemetry.ts";
import type { ServiceAddresses } from "./keyless-service.ts";
import type { Rome } from "./rome/rome.ts";
import type { OpenSharedCache } from "./shared-cache.ts";
import type { OpenSharedLimit } from "./shared-limit.ts";

/** What every source is opened with. */
export type SourceContext = {
  atlas: Atlas;
  centreOf: GetCentre;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
  /** Lays the centres out for `centresWithin`, in steps that keep nobody waiting. */
  prepareCentres: () => Promise<void>;
  /** A département's share of the country's inhabitants. */
  shareOf: (departement: string) => number;
  rome: Pick<Rome, "romeOf" | "relatives" | "parentsOf">;
  /** The sandbox that stands in for the source; absent where the real one is asked. */
  sandbox: SandboxAddresses | undefined;
  /** Where a source that needs no key asks: its real address, or what stands in for it. */
  chooseAddresses: (real: string, name: keyof KeylessSandboxAddresses) => ServiceAddresses;
  /** Opens a limit on calls that several processes keep together; absent where there is but one. */
  openLimit?: OpenSharedLimit | undefined;
  /** Opens what they read for one another; absent likewise. */
  openCache?: OpenSharedCache | undefined;
  log: Log;
  now: () => Date;
};

/** Where the sandbox imitates the sources that need no key. */
export type KeylessSandboxAddresses = { cpf: string; inclusion: string };

/** Where the sandbox imitates each service. */
export type SandboxAddresses = {
  token: string;
  franceTravail: string;
  events: string;
  alternance: string;
} & KeylessSandboxAddresses;

/** The offers of a source, as one group of callers reads them. */
export type SourceOffers = {
  /** By what is searched for; a kind that the source does not have is absent. */
  readers: Partial<Record<Kind, OfferReader>>;
  readOffer: ReadOffer;
};

/** A source, ready to be read. */
export type OpenSource = {
  profile: SourceProfile;
  /** Its offers are those of the sandbox. */
  isFictitious: boolean;
  forPeople: SourceOffers;
  /** The same for alerts and counts, which nobody waits for: people's calls go first. */
  inBackground: SourceOffers;
  /** For a file, which takes several pages. */
  forFiles: SourceOffers["readers"];
  /** Begins a reading of what alerts want; absent for a source that feeds none. */
  gather?: () => FeedBatch;
  /** Reads a piece of such a reading; absent for a source that is not read by pieces. */
  readPiece?: ReadFeedPiece;
  /** Absent for a source that cannot tell what a market is drawn from. */
  market?: ReadMarket;
  /** What the core may ask of it beside its lists. */
  ports?: Partial<DataPorts>;
  /** Does in steps what its first answer would need besides; absent where that is little. */
  prepare?: () => Promise<void>;
  /** Shows it the credentials; absent for a source that takes none. Rejects with a SourceError. */
  signIn?: () => Promise<void>;
  health: () => Health;
  /** The service's own clock: what it publishes later than this cannot have been read. */
  clock: () => Date;
  close: () => Promise<void>;
};

/** How a source is opened, from its own settings and what all sources share. Waits for no network. */
export type OpenSourceWith<Settings> = (settings: Settings, context: SourceContext) => OpenSource;
