import { type Company, company, companyCount } from "../companies/companies.ts";
import { type Sector, sectors } from "../companies/sectors.ts";
import { findJob } from "../jobs/jobs.ts";
import { type GeoPoint, kilometresBetween, type Town, workTowns } from "../places/towns.ts";
import { diceFor } from "../random.ts";
import { publicSite } from "./job.ts";
import { hexId } from "./listing.ts";
import type { AlternanceSearch } from "./parameters.ts";
import { addressOf, geopoint } from "./workplace.ts";

/** At most so many rows of each source. */
export const maxRows = 150;

/** Companies without postings that are considered likely to hire, in the sectors of the requested trades. */
export function recruiters(seed: number, search: AlternanceSearch): Company[] {
  const trades = sectorsOf(search.romes).filter(({ opco }) => search.opco === undefined || opco === search.opco);
  const found: Company[] = [];
  for (const town of townsFor(search)) {
    found.push(...trades.flatMap((sector) => likelyToHire(seed, sector, town)));
    if (found.length > maxRows * 2) break; // the nearest towns came first
  }
  return nearestFirst(found, search).slice(0, maxRows);
}

/**
 * The rows of companies; those that fail the service's own checks are left out, and a warning tells of it.
 */
export function recruiterRows(companies: readonly Company[]) {
  const sound = companies.filter(({ siret }) => !diceFor("unsound", siret).chance(0.002));
  // Now and then a company is listed twice, under two ids.
  const rows = sound.flatMap((shown) =>
    diceFor("twice", shown.siret).chance(0.02)
      ? [recruiterOf(shown), recruiterOf(shown, "again")]
      : [recruiterOf(shown)],
  );
  const isPartial = sound.length < companies.length;
  return {
    recruiters: rows.slice(0, maxRows),
    warnings: isPartial
      ? [{ code: "RECRUITERS_FORMATING_ERROR", message: "Some recruiters could not be formatted and are left out." }]
      : [],
  };
}

/**
 * Numbers that no operator gives to anybody (Arcep, decision 2018-0881), in the ways in which people write
 * them.
 */
const phoneForms = ["0199000000", "01 99 00 00 00", "01.99.00.00.00", "+33199000000"] as const;

/** What is odd about some companies: no SIRET, no name at all, no size, or one in the words of offers. */
function oddityOf({ siret, size, sizeRange }: Company) {
  const dice = diceFor("odd recruiter", siret);
  const ending = String(dice.between(0, 9999)).padStart(4, "0");
  const phone = dice.maybe(0.34, dice.pick(phoneForms)) ?? null;
  return {
    isUnregistered: dice.chance(0.02),
    isNameless: dice.chance(0.02),
    size: dice.chance(0.05) ? null : dice.chance(0.05) ? size : sizeRange,
    phone: phone && withEnding(phone, ending),
  };
}

/** "01 99 00 00 00", "1234" → "01 99 00 12 34" */
function withEnding(phone: string, ending: string): string {
  const digits = [...ending];
  return phone.replace(/0\W?0(\W?)0\W?0$/, (end) => end.replace(/0/g, () => digits.shift() ?? "0"));
}

/** No title, no date, no trade: only a company. */
export function recruiterOf(shown: Company, entry = "") {
  const dice = diceFor("recruiter", shown.siret, shown.name);
  const { sector, siret, name, legalName } = shown;
  const { isUnregistered, isNameless, size, phone } = oddityOf(shown);
  const slug = legalName.toLowerCase().replaceAll(" ", "-");
  return {
    identifier: { id: hexId(`${siret}${name}${entry}`) },
    workplace: {
      siret: isUnregistered ? null : siret,
      brand: dice.chance(0.6) && !isNameless ? name.toUpperCase() : null,
      legal_name: isNameless ? null : legalName,
      website: null,
      name: dice.chance(0.9) && !isNameless ? legalName : null,
      description: null,
      size,
      location: { address: addressOf(shown).toUpperCase(), geopoint: geopoint(shown.point) },
      // Here the code of the trade has no dot.
      domain: {
        idcc: null,
        opco: sector.opco,
        naf: { code: sector.naf.code.replace(".", ""), label: sector.naf.label },
      },
    },
    apply: {
      url: `${publicSite}/emploi/recruteurs_lba/${siret}/${slug}`,
      phone,
      recipient_id: dice.maybe(0.31, `partners_${hexId(siret)}`) ?? null,
    },
  };
}

/** Prefix of the postcode: "1" would stand for all of 10 to 19. */
export function isIn(departements: readonly string[], postal: string): boolean {
  return departements.length === 0 || departements.some((code) => postal.startsWith(postalPrefix(code)));
}

// Corsican postcodes begin with 20: 200 and 201 in the south, 202 and 206 in the north.
function postalPrefix(code: string): string {
  return { "2A": "20", "2B": "20" }[code] ?? code;
}

function sectorsOf(romes: AlternanceSearch["romes"]): readonly Sector[] {
  if (!romes) return sectors;
  const titles = [...romes].flatMap((rome) => findJob(rome)?.appellations ?? []);
  return [...new Set(titles.flatMap((title) => title.sectors))];
}

function townsFor({ around, departements }: AlternanceSearch): Town[] {
  const towns = workTowns.filter(({ postal }) => isIn(departements, postal));
  return around ? within(towns, around.point, around.radiusKm + 3, (town) => town) : towns;
}

function likelyToHire(seed: number, sector: Sector, town: Town): Company[] {
  if (sector.names.length === 0) return [];
  const all = Array.from({ length: companyCount(town) }, (_, index) => company(seed, sector, town, index));
  return all.filter(({ siret }) => diceFor("hires", siret).chance(0.6));
}

function nearestFirst(found: Company[], { around }: AlternanceSearch): Company[] {
  return around ? within(found, around.point, around.radiusKm, ({ point }) => point) : found;
}

/** What lies within a radius, the nearest first. */
function within<T>(list: readonly T[], centre: GeoPoint, radiusKm: number, pointOf: (item: T) => GeoPoint): T[] {
  const measured = list.map((item) => ({ item, distance: kilometresBetween(centre, pointOf(item)) }));
  const near = measured.filter(({ distance }) => distance <= radiusKm);
  return near.sort((a, b) => a.distance - b.distance).map(({ item }) => item);
}
