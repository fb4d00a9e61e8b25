import { expect, test } from "vitest";
import { listSearchParts } from "../../../../src/adapters/france-travail/search/parts.ts";
import type { Search } from "../../../../src/core/search/search.ts";
import { baker } from "../../places.ts";
import { rare, rome, searchFor } from "../started.ts";

test.each<[what: string, changes: Partial<Search>, parts: [romes: string[], related: boolean][]]>([
  [
    "what was ticked, then its family",
    {},
    [
      [["D1102"], false],
      [["D1104", "D1106"], true],
    ],
  ],
  ["what was ticked alone, where it has none", { titles: [rare] }, [[["A1404"], false]]],
  ["a title as ROME has it now", { titles: [{ ...baker, code: "moved" }] }, [[["D1106"], false]]],
  ["words alone", { titles: [], words: "boulanger" }, [[[], false]]],
  ["nothing for neither", { titles: [] }, []],
  ["nothing for words that the API does not take", { titles: [], words: "? !" }, []],
])("a search is %s", (_what, changes, parts) => {
  expect(listSearchParts(searchFor(changes), rome).map(({ part, related }) => [part.romes, related])).toEqual(parts);
});

test("each part has the words of the search", () => {
  const words = listSearchParts(searchFor({ words: "bio" }), rome).map(({ part }) => part.words);
  expect(words).toEqual(["bio", "bio"]);
});

test("a diploma, which no parameter tells, is refused as what it is", () => {
  const search = searchFor({ kind: "alternance", titles: [], rncp: { code: "RNCP37537", label: "CAP Boulanger" } });
  expect(() => listSearchParts(search, rome)).toThrow(
    expect.objectContaining({ service: "France Travail", why: "refused", unfit: { part: "diploma" } }),
  );
});
