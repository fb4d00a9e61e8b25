import { expect, test } from "vitest";
import type { CompactRow } from "../../../../src/adapters/la-bonne-alternance/news/compact.ts";
import { toCompactBlock } from "../../../../src/adapters/la-bonne-alternance/news/compact.ts";
import { selectNews } from "../../../../src/adapters/la-bonne-alternance/news/select-news.ts";
import { getCopyKeys } from "../../../../src/core/offers/copies.ts";
import { noCentres } from "../../../fakes/centres.ts";
import { offer } from "../../../fakes/offers.ts";
import { sunday } from "../../places.ts";
import { searchFor } from "../started.ts";

const baker = offer({ key: "lba:1", alternance: true, created: "2026-11-20T10:00:00.000Z" });
const row = (key: string, rome: string, created: string): CompactRow => ({
  offer: { ...baker, key, title: `Offre ${key}`, created },
  romes: [rome],
});
const rows = [
  row("lba:1", "D1104", "2026-11-22T10:00:00.000Z"),
  row("lba:2", "D1102", "2026-11-20T10:00:00.000Z"),
  row("lba:3", "D1102", "2026-11-21T10:00:00.000Z"),
];
const block = { offers: rows, isCutOff: false };
const selection = { search: searchFor(), related: true, ticked: ["D1102"], centres: noCentres, now: sunday };

test.each([
  [true, ["lba:3", "lba:2", "lba:1"]],
  [false, ["lba:3", "lba:2"]],
])("with related jobs %s, what was ticked comes first, and the newest of it", (related, keys) => {
  expect(selectNews([block], { ...selection, related }).map(({ offer }) => offer.key)).toEqual(keys);
});

test("descriptions are looked at, and not carried; what an offer has in common with its copies is", () => {
  const whole = {
    offers: [{ offer: baker, romes: ["D1102"] }],
    companies: [],
    isWhole: { offers: true, companies: true },
  };
  const cutOff = { isCutOff: { offers: true, companies: false } };
  const search = searchFor({ filters: { include: ["pâtes"] } });
  const [kept, dropped] = [true, false].map((withText) => toCompactBlock({ ...whole, ...cutOff }, withText));
  expect([kept?.isCutOff, kept?.offers[0]?.offer.description]).toEqual([true, baker.description]);
  expect(dropped?.offers[0]?.offer.description).toBe("");
  const folds = [...getCopyKeys(baker)];
  expect(folds.length).toBeGreaterThan(0);
  expect(selectNews(kept ? [kept] : [], { ...selection, search })).toEqual([
    { offer: { ...baker, description: "" }, related: false, folds },
  ]);
  expect(selectNews(dropped ? [dropped] : [], { ...selection, search })).toEqual([]);
});

test("of a diploma, in the place of jobs, all belong to what was asked for", () => {
  const rncp = { code: "RNCP90001", label: "CAP Boulanger" };
  const search = searchFor({ titles: [], rncp });
  const news = selectNews([block], { ...selection, search, ticked: [], related: false });
  expect(news.map(({ related }) => related)).toEqual([false, false, false]);
});
