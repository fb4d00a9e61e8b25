import { jobs } from "../jobs/jobs.ts";
import { type Town, workTowns } from "../places/towns.ts";
import { at, hashOf, weighted } from "../random.ts";
import { trainsApprentices } from "./contract.ts";
import type { Draw } from "./everywhere.ts";
import { everywherePerDay, type PostingSlot, rankElsewhere, rankEverywhere, type Stream } from "./slot.ts";

const jobsByWeight = weighted(jobs.map((job) => [job, job.weight] as const));
// Half of all apprentices prepare a CAP or the like.
const trainingJobs = weighted(
  jobs.filter(trainsApprentices).map((job) => [job, job.weight * (job.level === "NV5" ? 2 : 1)] as const),
);
const townsByWeight = weighted(workTowns.map((town) => [town, attraction(town)] as const));

/** Which job, and in which town. */
export function drawOf(stream: Stream, seed: number, slot: PostingSlot, isTraining: boolean): Draw {
  const rank = rankEverywhere(stream, slot);
  if (rank !== undefined) return drawEverywhere(stream, rank);
  const spread = spreadOf(stream, seed, slot);
  return { job: (isTraining ? trainingJobs : jobsByWeight).at(spread.job), town: townsByWeight.at(spread.town) };
}

/**
 * The last day on which a posting is shown; for those of `everywhere`, the day on which the next one is
 * published.
 */
export function lastDay(stream: Stream, seed: number, slot: PostingSlot): number {
  if (rankEverywhere(stream, slot) !== undefined)
    return slot.day + Math.ceil(stream.everywhere.length / everywherePerDay);
  const { least, most } = stream.stay;
  return slot.day + least - 1 + Math.floor(spreadOf(stream, seed, slot).stay * (most - least + 1));
}

/**
 * The next of the round, shuffled; 677 is prime. Nobody works in Paris, Lyon or Marseille without being in an
 * arrondissement.
 */
function drawEverywhere({ everywhere }: Stream, rank: number): Draw {
  const { job, town } = at(everywhere, (rank * 677) % everywhere.length);
  const quarters = workTowns.filter((quarter) => quarter.city === town.code);
  return { job, town: quarters[rank % quarters.length] ?? town };
}

/**
 * Three numbers from 0 to 1, evenly spread rather than random, so that few offers cover many jobs and towns:
 * the R3 sequence of Martin Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences" (2018).
 */
function spreadOf(stream: Stream, seed: number, slot: PostingSlot): { job: number; town: number; stay: number } {
  const rank = rankElsewhere(stream, slot) + (hashOf(`${seed}${stream.name}`) % 1_000_000);
  return {
    job: fraction(rank * 0.8191725133961645),
    town: fraction(rank * 0.6710436067037893),
    stay: fraction(rank * 0.5497004779019703),
  };
}

/**
 * Offers follow the number of inhabitants, with a bonus for Paris and Lyon, where visitors of the demo look
 * first.
 */
function attraction({ inhabitants, city }: Town): number {
  const thousands = Math.max(inhabitants, 12_000) / 1000;
  if (city === "75056") return thousands * 2;
  return city === "69123" ? thousands * 2.6 : thousands;
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
