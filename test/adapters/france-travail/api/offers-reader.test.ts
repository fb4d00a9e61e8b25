import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCriteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import {
  createOffersReader,
  type OffersReaderOptions,
} from "../../../../src/adapters/france-travail/api/offers-reader.ts";
import { harvest } from "../../../../src/adapters/france-travail/harvest/harvest.ts";
import type { Offer } from "../../../../src/core/offers/offer.ts";
import { keptLog } from "../../log.ts";
import { centreOf, map, sunday } from "../../places.ts";
import { started } from "../started.ts";

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
afterAll(() => api.close());

const reader = (client: OffersReaderOptions["client"], log = keptLog().log) =>
  createOffersReader({ client, atlas: map, centreOf, fictitious: true, log });

const offre = {
  id: "214BQXN",
  intitule: "Boulanger",
  dateCreation: "2026-11-18T09:12:44.120Z",
  lieuTravail: { libelle: "44 - Nantes" },
};

function answering(body: unknown, headers: Record<string, string> = {}, status = 206) {
  return { get: async () => ({ status, headers, body: Buffer.from(JSON.stringify(body)) }) };
}

test("a page has its offers, the total of the search, and how many have each value", async () => {
  const { rows, total, counts } = await reader(api.client)({ region: "53", range: "0-9" });
  expect(rows).toHaveLength(10);
  expect(total).toBeGreaterThan(50);
  for (const { id, created = 0, value } of rows) {
    expect(value).toMatchObject({ key: `ft:${id}`, source: "France Travail" });
    // What clocks in Paris showed, an hour ahead in November, two in October.
    expect([1, 2]).toContain(Math.round((created - Date.parse(value?.created ?? "")) / 3_600_000));
  }
  expect(Object.keys(counts)).toEqual(["contract", "experience", "qualification", "nature"]);
  for (const values of Object.values(counts))
    expect(Object.values(values).reduce((sum, count) => sum + count, 0)).toBe(total);
});

test("a text is whole, however long", async () => {
  const long = `${"Du pain. ".repeat(500)}Fin.`;
  const { rows } = await reader(answering({ resultats: [{ ...offre, description: long }] }))({});
  expect(rows[0]?.value?.description).toBe(long);
});

test("beyond the last row there is nothing, and of nothing there is none", async () => {
  const none = { get: async () => ({ status: 204, headers: { "content-range": "*/0" }, body: Buffer.alloc(0) }) };
  expect(await reader(none)({ range: "300-449" })).toEqual({ rows: [], total: 300, counts: {} });
  expect(await reader(none)({})).toEqual({ rows: [], total: 0, counts: {} });
});

test("an odd offer is a row without a value, and is told in the log", async () => {
  const { log, lines } = keptLog();
  const { rows } = await reader(answering({ resultats: [offre, { id: "214BQXO" }, "odd"] }), log)({ range: "150-299" });
  expect(rows.map(({ id, value }) => [id, value?.title])).toEqual([
    ["214BQXN", "Boulanger"],
    ["214BQXO", undefined],
    ["row 152", undefined],
  ]);
  expect(lines).toContainEqual({
    level: "warn",
    facts: { service: "France Travail", dropped: 2, of: 3 },
    message: "offers that could not be parsed were left out",
  });
});

test.each<[string, unknown, Record<string, string>, number]>([
  ["the header", { resultats: [offre] }, { "content-range": "offres 0-0/66915" }, 66_915],
  [
    "the counts of a filter, where the header is missing",
    {
      resultats: [offre],
      filtresPossibles: [
        {
          filtre: "typeContrat",
          agregation: [
            { valeurPossible: "CDI", nbResultats: 7 },
            { valeurPossible: "CDD", nbResultats: 4 },
          ],
        },
      ],
    },
    {},
    11,
  ],
  ["the rows, where both are", { resultats: [offre] }, {}, 1],
  ["the rows, where the counts are odd", { resultats: [offre], filtresPossibles: "none" }, {}, 1],
])("the total comes from %s", async (_what, body, headers, expected) => {
  expect((await reader(answering(body, headers))({})).total).toBe(expected);
});

test("a full page without any total lets expect one more at least", async () => {
  const none = reader(answering({ resultats: [offre, { ...offre, id: "214BQXO" }] }));
  expect(await none({ range: "150-151" })).toMatchObject({ total: 153, isLeast: true });
  expect(await none({ range: "150-152" })).not.toHaveProperty("isLeast");
  expect((await none({})).total).toBe(2);
});

test("what is refused says why", async () => {
  const refusing = answering({ message: "Valeur du paramètre « theme » incorrecte." }, {}, 400);
  await expect(reader(refusing)({ theme: "99" })).rejects.toMatchObject({ refusal: { parameter: "theme" } });
});

test("all that the service has is harvested through it", async () => {
  const found: (Offer | undefined)[] = [];
  const read = parseCriteria({ region: "84" });
  if ("refusals" in read) throw new Error("refused");
  const outcome = await harvest({
    criteria: read.criteria,
    ask: reader(api.client),
    now: sunday,
    departements: () => [],
    write: async (rows) => void found.push(...rows.map(({ value }) => value)),
  });
  expect(outcome).toMatchObject({ missing: 0, found: found.length });
  expect(new Set(found.map((offer) => offer?.key)).size).toBe(outcome.total);
  expect(found.every((offer) => offer?.place.region === "84")).toBe(true);
});
