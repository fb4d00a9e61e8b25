import { SourceError } from "../../core/failure.ts";
import type { Condition, FieldNames } from "./odsql.ts";
import { cpfName } from "./profile.ts";

/** A column: a field, or what is computed of one, under a name of ours. */
export type Column = string | { field: string; as: string; write: (name: string) => string };

/** What is asked of a set of data. */
export type CatalogueQuestion = {
  dataset?: string;
  select: readonly Column[];
  /** All of these hold. */
  where: readonly Condition[];
  groupBy?: readonly string[];
  orderBy?: readonly string[];
  /** Of all: -1, where the rows are streamed. */
  limit: number;
  offset?: number;
  /** The field whose numbers of certifications it names: nobody knows whether they are texts. */
  codeField?: string;
};

/** Trainings that are on sale. */
export const catalogue = "moncompteformation_catalogueformation";

/** How many rows there are of what is grouped. */
export const countRows: Column = { field: "numero_formation", as: "n", write: () => "count(*)" };

const datasets = "/api/explore/v2.1/catalog/datasets";
/** Where the catalogue is described, below the address of the portal. */
export const datasetPath = `${datasets}/${catalogue}`;

/** Below the address of the portal. */
export function toPath({ dataset = catalogue }: CatalogueQuestion, what: "records" | "exports/json"): string {
  return `${datasets}/${dataset}/${what}`;
}

/** By the fields' own names, so that what was learnt of them does not make another question of it. */
export function toKey(question: CatalogueQuestion): string {
  return `${question.dataset ?? ""} ${toQuery(question, { nameOf: (field) => field, isQuoted: () => true })}`;
}

/** The parameters of a question. Throws "refused" where a condition cannot be written. */
export function toQuery(question: CatalogueQuestion, names: FieldNames): URLSearchParams {
  const { select, where, groupBy = [], orderBy = [], limit, offset = 0 } = question;
  const toNames = (fields: readonly string[]) => fields.flatMap((field) => names.nameOf(field) ?? []).join(",");
  const columns = select.flatMap((column) => {
    const name = names.nameOf(typeof column === "string" ? column : column.field);
    if (name === undefined) return [];
    return typeof column === "string" ? name : `${column.write(name)} as ${column.as}`;
  });
  const conditions = where.map((condition) => {
    const text = condition(names);
    // Without it, the query would find what was not asked for.
    if (text === undefined) throw new SourceError(cpfName, "refused");
    return text;
  });
  const parameters = {
    select: columns.join(","),
    where: conditions.join(" and "),
    group_by: toNames(groupBy),
    order_by: toNames(orderBy),
    limit: String(limit),
    offset: offset > 0 ? String(offset) : "",
  };
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""));
}
