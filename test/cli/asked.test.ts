import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReferenceLists } from "../../src/adapters/france-travail/api/reference-lists.ts";
import { openRome, type Rome } from "../../src/adapters/rome/rome.ts";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { splitFilters } from "../../src/cli/offers/filter-split.ts";
import { buildCriteria, type ParsedWords, parseWords } from "../../src/cli/offers/words.ts";
import { SourceError } from "../../src/core/failure.ts";
import type { FindPlaces } from "../../src/core/places/found-places.ts";
import { createPlaceIndex } from "../../src/core/places/place-index.ts";
import { folder, removeFolders } from "../adapters/folder.ts";
import { keptLog } from "../adapters/log.ts";

let titles: Rome;
let findPlaces: FindPlaces;
beforeAll(async () => {
  // The small list of our own: nobody listens there.
  titles = await openRome({
    source: "http://127.0.0.1:9/",
    dataDir: await folder(),
    log: keptLog().log,
    now: () => new Date(),
  });
  findPlaces = createPlaceIndex(loadTerritory());
});
afterAll(async () => {
  await titles.close();
  await removeFolders();
});

const meant = (text: string, place?: string): ParsedWords => parseWords(text, place, { rome: titles, findPlaces });
/** No list can be had: the form of a code decides. */
const noLists = createReferenceLists({
  client: { get: () => Promise.reject(new SourceError("France Travail", "down")) },
  fictitious: false,
  log: keptLog().log,
  now: () => new Date(),
});

describe("words are understood as in a chat", () => {
  test.each<[string, string | undefined, Record<string, unknown>]>([
    ["boulanger", undefined, { codeROME: ["D1102"] }],
    ["boulanger à Lyon", undefined, { codeROME: ["D1102"], commune: ["69381"], distance: 20 }],
    ["boulanger", "Nantes", { codeROME: ["D1102"], commune: ["44109"], distance: 20 }],
    ["boulanger", "Bretagne", { codeROME: ["D1102"], region: "53" }],
    ["", "29", { departement: ["29"] }],
    ["Nantes", undefined, { commune: ["44109"], distance: 20 }],
    ["alternance boulanger", undefined, { codeROME: ["D1102"], natureContrat: ["E2", "FS"] }],
    ["boulanger cdi", undefined, { codeROME: ["D1102"], typeContrat: ["CDI", "DIN"] }],
    ["zorglub quantique", undefined, { motsCles: ["zorglub", "quantique"] }],
  ])("%j with place %j", (text, place, expected) => {
    const { codeROME, ...asked } = meant(text, place).asked;
    const { codeROME: job, ...others } = expected;
    expect(asked).toEqual(others);
    // The first of a family.
    expect(String(codeROME).split(",")[0]).toBe(String(job));
  });

  test("and it is said how", () => {
    expect(meant("boulanger à Lyon").notes).toEqual([
      expect.stringMatching(/^Boulanger \/ Boulangère \(D1102\)/),
      "Lyon (69) + 20 km",
    ]);
    expect(meant("Nantes").notes).toEqual(["Nantes (44) + 20 km"]);
    expect(meant("Rhône").notes).toEqual(["Rhône (69)"]);
  });

  test("a distance that words cannot choose is named, with the one that is taken", () => {
    expect(meant("boulanger 5 km de Nantes").notes.slice(1)).toEqual([
      "Nantes (44) + 10 km",
      "5 km is no distance that words can choose: 10 km is the nearest. Give --distance 5 for just that.",
    ]);
    const given = { distance: "5" };
    expect(
      parseWords("boulanger 5 km de Nantes", undefined, { rome: titles, findPlaces }, given).notes.slice(1),
    ).toEqual(["Nantes (44) + 5 km"]);
  });

  test("what is not looked for is said", () => {
    expect(meant("stage de boulanger").notes.at(-1)).toMatch(/^"stage" is not looked for/);
    expect(meant("zorglub").notes).toEqual(['no job title is like "zorglub": it is looked for in the text of offers']);
    expect(meant("", "Saint-Denis").notes[0]).toMatch(/^Saint-Denis \(\d+\)/);
  });

  test.each([
    ["Paris 13e", "Paris 13e", "Paris (75)"],
    ["Lyon 3e", "Lyon 3e", "Lyon (69)"],
    ["Marseille 1er", "Marseille 1er", "Marseille (13)"],
  ])("%s is asked as its city, and said to be", (place, named, city) => {
    const { notes, place: told, asked } = meant("boulanger", place);
    expect(told).toBe(city);
    expect(notes).toContain(
      `France Travail knows ${city} as one place: these are offers of all of it, not of ${named} alone.`,
    );
    expect(String(asked.commune)).toMatch(/^(75101|69381|13201)$/);
    expect(meant("boulanger", "Lyon")).toMatchObject({ place: "Lyon (69)", job: "Boulanger / Boulangère" });
    expect(meant("boulanger", "Lyon").notes.join()).not.toContain("as one place");
  });

  test.each<[string, Record<string, unknown>, string[], string[]]>([
    [
      "boulanger CDI 2 000 € par mois sans intérim à Lyon",
      {},
      ["CDI"],
      [expect.stringMatching(/^2\s000\s€ et plus$/), "Sans intérim"],
    ],
    ["vendeur en alternance CDI", {}, [], ["CDI"]],
    ["vendeur temps partiel débutant", {}, ["Débutant accepté", "Temps partiel"], []],
    ["vendeur permis b télétravail sans écoles", {}, [], ["Télétravail", "Sans écoles", "Permis B"]],
    // Half of it.
    ["vendeur sans diplôme", {}, ["Sans diplôme ni expérience"], ["Sans diplôme ni expérience"]],
    ["télétravail", {}, [], ["Télétravail"]],
    ["télétravail cdi", {}, ["CDI"], ["Télétravail"]],
    ["boulanger CDI 2 000 €", { typeContrat: "CDD", salaireMin: "1500" }, [], []],
    ["boulanger", {}, [], []],
  ])("the filters of %j with %j are asked for, or decided here", (text, given, asked, here) => {
    const how = splitFilters(meant(text).search, given, new Date());
    expect([how.asked, how.here, how.fits !== undefined]).toEqual([asked, here, here.length > 0]);
  });

  test("a text of filters alone is no job", () => {
    expect(meant("télétravail").asked).toEqual({});
    expect(meant("télétravail").job).toBeUndefined();
    expect(meant("télétravail à Lyon").asked).toMatchObject({ commune: ["69381"] });
  });

  test("a kind is noted", () => {
    expect(meant("alternance boulanger").notes.at(-1)).toMatch(/^apprenticeships: /);
    expect(meant("entreprises boulanger").notes.at(-1)).toMatch(/^companies without an offer are not looked for/);
  });

  test.each([
    ["boulanger", "Nouvelle Calédonie"],
    ["boulanger à Nouméa", undefined],
    ["", "Saint-Pierre-et-Miquelon"],
  ])("%j with place %j is where France Travail has no offers", (text, place) => {
    expect(() => meant(text, place)).toThrow(/^France Travail has no offers in .*: of the lands overseas it covers/);
  });

  test.each([
    ["🔥", undefined, /^"🔥" names no job, no place, and no word/],
    ["boulanger", "xqzvwk", /^No town, département or region is called "xqzvwk"\.$/],
  ])("%j with place %j is refused", (text, place, says) => {
    expect(() => meant(text, place)).toThrow(says);
  });
});

describe("what is given by its name goes before what words mean", () => {
  const lyon: ParsedWords = {
    asked: { codeROME: ["D1102"], commune: ["69381"], distance: 20, typeContrat: ["CDI"] },
    notes: [],
  };
  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{}, { codeROME: ["D1102"], commune: ["69381"], distance: 20, typeContrat: ["CDI"] }],
    [{ distance: "50" }, { codeROME: ["D1102"], commune: ["69381"], distance: 50, typeContrat: ["CDI"] }],
    [{ codeROME: "D1104" }, { codeROME: ["D1104"], commune: ["69381"], distance: 20, typeContrat: ["CDI"] }],
    [{ departement: "29" }, { codeROME: ["D1102"], departement: ["29"], typeContrat: ["CDI"] }],
  ])("%j", async (given, expected) => {
    expect(await buildCriteria(given, lyon, noLists)).toEqual(expected);
  });

  test("a distance goes with a town, and what is none is named", async () => {
    await expect(buildCriteria({ distance: "5" }, meant("boulanger", "Bretagne"), noLists)).rejects.toThrow(
      /^--distance goes with a town, and Bretagne is none: name a town, or leave the distance out\.$/,
    );
  });

  test("and what does not go together is refused all the same", async () => {
    await expect(buildCriteria({ natureContrat: "E2" }, lyon, noLists)).rejects.toThrow(
      /typeContrat and natureContrat do not go together/,
    );
  });
});
