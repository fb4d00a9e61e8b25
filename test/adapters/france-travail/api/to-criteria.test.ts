import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { criteriaToSearchParams, parseCriteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import { listKeywords, listQuestions, toCriteria } from "../../../../src/adapters/france-travail/api/to-criteria.ts";
import { joinPlaces } from "../../../../src/core/places/area.ts";
import { findCentre } from "../../../../src/core/places/atlas.ts";
import { france, type Place } from "../../../../src/core/places/place.ts";
import { type Radius, radii, type Search } from "../../../../src/core/search/search.ts";
import { anyFilters } from "../../../fakes/filters.ts";
import { baker, centreOf, departement, town, waiter } from "../../places.ts";
import { connected, rare, searches, searchFor, started } from "../started.ts";

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
beforeEach(() => {
  api.sandbox.requests.length = 0;
});
afterAll(() => api.close());

const bretagne: Place = { kind: "region", code: "53", name: "Bretagne" };

/** The first question that the source asks for a search; the sandbox must not have refused it. */
async function firstQuery(changes: Partial<Search>): Promise<Record<string, string>> {
  // One that has not read anything yet: what was asked once is not asked again.
  const { offers, client } = connected(api.sandbox.urls, api.clock);
  await offers(searchFor({ titles: [rare], ...changes }), 1);
  await client.close();
  expect(
    api.sandbox.requests.map(({ status }) => status).filter((status) => ![200, 204, 206].includes(status)),
  ).toEqual([]);
  return searches(api.sandbox)[0] ?? {};
}

const first = { range: "0-149", codeROME: "A1404" };

describe("what is asked of France Travail", () => {
  test.each<[string, Partial<Search>, Record<string, string>]>([
    ["all of France", { place: france }, {}],
    ["a region", { place: bretagne }, { region: "53" }],
    ["a département", { place: departement("2A") }, { departement: "2A" }],
    ["a département overseas", { place: departement("974") }, { departement: "974" }],
    ["a commune and around", { place: town("44109"), radius: 20 }, { commune: "44109", distance: "20" }],
    ["the commune alone", { place: town("44109"), radius: 0 }, { commune: "44109", distance: "0" }],
    ["the commune's département", { place: town("44109"), radius: "departement" }, { departement: "44" }],
    // A radius belongs to communes only.
    ["a département, whatever the radius", { place: departement("69"), radius: 50 }, { departement: "69" }],
    // The three cities by their first arrondissement, and as much farther as their centre lies from it.
    ["Paris", { place: town("75056"), radius: 10 }, { commune: "75101", distance: "12" }],
    ["Paris alone, which is one block", { place: town("75056"), radius: 0 }, { commune: "75101", distance: "0" }],
    ["Lyon", { place: town("69123"), radius: 20 }, { commune: "69381", distance: "23" }],
    ["Lyon alone, as far as it reaches", { place: town("69123"), radius: 0 }, { commune: "69381", distance: "7" }],
    ["Marseille alone", { place: town("13055"), radius: 0 }, { commune: "13201", distance: "15" }],
    ["Marseille and around", { place: town("13055"), radius: 50 }, { commune: "13201", distance: "50" }],
    ["Lyon's département", { place: town("69123"), radius: "departement" }, { departement: "69" }],
    // Their arrondissements in the same way.
    ["the first of them", { place: town("75101"), radius: 10 }, { commune: "75101", distance: "10" }],
    ["Paris 20e", { place: town("75120"), radius: 10 }, { commune: "75101", distance: "15" }],
    ["Lyon 8e", { place: town("69388"), radius: 20 }, { commune: "69381", distance: "26" }],
    ["Lyon 8e alone", { place: town("69388"), radius: 0 }, { commune: "69381", distance: "7" }],
    ["Marseille 11e", { place: town("13211"), radius: 10 }, { commune: "13201", distance: "19" }],
    ["Paris 20e's département", { place: town("75120"), radius: "departement" }, { departement: "75" }],
    // Filters: what an offer does not state never excludes it.
    ["permanent contracts", { filters: { contract: ["cdi"] } }, { typeContrat: "CDI,DIN" }],
    ["fixed terms", { filters: { contract: ["cdd"] } }, { typeContrat: "CDD,DDI,DDT" }],
    ["temp work", { filters: { contract: ["interim"] } }, { typeContrat: "MIS,TTI" }],
    ["seasonal work", { filters: { contract: ["seasonal"] } }, { typeContrat: "SAI" }],
    ["apprenticeships, by their nature", { kind: "alternance" }, { natureContrat: "E2,FS" }],
    ["for beginners", { filters: { experience: "beginner" } }, { experienceExigence: "D" }],
    ["under a year, which beginners have too", { filters: { experience: "under1" } }, {}],
    ["one to three years, or not stated", { filters: { experience: "from1to3" } }, { experience: "0,2" }],
    ["more, or not stated", { filters: { experience: "over3" } }, { experience: "0,3" }],
    ["full time, or not stated", { filters: { hours: "full" } }, { dureeHebdo: "0,1" }],
    ["part time, or not stated", { filters: { hours: "part" } }, { dureeHebdo: "0,2" }],
    ["two kinds of contract", { filters: { contract: ["cdi", "seasonal"] } }, { typeContrat: "CDI,DIN,SAI" }],
    ["independent work", { filters: { contract: ["independent"] } }, { typeContrat: "LIB,CCE,FRA,REP" }],
    [
      "more types of contract than were ever tried",
      { filters: { contract: ["cdi", "cdd", "interim", "independent"] } },
      {},
    ],
    ["neither diploma nor experience asked", { filters: { unskilled: true } }, { experienceExigence: "D" }],
    [
      "committed employers, which every offer says",
      { filters: { committed: true } },
      { employeursHandiEngages: "true" },
    ],
    // What few offers say is decided from those that do.
    ["open to all, wherever it is not said otherwise", { filters: { accessible: true } }, {}],
    [
      "open to all, where it is said",
      { filters: { accessible: true, strict: true } },
      { accesTravailleurHandicape: "true" },
    ],
    ["hard to fill, wherever it is not said otherwise", { filters: { shortage: true } }, {}],
    [
      "hard to fill, where it is said",
      { filters: { shortage: true, strict: true } },
      { offresManqueCandidats: "true" },
    ],
    ["pay", { filters: { salary: 2000 } }, {}],
    ["pay that is said", { filters: { salary: 2000, strict: true } }, {}],
    ["executives", { filters: { qualification: "executive", strict: true } }, {}],
    ["licences and diplomas", { filters: { licence: "none", level: "cap", strict: true } }, {}],
    ["words", { filters: { include: ["anglais"], exclude: ["nuit"], telework: true } }, {}],
    ["neither agencies nor schools", { filters: { agencies: true, schools: true } }, {}],
    [
      "years, of those that say them, too",
      { filters: { experience: "over3", hours: "part", strict: true } },
      { experience: "0,3", dureeHebdo: "0,2" },
    ],
    ["since yesterday", { filters: { since: "1" } }, { publieeDepuis: "1" }],
    ["since a month", { filters: { since: "31" } }, { publieeDepuis: "31" }],
    [
      "several filters at once",
      { filters: { contract: ["cdi"], hours: "full", since: "7", experience: "beginner" } },
      { typeContrat: "CDI,DIN", dureeHebdo: "0,1", publieeDepuis: "7", experienceExigence: "D" },
    ],
    [
      "unset filters",
      { place: departement("48"), filters: { contract: undefined, since: undefined } },
      { departement: "48" },
    ],
  ])("%s", async (_what, changes, expected) => {
    expect(await firstQuery(changes)).toEqual({ ...first, ...expected });
  });

  test.each<[string, Partial<Search>, Record<string, string>]>([
    [
      "several titles by their codes, each once",
      { titles: [baker, waiter, { ...baker, code: "10868" }] },
      { codeROME: "D1102,G1803" },
    ],
    [
      "the code that a title has today",
      { titles: [{ code: "moved", label: "Vendeur", rome: "D1101" }] },
      { codeROME: "D1106" },
    ],
    [
      "the code that an unknown title had when it was ticked",
      { titles: [{ code: "?", label: "Forgeron", rome: "H2904" }] },
      { codeROME: "H2904" },
    ],
    ["words", { titles: [], words: "boulanger bio" }, { motsCles: "boulanger,bio" }],
    ["words with titles", { words: "bio" }, { codeROME: "A1404", motsCles: "bio" }],
  ])("%s", async (_what, changes, expected) => {
    expect(await firstQuery(changes)).toEqual({ range: "0-149", ...expected });
  });

  test("the newest first are asked of both origins, by date", async () => {
    await api.offers(searchFor({ titles: [rare], filters: { order: "newest" } }), 1);
    const asked = searches(api.sandbox);
    expect(asked).toContainEqual({ ...first, sort: "1", origineOffre: "1" });
    expect(asked).toContainEqual({ ...first, sort: "1", origineOffre: "2" });
  });
});

describe("what is not asked at all", () => {
  test.each<[string, Partial<Search>]>([
    ["words of which none can be sent", { titles: [], words: "à 🔥" }],
    ["nothing", { titles: [], words: "" }],
  ])("%s: nothing is found, rather than everything or an error", async (_what, changes) => {
    expect(await api.offers(searchFor(changes), 1)).toMatchObject({
      items: [],
      total: 0,
      exact: true,
      pages: 0,
      page: 1,
    });
    expect(api.sandbox.requests).toEqual([]);
  });

  test.each<[string, Partial<Search>]>([
    ["a département that its lists do not have", { place: departement("988") }],
    ["a region that its lists do not have", { place: { kind: "region", code: "987", name: "Polynésie française" } }],
    ["the département of a commune out there", { place: town("98818"), radius: "departement" }],
    ["a commune out there", { place: town("98818") }],
  ])("%s: it is said that there are no offers there, without a fault in the log", async (_what, changes) => {
    const land = { service: "France Travail", unfit: { part: "land" } };
    await expect(api.offers(searchFor(changes), 1)).rejects.toMatchObject(land);
    await expect(api.market(searchFor(changes), "newest")).rejects.toMatchObject(land);
    expect(api.sandbox.requests).toEqual([]);
    expect(api.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

test.each([
  ["boulanger", "boulanger"],
  ["data engineer", "data,engineer"],
  ["développeur C++ / C#", "développeur,C++,C#"],
  ["R&D", "R&D"],
  ["chargé(e) de l'accueil", "chargé,de,accueil"],
  ["a b c vendeur", "vendeur"],
  ["vendeur vendeur", "vendeur"],
  ["un deux trois quatre cinq six sept huit", "un,deux,trois,quatre,cinq,six,sept"],
  ["-- !! vendeur", "vendeur"],
  ["mot,clé;point.fin", "mot,clé,point.fin"],
  ["", ""],
  ["é", ""],
  ["🔥🔥", ""],
])("the words of %j are %j", (text, expected) => {
  expect(listKeywords(text).join(",")).toBe(expected);
});

test("words are seven at most, of two signs at least, that the API takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const terms = listKeywords(text);
      expect(terms.length).toBeLessThanOrEqual(7);
      for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}@#$%^&+./"-]{2,}$/u);
    }),
  );
});

const places: Place[] = [
  france,
  bretagne,
  departement("75"),
  departement("976"),
  ...["44109", "2A004", "97411", "75056", "75101", "75116", "69123", "69389", "13055", "13216"].map(town),
];
const anySearch: fc.Arbitrary<Search> = fc.record({
  kind: fc.constantFrom("emploi", "alternance"),
  titles: fc.constantFrom([baker], [baker, waiter], []),
  words: fc.constantFrom(undefined, "bio", "data engineer"),
  place: fc.constantFrom(...places),
  radius: fc.constantFrom(...radii),
  filters: anyFilters(),
});

test("no query ever names a whole city, two kinds of place or two kinds of contract, or rows that cannot be reached", () => {
  fc.assert(
    fc.property(
      anySearch,
      fc.nat({ max: 20 }),
      fc.constantFrom<1 | 2 | undefined>(undefined, 1, 2),
      (search, block, origin) => {
        const romes = search.titles.map((title) => title.rome);
        const criteria = toCriteria(search, { romes, words: search.words, origin }, block, (code) =>
          findCentre(centreOf, code),
        );
        // The chat asks for nothing that the check at the prompt would refuse, or read as something else.
        expect(parseCriteria(criteria)).toEqual({ criteria });
        const sent = Object.fromEntries(criteriaToSearchParams(criteria));
        expect(["75056", "69123", "13055"]).not.toContain(sent.commune);
        expect(
          [sent.commune, sent.departement, sent.region].filter((place) => place !== undefined).length,
        ).toBeLessThanOrEqual(1);
        expect(sent.commune === undefined).toBe(sent.distance === undefined);
        expect(sent.typeContrat === undefined || sent.natureContrat === undefined).toBe(true);
        const [from = Number.NaN, to = Number.NaN] = (sent.range ?? "").split("-").map(Number);
        expect(from).toBeLessThanOrEqual(3000);
        expect(to - from).toBe(149);
        for (const value of Object.values(sent)) expect(value).not.toMatch(/undefined|NaN|^$/);
      },
    ),
  );
});

test("whatever is asked, the sandbox takes it", async () => {
  await fc.assert(
    fc.asyncProperty(anySearch, async (search) => {
      await api.offers(search, 1);
    }),
    { numRuns: 30 },
  );
  expect(api.lines).toEqual([]);
});

test("two hundred codes at most", () => {
  const romes = Array.from({ length: 250 }, (_, i) => `M${1000 + i}`);
  expect(toCriteria(searchFor(), { romes }, 0, centreOf).codeROME).toHaveLength(200);
});

describe("several places", () => {
  const questions = (places: Place[], radius: Radius) =>
    listQuestions(searchFor({ place: joinPlaces(places) ?? france, radius }), centreOf).map((question) => {
      const { range: _, ...where } = toCriteria(question, { romes: [] }, 0, centreOf);
      return decodeURIComponent(String(criteriaToSearchParams(where)));
    });

  test.each<[string, Place[], Radius, string[]]>([
    ["towns", [town("44109"), town("35238")], 20, ["commune=44109,35238&distance=20"]],
    ["a city that is asked for farther", [town("69123"), town("38185")], 20, ["commune=69381,38185&distance=23"]],
    ["parts of one city", [town("75111"), town("75112")], 10, ["commune=75101&distance=17"]],
    // Around Lyon as far as it reaches, and nothing around Grenoble.
    [
      "towns alone",
      [town("69123"), town("38185"), town("44109")],
      0,
      ["commune=69381&distance=7", "commune=38185,44109&distance=0"],
    ],
    ["départements", [departement("38"), departement("73")], 20, ["departement=38,73"]],
    ["départements of towns", [town("69123"), departement("73")], "departement", ["departement=69,73"]],
    [
      "a town and a département",
      [town("38185"), departement("73")],
      35,
      ["commune=38185&distance=35", "departement=73"],
    ],
    ["regions", [bretagne, { ...bretagne, code: "52" }], 20, ["region=53", "region=52"]],
    ["one that the service has not", [town("44109"), departement("988")], 20, ["commune=44109&distance=20"]],
  ])("%s", (_what, places, radius, asked) => {
    expect(questions(places, radius)).toEqual(asked);
  });

  test("of several kinds are never one question", () => {
    const mixed = searchFor({ place: joinPlaces([town("38185"), departement("73")]) ?? france });
    expect(() => toCriteria(mixed, { romes: [] }, 0, centreOf)).toThrow(RangeError);
  });
});
