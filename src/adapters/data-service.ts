import type { Atlas, GetCentre } from "../core/places/atlas.ts";
import type { Point } from "../core/places/place.ts";
import type { DataPorts } from "../core/services.ts";
import type { Health, Log } from "../core/telemetry.ts";
import type { ServiceAddresses } from "./keyless-service.ts";
import type { OpenSharedLimit } from "./shared-limit.ts";

/** What tells one service beyond the offers from another. */
export type DataServiceProfile = {
  id: string;
  /** As people know it: "l'annuaire de l'administration". */
  label: string;
  /** The public page that is cited beside what comes from it. */
  page: string;
};

/** Where the sandbox imitates the services beyond offers. */
export type DataAddresses = { directory: string };

/** Where the sandbox stands in for the APIs of France Travail, which need credentials. */
export type FranceTravailStandIn = { token: string; labourMarket: string };

/** What every service beyond the offers is opened with. */
export type DataServiceContext = {
  atlas: Atlas;
  /** Resolves once the atlas is drawn. */
  prepareAtlas: () => Promise<unknown>;
  centreOf: GetCentre;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  /** Where to ask: the real address, or what stands in for it. */
  chooseAddresses: (real: string, name: keyof DataAddresses) => ServiceAddresses;
  /** Absent where the application has credentials of its own. */
  franceTravailStandIn?: FranceTravailStandIn | undefined;
  dataDir: string;
  /** As of a source. */
  openLimit?: OpenSharedLimit | undefined;
  log: Log;
  now: () => Date;
};

/**
 * What `tremplin check` says of a service that has answered; "changed": the answer could not be read any
 * more, or needs the remedy.
 */
export type CheckedAnswer = { is: "ok" | "changed"; says: string; remedy?: string };

/** What `tremplin check` asks of a service: by one call, whether it still answers as it did. */
export type ServiceCheck = {
  /** As an operator knows the API. */
  subject: string;
  /** The variable of the environment that names its address. */
  addressVariable: string;
  /** Rejects with a SourceError where the service cannot be asked. */
  ask: () => Promise<CheckedAnswer>;
};

/** A service beyond the offers, ready to be asked. */
export type OpenDataService = {
  profile: DataServiceProfile;
  /** What the core may ask of it. */
  ports: Partial<DataPorts>;
  /** Brings what it keeps here up to date, where that is due; absent for a service that keeps nothing. */
  refresh?: () => Promise<void>;
  /** Does in steps what its first answer would need besides; absent where that is little. */
  prepare?: () => Promise<void>;
  /** One for each of its APIs. */
  checks: readonly ServiceCheck[];
  health: () => Health;
  close: () => Promise<void>;
};

/** How such a service is opened, from its own settings and what all of them share. Waits for no network. */
export type OpenDataServiceWith<Settings> = (settings: Settings, context: DataServiceContext) => OpenDataService;
