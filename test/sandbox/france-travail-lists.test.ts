import { afterAll, beforeAll, expect, test } from "vitest";
import { franceTravailClient, read, startedAt, sunday } from "./client.ts";

let started: Awaited<ReturnType<typeof startedAt>>;
let get: (path: string) => Promise<Response>;
beforeAll(async () => {
  started = await startedAt(sunday);
  ({ get } = await franceTravailClient(started.sandbox));
});
afterAll(() => started.sandbox.close());

test.each([
  ["typesContrats", 12, { code: "MIS", libelle: "Mission intérimaire" }],
  ["naturesContrats", 19, { code: "E2", libelle: "Contrat apprentissage" }],
  ["niveauxFormations", 11, { code: "NV5", libelle: "CAP, BEP et équivalents" }],
  ["permis", 20, { code: "B", libelle: "Véhicule léger" }],
  ["regions", 18, { code: "53", libelle: "Bretagne" }],
  ["departements", 101, { code: "2A", libelle: "Corse-du-Sud", region: { code: "94", libelle: "Corse" } }],
  ["continents", 5, { code: "991", libelle: "Europe" }],
  ["themes", 17, { code: "12", libelle: "Enfants" }],
  ["domaines", 110, { code: "M18", libelle: "Systèmes d'information et de télécommunication" }],
  ["metiers", 164, { code: "D1102", libelle: "Boulanger / Boulangère" }],
  ["appellations", undefined, { code: "11573", libelle: "Boulanger / Boulangère" }],
  ["communes", 450, { code: "75102", libelle: "Paris 2e Arrondissement", codePostal: "75093", codeDepartement: "75" }],
  ["nafs", undefined, { code: "10.71C", libelle: "Boulangerie et boulangerie-pâtisserie" }],
  ["secteursActivites", undefined, { code: "56", libelle: "Restauration" }],
  ["langues", undefined, { code: "AN", libelle: "Anglais" }],
  ["pays", undefined, { code: "01", libelle: "France" }],
])("%s", async (name, size, item) => {
  const response = await get(`referentiel/${name}`);
  const items = await read<{ code: string }[]>(response);
  expect(response.headers.get("content-range")).toBe(`${name} */${items.length}`);
  if (size !== undefined) expect(items).toHaveLength(size);
  expect(items).toContainEqual(item);
});

test("the whole cities are not in the list of communes", async () => {
  const items = await read<{ code: string }[]>(get("referentiel/communes"));
  const codes = new Set(items.map(({ code }) => code));
  expect(["75056", "69123", "13055"].filter((code) => codes.has(code))).toEqual([]);
});

test("a list that does not exist is a 404", async () => {
  expect((await get("referentiel/metiersdart")).status).toBe(404);
});
