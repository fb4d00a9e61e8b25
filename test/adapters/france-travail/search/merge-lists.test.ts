import { expect, test } from "vitest";
import type { MatchingOffers } from "../../../../src/adapters/france-travail/search/matching-offers.ts";
import { mergeLists } from "../../../../src/adapters/france-travail/search/merge-lists.ts";
import { offer } from "../../../fakes/offers.ts";

/** An origin of offers that were created on these days, the newest first. */
function origin(name: string, days: (number | undefined)[], changes: Partial<MatchingOffers> = {}): MatchingOffers {
  const offers = days.map((day) => {
    const { created: _, ...undated } = offer({ key: `${name}${day ?? "?"}` });
    return day === undefined ? undated : { ...undated, created: `2026-11-${day}T10:00:00.000Z` };
  });
  return { offers, complete: true, exact: true, total: offers.length, ...changes };
}
const more = { complete: false, exact: false, total: 900 };
const keys = ({ offers }: MatchingOffers) => offers.map(({ key }) => key);

test("what was read to its end is one list, counted", () => {
  const merged = mergeLists([origin("own", [22, 19]), origin("other", [21, 20, undefined])], 1);
  expect(keys(merged)).toEqual(["own22", "other21", "other20", "own19", "other?"]);
  expect(merged).toMatchObject({ complete: true, exact: true, total: 5 });
});

test("an offer of both origins counts once", () => {
  const merged = mergeLists([origin("x", [22, 21]), origin("x", [22])], 9);
  expect([keys(merged), merged.total]).toEqual([["x22", "x21"], 2]);
});

test.each<[what: string, other: MatchingOffers, wanted: number, shown: string[]]>([
  ["as far as the one that goes on is known", origin("other", [21, 20], more), 0, ["own22", "other21"]],
  ["at least as many as are wanted", origin("other", [21, 20], more), 3, ["own22", "other21", "other20"]],
  ["nothing beyond one of which nothing is known", origin("other", [], more), 0, ["own22", "own19"]],
])("where one origin goes on, the list holds %s", (_what, other, wanted, shown) => {
  const merged = mergeLists([origin("own", [22, 19]), other], wanted);
  expect(keys(merged)).toEqual(shown);
  expect(merged).toMatchObject({ complete: false, exact: false, total: 902 });
});

test("where both go on, it ends with the one that was read less far", () => {
  const merged = mergeLists([origin("own", [22, 19, 10], more), origin("other", [21, 20], more)], 0);
  expect([keys(merged), merged.total]).toEqual([["own22", "other21"], 1800]);
});
