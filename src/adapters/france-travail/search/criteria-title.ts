import { facetLabels } from "../../../core/market/codes.ts";
import { getOwn } from "../../../core/text/own.ts";
import { type Criteria, getParameterInfo, type ParameterName, parameterNames } from "../api/criteria.ts";
import { loadLabelLookup } from "../api/listed-codes.ts";
import type { ReferenceLists } from "../api/reference-lists.ts";
import { type GivenParameters, hasPlaceParameter } from "./merge-criteria.ts";

/** The others of a longer list are counted. */
const maxCodes = 3;

/**
 * A search in one line of French, to head its market: the job and the place that words meant, then each
 * parameter, with the labels that the service's lists have for its codes.
 */
export async function formatCriteriaTitle(
  criteria: Criteria,
  given: GivenParameters,
  { job, place }: { job?: string; place?: string },
  lists: ReferenceLists,
): Promise<string> {
  const hasJob = job !== undefined && given.codeROME === undefined && given.motsCles === undefined;
  const hasPlace = place !== undefined && !hasPlaceParameter(given);
  const around = criteria.distance ? ` + ${criteria.distance} km` : "";
  const covered = new Set<ParameterName>([
    // Which rows, and in which order, changes nothing in a market.
    ...(["range", "sort"] as const),
    ...(hasJob ? (["codeROME", "motsCles"] as const) : []),
    ...(hasPlace ? (["commune", "distance", "departement", "region"] as const) : []),
  ]);
  const parameters = await Promise.all(
    parameterNames.map((name) => (covered.has(name) ? undefined : formatParameter(name, criteria, lists))),
  );
  const parts = [hasJob ? job : undefined, hasPlace ? `${place}${around}` : undefined, ...parameters];
  return parts.filter((part) => part !== undefined).join(" · ") || "toutes les offres";
}

async function formatParameter(
  name: ParameterName,
  criteria: Criteria,
  lists: ReferenceLists,
): Promise<string | undefined> {
  const value = criteria[name];
  if (value === undefined) return undefined;
  const { label, lists: listNames = [] } = getParameterInfo(name);
  if (typeof value === "boolean") return value ? label : `${label} : non`;
  const codes = (Array.isArray(value) ? value : [value]).map(String);
  const lookups = await Promise.all(listNames.map((list) => loadLabelLookup(lists, list)));
  const findLabel = (code: string) => lookups.map((labelOf) => labelOf(code)).find((found) => found !== code);
  const own = name === "experience" || name === "qualification" ? facetLabels[name] : {};
  const shown = codes.slice(0, maxCodes).map((code) => findLabel(code) ?? getOwn<string>(own, code) ?? code);
  const more = codes.length - shown.length;
  return `${label} : ${shown.join(", ")}${more > 0 ? ` et ${more} autre${more > 1 ? "s" : ""}` : ""}`;
}
