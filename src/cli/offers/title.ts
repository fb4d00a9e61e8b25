import {
  type Criteria,
  getParameterInfo,
  type ParameterName,
  parameterNames,
} from "../../adapters/france-travail/api/criteria.ts";
import { loadLabelLookup } from "../../adapters/france-travail/api/listed-codes.ts";
import type { ReferenceLists } from "../../adapters/france-travail/api/reference-lists.ts";
import { facetLabels } from "../../core/market/codes.ts";
import { getOwn } from "../../core/text/own.ts";
import { hasPlaceParameter, type ParsedWords } from "./words.ts";

/** Of two hundred codes the first ones. */
const maxTold = 3;

/**
 * A search in one line, to head its market: the job and the place that words meant, then each parameter, by
 * the names that the lists have for its codes.
 */
export async function buildSearchTitle(
  criteria: Criteria,
  given: Record<string, unknown>,
  { job, place }: Pick<ParsedWords, "job" | "place">,
  lists: ReferenceLists,
): Promise<string> {
  const hasJob = job !== undefined && given.codeROME === undefined && given.motsCles === undefined;
  const hasPlace = place !== undefined && !hasPlaceParameter(given);
  const around = criteria.distance ? ` + ${criteria.distance} km` : "";
  const told = new Set<ParameterName>([
    // Which rows, and in which order, changes nothing in a market.
    ...(["range", "sort"] as const),
    ...(hasJob ? (["codeROME", "motsCles"] as const) : []),
    ...(hasPlace ? (["commune", "distance", "departement", "region"] as const) : []),
  ]);
  const parts = await Promise.all(
    parameterNames.map((name) => (told.has(name) ? undefined : partOf(name, criteria, lists))),
  );
  const all = [hasJob ? job : undefined, hasPlace ? `${place}${around}` : undefined, ...parts];
  return all.filter((part) => part !== undefined).join(" · ") || "toutes les offres";
}

async function partOf(name: ParameterName, criteria: Criteria, lists: ReferenceLists): Promise<string | undefined> {
  const value = criteria[name];
  if (value === undefined) return undefined;
  const { label, lists: names = [] } = getParameterInfo(name);
  if (typeof value === "boolean") return value ? label : `${label} : non`;
  const codes = (Array.isArray(value) ? value : [value]).map(String);
  const listed = await Promise.all(names.map((list) => loadLabelLookup(lists, list)));
  const nameOf = (code: string) => listed.map((labelOf) => labelOf(code)).find((found) => found !== code);
  const known = name === "experience" || name === "qualification" ? facetLabels[name] : {};
  const told = codes.slice(0, maxTold).map((code) => nameOf(code) ?? getOwn<string>(known, code) ?? code);
  const more = codes.length - told.length;
  return `${label} : ${told.join(", ")}${more > 0 ? ` et ${more} autre${more > 1 ? "s" : ""}` : ""}`;
}
