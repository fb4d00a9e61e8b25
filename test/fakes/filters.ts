import fc from "fast-check";
import {
  type FilterName,
  type Filters,
  filterNames,
  filtersSchema,
  getFilterEntry,
} from "../../src/core/search/filters.ts";

/** Each filter set to something, as long as it gets. */
export const everyFilter: Filters = {
  contract: ["cdi", "cdd", "interim", "seasonal", "independent"],
  salary: 2150,
  experience: "beginner",
  hours: "full",
  since: "31",
  include: ["anglais", "esprit d'équipe", "<b>C++</b> & *Python*"],
  exclude: Array.from({ length: 10 }, (_, i) => `mot exclu numéro ${i} de quarante lettres`),
  telework: true,
  agencies: true,
  schools: true,
  order: "newest",
  qualification: "executive",
  licence: "none",
  level: "bac4",
  target: "bac2",
  remote: true,
  unskilled: true,
  accessible: true,
  committed: true,
  shortage: true,
  strict: true,
};

/** What one of them may be set to. */
function settingOf(name: FilterName): fc.Arbitrary<unknown> {
  const entry = getFilterEntry(name);
  switch (entry.shape) {
    case "one":
      return fc.constantFrom(...Object.keys(entry.values));
    case "several":
      return fc.subarray(Object.keys(entry.values), { minLength: 1 });
    case "flag":
      return fc.constant(true);
    case "amount":
      return fc.constantFrom(...entry.amounts, 1234);
    case "words":
      return fc.subarray(["équipe", "anglais", "nuit", "offre"], { minLength: 1 });
  }
}

/** Any of these filters, each set or not: one in so many is. */
export function anyFilters(names: FilterName[] = filterNames, oneIn = 4): fc.Arbitrary<Filters> {
  const some = names.map((name): [FilterName, fc.Arbitrary<unknown>] => [
    name,
    fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: settingOf(name) }),
  ]);
  return fc.record(Object.fromEntries(some)).map((set) => filtersSchema.parse(set));
}
