import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lexiconFolder } from "../../../src/adapters/lexicon.ts";
import { understand } from "../../fakes/reference.ts";

function readPhrases(act: string): string[] {
  const folder = join(lexiconFolder, "phrases", act);
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
}

/** Places that some of the phrases do name, and words that are no less the name of a town. */
const named = /lyon|plaisir|touts|salon|réunion|les croix|page \d/i;

/**
 * What people say to buttons, alerts and questions names no place: whatever village is called like a word of
 * it.
 */
test.each(["go", "alert", "answer"])("no word of the phrases for %s is a place", (act) => {
  const taken = readPhrases(act).flatMap((phrase) => {
    const { placeMatch, places, placeText } = understand(phrase);
    const [first] = placeMatch === "sure" || placeMatch === "likely" ? places : [];
    const isTaken = first !== undefined && first.kind !== "france" && !named.test(phrase);
    return isTaken ? [`${phrase}: ${placeText}`] : [];
  });
  expect(taken).toEqual([]);
});
