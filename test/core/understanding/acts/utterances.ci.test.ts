import { expect, test } from "vitest";
import { printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { ReadMessage } from "../../../../src/core/understanding/acts/read-message.ts";
import { readExam } from "../../../../src/exam/exam.ts";
import { type Score, score, toScreen } from "../../../../src/exam/judge.ts";
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
  { name: "utterances-tuning", right: 0.97, wrong: 0.02 },
  { name: "utterances", right: 0.88, wrong: 0.05 },
  { name: "utterances-2", right: 0.94, wrong: 0.02 },
  { name: "utterances-3", right: 0.8, wrong: 0.07, asked: 0.14 },
  { name: "utterances-4", right: 0.91, wrong: 0.035 },
])("$name: at least $right are right, at most $wrong confidently wrong", (exam) => {
  const { name, right, wrong, asked = 0.12 } = exam;
  const found = readAll(`test/utterances/${name}.csv`, readMessage);
  expect(found.graveMissed).toEqual([]);
  expect(found.graveMistaken).toEqual([]);
  expect(found.right, listWorst(found).join("\n")).toBeGreaterThanOrEqual(right);
  expect(found.confidentlyWrong).toBeLessThanOrEqual(wrong);
  expect(found.asked).toBeLessThanOrEqual(asked);
});
