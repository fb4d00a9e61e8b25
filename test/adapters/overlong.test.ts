import { expect, test } from "vitest";
import { readRows } from "../../src/adapters/foreign.ts";
import { offreSchema } from "../../src/adapters/france-travail/api/offre.ts";
import { toOffer } from "../../src/adapters/france-travail/api/to-offer.ts";
import { parseJson } from "../../src/adapters/json.ts";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { createAtlas as atlasOf } from "../../src/core/places/atlas.ts";
import { cpuOf } from "../fakes/cpu.ts";
import { keptLog } from "./log.ts";

/**
 * Unbounded input would take seconds, bounded input takes a few milliseconds; the limit allows for a busy
 * machine.
 */
const most = 250;
const atlas = atlasOf(loadTerritory());

const row = (n: number, changes: object = {}) => ({
  id: `R${100_000 + n}`,
  intitule: "Boulanger",
  dateCreation: "2026-11-20T08:00:00.000Z",
  ...changes,
});
const read = (changes: object) => toOffer(offreSchema.parse(row(0, changes)), atlas, () => undefined, false);
read({ salaire: { libelle: "Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois" } });

const long = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

test.each<[string, object]>([
  ["hours of 20,000 digits", { dureeTravailLibelle: long("1", 20_000) }],
  ["hours of 20,000 spaces", { dureeTravailLibelle: `35${long(" ", 20_000)}x` }],
  ["a company of 8,000 letters", { entreprise: { nom: long("é", 8_000) } }],
  ["50 long skills", { competences: Array.from({ length: 50 }, () => ({ libelle: long("<b", 8_000) })) }],
  ["pay of 100,000 digits", { salaire: { libelle: long("1 000,", 100_000), commentaire: long("9", 100_000) } }],
  ["a description of a megabyte", { description: long("de 1 à 2 € <", 1_000_000) }],
])("%s do not hold up the process", (_what, changes) => {
  expect(cpuOf(() => read(changes))).toBeLessThan(most);
});

test("a page of 150 rows, each as odd as can be, is read a row at a time", async () => {
  const pieces = ["1", " ", "é", "<b>", "&lt;", "1 000 €", "de 1 à 2 ", "h/f ", "\n", "&#8238;", "-", "(", "1,"];
  const rows = pieces.map((piece, n) => {
    const text = long(piece, 30_000);
    const all = { libelle: text, commentaire: text, complement1: text, exigence: "E", niveauLibelle: text };
    return row(n, {
      intitule: `Boulanger ${text}`,
      description: text,
      entreprise: { nom: text },
      lieuTravail: { libelle: `69 - ${text}` },
      salaire: all,
      dureeTravailLibelle: text,
      experienceLibelle: text,
      typeContratLibelle: text,
      natureContrat: text,
      competences: Array.from({ length: 50 }, () => all),
      permis: [all],
      formations: [all],
      langues: [all],
      contact: { nom: text, coordonnees1: text, urlPostulation: text },
      secteurActiviteLibelle: text,
    });
  });
  const { log, lines } = keptLog();
  const slowest: [number, number] = [0, -1];
  const translate = (one: Parameters<typeof toOffer>[0]) => {
    const took = cpuOf(() => toOffer(one, atlas, () => undefined, false));
    if (took > slowest[0]) slowest.splice(0, 2, took, Number(one.id.slice(1)) - 100_000);
    return one.id;
  };
  const read = await readRows(rows, offreSchema, translate, { name: "Essai", log });
  expect(read).toEqual(rows.map(({ id }) => id));
  expect(lines.map(({ facts }) => Object.keys(facts))).toEqual([["service", "cut"]]);
  expect(slowest[0], `of ${JSON.stringify(pieces[slowest[1]])}`).toBeLessThan(most);
});

test.each<[string, string]>([
  ["19 MB of brackets", "[".repeat(19_000_000)],
  ["three million rows", `{"resultats":[${"{},".repeat(3_000_000)}{}]}`],
])("%s are refused before they are parsed", (_what, text) => {
  const bytes = new TextEncoder().encode(text);
  expect(cpuOf(() => expect(() => parseJson(bytes)).toThrow(SyntaxError))).toBeLessThan(most);
});
