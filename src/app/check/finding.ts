import type { Config } from "../../config.ts";
import type { Atlas } from "../../core/places/atlas.ts";
import type { Log } from "../../core/telemetry.ts";
import type { CallObserver } from "./observe-calls.ts";

/** What is looked at, in the order in which it is shown. */
export const checkAreas = [
  "configuration",
  "files",
  "store",
  "server",
  "clock",
  "services",
  "bots",
  "reference",
  "lexicon",
] as const;
export type CheckArea = (typeof checkAreas)[number];

/**
 * How something is. "look": it works, and an operator should know; "unreachable": no fault that could be
 * mended here, unless it lasts.
 */
export type Condition = "ok" | "look" | "wrong" | "not-configured" | "unreachable";

/** One thing that `tremplin check` has looked at. */
export type Finding = {
  area: CheckArea;
  /** "Telegram, commands". */
  subject: string;
  is: Condition;
  says: string;
  /** What to do, and where. */
  remedy?: string;
  latencyMs?: number;
  /** What is left of what may be called. */
  quota?: string;
};

/** What is found of one thing, before it is said of which. */
export type Verdict = Pick<Finding, "is" | "says" | "remedy" | "quota">;

/**
 * What the references of a service leave open, and what it answers itself: a sentence that can be pasted into
 * an issue.
 */
export type LiveAnswer = { id: string; service: string; says: string };

/** What every check is given. Nothing that it does is seen by people. */
export type CheckContext = {
  config: Config;
  now: () => Date;
  log: Log;
  observer: CallObserver;
  /** Made before anything is asked: what keeps this process busy would count as time of a service. */
  atlas: Atlas;
  /** An answer that takes longer is slow. Milliseconds. */
  slowMs: number;
};
