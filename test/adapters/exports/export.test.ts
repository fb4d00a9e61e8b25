import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOfferWriter, delimiters, exportFile } from "../../../src/adapters/exports/export.ts";
import { exportHeadings, toExportRow } from "../../../src/core/exports/columns.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";

const asOf = "2026-11-22T18:00:00.000Z";

function offer(title: string, description = "Du pain."): Offer {
  return {
    kind: "offer",
    key: "ft:214BQXN",
    title,
    place: { label: "Nantes (44)" },
    alternance: false,
    description,
    skills: [],
    url: "https://candidat.francetravail.fr/offres/recherche/detail/214BQXN",
    source: "France Travail",
    fictitious: false,
  };
}

const text = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
/** Read by another library than the one that wrote it. */
const reread = (bytes: Uint8Array, delimiter = ";"): string[][] =>
  parse(text(bytes), { delimiter, bom: true, record_delimiter: "\r\n", relax_column_count: false });

describe("CSV for Excel", () => {
  test("begins with the mark of UTF-8, and ends its lines as Windows does", () => {
    const bytes = exportFile("csv", [offer("Boulanger")], asOf);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = text(bytes).split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(`\uFEFF${exportHeadings.map((heading) => `"${heading}"`).join(";")}`);
    expect(lines[1]).toMatch(/^"Boulanger";"Nantes \(44\)";;/);
    expect(lines[2]).toBe("");
  });

  test("of nothing has its headings all the same", () => {
    expect(reread(exportFile("csv", [], asOf))).toEqual([exportHeadings]);
  });

  test.each(delimiters)(
    "is read again by another parser, with %j between cells, whatever stands in them",
    (delimiter) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(odd, odd), { maxLength: 5 }), (pairs) => {
          const offers = pairs.map(([title, description]) => offer(title, description));
          const rows = reread(exportFile("csv", offers, asOf, delimiter), delimiter);
          expect(rows).toEqual([exportHeadings, ...offers.map((one) => toExportRow(one, asOf))]);
          for (const cell of rows.slice(1).flat()) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@]/);
        }),
      );
    },
  );

  test("keeps the words of an offer, line breaks too", () => {
    const evil = offer('Chef "Pâtissier"; H/F', "Été :\r\n- =1+1\n\n« œufs »; 2,5 €");
    const [, row = []] = reread(exportFile("csv", [evil], asOf));
    expect(row[0]).toBe('Chef "Pâtissier"; H/F');
    expect(row[exportHeadings.indexOf("Description")]).toBe("Été :\n- =1+1\n\n« œufs »; 2,5 €");
  });
});

const odd = fc
  .array(
    fc.constantFrom(
      '"',
      ";",
      ",",
      "\t",
      "|",
      "\n",
      "\r",
      "\r\n",
      "=",
      "+",
      "-",
      "@",
      " ",
      "é",
      "œ",
      "'",
      "\u00a0",
      "😀",
      "mot",
      "\uFEFF",
    ),
    { maxLength: 8 },
  )
  .map((signs) => `x${signs.join("")}`.slice(signs.length % 2));

test("JSON Lines are one offer a line, and JSON is one list of them", () => {
  const offers = [offer("Boulanger", "a\nb"), offer("=1+1")];
  const lines = text(exportFile("jsonl", offers, asOf))
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(offers.map((one) => ({ ...one, asOf })));
  expect(JSON.parse(text(exportFile("json", offers, asOf)))).toEqual(offers.map((one) => ({ ...one, asOf })));
  expect(text(exportFile("jsonl", [], asOf))).toBe("");
  expect(JSON.parse(text(exportFile("json", [], asOf)))).toEqual([]);
});

test.each(["csv", "jsonl", "json"] as const)("%s written a few offers at a time is the same file", (kind) => {
  const offers = ["a", "b", "c", "d", "e"].map((title) => offer(title));
  const { head, rows, tail } = createOfferWriter(kind, asOf);
  expect(head + rows(offers.slice(0, 2)) + rows([]) + rows(offers.slice(2)) + tail).toBe(
    text(exportFile(kind, offers, asOf)),
  );
});
