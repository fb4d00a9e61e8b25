import { addDays } from "../clock.ts";
import { type Job, jobs } from "../jobs/jobs.ts";
import { departements } from "../places/departements.ts";
import { findNearestTown } from "../places/nearest-town.ts";
import { findTown, getTown, kilometresBetween, type Town } from "../places/towns.ts";
import type { Want } from "../postings/local.ts";
import type { SearchSettings } from "./filter.ts";
import { whenFilters } from "./when.ts";
import { jobsHolding } from "./words.ts";

/**
 * What a well-formed query says about postings before any is made. Its filter may pass more than the search
 * wants, never less. Undefined for a search of all jobs in the country, unless it is for a few days: such a
 * search sees the national stock alone, since composing 400,000 postings takes half a minute. A search of all
 * jobs in a region sees what its prefectures published on the last day for the most wanted jobs: about a
 * thousand instead of 60,000.
 */
export function wantOf(query: URLSearchParams, settings: SearchSettings): Want | undefined {
  const job = testsOf(ofJob, query, settings);
  const place = testsOf(ofTown, query, settings);
  const created = testsOf(whenFilters, query, settings);
  const isSmall = job.length > 0 || query.get("commune") || query.get("departement");
  const isSampled = !isSmall && query.get("region");
  if (!isSmall && !isSampled && !isShort(query)) return undefined;
  if (isSampled) {
    job.push((one) => common.has(one));
    place.push((one) => prefectures.has(one.city ?? one.code));
    created.push(isAfter(addDays(settings.now, -1)));
  }
  return {
    ...(job.length > 0 ? { job: (one: Job) => job.every((test) => test(one)) } : {}),
    ...(place.length > 0 ? { town: once((one: Town) => place.every((test) => test(one))) } : {}),
    ...(created.length > 0
      ? { created: (instant: number) => created.every((test) => test({ created: new Date(instant) })) }
      : {}),
  };
}

const common = new Set(jobs);
const prefectures = new Set([...departements.values()].map(({ prefecture }) => prefecture));

function isAfter(first: Date): (posting: { created: Date }) => boolean {
  return ({ created }) => created >= first;
}

/** Alerts of many people are read by such windows. */
function isShort(query: URLSearchParams): boolean {
  const [since, until] = ["minCreationDate", "maxCreationDate"].map((name) => Date.parse(query.get(name) ?? ""));
  const days = Number(query.get("publieeDepuis") || Number.POSITIVE_INFINITY);
  return days <= maxDays || Number(until) - Number(since) <= maxDays * 86_400_000;
}

const maxDays = 3;

type Reader<T> = (value: string, query: URLSearchParams, settings: SearchSettings) => (what: T) => boolean;

function testsOf<T>(readers: Record<string, Reader<T>>, query: URLSearchParams, settings: SearchSettings) {
  return Object.entries(readers).flatMap(([name, reader]) => {
    const value = query.get(name);
    return value ? [reader(value, query, settings)] : [];
  });
}

const ofJob: Record<string, Reader<Job>> = {
  codeROME: (value) => {
    const codes = new Set(listOf(value));
    return ({ code }) => codes.has(code);
  },
  appellation: (value) => {
    const [first] = listOf(value);
    return ({ appellations }) => appellations.some(({ code }) => code === first);
  },
  domaine:
    (value) =>
    ({ code }) =>
      code.startsWith(value),
  grandDomaine: (value) => {
    const domains = listOf(value);
    return ({ code }) => domains.some((domain) => code.startsWith(domain));
  },
  motsCles: (value) => jobsHolding(value),
};

const ofTown: Record<string, Reader<Town>> = {
  commune: (value, query) => {
    const reachKm = Number(query.get("distance") || "10") * 1.3 + companiesWithinKm;
    const tests = listOf(value).map((code) => near(code, reachKm));
    return (one) => tests.some((test) => test(one));
  },
  // Neighbours may be asked for as well: they are sorted out once the posting is made.
  departement: (value, query) => {
    const codes = listOf(value);
    return query.get("inclureLimitrophes") === "true" ? () => true : ({ departement }) => codes.includes(departement);
  },
  region:
    (value) =>
    ({ region }) =>
      region === value,
};

/** An employer is not at the very centre of its town. */
const companiesWithinKm = 3;

function near(commune: string, reachKm: number): (town: Town) => boolean {
  const centre = findTown(commune) ?? findNearestTown(commune);
  const city = centre.city ?? commune;
  return (town) =>
    town.code === commune ||
    town.city === city ||
    kilometresBetween(centre, town) <= reachKm ||
    // Paris and Lyon are searched as if all of them were at their centre.
    (town.city !== undefined && kilometresBetween(centre, getTown(town.city)) <= reachKm) ||
    (centre.city !== undefined && kilometresBetween(getTown(centre.city), town) <= reachKm);
}

function listOf(value: string): string[] {
  return value.split(",").map((item) => item.trim());
}

/** Each town is asked about once for each job: the answer is remembered. */
function once(test: (town: Town) => boolean): (town: Town) => boolean {
  const known = new Map<Town, boolean>();
  return (town) => {
    const answer = known.get(town) ?? test(town);
    known.set(town, answer);
    return answer;
  };
}
