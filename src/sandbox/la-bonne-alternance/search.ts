import { addDays, midnightOf, parisDayNumber } from "../clock.ts";
import { inTurns } from "../in-turns.ts";
import type { Job } from "../jobs/jobs.ts";
import { kilometresBetween } from "../places/towns.ts";
import { isAlternance } from "../postings/contract.ts";
import { isOnShow, type Local, type Want } from "../postings/local.ts";
import type { Stock } from "../postings/stock.ts";
import { jobOf } from "./job.ts";
import { diplomaLevel, franceTravailListing, hexId, type Listing, localKey, ownListing } from "./listing.ts";
import type { AlternanceSearch } from "./parameters.ts";
import { isIn, maxRows, recruiterRows, recruiters } from "./recruiters.ts";

export type Sources = { seed: number; offers: Stock; alternance: Stock; local: Local };

/**
 * Four lists of at most 150 rows, each in its own order (reference, section 4.3). The third excludes only the
 * labels of La bonne alternance itself, so that France Travail's offers are returned twice.
 */
export async function searchAlternance(sources: Sources, now: Date, search: AlternanceSearch) {
  const found: Listing[] = [];
  const weigh = (listing: Listing) => {
    if (fits(listing, search)) found.push(listing);
  };
  await inTurns(listings(sources, now), weigh);
  const isNarrow = search.romes ?? search.around ?? search.departements.length > 0;
  if (isNarrow)
    await inTurns(sources.local.postings("apprenticeship", now, wantOf(search)), ({ compose }) =>
      weigh(ownListing(compose())),
    );
  const rows = (test: (listing: Listing) => boolean) => inOrder(found.filter(test), search).slice(0, maxRows);
  const jobs = [
    ...rows(({ label }) => label === "offres_emploi_lba"),
    ...rows(({ label }) => label === "France Travail"),
    ...rows(({ label }) => label !== "offres_emploi_lba"),
  ];
  const companies = search.excludedPartners.includes("recruteurs_lba") ? [] : recruiters(sources.seed, search);
  return { jobs: jobs.map((listing) => jobOf(listing)), ...recruiterRows(companies) };
}

/**
 * One offer by its id. Those that La bonne alternance itself showed a month ago are still found; only their
 * expiry date tells that they are over.
 */
export function findOffer(sources: Sources, archive: Stock, now: Date, id: string) {
  const key = localKey(id);
  const local = key && sources.local.find("apprenticeship", now, key);
  if (local) return jobOf(ownListing(local), isOnShow(local, now) ? undefined : local.lastDay);
  const current = listings(sources, now).find(({ posting }) => hexId(posting.id) === id);
  if (current) return jobOf(current);
  const past = archive(addDays(now, -30)).find((posting) => hexId(posting.id) === id);
  return past && jobOf(ownListing(past), past.lastDay);
}

function listings({ offers, alternance }: Sources, now: Date): Listing[] {
  const imported = lastImport(now);
  const taken = offers(now).filter(({ contract, created }) => isAlternance(contract) && created.getTime() < imported);
  return [...alternance(now).map(ownListing), ...taken.map(franceTravailListing)];
}

/** France Travail's offers are imported in the night: from 5:00 those of the day before are there. */
function lastImport(now: Date): number {
  const midnight = midnightOf(parisDayNumber(now));
  return now.getTime() >= midnight + 5 * 3_600_000 ? midnight : midnightOf(parisDayNumber(now) - 1);
}

/** What is told of a posting before it is made: its trade, and whether its town is near enough. */
function wantOf({ romes, around, departements }: AlternanceSearch): Want {
  const companiesWithinKm = 3;
  return {
    ...(romes ? { job: ({ code }: Job) => romes.has(code) } : {}),
    town: (town) =>
      (!around || kilometresBetween(around.point, town) <= around.radiusKm + companiesWithinKm) &&
      isIn(departements, town.postal),
  };
}

function fits(
  listing: Listing,
  { around, romes, diplomaLevel: level, departements, opco, excludedPartners }: AlternanceSearch,
): boolean {
  const { posting, label, point, postal } = listing;
  if (around && kilometresBetween(around.point, point) > around.radiusKm) return false;
  if (romes && !romes.has(posting.rome.code)) return false;
  if (level && (diplomaLevel(posting) ?? level) !== level) return false;
  if (!isIn(departements, postal)) return false;
  if (opco && posting.company.sector.opco !== opco) return false;
  return !excludedPartners.includes(label);
}

/** The stock comes newest first; with a point, the nearest come first. */
function inOrder(found: readonly Listing[], { around }: AlternanceSearch): Listing[] {
  if (!around) return [...found].sort((one, other) => other.posting.created.getTime() - one.posting.created.getTime());
  return found.toSorted(
    (left, right) =>
      kilometresBetween(around.point, left.point) - kilometresBetween(around.point, right.point) ||
      right.posting.created.getTime() - left.posting.created.getTime(),
  );
}
