import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadLanguage } from "../../../../src/adapters/lexicon.ts";
import { parseNomenclatureCsv } from "../../../../src/adapters/rome/nomenclature.ts";
import { readExam } from "../../../../src/adapters/utterances.ts";
import { createTitleIndex } from "../../../../src/core/rome/title-index.ts";
import { type Score, score, toScreen } from "../../../../src/core/understanding/acts/judge.ts";
import { printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import { createMessageReader, type ReadMessage } from "../../../../src/core/understanding/acts/read-message.ts";
import { createUnderstander } from "../../../../src/core/understanding/understand.ts";
import { findPlaces, readMessage } from "../../../fakes/reference.ts";

const shared = "../shared/data";
const isShared = existsSync(`${shared}/utterances-sample.csv`) && existsSync(`${shared}/rome-appellations.csv`);

function readAll(file: string, read: ReadMessage): Score {
  return score(readExam(file), ({ text, context }) => printReading(read(text, toScreen(context))));
}

/** What was not read right, for whoever sees the test fail. */
function listWorst({ worst }: Score): string[] {
  return worst.map(({ utterance: { id, text }, printed }) => `${id} ${text} => ${JSON.stringify(printed)}`);
}

/** With the small list of titles, which has not got all the jobs that they ask for. */
test.each([
  { name: "utterances-tuning", right: 0.96, wrong: 0.03 },
  { name: "utterances", right: 0.89, wrong: 0.065 },
])("$name: at least $right are right, at most $wrong confidently wrong", ({ name, right, wrong }) => {
  const found = readAll(`test/utterances/${name}.csv`, readMessage);
  expect(found.graveMissed).toEqual([]);
  expect(found.graveMistaken).toEqual([]);
  expect(found.right, listWorst(found).join("\n")).toBeGreaterThanOrEqual(right);
  expect(found.confidentlyWrong).toBeLessThanOrEqual(wrong);
  expect(found.asked).toBeLessThanOrEqual(0.12);
});

function openSharedReader(): ReadMessage {
  const at = (name: string) => readFileSync(`${shared}/${name}.csv`, "utf8");
  const { titles } = parseNomenclatureCsv("60", {
    appellations: at("rome-appellations"),
    flags: at("rome-appellations-flags"),
    metiers: at("rome-metiers"),
  });
  const findTitles = createTitleIndex(titles);
  const titleOfJob = (rome: string) => titles.find((one) => one.rome === rome && one.main);
  const understand = createUnderstander(findTitles, findPlaces);
  return createMessageReader({ ...loadLanguage(), understand, findTitles, findPlaces, titleOfJob });
}

test.runIf(isShared)("with all titles, where ../shared is there: the sample is read right", () => {
  const found = readAll(`${shared}/utterances-sample.csv`, openSharedReader());
  expect(found.graveMissed).toEqual([]);
  expect(found.graveMistaken).toEqual([]);
  expect(found.right).toBeGreaterThanOrEqual(0.91);
  expect(found.confidentlyWrong).toBeLessThanOrEqual(0.04);
});
