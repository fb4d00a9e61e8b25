import type { OfferPlace } from "../../core/offer.ts";
import { type Atlas, type CentreOf, centreOr } from "../../core/places/atlas.ts";
import { cut } from "../../core/text.ts";
import { plainLine } from "../plain-text.ts";
import { capitalised, pointOf } from "../whereabouts.ts";

/** An address in one line, and a point as [longitude, latitude]. */
export type Location = { address?: string | undefined; coordinates?: number[] | undefined };

/**
 * Whose the address is: the employer's; that of a school which recruits for it, while the point is the employer's all the same; or France Travail's, who
 * puts what has no town on the main town of the département.
 */
export type Whose = "employer" | "school" | "franceTravail";

/** Where the API was asked to look, as far as that tells where an offer is whose address does not. */
export type Area = { departement?: string; region?: string };

/** What it takes to read an address. */
export type Lookup = { atlas: Atlas; centreOf: CentreOf; area: Area };

export function placeOf(
  { address, coordinates }: Location,
  whose: Whose,
  { atlas, centreOf, area }: Lookup,
): OfferPlace {
  const { postalCode, town, number } = readAddress(plainLine(address ?? "").slice(0, 300));
  const commune = postalCode && town ? atlas.communeAt(postalCode, town) : undefined;
  const said = atlas.departement(number ?? "");
  const at = whose !== "school" || areBothCorsican(said?.code, area) ? said : undefined;
  const departement = at?.code ?? area.departement ?? (area.region ? undefined : said?.code);
  const region = at?.region ?? area.region ?? said?.region;
  const known = whose === "school" ? undefined : commune?.code;
  const isInvented = whose === "franceTravail" && !(postalCode && town);
  const point = isInvented
    ? undefined
    : (pointOf(coordinates?.[1], coordinates?.[0]) ?? (known && centreOr(centreOf, known)));
  return {
    label: labelOf(commune?.name ?? (town && capitalised(town)), said ?? atlas.departement(area.departement ?? "")),
    ...(known ? { commune: known } : {}),
    ...(departement ? { departement } : {}),
    ...(region ? { region } : {}),
    ...(point ? { point } : {}),
  };
}

/** What a query that names départements says of all that it finds. */
export function areaOf(departements: string[], atlas: Atlas): Area {
  const all = departements.flatMap((code) => atlas.departement(code) ?? []);
  const [first] = all;
  if (!first) return {};
  if (all.length === 1) return { departement: first.code, region: first.region };
  return all.every(({ region }) => region === first.region) ? { region: first.region } : {};
}

/** Asked for one half of Corsica, the API may give both. */
function areBothCorsican(code: string | undefined, { departement }: Area): boolean {
  return [code, departement].every((one) => one === "2A" || one === "2B");
}

type Address = {
  postalCode?: string;
  town?: string | undefined;
  /** Of the département. */
  number?: string;
};

/** "3 RUE DU TEST 44000 NANTES", "44000 NANTES CEDEX 2", "Nantes 44000", "44 - Loire-Atlantique", or the name of a place alone. */
function readAddress(line: string): Address {
  const [, before = "", postalCode, after = ""] = line.match(/^(.*)(?<!\d)(\d{5})(?!\d)(.*)$/) ?? [];
  if (postalCode !== undefined) {
    const [follows, leads] = [after.split(","), before.split(",").reverse()].map((parts) =>
      parts.map((one) => one.replace(/^[\s()-]+|[\s()-]+$/g, "")).find((one) => /\p{L}/u.test(one)),
    );
    const town = follows ?? (leads && /\d/.test(leads) ? undefined : leads);
    return { postalCode, town, number: departementOf(postalCode) };
  }
  const [, number] = line.match(/^(\d{2,3}|2[AB]) - /) ?? [];
  if (number !== undefined) return { number };
  return /\p{L}/u.test(line) ? { town: line } : {};
}

/** Those that are not named by the beginning of their postal codes are Corsica's, and two islands that were Guadeloupe's. */
function departementOf(postalCode: string): string {
  if (postalCode === "97133") return "977";
  if (postalCode === "97150") return "978";
  if (/^20/.test(postalCode)) return /^20[01]/.test(postalCode) ? "2A" : "2B";
  return postalCode.slice(0, /^9[78]/.test(postalCode) ? 3 : 2);
}

function labelOf(town: string | undefined, departement: { code: string; name: string } | undefined): string {
  const place = town ?? departement?.name ?? "Lieu non précisé";
  return cut(departement ? `${place} (${departement.code})` : place, 80);
}
