import type { MissingService } from "../offers/offer.ts";
import { type Area, listPlaces } from "../places/area.ts";
import { kindTable } from "../search/kind.ts";
import { getDiploma, type Search } from "../search/search.ts";
import { formatParisDay } from "../text/paris-time.ts";
import { splitWords } from "../text/text.ts";

/** The offers of a search as a file that a chat can send: the first of them, in the order of the list. */
export type OffersFile = {
  name: string;
  bytes: Uint8Array;
  offers: number;
  /** So many of them are copies of others, and say of which. */
  copies: number;
  /** How many the search has: counted when exact, else estimated. */
  total: number;
  exact: boolean;
  missing: MissingService[];
  /** From the sandbox: no such job exists. */
  fictitious: boolean;
  /** When they were read: ISO 8601. */
  asOf: string;
};

/** So many offers are sent in a chat. All of them, however many, are an operator's command. */
export const maxOffersInFile = 300;

/** Characters of a description in such a file: who wants to read it whole opens the offer. */
export const maxDescriptionLength = 1_000;

/**
 * "offres-boulanger-lyon-2026-11-22.csv", "formations-…": what was looked for and when, in signs that every
 * system takes.
 */
export function toFileName(search: Search, now: Date): string {
  const { kind, titles, words: typed = "", place } = search;
  const [job = ""] = (titles[0]?.label ?? getDiploma(search)?.label ?? typed).split(" / ");
  const parts = [short(kindTable[kind].many), short(job), short(nameArea(place)), formatParisDay(now)];
  return `${parts.filter((part) => part !== "").join("-")}.csv`;
}

/** As many names as a file name has room for are enough to tell it from others. */
function nameArea(area: Area): string {
  return listPlaces(area)
    .map((place) => (place.kind === "france" ? "france" : place.name))
    .join(" ");
}

function short(text: string): string {
  return splitWords(text.replaceAll("+", "plus").replaceAll("#", "sharp")).join("-").slice(0, 40).replace(/-$/, "");
}
