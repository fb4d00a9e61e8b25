import type { Services } from "../core/services.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";

/** What the tools ask: the services of a conversation, and what finds jobs and places by their names. */
export type McpServices = Pick<Services, "offers" | "market" | "findHelp" | "findOfficialFigures" | "ready"> & {
  lookups: Lookups;
  now: () => Date;
};
