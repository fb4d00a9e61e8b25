import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countNarrowingFilters,
  describeFilters,
  type FilterName,
  type Filters,
  filterNames,
  filtersSchema,
  isFilterName,
  isTextual,
  keepFiltersOfKind,
  listFilterNames,
  listFilterOptions,
  listPickedOptions,
  pickFilterOptions,
  pressFilterOption,
  setFilter,
  toFiltersKey,
} from "../../../src/core/search/filters.ts";
import { anyFilters, everyFilter } from "../../fakes/filters.ts";

const all: Filters = { contract: ["cdi"], experience: "beginner", hours: "part", since: "31", order: "newest" };
const spaced = (texts: string[]) => texts.map((text) => text.replaceAll("\u00a0", " "));

describe("stored filters", () => {
  test.each<[string, unknown, Filters]>([
    ["all of them", everyFilter, everyFilter],
    ["none", {}, {}],
    ["one contract, as older versions have it", { ...all, contract: "cdi" }, all],
    ["a contract that is no longer offered", { ...all, contract: "franchise" }, { ...all, contract: undefined }],
    [
      "contracts of which one is no longer offered",
      { contract: ["cdd", "franchise", "cdi"] },
      { contract: ["cdi", "cdd"] },
    ],
    ["two of them", { contract: "x", hours: "full", since: "2" }, { hours: "full" }],
    ["a filter that is no longer there", { hours: "full", colour: "red" }, { hours: "full" }],
    ["values of another kind", { contract: 5, hours: null, since: 7, order: ["newest"], experience: {} }, {}],
    ["pay that is none", { salary: "2000", telework: "yes" }, {}],
    ["pay beyond reason", { salary: 1e9 }, {}],
    ["a no, which is not kept", { telework: false, strict: 0 }, {}],
    [
      "words twice, and what is no word",
      { exclude: ["Nuit", "  nuit ", "!", "a", "", 5, "week-end"] },
      { exclude: ["nuit", "week-end"] },
    ],
    ["no words at all", { include: [], exclude: ["?"] }, {}],
  ])("%s", (_what, stored, expected) => {
    expect(filtersSchema.parse(stored)).toEqual(expected);
  });

  test("whatever was stored, what is read can be read again, and shown", () => {
    const stored = fc.record(
      Object.fromEntries(
        filterNames.map((name) => [name, fc.oneof(fc.anything(), fc.array(fc.string()), fc.double())]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(stored, (anything) => {
        const read = filtersSchema.parse(anything);
        expect(filtersSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
        for (const name of filterNames)
          for (const picked of listPickedOptions(name, read))
            if (picked !== "any" && read[name] !== true)
              expect(listFilterOptions(name, read).map(({ value }) => value)).toContain(picked);
      }),
    );
  });
});

test.each<[string, Filters, FilterName, unknown, Filters]>([
  ["is set", {}, "hours", "full", { hours: "full" }],
  ["is changed", { hours: "part", contract: ["cdi"] }, "hours", "full", { hours: "full", contract: ["cdi"] }],
  [
    "is unset by a value that it does not have",
    { contract: ["cdi"], hours: "full" },
    "hours",
    "any",
    { contract: ["cdi"] },
  ],
  ["of another filter does not count", { hours: "full" }, "hours", "cdi", {}],
])("a filter %s", (_what, current, name, value, expected) => {
  expect(setFilter(current, name, value)).toEqual(expected);
});

/** What the button of a word says. */
function markOf(word: string): string {
  return listFilterOptions("include", { include: [word] })[0]?.value ?? "";
}

test("the button of a word is short, and names the word however it is written", () => {
  const longest = `é${"w".repeat(39)}`;
  expect(markOf(longest)).toMatch(/^w[a-z0-9]{1,7}$/);
  expect(markOf("Week-End")).toBe(markOf("week end"));
  expect(markOf("week-end")).not.toBe(markOf("nuit"));
});

test.each<[string, Filters, FilterName, string, Filters]>([
  ["one takes the place of another", { hours: "part" }, "hours", "full", { hours: "full" }],
  [
    "of several another comes to it, in the order of the table",
    { contract: ["cdd"] },
    "contract",
    "cdi",
    { contract: ["cdi", "cdd"] },
  ],
  ["of several one goes", { contract: ["cdi", "cdd"] }, "contract", "cdi", { contract: ["cdd"] }],
  ["the last of several goes", { contract: ["cdi"] }, "contract", "cdi", {}],
  ["a yes is taken back", { telework: true }, "telework", "", {}],
  ["a yes is said", {}, "telework", "", { telework: true }],
  ["an amount", { salary: 1800 }, "salary", "2000", { salary: 2000 }],
  ["no amount", { salary: 1800 }, "salary", "any", {}],
  ["a word goes", { exclude: ["nuit", "week-end"] }, "exclude", markOf("nuit"), { exclude: ["week-end"] }],
  ["a word that is gone", { exclude: ["porte"] }, "exclude", markOf("nuit"), { exclude: ["porte"] }],
  ["a word by its place, on an old button", { exclude: ["nuit"] }, "exclude", "0", { exclude: ["nuit"] }],
])("pressed: %s", (_what, current, name, option, expected) => {
  expect(pressFilterOption(current, name, option)).toEqual(expected);
});

test.each<[string, Filters, FilterName, string[], Filters]>([
  ["all that stand", { contract: ["cdi"] }, "contract", ["seasonal", "cdd"], { contract: ["cdd", "seasonal"] }],
  ["none", { contract: ["cdi"] }, "contract", [], {}],
  ["one", {}, "hours", ["part"], { hours: "part" }],
  [
    "the words that are left",
    { include: ["a1", "b2", "c3"] },
    "include",
    ["a1", "c3"].map(markOf),
    { include: ["a1", "c3"] },
  ],
  [
    "the words that are left of a list that is older",
    { include: ["b2", "c3"] },
    "include",
    ["a1", "c3"].map(markOf),
    { include: ["c3"] },
  ],
  ["no word", { include: ["a1", "b2"] }, "include", [], {}],
  ["words by their places, from an old list", { include: ["a1", "b2"] }, "include", ["1"], { include: ["a1", "b2"] }],
])("given at once: %s", (_what, current, name, options, expected) => {
  expect(pickFilterOptions(current, name, options)).toEqual(expected);
});

test("pressing an option twice changes nothing, of any filter that takes several or a yes", () => {
  fc.assert(
    fc.property(anyFilters(), fc.constantFrom(...filterNames), (set, name) => {
      if (name !== "contract" && set[name] !== true) return;
      const option = name === "contract" ? "cdd" : "";
      expect(pressFilterOption(pressFilterOption(set, name, option), name, option)).toEqual(set);
    }),
  );
});

test("setting a filter changes nothing of what there was", () => {
  const current: Filters = { contract: ["cdi"] };
  pressFilterOption(current, "contract", "cdd");
  expect(current).toEqual({ contract: ["cdi"] });
});

test.each<[Filters, string[], number]>([
  [{}, [], 0],
  [{ order: "newest" }, ["Plus récentes d'abord"], 0],
  [{ strict: true }, ["Seulement ce qui est précisé"], 0],
  [{ hours: "full", contract: ["cdi", "interim"] }, ["CDI, Intérim", "Temps plein"], 2],
  [all, ["CDI", "Débutant accepté", "Temps partiel", "depuis 1 mois", "Plus récentes d'abord"], 4],
  [{ contract: undefined }, [], 0],
  [
    { salary: 2000, telework: true, exclude: ["nuit", "port"] },
    ["2 000 € et plus", "sans « nuit, port »", "Télétravail"],
    3,
  ],
  [{ level: "bac", licence: "none" }, ["Pas de permis", "diplôme exigé : Bac au plus"], 2],
])("%j is said %j, and narrows by %i", (set, said, count) => {
  expect(spaced(describeFilters(set))).toEqual(said);
  expect(countNarrowingFilters(set)).toBe(count);
});

describe("a key", () => {
  test("is the same in whatever order and spelling, and the one that older versions wrote", () => {
    expect(toFiltersKey({ hours: "full", contract: ["cdi"] })).toEqual([
      ["contract", "cdi"],
      ["hours", "full"],
    ]);
    expect(toFiltersKey({ exclude: ["Nuit", "été"] })).toEqual(toFiltersKey({ exclude: ["ete", "nuit"] }));
    expect(toFiltersKey({ hours: undefined })).toEqual([]);
  });

  test("is another for any other filters", () => {
    fc.assert(
      fc.property(anyFilters(), anyFilters(), (one, other) => {
        const same = JSON.stringify(toFiltersKey(one)) === JSON.stringify(toFiltersKey(other));
        const sorted = (set: Filters) =>
          JSON.stringify(
            Object.entries({ ...set, include: set.include?.toSorted(), exclude: set.exclude?.toSorted() }).sort(),
          );
        expect(same).toBe(sorted(one) === sorted(other));
      }),
    );
  });
});

test("only the text of offers decides some of them", () => {
  for (const set of [{ telework: true }, { include: ["bio"] }, { exclude: ["nuit"] }] satisfies Filters[])
    expect(isTextual(set)).toBe(true);
  const { include: _, exclude: __, telework: ___, ...others } = everyFilter;
  expect(isTextual(others)).toBe(false);
});

test("an apprenticeship has no contract to choose, a company no filter at all", () => {
  const { target, remote, ...others } = everyFilter;
  expect(keepFiltersOfKind(everyFilter, "emploi")).toEqual(others);
  expect(keepFiltersOfKind(everyFilter, "formations")).toEqual({ target });
  expect(keepFiltersOfKind(everyFilter, "cpf")).toEqual({ remote });
  expect(Object.keys(keepFiltersOfKind(everyFilter, "alternance"))).toEqual([
    "since",
    "include",
    "exclude",
    "telework",
    "schools",
    "licence",
    "accessible",
    "committed",
    "strict",
  ]);
  expect(listFilterNames("entreprises")).toEqual([]);
});

test("options are those of the filter, in its order; a typed amount is one of them, where it belongs", () => {
  expect(listFilterOptions("hours")).toEqual([
    { value: "full", label: "Temps plein" },
    { value: "part", label: "Temps partiel" },
  ]);
  expect(listFilterOptions("salary", { salary: 1900 }).map(({ value }) => value)).toEqual([
    "1867",
    "1900",
    "2000",
    "2250",
    "2500",
    "3000",
  ]);
  expect([isFilterName("contract"), isFilterName("colour"), isFilterName("")]).toEqual([true, false, false]);
});
