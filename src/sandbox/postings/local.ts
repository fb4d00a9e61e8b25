import { midnightOf, parisDayNumber } from "../clock.ts";
import { type Job, jobs, otherJobs } from "../jobs/jobs.ts";
import { type Cluster, clusters } from "../places/clusters.ts";
import type { Town } from "../places/towns.ts";
import { at, hashOf } from "../random.ts";
import { composeLocal } from "./compose.ts";
import { mayTrainApprentices } from "./contract.ts";
import type { Posting } from "./posting.ts";
import { fromLetters, toLetters } from "./serial.ts";

/**
 * What every larger town has of every job, so that a newcomer's first search finds something and each morning
 * brings something new. A posting is a function of its kind, job, town and day. About 600,000 are online at a
 * time, composed when a search asks for them and never stored.
 */
export type LocalKind = "job" | "apprenticeship";

/** What can be told of a posting without making it. */
export type Outline = { job: Job; town: Town; created: number };

/** What a search wants, as far as an outline tells; it may let more pass than it wants, never less. */
export type Want = {
  job?: (job: Job) => boolean;
  town?: (town: Town) => boolean;
  created?: (instant: number) => boolean;
};

export type LocalPosting = Outline & { id: string; origin: 1 | 2; compose: () => Posting };

/**
 * The most wanted jobs get a posting every day, which stays for seven days; the others every third day,
 * staying for eighteen.
 */
const common = { everyDays: 1, stayDays: 7 };
const rare = { everyDays: 3, stayDays: 18 };

const allJobs = [...jobs, ...otherJobs];

export type Local = {
  postings: (kind: LocalKind, now: Date, want: Want) => Iterable<LocalPosting>;
  /**
   * The posting with that id, even after it has ended (see its `lastDay`). Undefined for an invalid id, or
   * one of the future.
   */
  find: (kind: LocalKind, now: Date, id: string) => Posting | undefined;
};

export function localOf(seed: number): Local {
  return {
    postings: (kind, now, want) => localPostings(kind, seed, now, want),
    find: (kind, now, id) => findLocal(kind, seed, now, id),
  };
}

export const noLocal: Local = { postings: () => [], find: () => undefined };

function* localPostings(kind: LocalKind, seed: number, now: Date, want: Want): Generator<LocalPosting> {
  const today = parisDayNumber(now);
  for (const [jobIndex, job] of allJobs.entries()) {
    if (!isOffered(kind, jobIndex) || want.job?.(job) === false) continue;
    for (const [clusterIndex, cluster] of clusters.entries()) {
      if (want.town && !cluster.members.some(want.town)) continue;
      yield* postingsOf(kind, seed, { jobIndex, clusterIndex }, today, now, want);
    }
  }
}

function findLocal(kind: LocalKind, seed: number, now: Date, id: string): Posting | undefined {
  const cell = readId(id, parisDayNumber(now));
  if (!cell || cell.kind !== kind || !isPublishedOn(cell)) return undefined;
  const outline = outlineOf(kind, seed, cell);
  return outline.id === id && outline.created <= now.getTime() ? outline.compose() : undefined;
}

export function isOnShow({ lastDay }: Posting, now: Date): boolean {
  return lastDay >= parisDayNumber(now);
}

type Place = { jobIndex: number; clusterIndex: number };
type Cell = Place & { day: number };

function* postingsOf(kind: LocalKind, seed: number, place: Place, today: number, now: Date, want: Want) {
  for (let day = today; day > today - rhythmOf(place).stayDays; day--) {
    const cell = { ...place, day };
    if (!isPublishedOn(cell)) continue;
    const outline = outlineOf(kind, seed, cell);
    if (outline.created > now.getTime()) continue;
    if (want.town?.(outline.town) !== false && want.created?.(outline.created) !== false) yield outline;
  }
}

function outlineOf(kind: LocalKind, seed: number, cell: Cell): LocalPosting {
  const { jobIndex, clusterIndex, day } = cell;
  const job = at(allJobs, jobIndex);
  const chance = hashOf(`${seed}/${kind}/${jobIndex}/${clusterIndex}/${day}`);
  const town = townOf(at(clusters, clusterIndex), day, chance);
  const created = midnightOf(day) + momentOf(kind, chance);
  const origin = chance & 1024 ? 1 : 2;
  const id = idOf({ ...cell, kind }, origin);
  const lastDay = day + rhythmOf(cell).stayDays - 1;
  const compose = () => composeLocal(seed, { id, origin, job, town, created: new Date(created), lastDay, kind, day });
  return { job, town, created, id, origin, compose };
}

/** Before people look at their phones: whoever is told at 8:00 has something new each day. */
function momentOf(kind: LocalKind, chance: number): number {
  const [first, last] = kind === "job" ? [5, 7.5] : [1, 4.5];
  return Math.floor((first + ((chance >>> 12) / 2 ** 20) * (last - first)) * 3600) * 1000;
}

/** A town keeps its turn, so that what two days have in common is seldom the town. */
function townOf({ members }: Cluster, day: number, chance: number): Town {
  return at(members, (day * 7 + (chance % 3)) % members.length);
}

function rhythmOf({ jobIndex }: Place) {
  return jobIndex < jobs.length ? common : rare;
}

function isPublishedOn({ jobIndex, clusterIndex, day }: Cell): boolean {
  return (day + jobIndex + clusterIndex) % rhythmOf({ jobIndex, clusterIndex }).everyDays === 0;
}

function isOffered(kind: LocalKind, jobIndex: number): boolean {
  return kind === "job" || (jobIndex < jobs.length && mayTrainApprentices(at(allJobs, jobIndex)));
}

/**
 * Ids encode which posting they mean. Those of the service's own offers and of its partners are longer than
 * real ones and begin with a 9, so a link to the real site never shows somebody else's offer. Days wrap
 * around after 11 years, which keeps ids within ten characters.
 */
function idOf({ kind, jobIndex, clusterIndex, day }: Cell & { kind: LocalKind }, origin: 1 | 2): string {
  const serial = ((day % days) * allJobs.length + jobIndex) * clusters.length + clusterIndex;
  if (kind === "apprenticeship") return `lba9${toLetters(serial)}`;
  return origin === 1 ? `9${toLetters(serial)}` : `9${String(serial).padStart(9, "0")}`;
}

const days = 4096;
/** As long as an offer that is over can still be asked for. */
const rememberedDays = 90;

/** Of the days with that number the last one that is not to come. */
function readId(id: string, today: number): (Cell & { kind: LocalKind }) | undefined {
  const [, prefix, word, digits] = /^(lba)?9(?:([A-Z]{7})|(\d{9}))$/.exec(id) ?? [];
  if (word === undefined && (digits === undefined || prefix)) return undefined;
  const serial = word === undefined ? Number(digits) : fromLetters(word);
  const clusterIndex = serial % clusters.length;
  const rest = Math.floor(serial / clusters.length);
  const jobIndex = rest % allJobs.length;
  const kind = prefix ? "apprenticeship" : "job";
  if (rest >= days * allJobs.length || !isOffered(kind, jobIndex)) return undefined;
  const age = (((today - Math.floor(rest / allJobs.length)) % days) + days) % days;
  return age > rememberedDays ? undefined : { kind, jobIndex, clusterIndex, day: today - age };
}
