import { hourMs } from "../../../core/durations.ts";
import type { Found, SourceNote } from "../../../core/offers/offer.ts";
import type { OfferReader } from "../../../core/offers/pages.ts";
import type { Training } from "../../../core/offers/training.ts";
import type { Centres } from "../../../core/places/area.ts";
import { AbandonedCall, isUnwanted, type Requesters } from "../../../core/requester.ts";
import { matches } from "../../../core/search/matches.ts";
import { getDiploma, type Search } from "../../../core/search/search.ts";
import type { ReadOffer } from "../../../core/services.ts";
import { toFoundOffer } from "../../found-offer.ts";
import type { Rome } from "../../rome/rome.ts";
import { createTtlCache } from "../../ttl-cache.ts";
import { alternanceName } from "../client.ts";
import type { AlternancePlanner } from "../planner.ts";
import { chunkRomeCodes } from "../query.ts";
import { type CircleLookup, createCircleFinder } from "./circles.ts";
import { createTrainingApi, maxTrainings, type TrainingApiOptions, type TrainingBlock } from "./training-api.ts";
import { europeanLevels, type TrainingQuery, trainingQueryToSearchParams } from "./training-query.ts";

/** What trainings are read with. */
export type TrainingsOptions = TrainingApiOptions &
  CircleLookup & {
    planner: Pick<AlternancePlanner, "listTickedCodes" | "centresFor">;
    rome: Pick<Rome, "parentsOf">;
    /** Lays the centres out for `centresWithin`, in steps that keep nobody waiting. */
    prepareCentres: () => Promise<void>;
  };

/** The trainings for apprentices, as one group of callers reads them. */
export type Trainings = {
  /** For searches of kind "formations". */
  read: OfferReader;
  /** One of them as it is now. */
  readOne: ReadOffer;
};

/** The catalogue is loaded once a day. */
const keptMs = 3 * hourMs;
/** A megabyte each at worst. */
const maxBlocks = 30;
/** Twenty codes in one place each, while somebody waits. */
const maxQueries = 5;

/** All that a search finds is read at once, kept for hours, and put in order by distance here. */
export function createTrainings(options: TrainingsOptions): Trainings {
  const { planner, rome, prepareCentres, now } = options;
  const { readBlock, readTraining } = createTrainingApi(options);
  const blocks = createTtlCache<TrainingBlock>(maxBlocks, keptMs, () => now().getTime());
  const findCircles = createCircleFinder(options);
  const readCached = (query: TrainingQuery, askedBy?: Requesters) =>
    blocks.get(String(trainingQueryToSearchParams(query)), (together) => readBlock(query, together), askedBy);

  const read: OfferReader = async (search, _wanted, askedBy) => {
    const centres = await planner.centresFor(search);
    await prepareCentres();
    const all = await listQueries(search, centres);
    const queries = all.slice(0, maxQueries);
    const answers = await Promise.all(queries.map((query) => readCached(query, askedBy)));
    const byKey = new Map<string, Training>();
    for (const training of answers.flatMap(({ trainings }) => trainings))
      if (matches(training, search, centres, now())) byKey.set(training.key, training);
    const found = [...byKey.values()].map((training) => toFoundOffer(training, false, search, centres));
    const isCutOff = answers.some((block) => block.isCutOff);
    return {
      found: found.sort(compareByDistance),
      complete: true,
      total: found.length,
      exact: queries.length === all.length && !isCutOff,
      reachable: found.length,
      missing: [],
      ...(isCutOff ? { notes: [cutOffNote] } : {}),
    };
  };

  /** By the codes of the jobs and those that ROME 3 had for them, or by what they lead to. */
  async function listQueries(search: Search, centres: Centres): Promise<TrainingQuery[]> {
    const diploma = getDiploma(search);
    const ticked = planner.listTickedCodes(search);
    const whats: Pick<TrainingQuery, "romes" | "rncp">[] = diploma
      ? [{ romes: [], rncp: diploma.code }]
      : chunkRomeCodes([...ticked, ...rome.parentsOf(ticked)]).map((romes) => ({ romes }));
    const { target } = search.filters;
    const level = target === undefined ? {} : { level: europeanLevels[target] };
    if (whats.length === 0) return [];
    const circles = await findCircles(search, centres);
    return circles.flatMap((circle) => whats.map((what) => ({ ...circle, ...what, ...level })));
  }

  const readOne: ReadOffer = async (search, { key }, askedBy) => {
    const centres = await planner.centresFor(search);
    const known = blocks
      .values()
      .flatMap(({ trainings }) => trainings)
      .find((training) => training.key === key);
    if (!known && isUnwanted(askedBy)) throw new AbandonedCall();
    const training = known ?? (await readTraining(key, askedBy));
    return training ? toFoundOffer(training, false, search, centres) : { offer: undefined };
  };

  return { read, readOne };
}

const cutOffNote: SourceNote = { service: alternanceName, is: "first", most: maxTrainings };

/** The nearest first, then by name; those of which nobody knows where they are come last. */
function compareByDistance(a: Found<Training>, b: Found<Training>): number {
  const [far, farther] = [a, b].map(({ distanceKm = Number.MAX_VALUE }) => distanceKm);
  return (
    (far ?? 0) - (farther ?? 0) ||
    a.offer.title.localeCompare(b.offer.title, "fr") ||
    a.offer.key.localeCompare(b.offer.key)
  );
}
