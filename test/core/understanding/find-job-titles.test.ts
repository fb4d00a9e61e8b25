import { describe, expect, test } from "vitest";
import { findJobTitles } from "../../../src/core/understanding/find-job-titles.ts";
import { findPlaces, findTitles } from "../../fakes/reference.ts";

const find = (text: string, limit = 5) => findJobTitles(text, limit, { findTitles, openPlaces: () => findPlaces });

function labels(text: string, limit?: number): string[] {
  const found = find(text, limit);
  if (found.is !== "found") throw new Error(found.is);
  return found.hits.map(({ title }) => title.label);
}

describe("the job titles of a text", () => {
  test("are those of the very words, for which no place is looked up", () => {
    const openPlaces = () => {
      throw new Error("places are opened");
    };
    expect(findJobTitles("boulanger", 3, { findTitles, openPlaces })).toMatchObject({
      is: "found",
      hits: [{ title: { label: "Boulanger / Boulangère" } }, {}, {}],
    });
  });

  test("are those of the job alone where a place stands beside it", () => {
    expect(labels("serveur à Lyon", 1)).toEqual(labels("serveur", 1));
  });

  test("are at most so many", () => {
    expect(labels("vendeur", 2)).toHaveLength(2);
  });

  test("are none where no title is like it", () => {
    expect(find("xqzkw")).toEqual({ is: "none", jobText: "xqzkw" });
  });

  test.each([
    ["boulanger à Xyzville", { is: "place", said: "Xyzville" }],
    ["infirmier à Genève", { is: "abroad", country: "Suisse" }],
    ["пекарь", { is: "alphabet", said: "пекарь" }],
  ])("are not guessed where a part is not understood: %s", (text, doubt) => {
    expect(find(text)).toMatchObject({ is: "unclear", doubt });
  });
});
