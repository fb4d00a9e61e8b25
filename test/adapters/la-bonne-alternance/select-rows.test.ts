import { describe, expect, test } from "vitest";
import type { AlternanceRow } from "../../../src/adapters/la-bonne-alternance/job.ts";
import { isRelatedRow, selectRows, sortByDistance } from "../../../src/adapters/la-bonne-alternance/select-rows.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import { noCentres } from "../../fakes/centres.ts";
import { offer } from "../../fakes/offers.ts";
import { sunday } from "../places.ts";
import { searchFor } from "./started.ts";

const row = (changes: Partial<Offer> = {}, others: Partial<AlternanceRow> = {}): AlternanceRow => ({
  offer: offer({ key: "lba:1", alternance: true, ...changes }),
  romes: ["D1102"],
  ...others,
});
const keys = (rows: AlternanceRow[]) => rows.map(({ offer }) => offer.key);

describe("the rows of a search", () => {
  test.each<[what: string, expires: string | undefined, isIn: boolean]>([
    ["has no end", undefined, true],
    ["ends in a second", "2026-11-22T18:00:01.000Z", true],
    ["has just ended", "2026-11-22T18:00:00.000Z", false],
  ])("hold one that %s: %s %s", (_what, expires, isIn) => {
    const one = row({}, expires === undefined ? {} : { expires });
    expect(selectRows([one], searchFor(), noCentres, sunday)).toEqual(isIn ? [one] : []);
  });

  test("hold those alone that its filters leave, and each once", () => {
    const worded = [row({ description: "Une mutuelle." }), row({ description: "Une mutuelle." })];
    const rows = [...worded, row({ key: "lba:2", title: "Autre", description: "Rien." })];
    expect(keys(selectRows(rows, searchFor({ filters: { include: ["mutuelle"] } }), noCentres, sunday))).toEqual([
      "lba:1",
    ]);
    expect(keys(selectRows(rows, searchFor(), noCentres, sunday))).toEqual(["lba:1", "lba:2"]);
  });
});

test.each<[romes: string[], isRelated: boolean]>([
  [["D1102"], false],
  [["D1104", "D1102"], false],
  [["D1104"], true],
  [[], true],
])("a row for %j is related to D1102: %s", (romes, isRelated) => {
  expect(isRelatedRow(row({}, { romes }), ["D1102", "M1607"])).toBe(isRelated);
});

describe("by distance", () => {
  const nantes = { latitude: 47.23, longitude: -1.55 };
  const at = (key: string, title: string, latitude?: number) =>
    row({ key, title, place: { label: "?", ...(latitude === undefined ? {} : { point: { ...nantes, latitude } }) } });
  const rows = [
    at("1", "Zinc"),
    at("2", "Loin", 48),
    at("3", "Étain", 47.23),
    at("4", "Cuivre", 47.23),
    at("5", "Art"),
  ];

  test("come the nearest, then by name, then those that are nowhere", () => {
    expect(keys(sortByDistance(rows, new Map([["44109", nantes]])))).toEqual(["4", "3", "2", "5", "1"]);
  });

  test("from nowhere comes what is sorted by name", () => {
    expect(keys(sortByDistance(rows, noCentres))).toEqual(["5", "4", "3", "2", "1"]);
  });
});
