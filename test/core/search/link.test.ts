import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Area, joinPlaces, listPlaces } from "../../../src/core/places/area.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import { kinds } from "../../../src/core/search/kind.ts";
import { decodeLink, encodeLink, resolveLink } from "../../../src/core/search/link.ts";
import { radii, type Search } from "../../../src/core/search/search.ts";
import { lookup } from "../../fakes/reference.ts";
import { baker, bakerInLyon, bretagne, lyon, paris19, rhone, seller } from "../../fakes/states.ts";

const bastia: Place = { kind: "commune", code: "2B033", name: "Bastia", departement: "2B", region: "94" };
const corse: Place = { kind: "departement", code: "2A", name: "Corse-du-Sud", region: "94" };
const several = (first: Place, ...others: Place[]): Area => joinPlaces([first, ...others]) ?? first;
const places = [
  ...[lyon, paris19, bastia, rhone, corse, bretagne, france],
  ...[several(lyon, bastia), several(lyon, paris19, bastia, rhone, bretagne)],
];

const cap = { code: "RNCP37537", label: "CAP Boulanger" };

const searches = fc.record({
  titles: fc.array(
    fc.integer({ min: 1, max: 999_999 }).map((code) => ({ code: String(code), label: "Métier", rome: "A1101" })),
    { minLength: 1, maxLength: 12 },
  ),
  place: fc.constantFrom(...places),
  radius: fc.constantFrom(...radii),
  kind: fc.constantFrom(...kinds),
});

describe("a link", () => {
  test.each<[string, Partial<Search>, string]>([
    ["a title, a town, a distance", {}, "s_11573_69123_20"],
    ["several titles", { titles: [baker, seller] }, "s_11573-20560_69123_20"],
    ["the town alone", { radius: 0 }, "s_11573_69123_0"],
    ["the whole département", { radius: "departement" }, "s_11573_69123_d"],
    ["a département", { place: rhone }, "s_11573_D69_20"],
    ["a region", { place: bretagne }, "s_11573_R53_20"],
    ["all of France", { place: france }, "s_11573_F_20"],
    ["several places", { place: several(lyon, corse, bretagne) }, "s_11573_69123-D2A-R53_20"],
    ["any distance", { radius: 35 }, "s_11573_69123_35"],
    ["Corsica", { place: bastia }, "s_11573_2B033_20"],
    ["apprenticeships", { kind: "alternance" }, "s_11573_69123_20_a"],
    ["companies", { kind: "entreprises" }, "s_11573_69123_20_c"],
    ["a diploma", { kind: "formations", titles: [], rncp: cap }, "s_R37537_69123_20_f"],
    ["a job rather than a diploma", { kind: "formations", rncp: cap }, "s_11573_69123_20_f"],
    ["no job, where none is needed", { kind: "insertion", titles: [] }, "s__69123_20_i"],
  ])("carries %s", (_what, changes, payload) => {
    expect(encodeLink({ ...bakerInLyon, ...changes })).toBe(payload);
  });

  test("comes back as it was sent, fits into 64 characters and holds only what Telegram takes", () => {
    fc.assert(
      fc.property(searches, ({ titles, place, radius, kind }) => {
        const payload = encodeLink({ ...bakerInLyon, titles, place, radius, kind }) ?? "";
        expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        const link = decodeLink(payload);
        expect(link).toEqual({
          titles: expect.any(Array),
          places: listPlaces(place).map((one) =>
            one.kind === "france" ? { kind: "france" } : { kind: one.kind, code: one.code },
          ),
          radius,
          kind,
        });
        const codes = titles.map(({ code }) => code);
        expect(link?.titles[0]).toBe(codes[0]);
        expect(link?.titles.filter((code) => !codes.includes(code))).toEqual([]);
        // As many as fit: the shortest one that was left out would be too long.
        const left = codes.filter((code) => !link?.titles.includes(code));
        for (const code of left) expect(payload.length + 1 + code.length).toBeGreaterThan(64);
      }),
    );
  });

  test("holds fifty titles as far as there is room, and the others are left out", () => {
    const titles = Array.from({ length: 50 }, (_, i) => ({ ...baker, code: String(100_000 + i) }));
    const payload = encodeLink({ ...bakerInLyon, titles }) ?? "";
    expect(payload.length).toBeLessThanOrEqual(64);
    expect(decodeLink(payload)?.titles).toEqual(titles.slice(0, 7).map(({ code }) => code));
  });

  test("is not made of words, which have no code", () => {
    expect(encodeLink({ ...bakerInLyon, titles: [], words: "data engineer" })).toBeUndefined();
  });
});

describe("what someone else wrote after ?start=", () => {
  test.each<[string, ReturnType<typeof decodeLink>]>([
    ["s_11573", { titles: ["11573"], places: [], radius: 20, kind: "emploi" }],
    ["s_11573_", { titles: ["11573"], places: [], radius: 20, kind: "emploi" }],
    ["s_11573__", { titles: ["11573"], places: [], radius: 20, kind: "emploi" }],
    ["s_11573_69123", { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 20, kind: "emploi" }],
    ["s_11573_nowhere_10", { titles: ["11573"], places: [], radius: 10, kind: "emploi" }],
    [
      "s_11573_69123_30",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 30, kind: "emploi" },
    ],
    [
      "s_11573_69123_999999",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 100, kind: "emploi" },
    ],
    [
      "s_11573_69123_dd",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 20, kind: "emploi" },
    ],
    [
      "s_11573_69123-nowhere-D38_20",
      {
        titles: ["11573"],
        places: [
          { kind: "commune", code: "69123" },
          { kind: "departement", code: "38" },
        ],
        radius: 20,
        kind: "emploi",
      },
    ],
    ["s_11573_2a004", { titles: ["11573"], places: [{ kind: "commune", code: "2A004" }], radius: 20, kind: "emploi" }],
    ["s_11573_d2a", { titles: ["11573"], places: [{ kind: "departement", code: "2A" }], radius: 20, kind: "emploi" }],
    ["s_11573_D", { titles: ["11573"], places: [{ kind: "departement", code: "" }], radius: 20, kind: "emploi" }],
    ["", undefined],
    ["s_", undefined],
    ["s__69123_20", undefined],
    ["s_11573-_69123_20", undefined],
    ["s_boulanger_69123_20", undefined],
    [
      "s_11573_69123_20_7",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 20, kind: "emploi" },
    ],
    [
      "s_11573_69123_20_a",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 20, kind: "alternance" },
    ],
    ["S_11573_69123_20", undefined],
    ["alertes", undefined],
    [
      "s_11573_69123_-20",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 20, kind: "emploi" },
    ],
    ["s_11573_<b>_20", { titles: ["11573"], places: [], radius: 20, kind: "emploi" }],
    [
      "s_11573_69123_1e9",
      { titles: ["11573"], places: [{ kind: "commune", code: "69123" }], radius: 100, kind: "emploi" },
    ],
  ])("%j", (payload, link) => {
    expect(decodeLink(payload)).toEqual(link);
  });

  test("never throws, and what it becomes is looked up without a fault", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `s_${tail}`),
          fc.string().map((tail) => `s_11573_${tail}`),
        ),
        (payload) => {
          const link = decodeLink(payload);
          if (link) expect(resolveLink(link, lookup).radius).toBe(link.radius);
        },
      ),
    );
  });
});

test("codes that nobody knows any more are told as unknown, the others are what they are called today", () => {
  const known = resolveLink(
    { titles: ["11573", "1"], places: [{ kind: "commune", code: "69123" }], radius: 10, kind: "emploi" },
    lookup,
  );
  expect(known).toMatchObject({
    titles: [{ code: "11573", rome: "D1102" }],
    place: { name: "Lyon" },
    radius: 10,
    kind: "emploi",
  });
  const unknown = resolveLink(
    { titles: ["1"], places: [{ kind: "departement", code: "" }], radius: 10, kind: "emploi" },
    lookup,
  );
  const lost = { titles: 1, place: "" };
  expect(unknown).toEqual({ titles: [], place: undefined, radius: 10, kind: "emploi", unknown: lost });
});

test.each([
  ["74093", "Annecy"],
  ["93059", "Saint-Denis"],
  ["2A004", "Ajaccio"],
])("a link to %s leads to %s, also where that commune was merged since", (code, name) => {
  const link = decodeLink(`s_11573_${code}_20`);
  expect(link && resolveLink(link, lookup).place).toMatchObject({ name });
});

test("a link to several places leads to all of them, and names one that nobody knows", () => {
  const all = decodeLink("s_11573_69123-38185-D73_20");
  expect(all && resolveLink(all, lookup).place).toMatchObject({
    kind: "several",
    places: [{ name: "Lyon" }, { name: "Grenoble" }, { name: "Savoie" }],
  });
  const partly = decodeLink("s_11573_69123-99999_20");
  expect(partly && resolveLink(partly, lookup)).toMatchObject({
    place: { kind: "commune", name: "Lyon" },
    unknown: { titles: 0, place: "99999" },
  });
});

test("a diploma and a kind without a job come back as they were sent, and nothing else does without a job", () => {
  const where = { places: [{ kind: "commune", code: "69123" }], radius: 20 };
  expect(decodeLink("s_R37537_69123_20_f")).toEqual({ titles: [], rncp: "RNCP37537", ...where, kind: "formations" });
  expect(decodeLink("s__69123_20_i")).toEqual({ titles: [], ...where, kind: "insertion" });
  for (const none of ["s__69123_20", "s__69123_20_a", "s_R37_69123_20_f", "s_R375371_69123_20_f", "s_Rabc_69123_20_f"])
    expect(decodeLink(none)).toBeUndefined();
  expect(encodeLink({ ...bakerInLyon, kind: "insertion", titles: [], words: "pain" })).toBeUndefined();
});

test("a diploma of a link is called by its number: what it is called does not stand there", () => {
  const link = decodeLink("s_R37537_69123_20_a");
  expect(link && resolveLink(link, lookup)).toMatchObject({
    titles: [],
    rncp: { code: "RNCP37537", label: "Diplôme RNCP37537" },
    place: lyon,
    kind: "alternance",
  });
});
