import { expect, test } from "vitest";
import { franceTravailProfile } from "../../../src/adapters/france-travail/profile.ts";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import type { FeedBatch, FeedRequest } from "../../../src/core/alerts/feed.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import { replaceMergedCommune, wrapFeedForMergedCommunes } from "../../../src/core/places/merged-communes.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const map = createAtlas(loadTerritory());
const cran = {
  kind: "commune",
  code: "74093",
  name: "Cran-Gevrier",
  departement: "74",
  region: "84",
} as const;
const kept = { ...bakerInLyon, place: cran };

test("a search that was kept since before its commune merged looks in the commune of today", () => {
  expect(replaceMergedCommune(kept, map).place).toMatchObject({ code: "74010", name: "Annecy" });
  expect(replaceMergedCommune(bakerInLyon, map)).toBe(bakerInLyon);
  // A commune that is newer than our list is left as it is.
  const unknown = { ...kept, place: { ...cran, code: "74999" } };
  expect(replaceMergedCommune(unknown, map)).toBe(unknown);
});

test("and so does its alert, whose news are found again", async () => {
  const asked: FeedRequest[] = [];
  const gathering: FeedBatch = {
    want: (wanted) => void asked.push(wanted),
    turns: async () => (wanted) => asked.includes(wanted),
    read: async () => ({ of: (wanted) => (asked.includes(wanted) ? [] : "later"), asked: 1, calls: 1 }),
  };
  const own = {
    source: franceTravailProfile,
    upTo: () => new Date(),
    gather: () => gathering,
  } as const;
  const wanted = { search: kept, related: false, from: new Date() };
  const { want, turns, read } = wrapFeedForMergedCommunes(own, map).gather();
  want(wanted);
  expect(asked[0]?.search.place).toMatchObject({ code: "74010" });
  expect((await turns?.())?.(wanted)).toBe(true);
  expect((await read()).of(wanted)).toEqual([]);
});
