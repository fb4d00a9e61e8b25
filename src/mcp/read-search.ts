import { z } from "zod";
import { type Kind, kindTable } from "../core/search/kind.ts";
import { changeKind, hasRadius, maxRadiusKm, type Search } from "../core/search/search.ts";
import { cleanLine } from "../core/text/clean-text.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { toSearch } from "../core/understanding/to-search.ts";
import { explainRefusal, McpProblem } from "./problem.ts";

/** Beyond that, what is written is no search. */
const maxLetters = 200;
const maxPage = 20;

const what = z.string().max(maxLetters);
const where = z.string().max(maxLetters);

/** What most tools take; each says what its own `what` is. */
export const searchInput = {
  where: where
    .optional()
    .describe(
      'A town ("Lyon", "69003", "Saint-Denis 974"), a département ("Rhône") or a region, in France; all of France if absent.',
    ),
  radius_km: z
    .number()
    .int()
    .min(0)
    .max(maxRadiusKm)
    .optional()
    .describe("How far around a town, in kilometres; 20 if absent."),
  page: z.number().int().min(1).max(maxPage).optional().describe("Ten results are on a page; the first if absent."),
};

export const jobInput = {
  what: what
    .min(1)
    .describe(
      'The job as one would say it in French, with what matters: "boulanger", "serveur CDI temps partiel", "aide-soignante de nuit".',
    ),
  ...searchInput,
};

export const optionalJobInput = { ...jobInput, what: jobInput.what.optional() };

export type SearchInput = {
  what?: string | undefined;
  where?: string | undefined;
  radius_km?: number | undefined;
  page?: number | undefined;
};

/** The search of that kind that was asked for. Throws an `McpProblem` that says what to change. */
export function readSearch(
  kind: Kind,
  { what: said = "", where: place, radius_km: km }: SearchInput,
  lookups: Lookups,
): Search {
  const text = cleanLine(said);
  const places = place === undefined || cleanLine(place) === "" ? [] : [cleanLine(place)];
  const understood = toSearch(text, places, lookups);
  if ("refusal" in understood) throw explainRefusal(understood.refusal, text);
  const { search: read, saidKm, named } = understood;
  const unsure = named.find((meant) => meant.length > 1);
  if (unsure && place !== undefined)
    throw explainRefusal(
      { is: "unclear", doubt: { is: "place", said: cleanLine(place) }, jobText: "", places: unsure },
      text,
    );
  const search = changeKind(read, kind);
  if (km !== undefined && !hasRadius(search))
    throw new McpProblem('"radius_km" needs a town: name one in "where", or leave it out.');
  refuseLacks(search);
  if (km !== undefined) return { ...search, radius: km, isRadiusSaid: true };
  return saidKm === undefined ? search : { ...search, isRadiusSaid: true };
}

function refuseLacks({ kind, titles, words, place }: Search): void {
  const { needs, isLocal } = kindTable[kind];
  if (needs === "titles" && titles.length === 0)
    throw new McpProblem('This is searched by job title: name one in "what"; job_titles finds them.');
  if (needs === "job" && titles.length === 0 && words === undefined && place.kind === "france")
    throw new McpProblem('Name a job in "what", or a place in "where".');
  if (isLocal && place.kind === "france") throw new McpProblem('This is searched near a place: name one in "where".');
}
