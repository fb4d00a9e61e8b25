import { findArrondissement } from "./arrondissement.ts";
import type { Atlas } from "./atlas.ts";
import type { Commune } from "./place.ts";
import { toDepartementCode } from "./postal-code.ts";
import { extractStreet } from "./street.ts";
import { toPlaceKey } from "./territory.ts";

/**
 * What the label of a place says, as precisely as can be told. `name` is the name in it, without numbers; a
 * street is not a place.
 */
export type PlaceLabel = {
  commune?: Commune;
  departement?: { code: string; name: string; region: string };
  /** Its code; that of the département where one is known. */
  region?: string;
  name?: string;
};

/**
 * Parses the places that services write: "31 - Toulouse", "13 - MARSEILLE 03", "Roubaix (59)", "Cantal - 15",
 * "69000 LYON", "74 - Savoie (Haute)", "75 - Paris (Dept.)", "Ile-de-France", "12 rue de Lyon". A commune is
 * returned only if one of that name lies in the département that is named.
 */
export function readPlaceLabel(label: string, map: Atlas): PlaceLabel {
  const { number, postalCode, name, isDepartement } = partsOf(label, map);
  const around = map.departement(number ?? (postalCode && toDepartementCode(postalCode)) ?? "");
  if (name === undefined) return within(around);
  const part = map.commune(findArrondissement(toPlaceKey(name)) ?? "");
  if (part && (!around || around.code === part.departement)) return at(part, name, map);
  const itself = departementCalled(name, around === undefined && !isDepartement, map);
  // Paris is the one département that is a commune.
  const isTown = itself?.code === "75" && !isDepartement;
  if (itself && !isTown && (!around || around.code === itself.code)) return { ...within(itself), name };
  const commune =
    (postalCode ? map.communeAt(postalCode, name) : undefined) ?? map.communeNamed(name, around?.code ?? itself?.code);
  if (commune && !isDepartement) return at(commune, name, map);
  // "Loire (Pays de la)", as "Savoie (Haute)".
  const region = around || isTown ? undefined : (map.regionNamed(name) ?? map.regionNamed(upright(name)));
  return { ...within(around ?? itself), ...(region ? { region } : {}), name };
}

/** "Réunion (La)" → "La Réunion". */
function upright(name: string): string {
  return name.replace(/^([^()]{1,60}) \(([^()]{1,30})\)$/, "$2 $1");
}

/** Alone, a name that a commune elsewhere bears as well tells nothing. */
function departementCalled(name: string, isAlone: boolean, map: Atlas): PlaceLabel["departement"] {
  const found = map.departementNamed(name);
  return found && isAlone && map.isNameShared(found.code) ? undefined : found;
}

function at(commune: Commune, name: string, map: Atlas): PlaceLabel {
  return { ...within(map.departement(commune.departement)), commune, name };
}

function within(departement: PlaceLabel["departement"]): PlaceLabel {
  return departement ? { departement, region: departement.region } : {};
}

type Parts = { number?: string; postalCode?: string; name?: string; isDepartement: boolean };

function partsOf(label: string, map: Atlas): Parts {
  const isDepartement = departementMark.test(label);
  const line = withoutLarger(extractStreet(label.replace(departementMark, " ").trim()).rest, map);
  const alone = line.match(/^\(?(\d{2,3}|2[ab])\)?\s?[-–—:]?$/i)?.[1]?.toUpperCase();
  if (alone !== undefined && map.departement(alone)) return { isDepartement, number: alone };
  const postalCode = line.match(/(?<!\d)\d{5}(?!\d)/)?.[0];
  const rest = postalCode === undefined ? line : trimmed(line.replace(postalCode, " "));
  const [, leading, behind] = rest.match(/^\(?(\d{2,3}|2[ab])\)?(?:\s*[-–—:]\s*|\s+)(\p{L}.*)$/iu) ?? [];
  const [, before, trailing] =
    rest.match(/^(.+?)(?:\s{0,3}[-–—:,]\s{0,3}(\d{2,3}|2[ab])|\s{0,3}\((?:\d{2,3}|2[ab])\))$/iu) ?? [];
  const inBrackets = rest.match(/\((\d{2,3}|2[ab])\)$/i)?.[1];
  const number = [leading, trailing, inBrackets].find((code) => code && map.departement(code.toUpperCase()));
  // A number that no département has ("99 - Étranger") is none, and no part of the name either.
  const name = trimmed(
    (leading !== undefined && (trailing === undefined || number !== trailing) ? behind : (before ?? rest)) ?? "",
  );
  return {
    isDepartement,
    ...(number === undefined ? {} : { number: number.toUpperCase() }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(/\p{L}/u.test(name) ? { name } : {}),
  };
}

/** "Lyon, Rhône-Alpes, France" is Lyon: what a place lies in is said behind it. */
function withoutLarger(line: string, map: Atlas): string {
  const parts = line.split(/,|\s\((?=France\)$)/i).map((part) => part.replace(/\)$/, "").trim());
  const isLarger = (part: string) =>
    /^france(?: m[ée]tropolitaine)?$/i.test(part) || map.regionNamed(part) !== undefined;
  const last = parts.findLastIndex((part) => !isLarger(part));
  return last >= 0 && last < parts.length - 1 ? parts.slice(0, last + 1).join(", ") : line;
}

/** "(Dept.)", as France Travail writes where an offer names no commune. */
const departementMark = /\(\s*d[ée]p(?:t|artement)?s?\.?\s*\)/i;

function trimmed(text: string): string {
  return text.replace(/\s+/g, " ").replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, "");
}
