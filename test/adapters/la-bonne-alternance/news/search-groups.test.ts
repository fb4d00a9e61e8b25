import { describe, expect, test } from "vitest";
import { createSearchGroups } from "../../../../src/adapters/la-bonne-alternance/news/search-groups.ts";
import type { FeedRequest } from "../../../../src/core/alerts/feed.ts";
import type { Search } from "../../../../src/core/search/search.ts";
import { baker, departement, sunday, town } from "../../places.ts";
import { searchFor, secretary } from "../started.ts";

const codesOf = ({ titles }: Search) => titles.map(({ rome }) => rome);
const request = (changes: Partial<Search> = {}, others: Partial<FeedRequest> = {}): FeedRequest => ({
  search: searchFor({ place: town("44109"), ...changes }),
  related: true,
  from: sunday,
  ...others,
});
const hoursAgo = (hours: number) => new Date(sunday.getTime() - hours * 3_600_000);

describe("searches that lead to the same calls", () => {
  test.each<[what: string, other: FeedRequest, isSame: boolean]>([
    ["of other words", request({ words: "bio" }), true],
    ["of other filters", request({ filters: { schools: true } }), true],
    ["of another name for the title", request({ titles: [{ ...baker, label: "Boulangère" }] }), true],
    ["of another radius", request({ radius: 50 }), false],
    ["of another place", request({ place: town("75056") }), false],
    ["of another job", request({ titles: [secretary] }), false],
    ["of a diploma", request({ titles: [], rncp: { code: "RNCP90001", label: "CAP" } }), false],
    ["of another diploma behind a job", request({ rncp: { code: "RNCP90001", label: "CAP" } }), true],
    ["without related jobs", request({}, { related: false }), false],
  ])("one %s: %3$s", (_what, other, isSame) => {
    const { add, listLongestWaiting, keyOf } = createSearchGroups(codesOf);
    add(request());
    add(other);
    expect(listLongestWaiting()).toHaveLength(isSame ? 1 : 2);
    expect(keyOf(other) === keyOf(request())).toBe(isSame);
  });

  test("of a whole département are so whatever the radius", () => {
    const { keyOf } = createSearchGroups(codesOf);
    const place = departement("44");
    expect(keyOf(request({ place, radius: 50 }))).toBe(keyOf(request({ place, radius: 10 })));
  });

  test("wait as long as the one that waits longest, and keep descriptions for the one that looks at them", () => {
    const { add, listLongestWaiting } = createSearchGroups(codesOf);
    add(request({ titles: [secretary] }, { from: hoursAgo(5) }));
    add(request({}, { from: hoursAgo(1) }));
    add(request({ filters: { include: ["bio"] } }, { from: hoursAgo(9) }));
    add(request({}, { from: hoursAgo(2) }));
    expect(listLongestWaiting().map(({ search, from, withText }) => [search.titles, new Date(from), withText])).toEqual(
      [
        [[baker], hoursAgo(9), true],
        [[secretary], hoursAgo(5), false],
      ],
    );
  });
});

test("a search for words alone leads to no call", () => {
  const { add, listLongestWaiting, keyOf } = createSearchGroups(codesOf);
  const words = request({ titles: [], words: "boulanger" });
  add(words);
  expect([listLongestWaiting(), keyOf(words)]).toEqual([[], undefined]);
});
