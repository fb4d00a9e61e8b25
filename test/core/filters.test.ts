import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  describeFilters,
  type Filters,
  filterNames,
  filterOptions,
  filters,
  filterTable,
  isFilterName,
  narrowing,
  withFilter,
} from "../../src/core/filters.ts";

const all: Filters = { contract: "cdi", experience: "beginner", hours: "part", since: "31", order: "newest" };

describe("stored filters", () => {
  test.each<[string, unknown, Filters]>([
    ["all of them", all, all],
    ["none", {}, {}],
    ["a value that is no longer offered", { ...all, contract: "franchise" }, { ...all, contract: undefined }],
    ["two of them", { contract: "x", hours: "full", since: "2" }, { hours: "full" }],
    ["a filter that is no longer there", { hours: "full", salary: "2000" }, { hours: "full" }],
    ["values of another kind", { contract: 5, hours: null, since: 7, order: ["newest"], experience: {} }, {}],
  ])("%s", (_what, stored, expected) => {
    expect(filters.parse(stored)).toEqual(expected);
  });

  test("whatever was stored, what is read is offered", () => {
    const stored = fc.record(Object.fromEntries(filterNames.map((name) => [name, fc.anything()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(stored, (anything) => {
        for (const [name, value] of Object.entries(filters.parse(anything)))
          if (value !== undefined && isFilterName(name))
            expect(filterOptions(name).map((option) => option.value)).toContain(value);
      }),
    );
  });
});

test.each<[string, Filters, Parameters<typeof withFilter>[1], string, Filters]>([
  ["is set", {}, "contract", "cdd", { contract: "cdd" }],
  ["is changed", { contract: "cdi", hours: "full" }, "contract", "interim", { contract: "interim", hours: "full" }],
  ["is unset by a value that it does not have", { contract: "cdi", hours: "full" }, "contract", "", { hours: "full" }],
  ["of another filter does not count", { hours: "full" }, "hours", "cdi", {}],
])("a filter %s", (_what, current, name, value, expected) => {
  expect(withFilter(current, name, value)).toEqual(expected);
});

test("setting a filter changes nothing of what there was", () => {
  const current: Filters = { contract: "cdi" };
  withFilter(current, "contract", "cdd");
  expect(current).toEqual({ contract: "cdi" });
});

test.each<[Filters, string[], number]>([
  [{}, [], 0],
  [{ order: "newest" }, ["Plus récentes d'abord"], 0],
  [{ hours: "full", contract: "cdi" }, ["CDI", "Temps plein"], 2],
  [all, ["CDI", "Débutant accepté", "Temps partiel", "1 mois", "Plus récentes d'abord"], 4],
  [{ contract: undefined }, [], 0],
])("%j is said %j, and narrows by %i", (set, said, count) => {
  expect(describeFilters(set)).toEqual(said);
  expect(narrowing(set)).toBe(count);
});

test("the names are those of the table, and the options those of the filter, in its order", () => {
  expect([...filterNames].sort()).toEqual(Object.keys(filterTable).sort());
  expect(filterOptions("hours")).toEqual([
    { value: "full", label: "Temps plein" },
    { value: "part", label: "Temps partiel" },
  ]);
  expect([isFilterName("contract"), isFilterName("salary"), isFilterName("")]).toEqual([true, false, false]);
});
