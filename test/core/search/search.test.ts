import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinPlaces } from "../../../src/core/places/area.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import { decodeLink } from "../../../src/core/search/link.ts";
import {
  changeKind,
  clampRadius,
  describeJobs,
  describePlace,
  formatRadius,
  getDiploma,
  type Radius,
  type Search,
  describeSearch as sayAll,
  searchSchema,
  stepRadius,
  toSearchKey,
} from "../../../src/core/search/search.ts";

const boulanger = { code: "11573", label: "Boulanger / Boulangère", rome: "D1102" };
const serveur = { code: "17408", label: "Serveur / Serveuse", rome: "G1803" };
const caissier = { code: "11750", label: "Caissier / Caissière", rome: "D1505" };
const lyon: Place = { kind: "commune", code: "69123", name: "Lyon", departement: "69", region: "84" };
const rhone: Place = { kind: "departement", code: "69", name: "Rhône", region: "84" };
const savoie: Place = { kind: "departement", code: "73", name: "Savoie", region: "84" };
const bretagne: Place = { kind: "region", code: "53", name: "Bretagne" };
const grenoble: Place = { kind: "commune", code: "38185", name: "Grenoble", departement: "38", region: "84" };
const auvergne: Place = { kind: "region", code: "84", name: "Auvergne-Rhône-Alpes" };
const base: Search = {
  kind: "emploi",
  titles: [boulanger, serveur],
  place: lyon,
  radius: 20,
  filters: { contract: ["cdi"], hours: "full" },
};

describe("the same criteria have the same key", () => {
  test.each<[string, Search]>([
    ["in another order of titles", { ...base, titles: [serveur, boulanger] }],
    ["under other labels", { ...base, titles: base.titles.map((title) => ({ ...title, label: "Autrement" })) }],
    ["whatever their ROME code was", { ...base, titles: base.titles.map((title) => ({ ...title, rome: "X9999" })) }],
    ["with filters in another order", { ...base, filters: { hours: "full", contract: ["cdi"] } }],
    ["with filters that are not set", { ...base, filters: { ...base.filters, since: undefined, order: undefined } }],
    ["with no words instead of none", { ...base, words: undefined }],
    ["with blank words", { ...base, words: "" }],
    ["whatever the town is called", { ...base, place: { ...lyon, name: "LYON" } }],
  ])("%s", (_what, same) => {
    expect(toSearchKey(same)).toBe(toSearchKey(base));
  });

  test("a radius means nothing but around a town", () => {
    for (const place of [rhone, auvergne, france])
      expect(toSearchKey({ ...base, place, radius: 10 })).toBe(toSearchKey({ ...base, place, radius: "departement" }));
  });

  test("in whatever order its places were named", () => {
    const all = [savoie, bretagne, grenoble];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: 1 }),
        fc.constantFrom<Radius>(0, 35, "departement"),
        (some, radius) => {
          const search = (places: Place[]): Search => ({
            ...base,
            radius,
            place: joinPlaces([...places, lyon]) ?? france,
          });
          expect(toSearchKey(search(some))).toBe(toSearchKey(search([...some].reverse())));
          expect(toSearchKey(search(some))).not.toBe(toSearchKey(search(some.slice(1))));
          expect(toSearchKey(search(some))).not.toBe(toSearchKey({ ...search(some), radius: 12 }));
        },
      ),
    );
  });

  test("in whatever order titles were ticked", () => {
    const titles = [boulanger, serveur, caissier];
    fc.assert(
      fc.property(fc.shuffledSubarray(titles, { minLength: 3 }), (shuffled) => {
        expect(toSearchKey({ ...base, titles: shuffled })).toBe(toSearchKey({ ...base, titles }));
      }),
    );
  });
});

test("other criteria have another key", () => {
  const others: Search[] = [
    base,
    { ...base, titles: [boulanger] },
    { ...base, titles: [] },
    { ...base, words: "bio" },
    { ...base, words: "69123" },
    ...([0, 10, 50, "departement"] as Radius[]).map((radius) => ({ ...base, radius })),
    { ...base, place: { ...lyon, code: "69383" } },
    { ...base, place: rhone },
    // A département and a region may bear the same number.
    { ...base, place: { kind: "region", code: "69", name: "?" } },
    { ...base, place: auvergne },
    { ...base, place: france },
    { ...base, filters: {} },
    { ...base, filters: { contract: ["cdd"], hours: "full" } },
    { ...base, filters: { contract: ["cdi"], hours: "part" } },
    { ...base, filters: { contract: ["cdi"], hours: "full", order: "newest" } },
  ];
  expect(new Set(others.map(toSearchKey)).size).toBe(others.length);
});

describe("a search is said", () => {
  test.each<[Partial<Search>, string]>([
    [{}, "Boulanger / Boulangère + 1 métier · Lyon (69) + 20 km · CDI · Temps plein"],
    [{ titles: [boulanger], filters: {} }, "Boulanger / Boulangère · Lyon (69) + 20 km"],
    [
      { titles: [boulanger, serveur, caissier], radius: 0, filters: {} },
      "Boulanger / Boulangère + 2 métiers · Lyon (69)",
    ],
    [
      { titles: [], words: "data", place: france, filters: { order: "newest" } },
      "« data » · toute la France · Plus récentes d'abord",
    ],
    [
      { titles: [boulanger], place: auvergne, filters: { since: "31" } },
      "Boulanger / Boulangère · Auvergne-Rhône-Alpes · depuis 1 mois",
    ],
  ])("%j", (changes, said) => {
    expect(sayAll({ ...base, ...changes })).toBe(said);
  });

  test.each<[Place, Radius, string]>([
    [lyon, "departement", "Lyon (69) et son département"],
    [lyon, 0, "Lyon (69)"],
    [rhone, 50, "Rhône (69)"],
    [{ ...lyon, code: "69383", name: "Lyon 3e", city: "69123" }, 10, "Lyon 3e + 10 km"],
  ])("in %j, %s", (place, radius, said) => {
    expect(describePlace({ place, radius })).toBe(said);
  });

  test("radii have names", () => {
    expect(([0, 10, "departement"] as Radius[]).map(formatRadius)).toEqual(["Commune", "10 km", "Département"]);
  });

  test("words without a title are quoted", () => {
    expect(describeJobs({ kind: "emploi", titles: [], words: "data" })).toBe("« data »");
  });
});

describe("a stored search", () => {
  test("is read as it was", () => {
    expect(searchSchema.parse(JSON.parse(JSON.stringify(base)))).toEqual(base);
  });

  test("with a radius that cannot be searched has the usual one", () => {
    expect([37, 0, 100].map((radius) => searchSchema.parse({ ...base, radius }).radius)).toEqual([37, 0, 100]);
    for (const radius of [-1, 101, 12.5, "20"]) expect(searchSchema.parse({ ...base, radius }).radius).toBe(20);
    expect(searchSchema.parse({ ...base, radius: undefined }).radius).toBe(20);
  });

  test.each<[string, object]>([
    ["no place", { ...base, place: undefined }],
    ["a place of another kind", { ...base, place: { kind: "continent" } }],
    ["titles of another shape", { ...base, titles: ["11573"] }],
  ])("with %s is none", (_what, stored) => {
    expect(searchSchema.safeParse(stored).success).toBe(false);
  });
});

test.each<[km: number, Radius]>([
  [0, 0],
  [1, 5],
  [3, 5],
  [5, 5],
  [14, 14],
  [35, 35],
  [99, 99],
  [100, 100],
  [250, 100],
  [999_999, 100],
])("%i km are %j, in a text and in a link", (km, radius) => {
  expect(clampRadius(km)).toBe(radius);
  expect(decodeLink(`s_11573_69123_${km}`)?.radius).toBe(radius);
});

test.each<[places: Place[], radius: Radius, said: string]>([
  [[lyon], 35, "Lyon (69) + 35 km"],
  [[lyon, grenoble], 20, "Lyon (69) et Grenoble (38) + 20 km"],
  [[lyon, grenoble], 0, "Lyon (69) et Grenoble (38)"],
  [[lyon, grenoble], "departement", "Lyon (69) et Grenoble (38), départements entiers"],
  [[lyon, bretagne], 20, "Lyon (69) + 20 km et Bretagne"],
  [[savoie, lyon, grenoble], 12, "Savoie (73), Lyon (69) + 12 km et Grenoble (38) + 12 km"],
])("several places are said in one line", (places, radius, said) => {
  expect(describePlace({ place: joinPlaces(places) ?? france, radius })).toBe(said);
});

test("a search of several places is stored and read as it is", () => {
  const search: Search = { ...base, place: joinPlaces([lyon, savoie]) ?? france, radius: 35 };
  expect(searchSchema.parse(JSON.parse(JSON.stringify(search)))).toEqual(search);
});

test.each<[now: Radius, further: Radius, closer: Radius]>([
  [0, 10, 0],
  [5, 10, 0],
  [12, 20, 10],
  [35, 50, 20],
  [50, 100, 20],
  [80, 100, 50],
  [100, 100, 50],
  ["departement", 100, 50],
])("from %s the next choice is %s, and the one before it %s", (now, further, closer) => {
  expect([stepRadius(now, "further"), stepRadius(now, "closer")]).toEqual([further, closer]);
});

describe("a diploma in the place of jobs", () => {
  const rncp = { code: "RNCP37948", label: "CAP Boulanger" };
  const bare: Search = { ...base, titles: [], rncp };

  test("counts where there are neither titles nor words", () => {
    expect(getDiploma(bare)).toEqual(rncp);
    expect(getDiploma({ ...bare, words: " " })).toEqual(rncp);
    expect(getDiploma({ ...bare, words: "pain" })).toBeUndefined();
    expect(getDiploma({ ...base, rncp })).toBeUndefined();
  });

  test("is part of the key and of the words, and changes no other key", () => {
    expect(toSearchKey({ ...base, rncp })).toBe(toSearchKey(base));
    expect(toSearchKey(bare)).not.toBe(toSearchKey({ ...bare, rncp: { ...rncp, code: "RNCP37949" } }));
    expect(toSearchKey(bare)).toBe(toSearchKey({ ...bare, rncp: { ...rncp, label: "Boulanger (CAP)" } }));
    expect(sayAll({ ...bare, kind: "formations" })).toContain("CAP Boulanger");
  });

  test("says nothing of events and posts, which are for all, and is there again for what it tells", () => {
    for (const kind of ["evenements", "insertion"] as const) {
      const others = changeKind({ ...bare, kind: "alternance" }, kind);
      expect(getDiploma(others)).toBeUndefined();
      expect(describeJobs(others)).toBe("tous les métiers");
      expect(toSearchKey(others)).toBe(toSearchKey({ ...others, rncp: undefined }));
      expect(describeJobs(changeKind(others, "alternance"))).toBe("CAP Boulanger");
    }
  });

  test("is kept where it is stored, and left out where it is none", () => {
    expect(searchSchema.parse(JSON.parse(JSON.stringify(bare)))).toMatchObject({ titles: [], rncp });
    for (const odd of [{ code: "37948", label: "CAP" }, { code: "RNCP379481", label: "CAP" }, "RNCP37948"])
      expect(searchSchema.parse({ ...bare, rncp: odd }).rncp).toBeUndefined();
  });
});

test("a circle that was widened for companies is as it was for schools, which have a count of their own", () => {
  const widened: Search = { ...base, kind: "entreprises", radius: 50, widenedFrom: 20, widenedTotal: 3 };
  expect(changeKind(widened, "formations")).toMatchObject({ kind: "formations", radius: 20 });
  expect(changeKind(widened, "formations").widenedTotal).toBeUndefined();
  expect(changeKind(widened, "entreprises")).toMatchObject({ radius: 50, widenedFrom: 20 });
});
