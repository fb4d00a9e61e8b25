import { type Area, joinPlaces, listPlaces, maxPlaces } from "../places/area.ts";
import { france, type Place } from "../places/place.ts";
import { type Kind, kinds, needsNoJob } from "./kind.ts";
import {
  clampRadius,
  getDiploma,
  type PickedDiploma,
  type PickedTitle,
  type Radius,
  type Search,
  usualRadius,
} from "./search.ts";

/** A place of a link, by its code. */
export type LinkPlace = { kind: "commune" | "departement" | "region"; code: string } | { kind: "france" };

/** A search as an address can carry it: codes only. Who opens it looks them up. */
export type SearchLink = {
  /** Codes of job titles (OGR). */
  titles: string[];
  /** In their place a diploma, by its number in the national register: "RNCP37948". */
  rncp?: string;
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
 * not fit are left out. In the place of titles stands a diploma ("R37948"), or nothing for a kind that needs
 * no job. Undefined for words, which have no code.
 */
export function encodeLink(search: Search): string | undefined {
  const { kind, titles, words, place, radius } = search;
  const letter = letters[kind];
  const tail = `_${listPlaces(place).map(placeCode).join("-")}_${radius === "departement" ? "d" : radius}${letter && `_${letter}`}`;
  let codes = "";
  for (const { code } of titles) {
    const longer = codes === "" ? code : `${codes}-${code}`;
    if (2 + longer.length + tail.length <= longest) codes = longer;
  }
  if (codes !== "") return `s_${codes}${tail}`;
  const diploma = getDiploma(search);
  if (diploma) return `s_R${diploma.code.slice(4)}${tail}`;
  return needsNoJob(kind) && titles.length === 0 && words === undefined ? `s_${tail}` : undefined;
}

/** Undefined for what is not one of our links. A place or a distance that makes no sense is left out. */
export function decodeLink(payload: string): SearchLink | undefined {
  const [start, codes = "", place = "", km = "", letter = ""] = payload.split("_");
  const kind = kinds.find((one) => letters[one] === letter) ?? "emploi";
  const [, diploma] = codes.match(/^R(\d{3,5})$/i) ?? [];
  const isWithoutJob = codes === "" && needsNoJob(kind);
  if (start !== "s" || !(diploma || isWithoutJob || /^[0-9]+(?:-[0-9]+)*$/.test(codes))) return undefined;
  return {
    titles: diploma || isWithoutJob ? [] : codes.split("-"),
    ...(diploma ? { rncp: `RNCP${diploma}` } : {}),
    places: placesOf(place),
    radius: readDistance(km),
    kind,
  };
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
  /** What it is called does not stand in the link. */
  rncp?: PickedDiploma;
  place: Area | undefined;
  radius: Radius;
  kind: Kind;
  /** How many of its titles are unknown, and the code of the first of its places that is. */
  unknown?: { titles: number; place?: string };
};

export function resolveLink({ titles, rncp, places, radius, kind }: SearchLink, lookup: LinkLookup): ResolvedLink {
  const known = titles.flatMap((code) => lookup.title(code) ?? []);
  const found = places.map((place) => ({
    place,
    there: place.kind === "france" ? france : lookup.place(place.kind, place.code),
  }));
  const [lost] = found.flatMap(({ place, there }) => (there || place.kind === "france" ? [] : [place.code]));
  const unknown = { titles: titles.length - known.length, ...(lost === undefined ? {} : { place: lost }) };
  const isUnknown = unknown.titles > 0 || lost !== undefined;
  const place = joinPlaces(found.flatMap(({ there }) => there ?? []));
  const diploma = rncp === undefined ? {} : { rncp: { code: rncp, label: `Diplôme ${rncp}` } };
  return { titles: known, ...diploma, place, radius, kind, ...(isUnknown ? { unknown } : {}) };
}
