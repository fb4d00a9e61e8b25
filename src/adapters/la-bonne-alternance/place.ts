import type { ListingPlace } from "../../core/offers/listing-parts.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import { readPlaceLabel } from "../../core/places/label.ts";
import { isMainTown } from "../../core/places/main-towns.ts";
import { type Commune, measureDistanceKm, type Point } from "../../core/places/place.ts";
import { toDepartementCode } from "../../core/places/postal-code.ts";
import { cut } from "../../core/text/text.ts";
import { capitaliseName, toPoint } from "../location.ts";
import { stripMarkupToLine } from "../plain-text.ts";
import { findNearestCommune, type NearestCommuneLookup } from "./nearest-commune.ts";

/** An address in one line, and a point as [longitude, latitude]. */
export type AddressLocation = { address?: string | undefined; coordinates?: number[] | undefined };

/**
 * Whose the address is: the employer's; that of a school which recruits for it, while the point is the
 * employer's all the same; or France Travail's, who puts what has no town on the main town of the
 * département.
 */
export type AddressOwner = "employer" | "school" | "franceTravail";

/** Where the API was asked to look, as far as that tells where an offer is whose address does not. */
export type SearchArea = { departement?: string; region?: string };

/** What it takes to read an address. */
export type AddressLookup = NearestCommuneLookup & { area: SearchArea };

/** Where an offer is, as exactly as its address, point and search tell. */
export function toOfferPlace(
  { address, coordinates }: AddressLocation,
  whose: AddressOwner,
  lookup: AddressLookup,
): ListingPlace {
  const { atlas, centreOf, area } = lookup;
  const {
    town,
    isTown,
    commune,
    departement: addressDepartement,
  } = readAddress(stripMarkupToLine(address ?? "").slice(0, 300), atlas);
  const at = whose !== "school" || areBothCorsican(addressDepartement?.code, area) ? addressDepartement : undefined;
  const departement = at?.code ?? area.departement ?? (area.region ? undefined : addressDepartement?.code);
  const region = at?.region ?? area.region ?? addressDepartement?.region;
  const known = whose === "school" ? undefined : commune?.code;
  const isInvented = whose === "franceTravail" && !isTown;
  const point = isInvented
    ? undefined
    : (toPoint(coordinates?.[1], coordinates?.[0]) ?? (known && findCentre(centreOf, known)));
  const label = labelOf(
    commune?.name ?? (town && capitaliseName(town)),
    addressDepartement ?? atlas.departement(area.departement ?? ""),
  );
  // The point is that of the post, whose town no field names.
  const postTown = whose === "school" && point ? findNearestCommune(point, lookup) : undefined;
  const isVague = postTown && point && isCentreOfMainTown(point, postTown, centreOf);
  return {
    ...(postTown
      ? {
          label: labelOf(postTown.name, atlas.departement(postTown.departement)),
          school: label,
          ...(isVague ? { isMainTown: true } : {}),
        }
      : { label }),
    ...(known ? { commune: known } : {}),
    ...(departement ? { departement } : {}),
    ...(region ? { region } : {}),
    ...(point ? { point } : {}),
  };
}

/** Kilometres: a point that is given by an address is rarely that near to the centre of a large town. */
const nearCentreKm = 1;

function isCentreOfMainTown(point: Point, { code }: Commune, centreOf: GetCentre): boolean {
  const centre = findCentre(centreOf, code);
  return isMainTown(code) && centre !== undefined && measureDistanceKm(point, centre) <= nearCentreKm;
}

/** What a query that names départements says of all that it finds. */
export function toSearchArea(departements: string[], atlas: Atlas): SearchArea {
  const all = departements.flatMap((code) => atlas.departement(code) ?? []);
  const [first] = all;
  if (!first) return {};
  if (all.length === 1) return { departement: first.code, region: first.region };
  return all.every(({ region }) => region === first.region) ? { region: first.region } : {};
}

/** Asked for one half of Corsica, the API may give both. */
function areBothCorsican(code: string | undefined, { departement }: SearchArea): boolean {
  return [code, departement].every((one) => one === "2A" || one === "2B");
}

type Address = {
  /** As the address writes it. */
  town?: string | undefined;
  /** It names a town for certain, rather than a larger place. */
  isTown: boolean;
  commune?: Commune | undefined;
  departement?: { code: string; name: string; region: string } | undefined;
};

/**
 * "3 RUE DU TEST 44000 NANTES", "44000 NANTES CEDEX 2", "Nantes 44000", "44 - Loire-Atlantique", "Roubaix
 * (59)", or the name of a place alone; a street alone is not a place.
 */
function readAddress(line: string, atlas: Atlas): Address {
  const [, before = "", postalCode, after = ""] = line.match(/^(.*)(?<!\d)(\d{5})(?!\d)(.*)$/) ?? [];
  if (postalCode !== undefined) {
    const [follows, leads] = [after.split(","), before.split(",").reverse()].map((parts) =>
      parts.map((one) => one.replace(/^[\s()-]+|[\s()-]+$/g, "")).find((one) => /\p{L}/u.test(one)),
    );
    const town = follows ?? (leads && /\d/.test(leads) ? undefined : leads);
    const departement = atlas.departement(toDepartementCode(postalCode));
    const commune = town && (atlas.communeAt(postalCode, town) ?? atlas.communeNamed(town, departement?.code ?? ""));
    return { town, isTown: Boolean(town), departement, ...(commune ? { commune } : {}) };
  }
  const { name, commune, departement } = readPlaceLabel(line, atlas);
  const isDepartement = name !== undefined && departement?.code === atlas.departementNamed(name)?.code;
  return { town: isDepartement && !commune ? undefined : name, isTown: commune !== undefined, commune, departement };
}

function labelOf(town: string | undefined, departement: { code: string; name: string } | undefined): string {
  const place = town ?? departement?.name ?? "Lieu non précisé";
  return cut(departement ? `${place} (${departement.code})` : place, 80);
}
