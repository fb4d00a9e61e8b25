import { afterAll, beforeAll, expect, test } from "vitest";
import { read, startedAt, sunday } from "./client.ts";

type Commune = { nom: string; code: string; centre?: { coordinates: [number, number] } };

let started: Awaited<ReturnType<typeof startedAt>>;
beforeAll(async () => {
  started = await startedAt(sunday);
});
afterAll(() => started.sandbox.close());

const get = (path: string) => fetch(`${started.sandbox.urls.geo}${path}`);
const communes = (query: string) => read<Commune[]>(get(`/communes?${query}`));

test("all towns with their centre, longitude first, in one request", async () => {
  const all = await communes("fields=code,centre");
  expect(all).toHaveLength(408);
  expect(all).toContainEqual({ nom: "Rennes", code: "35238", centre: { type: "Point", coordinates: [-1.69, 48.12] } });
});

test.each([
  ["code=2A004", ["Ajaccio"]],
  ["codePostal=69001", ["Lyon"]],
  ["nom=saint-de", ["Saint-Denis", "Saint-Denis"]],
  ["nom=SAINT DENIS&boost=population&limit=1", ["Saint-Denis"]],
  ["lat=47.25&lon=-1.55", ["Nantes"]],
  ["codeParent=69123&type=arrondissement-municipal&limit=1", ["Lyon 1er Arrondissement"]],
  ["nom=licorne", []],
])("%s finds %j", async (query, names) => {
  expect((await communes(query)).map(({ nom }) => nom)).toEqual(names);
});

test("arrondissements come only when asked for", async () => {
  expect((await communes("type=commune-actuelle,arrondissement-municipal")).length).toBe(453);
});

test("one commune, or a 404", async () => {
  expect(await (await get("/communes/44109?fields=codeDepartement,population")).json()).toEqual({
    nom: "Nantes",
    code: "44109",
    codeDepartement: "44",
    population: 328_000,
  });
  expect((await get("/communes/44999")).status).toBe(404);
});

test("a bad limit is a 400 in plain text", async () => {
  const response = await get("/communes?limit=-1");
  expect([response.status, await response.text()]).toEqual([400, "Bad Request"]);
});
