import { expect, test } from "vitest";
import type { Search } from "../../../src/core/search/search.ts";
import { widenUnasked } from "../../../src/core/search/widen-unasked.ts";
import { apprentice, rhone } from "../../fakes/states.ts";

const companies: Search = { ...apprentice, kind: "entreprises" };

test("few companies around a town, and nothing said of how far: 50 km", () => {
  for (const total of [0, 4])
    expect(widenUnasked(companies, total)).toEqual({
      ...companies,
      radius: 50,
      widenedFrom: 20,
      widenedTotal: total,
    });
  expect(widenUnasked(companies, 5)).toBeUndefined();
});

test("few schools around a town as well", () => {
  expect(widenUnasked({ ...companies, kind: "formations" }, 4)).toMatchObject({ radius: 50, widenedFrom: 20 });
  expect(widenUnasked({ ...companies, kind: "insertion" }, 0)).toBeUndefined();
});

test.each<[string, Partial<Search>]>([
  ["kilometres or minutes were said", { isRadiusSaid: true }],
  ["another distance was chosen", { radius: 10 }],
  ["it is wide already", { radius: 50 }],
  ["no licence", { filters: { licence: "none" } }],
  ["no licence, in a search of another kind", { inapplicable: { licence: "none" } }],
  ["no town", { place: rhone }],
  ["offers", { kind: "alternance" }],
])("stays: %s", (_why, changes) => {
  expect(widenUnasked({ ...companies, ...changes }, 0)).toBeUndefined();
});
