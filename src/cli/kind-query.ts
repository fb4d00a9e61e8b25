import { CannotStart } from "../config.ts";
import type { SourceError } from "../core/failure.ts";
import type { SourceNote } from "../core/offers/offer.ts";
import { maxPlaces } from "../core/places/area.ts";
import type { Kind } from "../core/search/kind.ts";
import { changeKind, hasRadius, maxRadiusKm, type Search } from "../core/search/search.ts";
import { cleanLine } from "../core/text/clean-text.ts";
import { restoreWording } from "../core/text/quote.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { type SearchDoubt, toSearch } from "../core/understanding/to-search.ts";
import { explainQueryRefusal } from "./offers/query-text.ts";

/** What was typed after a command that lists one kind of thing. */
export type KindQuery = { words: string[]; place?: string[] | undefined; radius?: string | undefined };

/** The kilometres of `--radius`; `CannotStart` for what are none. */
export function parseRadius(radius: string | undefined): number | undefined {
  if (radius === undefined) return undefined;
  const km = Number(radius);
  if (!Number.isInteger(km) || km < 0 || km > maxRadiusKm || radius.trim() === "")
    throw new CannotStart(`--radius "${radius}" is refused: it takes kilometres, from 0 to ${maxRadiusKm}.`);
  return km;
}

/** The search of that kind that was typed; `CannotStart` for what is not understood. */
export function readKindSearch(kind: Kind, { words, place = [], radius }: KindQuery, lookups: Lookups): Search {
  const km = parseRadius(radius);
  const names = place.map(cleanLine);
  if (names.length > maxPlaces)
    throw new CannotStart(`--place is given ${names.length} times: a search has ${maxPlaces} places at most.`);
  const text = cleanLine(words.join(" "));
  const understood = toSearch(text, names, lookups);
  if ("refusal" in understood) throw new CannotStart(explainRefusal(understood.refusal, text));
  const { saidKm } = understood;
  const search = changeKind(understood.search, kind);
  if (km !== undefined && !hasRadius(search)) throw new CannotStart("--radius needs a town: name one.");
  if (km !== undefined) return { ...search, radius: km, isRadiusSaid: true };
  return saidKm === undefined ? search : { ...search, isRadiusSaid: true };
}

/** `CannotStart` for a search without a job title, of what is found by them alone; `example` has one. */
export function requireTitles({ titles, words }: Search, things: string, example: string): void {
  if (titles.length > 0) return;
  throw new CannotStart(
    words === undefined
      ? `${things} are searched for by job: name one, as in ${example}.`
      : `No job title is like "${words}", and ${things.toLowerCase()} are searched for by job: try a more common word.`,
  );
}

function explainRefusal(refusal: SearchDoubt, text: string): string {
  if (refusal.is !== "near-titles") return explainQueryRefusal(refusal, text);
  return `"${restoreWording(text, refusal.jobText)}" is not a job title; the nearest are: ${refusal.labels.join(", ")}. Name one.`;
}

/** How a command shows more than a service gives in one answer. */
const moreByRadius = "A shorter --radius shows others.";
export const moreByAll = "A shorter --radius, or --all for a larger place, shows others.";

/** What a service says of its own answer; `things` are what it lists. */
export function formatSourceNote({ service, ...note }: SourceNote, things: string, more = moreByRadius): string {
  switch (note.is) {
    case "partial":
      return `${service} says that its answer is incomplete: some ${things} may be missing.`;
    case "first":
      return `${service} gives ${note.most} ${things} at most: there are probably more. ${more}`;
  }
}

/**
 * Why a service did not answer, in a line; `refused` is what to do about credentials that it does not take.
 */
export function explainSourceFailure({ why, service }: SourceError, refused: string): CannotStart {
  const says: Record<SourceError["why"], string> = {
    busy: "accepts no more calls just now: try again in a minute.",
    crowded: "accepts no more calls just now: try again in a few minutes.",
    down: "cannot be reached: try again later.",
    slow: "did not answer in time: try again later.",
    garbage: "gave an answer that could not be understood: try again later.",
    refused,
  };
  return new CannotStart(`${service} ${says[why]}`, 1);
}

/** What to do where La bonne alternance does not take its token. */
export const tokenRemedy =
  "refused the token: make a new one (README) and copy it to ALTERNANCE_API_TOKEN; it is valid for 365 days.";
