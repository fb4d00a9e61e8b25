import { expect, test } from "vitest";
import { readExam } from "../../../../src/adapters/utterances.ts";
import { type Score, score, toScreen } from "../../../../src/core/understanding/acts/judge.ts";
import { printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { ReadMessage } from "../../../../src/core/understanding/acts/read-message.ts";
import { readMessage } from "../../../fakes/reference.ts";

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
  { name: "utterances", right: 0.87, wrong: 0.07 },
  { name: "utterances-2", right: 0.92, wrong: 0.04 },
])("$name: at least $right are right, at most $wrong confidently wrong", ({ name, right, wrong }) => {
  const found = readAll(`test/utterances/${name}.csv`, readMessage);
  expect(found.graveMissed).toEqual([]);
  expect(found.graveMistaken).toEqual([]);
  expect(found.right, listWorst(found).join("\n")).toBeGreaterThanOrEqual(right);
  expect(found.confidentlyWrong).toBeLessThanOrEqual(wrong);
  expect(found.asked).toBeLessThanOrEqual(0.12);
});
