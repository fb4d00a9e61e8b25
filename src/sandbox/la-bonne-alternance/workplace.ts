import type { Company } from "../companies/companies.ts";
import { getDepartement } from "../places/departements.ts";
import { type GeoPoint, getTown, type Town } from "../places/towns.ts";
import type { Posting } from "../postings/posting.ts";
import type { Dice } from "../random.ts";
import type { Listing } from "./listing.ts";

/**
 * The `workplace` of a job. When a school recruits for an employer, everything in it is the school's, except
 * the coordinates.
 */
export function workplaceOf({ posting, label, point }: Listing, isDelegated: boolean, dice: Dice) {
  const { company, employer } = posting;
  const { sector } = company;
  const isFranceTravail = label === "France Travail";
  const shown = isDelegated ? schoolFor(company) : company;
  const isIdentified = !isFranceTravail && dice.chance(0.95);
  return {
    siret: isIdentified ? shown.siret : null,
    brand: isDelegated || isFranceTravail || dice.chance(0.5) ? null : shown.name,
    legal_name: isIdentified ? shown.legalName : null,
    website: dice.maybe(0.07, "https://www.entreprise-fictive.example") ?? null,
    name: (isFranceTravail ? employer : dice.maybe(0.97, shown.name)) ?? null,
    description: dice.maybe(0.2, `<p>${sector.phrase}. Entreprise fictive.</p>`) ?? null,
    size: dice.maybe(0.8, shown.size) ?? null,
    location: { address: isFranceTravail ? shortAddress(posting) : addressOf(shown), geopoint: geopoint(point) },
    domain: {
      idcc: dice.maybe(0.5, 843) ?? null,
      opco: dice.maybe(0.9, sector.opco) ?? null,
      naf: dice.maybe(0.95, { code: sector.naf.code, label: dice.maybe(0.9, sector.naf.label) ?? null }) ?? null,
    },
  };
}

export function addressOf({ street, town }: Company): string {
  return `${street} ${postalLine(town)}`;
}

/** Longitude comes first. */
export function geopoint({ latitude, longitude }: GeoPoint) {
  return { type: "Point", coordinates: [longitude, latitude] };
}

/** The training centre is in the main town of the département. */
function schoolFor(company: Company): Company {
  const name = `CFA ${company.legalName.split(" ")[0]}`;
  const home = getTown(getDepartement(company.town.departement).prefecture);
  return { ...company, name, legalName: name, street: "1 rue de l'Apprentissage fictif", town: home };
}

/** France Travail tells postcode and town only, if that. */
function shortAddress({ company, place }: Posting): string {
  return place.level === "commune" ? postalLine(company.town).toUpperCase() : "";
}

/** "69003 Lyon", also for an arrondissement. */
function postalLine({ postal, name, city }: Town): string {
  return `${postal} ${city ? name.split(" ")[0] : name}`;
}
