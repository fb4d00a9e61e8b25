import { allOf, type Condition, not, startsWith } from "../odsql.ts";

/** A part of all rows that is read by one call, in the order of all. */
export type CatalogueStep = {
  /** Kept in the journal. */
  id: string;
  /** One page, by `/records`; or all that fit, by an export. */
  read: { limit: number; offset: number } | { where: Condition[] };
};

const pageRows = 100;
/** The first row that no page reaches: `offset + limit` must be below it. */
const reach = 10_000;

/** Pages for what they reach, in the order of the numbers of trainings. */
export function listPages(total: number): CatalogueStep[] {
  const pages = Array.from({ length: Math.ceil(total / pageRows) }, (_, i) => i * pageRows);
  return pages.map((offset) => {
    const limit = Math.min(pageRows, reach - 1 - offset);
    return { id: `page ${offset}`, read: { limit, offset } };
  });
}

/** Whether pages reach all of so many rows. */
export function isInReach(total: number): boolean {
  return total < reach;
}

const digits = Array.from("0123456789");
const number = "numero_formation";

/**
 * Exports that together have all rows. Numbers of trainings begin with the SIRET of their organisation: each
 * first digit is an export, so that one that was stopped need not be read from the beginning.
 */
export function listExports(): CatalogueStep[] {
  return [
    ...digits.map((digit) => ({ id: `export ${digit}`, read: { where: [startsWith(number, digit)] } })),
    { id: "export others", read: { where: [allOf(digits.map((digit) => not(startsWith(number, digit))))] } },
  ];
}

/** All rows in one export, where the catalogue takes no parts. */
export const wholeExport: CatalogueStep = { id: "export", read: { where: [] } };
