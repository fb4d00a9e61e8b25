import { stringify } from "csv-stringify/sync";
import { exportHeadings, toExportRecord, toExportRow } from "../../core/exports/columns.ts";
import type { MarkedListing } from "../../core/offers/group-copies.ts";

/** The kinds of file that offers are written to. */
export const exportKinds = ["csv", "jsonl", "json"] as const;
/** The kinds of file that offers are written to. */
export type ExportKind = (typeof exportKinds)[number];

/**
 * Writes a file a few offers at a time: `head`, then `rows` as often as there are some, then `tail`. Some may
 * have been read at another time than the rest.
 */
export type OfferWriter = { head: string; rows: (offers: MarkedListing[], readAt?: string) => string; tail: string };

/** What stands between two cells of CSV. French Excel wants a semicolon. */
export const delimiters = [";", ",", "\t", "|"];

/** `asOf` is when the source was read, unless rows say otherwise: ISO 8601. */
export function createOfferWriter(kind: ExportKind, asOf: string, delimiter = ";"): OfferWriter {
  switch (kind) {
    case "csv":
      return csv(asOf, delimiter);
    case "jsonl":
      return {
        head: "",
        rows: (offers, readAt = asOf) => offers.map((one) => `${jsonOf(one, readAt)}\n`).join(""),
        tail: "",
      };
    case "json":
      return json(asOf);
  }
}

/** A whole file: what a chat sends. */
export function exportFile(kind: ExportKind, offers: MarkedListing[], asOf: string, delimiter?: string): Uint8Array {
  const { head, rows, tail } = createOfferWriter(kind, asOf, delimiter);
  return new TextEncoder().encode(head + rows(offers) + tail);
}

/**
 * For Excel: UTF-8 with its mark, lines that end as in Windows, every cell in quotes, so that no other
 * delimiter cuts one in two.
 */
function csv(asOf: string, delimiter: string): OfferWriter {
  return {
    head: `\uFEFF${formatCsv([exportHeadings], delimiter)}`,
    rows: (offers, readAt = asOf) =>
      formatCsv(
        offers.map((offer) => toExportRow(offer, readAt)),
        delimiter,
      ),
    tail: "",
  };
}

/** Rows of a table that spreadsheets open. */
export function formatCsv(rows: string[][], delimiter: string): string {
  if (rows.length === 0) return "";
  return stringify(rows, { delimiter, record_delimiter: "windows", quoted: true, quoted_empty: false });
}

/** One list, an offer a line. */
function json(asOf: string): OfferWriter {
  let isFirst = true;
  const comma = () => {
    const sign = isFirst ? "\n" : ",\n";
    isFirst = false;
    return sign;
  };
  return {
    head: "[",
    rows: (offers, readAt = asOf) => offers.map((one) => `${comma()}${jsonOf(one, readAt)}`).join(""),
    tail: "\n]\n",
  };
}

/** On one line to all readers: some take U+2028 and U+2029 for its end. */
function jsonOf(offer: MarkedListing, asOf: string): string {
  return JSON.stringify(toExportRecord(offer, asOf)).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
