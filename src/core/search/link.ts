import { type Area, joinPlaces, listPlaces, maxPlaces } from "../places/area.ts";
import { france, type Place } from "../places/place.ts";
import { type Kind, kinds } from "./kind.ts";
import { clampRadius, type PickedTitle, type Radius, type Search, usualRadius } from "./search.ts";

/** A place of a link, by its code. */
export type LinkPlace = { kind: "commune" | "departement" | "region"; code: string } | { kind: "france" };

/** A search as an address can carry it: codes only. Who opens it looks them up. */
export type SearchLink = {
  /** Codes of job titles (OGR). */
  titles: string[];
  /** None where the link names none; several at once where it names several. */
  places: LinkPlace[];
  radius: Radius;
  kind: Kind;
};

/** What Telegram takes after `?start=`. */
const longest = 64;

/**
 * `s_<title code>_<INSEE code>_<km>`, as in `t.me/bot?start=s_11573_69123_20`. Several titles are joined by
 * "-", and so are several places; a place other than a commune begins with D, R or F; "d" as the distance
 * means the whole département; a final letter tells the kind of search (none is for jobs). Titles that do
 * not fit are left out. Undefined for words, which have no code.
 */
export function encodeLink({ kind, titles, place, radius }: Search): string | undefined {
  const letter = letters[kind];
  const tail = `_${listPlaces(place).map(placeCode).join("-")}_${radius === "departement" ? "d" : radius}${letter && `_${letter}`}`;
  let codes = "";
  for (const { code } of titles) {
    const longer = codes === "" ? code : `${codes}-${code}`;
    if (2 + longer.length + tail.length <= longest) codes = longer;
  }
  return codes === "" ? undefined : `s_${codes}${tail}`;
}

/** Undefined for what is not one of our links. A place or a distance that makes no sense is left out. */
export function decodeLink(payload: string): SearchLink | undefined {
  const [start, codes = "", place = "", km = "", letter = ""] = payload.split("_");
  if (start !== "s" || !/^[0-9]+(?:-[0-9]+)*$/.test(codes)) return undefined;
  const kind = kinds.find((one) => letters[one] === letter) ?? "emploi";
  return { titles: codes.split("-"), places: placesOf(place), radius: readDistance(km), kind };
}

const letters: Record<Kind, string> = {
  emploi: "",
  alternance: "a",
  entreprises: "c",
  formations: "f",
  cpf: "p",
  evenements: "e",
  insertion: "i",
};

function placeCode(place: Place): string {
  switch (place.kind) {
    case "commune":
      return place.code;
    case "departement":
      return `D${place.code}`;
    case "region":
      return `R${place.code}`;
    case "france":
      return "F";
  }
}

function placesOf(codes: string): LinkPlace[] {
  return codes
    .split("-")
    .slice(0, maxPlaces)
    .flatMap((code) => placeOf(code) ?? []);
}

function placeOf(code: string): LinkPlace | undefined {
  const [, letter, rest = ""] = code.toUpperCase().match(/^([DRF])(.*)$/) ?? [];
  if (letter === "F") return { kind: "france" };
  if (letter === "D") return { kind: "departement", code: rest };
  if (letter === "R") return { kind: "region", code: rest };
  return /^\d[\dAB]\d{3}$/i.test(code) ? { kind: "commune", code: code.toUpperCase() } : undefined;
}

function readDistance(km: string): Radius {
  if (km === "d") return "departement";
  const wanted = Number(km);
  return km === "" || !(wanted >= 0) ? usualRadius : clampRadius(wanted);
}

/** How codes are looked up. */
export type LinkLookup = {
  title: (code: string) => PickedTitle | undefined;
  place: (kind: "commune" | "departement" | "region", code: string) => Place | undefined;
};

/** What a link asks for, as far as its codes are known today; and what of it is not. */
export type ResolvedLink = {
  titles: PickedTitle[];
  place: Area | undefined;
  radius: Radius;
  kind: Kind;
  /** How many of its titles are unknown, and the code of the first of its places that is. */
  unknown?: { titles: number; place?: string };
};

export function resolveLink({ titles, places, radius, kind }: SearchLink, lookup: LinkLookup): ResolvedLink {
  const known = titles.flatMap((code) => lookup.title(code) ?? []);
  const found = places.map((place) => ({
    place,
    there: place.kind === "france" ? france : lookup.place(place.kind, place.code),
  }));
  const [lost] = found.flatMap(({ place, there }) => (there || place.kind === "france" ? [] : [place.code]));
  const unknown = { titles: titles.length - known.length, ...(lost === undefined ? {} : { place: lost }) };
  const isUnknown = unknown.titles > 0 || lost !== undefined;
  const place = joinPlaces(found.flatMap(({ there }) => there ?? []));
  return { titles: known, place, radius, kind, ...(isUnknown ? { unknown } : {}) };
}
