import type { Training } from "../../core/offers/training.ts";
import type { Requesters } from "../../core/requester.ts";
import { type CatalogueApi, type FiguresAnswer, pageRows } from "./api.ts";
import { listFields } from "./fields.ts";
import { type Condition, isOneOf } from "./odsql.ts";
import { type Column, countRows } from "./question.ts";
import { readCell, toAmount } from "./row.ts";
import { mergeRows, toTrainingKey } from "./training.ts";

/** A training of a list, and in how many rows it is. */
type ListedTraining = { number: string; rows: number };

/** All trainings of a question, the cheapest first. */
export type TrainingList = readonly ListedTraining[];

/** Reads the list by one call; undefined where there are too many trainings for one. */
export type ReadTrainingList = (
  where: readonly Condition[],
  askedBy: Requesters | undefined,
) => Promise<TrainingList | undefined>;

/** So many groups can be had: the limit must be below twenty thousand. */
export const maxGroups = 19_999;
const maxLists = 50;
/** What is held in a hundred départements has as many rows: two thousand of them, of 700 characters each. */
const trainingsTogether = 20;

const leastPrice: Column = { field: "frais_ttc_tot_min", as: "least", write: (name) => `min(${name})` };

/**
 * Lists trainings by one call. Page after page of rows would take many: in all of France what is held at a
 * distance is repeated for a hundred départements, so that a page may be one training.
 */
export function createTrainingList(api: Pick<CatalogueApi, "createFigures">): ReadTrainingList {
  const readList = api.createFigures(toTrainingList, maxLists);
  return (where, askedBy) =>
    readList({ select: [countRows, leastPrice], where, groupBy: ["numero_formation"], limit: maxGroups }, askedBy);
}

/** In the order of pages: what says no price comes last. */
function toTrainingList({ rows }: FiguresAnswer): TrainingList | undefined {
  if (rows.length >= maxGroups) return undefined;
  const amount = (row: unknown, name: string) => toAmount(readCell(row, name));
  const listed = rows.flatMap((row) => {
    const number = readCell(row, "numero_formation");
    const price = amount(row, "least") ?? Number.POSITIVE_INFINITY;
    return number === undefined ? [] : [{ number: String(number), price, rows: amount(row, "n") ?? 1 }];
  });
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  if (listed.length < rows.length) return undefined;
  // A difference of two infinite prices is no number.
  return listed
    .sort((a, b) => (a.price === b.price ? compare(a.number, b.number) : a.price - b.price))
    .map(({ number, rows }) => ({ number, rows }));
}

/** Whether pages of rows bring the first so many of a list by no more calls. */
export function isFewPages(list: TrainingList, wanted: number): boolean {
  const rows = list.slice(0, wanted).reduce((sum, listed) => sum + listed.rows, 0);
  return Math.ceil(rows / pageRows) <= Math.ceil(Math.min(wanted, list.length) / trainingsTogether);
}

/** At least the first so many of a list, in its order, with all their rows that fit the conditions. */
export async function readListed(
  api: Pick<CatalogueApi, "readAllRows">,
  list: TrainingList,
  where: readonly Condition[],
  wanted: number,
  askedBy: Requesters | undefined,
): Promise<Training[]> {
  const trainings: Training[] = [];
  for (let first = 0; first < Math.min(wanted, list.length); first += trainingsTogether) {
    const numbers = list.slice(first, first + trainingsTogether).map(({ number }) => number);
    const asked = [...where, isOneOf("numero_formation", numbers)];
    const orderBy = ["numero_formation", "code_departement"];
    const { rows, isStandIn } = await api.readAllRows(
      { select: listFields, where: asked, orderBy, limit: -1 },
      askedBy,
    );
    const rankOf = new Map(numbers.map((number, rank) => [toTrainingKey(number), rank]));
    const rank = ({ key }: Training) => rankOf.get(key) ?? numbers.length;
    trainings.push(...mergeRows(rows, isStandIn).sort((a, b) => rank(a) - rank(b)));
  }
  return trainings;
}
