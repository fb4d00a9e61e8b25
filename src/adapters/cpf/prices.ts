import { ifSourceFails } from "../../core/failure.ts";
import type { FindTrainingPrices, TrainingPrices } from "../../core/offers/training-prices.ts";
import type { Requesters } from "../../core/requester.ts";
import type { CatalogueApi, ReadFigures } from "./api.ts";
import { hasCode, isAbove } from "./odsql.ts";
import { isOnSale } from "./query.ts";
import { type CatalogueQuestion, type Column, countRows } from "./question.ts";
import { readCell, toAmount } from "./row.ts";

/** What was bought with personal training rights. One client alone tells of it. */
const bought = "moncompteformation_formations_engagees";

const priced = "frais_ttc_tot_mean";
const askedColumns: readonly Column[] = [
  countRows,
  { field: "frais_ttc_tot_min", as: "least", write: (name) => `min(${name})` },
  { field: priced, as: "half", write: (name) => `median(${name})` },
  { field: "frais_ttc_tot_max", as: "most", write: (name) => `max(${name})` },
];
const paidColumns: readonly Column[] = [
  { field: "prix_moyen", as: "n", write: (name) => `count(${name})` },
  { field: "prix_moyen", as: "half", write: (name) => `median(${name})` },
];

/** So few say nothing of what others pay. */
const leastPaid = 3;

type Prices = Omit<TrainingPrices, "paid">;

/**
 * What a certification costs: what organisations ask, by one call; and what was paid, where that can be had.
 */
export function createPriceFinder(api: Pick<CatalogueApi, "createFigures">): FindTrainingPrices {
  const readAsked = api.createFigures(({ rows: [row], isStandIn }) => toPrices(row, isStandIn));
  const readPaid = api.createFigures(({ rows: [row] }) => toPaid(row));
  return async (register, askedBy) => {
    const [, kind, code] = register.match(/^(RNCP|RS)(\d{1,7})$/) ?? [];
    if (code === undefined) return undefined;
    const field = kind === "RNCP" ? "code_rncp" : "code_inventaire";
    const where = [hasCode(field, code), isOnSale, isAbove(priced, 0)];
    const [asked, paid] = await Promise.all([
      readAsked({ select: askedColumns, where, limit: 1, codeField: field }, askedBy),
      kind === "RNCP" ? readWhatWasPaid(readPaid, code, askedBy) : undefined,
    ]);
    return asked && (paid === undefined ? asked : { ...asked, paid });
  };
}

function toPrices(row: unknown, isFictitious: boolean): Prices | undefined {
  const [of, least, half, most] = ["n", "least", "half", "most"].map((name) => readWhole(row, name));
  if (!of || !most || !half) return undefined;
  return { least: least || half, most, half, of, isFictitious };
}

/** Absent where the set is not there, has changed, or knows too few. */
async function readWhatWasPaid(
  readPaid: ReadFigures<number | undefined>,
  code: string,
  askedBy: Requesters | undefined,
): Promise<number | undefined> {
  const where = [hasCode("code_rncp", code), isAbove("prix_moyen", 0)];
  const question: CatalogueQuestion = {
    dataset: bought,
    select: paidColumns,
    where,
    limit: 1,
    codeField: "code_rncp",
  };
  return ifSourceFails(readPaid(question, askedBy), () => undefined);
}

function readWhole(row: unknown, name: string): number {
  return Math.round(toAmount(readCell(row, name)) ?? 0);
}

function toPaid(row: unknown): number | undefined {
  const [of, half] = [readWhole(row, "n"), readWhole(row, "half")];
  return of >= leastPaid && half > 0 ? half : undefined;
}
