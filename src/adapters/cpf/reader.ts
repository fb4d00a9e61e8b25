import { ifSourceFails, SourceError } from "../../core/failure.ts";
import type { Found } from "../../core/offers/offer.ts";
import type { OfferReader, OfferReading } from "../../core/offers/pages.ts";
import type { Training } from "../../core/offers/training.ts";
import { listCommuneCodes } from "../../core/places/area.ts";
import type { Requesters } from "../../core/requester.ts";
import type { Search } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import { type CatalogueApi, pageRows, type ReadFigures, type RowsAnswer } from "./api.ts";
import { createTrainingList, isFewPages, maxGroups, readListed, type TrainingList } from "./everywhere.ts";
import { detailFields, listFields } from "./fields.ts";
import { type Condition, isOneOf } from "./odsql.ts";
import { cpfName } from "./profile.ts";
import { isIn, isInOrNowhere, isNowhere, type QueryLookups, toConditions, toTrainingQuery } from "./query.ts";
import { type CatalogueQuestion, countRows } from "./question.ts";
import type { CatalogueRow } from "./row.ts";
import { mergeRows, toTrainingNumber } from "./training.ts";

/** What the reader of trainings works with. */
export type TrainingReaderOptions = QueryLookups & {
  api: Pick<CatalogueApi, "readRows" | "readAllRows" | "createFigures">;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<unknown>;
  /** Lays the centres out for `centresWithin`, in steps that keep nobody waiting. */
  prepareCentres: () => Promise<void>;
};

/** How far pages reach. */
const maxReach = 10_000;

/**
 * Trainings of a search, each once: first those of its départements, the cheapest first, then those that are
 * said to be in none, as most at a distance are.
 */
export function createTrainingReader(options: TrainingReaderOptions): OfferReader {
  const { api, centreSoon, prepareCentres } = options;
  const readList = createTrainingList(api);
  const countGroups = api.createFigures(({ rows }) => rows.length);
  return async (search, wanted, askedBy) => {
    await Promise.all(listCommuneCodes(search.place).map(centreSoon));
    await prepareCentres();
    const query = toTrainingQuery(search, options);
    if (!query) throw new SourceError(cpfName, "refused", undefined, { part: "words" });
    const { about, departements } = query;
    const isEverywhere = departements.length === 0;
    const all = toConditions(about, isEverywhere ? [] : [isInOrNowhere(departements)]);
    const list = isEverywhere ? await readList(all, askedBy) : undefined;
    if (list && !isFewPages(list, wanted)) {
      const listed = await unlessRefused(readListed(api, list, all, wanted, askedBy));
      if (listed) return toListReading(listed, list);
    }
    const parts = isEverywhere ? [[]] : [[isIn(departements)], [isNowhere]];
    const where = parts.map((place) => toConditions(about, place));
    const read = await readParts(api, where, wanted, askedBy);
    const count = async () => list?.length ?? (await countTrainings(countGroups, all, read.rowsInAll, askedBy));
    return toReading(read, count);
  };
}

/** Whether a portal lets anybody export is for it to say: pages are read where it does not. */
function unlessRefused<T>(read: Promise<T>): Promise<T | undefined> {
  return ifSourceFails(read, (error: SourceError) => {
    if (error.why !== "refused") throw error;
    return undefined;
  });
}

function toListReading(trainings: readonly Training[], list: TrainingList): OfferReading {
  const total = list.length;
  return {
    found: trainings.map((offer) => ({ offer, related: false })),
    complete: trainings.length >= total,
    total,
    ...{ exact: true, reachable: total, missing: [] },
  };
}

type PartsRead = {
  trainings: Training[];
  /** How many rows were read, and how many there are; of those beyond the reach nothing can be read. */
  rows: number;
  rowsInAll: number;
  reachable: number;
  isAll: boolean;
};

/** Reads page after page of one part after the other, until so many trainings were met. */
async function readParts(
  api: Pick<CatalogueApi, "readRows">,
  parts: readonly Condition[][],
  wanted: number,
  askedBy: Requesters | undefined,
): Promise<PartsRead> {
  const rows: CatalogueRow[] = [];
  const keys = new Set<string>();
  let [read, rowsInAll, reachable, isFictitious] = [0, 0, 0, false];
  let isOpen = true;
  for (const where of parts) {
    let total = Number.POSITIVE_INFINITY;
    let offset = 0;
    // The first page of each part counts it.
    do {
      const page = await api.readRows(toPage(where, offset), askedBy);
      total = page.total;
      offset += pageRows;
      isFictitious ||= page.isStandIn;
      // What comes after a part is shown once all of that part was.
      if (!isOpen) break;
      read += Math.min(pageRows, Math.max(0, total - offset + pageRows));
      rows.push(...page.rows);
      for (const { number } of page.rows) keys.add(number);
    } while (offset < Math.min(total, maxReach - pageRows) && keys.size < wanted);
    isOpen &&= offset >= Math.min(total, maxReach - pageRows);
    rowsInAll += total;
    reachable += Math.min(total, maxReach - pageRows);
  }
  return { trainings: mergeRows(rows, isFictitious), rows: read, rowsInAll, reachable, isAll: read >= rowsInAll };
}

function toPage(where: readonly Condition[], offset: number): CatalogueQuestion {
  return {
    select: listFields,
    where,
    // The second makes it an order of all rows, so that none is on two pages.
    orderBy: ["frais_ttc_tot_min", "numero_formation", "code_departement"],
    limit: pageRows,
    offset,
  };
}

async function toReading(read: PartsRead, count: () => Promise<number | undefined>): Promise<OfferReading> {
  const { trainings, rows, rowsInAll, reachable, isAll } = read;
  const found: Found[] = trainings.map((offer) => ({ offer, related: false }));
  const counted = isAll ? found.length : await count();
  // As many rows a training as among those that were read.
  const estimate = rows === 0 ? 0 : Math.max(found.length, Math.round((rowsInAll * found.length) / rows));
  const total = counted ?? estimate;
  const isReachable = reachable >= rowsInAll;
  return {
    found,
    complete: rows >= reachable,
    total,
    exact: counted !== undefined,
    reachable: isReachable ? total : Math.floor((total * reachable) / rowsInAll),
    missing: [],
  };
}

/** How many trainings there are, by one more call; undefined where there are too many rows to tell. */
async function countTrainings(
  countGroups: ReadFigures<number>,
  where: readonly Condition[],
  rows: number,
  askedBy: Requesters | undefined,
): Promise<number | undefined> {
  if (rows > maxGroups) return undefined;
  const groupBy = ["numero_formation"];
  const groups = await countGroups({ select: [countRows], where, groupBy, limit: maxGroups }, askedBy);
  return groups < maxGroups ? groups : undefined;
}

/**
 * One training by its key, with what the organisation writes about it; without that where the catalogue
 * fails, and a list that was read before has it.
 */
export function createTrainingDetail(api: Pick<CatalogueApi, "readRows" | "findKnownRows">): ReadOffer {
  return async (_search: Search, { key }, askedBy) => {
    const number = toTrainingNumber(key);
    const where = [isOneOf("numero_formation", [number])];
    const question = { select: detailFields, where, orderBy: ["code_departement"], limit: pageRows };
    const { rows, isStandIn } = await ifSourceFails(readWhole(api, question, askedBy), (error) => {
      const known = api.findKnownRows(number);
      if (known.rows.length === 0) throw error;
      return known;
    });
    const [training] = mergeRows(rows, isStandIn);
    return { offer: training };
  };
}

/** All rows of a training: one that is given in every département has more of them than a page holds. */
async function readWhole(
  api: Pick<CatalogueApi, "readRows">,
  question: CatalogueQuestion,
  askedBy: Requesters | undefined,
): Promise<RowsAnswer> {
  const first = await api.readRows(question, askedBy);
  if (first.total <= pageRows) return first;
  const second = await api.readRows({ ...question, offset: pageRows }, askedBy);
  return { ...first, rows: [...first.rows, ...second.rows] };
}
