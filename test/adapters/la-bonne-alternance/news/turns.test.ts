import { expect, test } from "vitest";
import { createTurns } from "../../../../src/adapters/la-bonne-alternance/news/turns.ts";

test.each<[what: string, groups: [group: string, queries: string[]][], chosen: string[]]>([
  [
    "as many as there are calls",
    [
      ["a", ["1"]],
      ["b", ["2", "3"]],
      ["c", ["4"]],
    ],
    ["a", "b"],
  ],
  [
    "smaller ones after one that takes too many",
    [
      ["a", ["1", "2"]],
      ["b", ["3", "4"]],
      ["c", ["5"]],
    ],
    ["a", "c"],
  ],
  [
    "all that share their calls",
    [
      ["a", ["1", "2", "3"]],
      ["b", ["2"]],
      ["c", ["3", "1"]],
    ],
    ["a", "b", "c"],
  ],
  [
    "what takes no call, even when none is left",
    [
      ["a", ["1", "2", "3"]],
      ["b", ["4"]],
      ["c", []],
    ],
    ["a", "c"],
  ],
  [
    "none of a group that takes more than there are",
    [
      ["a", ["1", "2", "3", "4"]],
      ["b", ["1"]],
    ],
    ["b"],
  ],
])("of three calls, turns are given to %s", (_what, groups, chosen) => {
  const turns = createTurns(3);
  for (const [group, queries] of groups) turns.offer(group, queries);
  expect(groups.map(([group]) => group).filter(turns.has)).toEqual(chosen);
});
