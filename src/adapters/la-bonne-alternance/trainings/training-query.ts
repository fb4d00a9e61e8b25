import type { TargetLevel } from "../../../core/offers/listing-parts.ts";
import type { Circle } from "../query.ts";

/**
 * The parameters of `/formation/v1/search` that are sent, but for the page. Codes of jobs and a certification
 * are alternatives to each other.
 */
export type TrainingQuery = Partial<Circle> & {
  romes: string[];
  rncp?: string;
  /** "3" to "7", as the European framework numbers levels. */
  level?: string;
};

/** How the European framework numbers the levels that may be wanted. */
export const europeanLevels: Readonly<Record<TargetLevel, string>> = {
  cap: "3",
  bac: "4",
  bac2: "5",
  bac3: "6",
  bac5: "7",
};

/** One text for the same query. */
export function trainingQueryToSearchParams({ romes, level, ...others }: TrainingQuery): URLSearchParams {
  const parameters = new URLSearchParams(
    Object.entries(others).map(([name, value]): [string, string] => [name, String(value)]),
  );
  if (romes.length > 0) parameters.set("romes", romes.join(","));
  if (level !== undefined) parameters.set("target_diploma_level", level);
  return parameters;
}
