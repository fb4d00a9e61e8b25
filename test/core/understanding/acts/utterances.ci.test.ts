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

/** What was measured with the small list of titles, which has not got all the jobs that they ask for. */
test.each([
  { name: "utterances-tuning", right: 0.98, wrong: 0.01, asked: 0.06 },
  { name: "utterances", right: 0.96, wrong: 0.013, asked: 0.1 },
  { name: "utterances-2", right: 0.97, wrong: 0.007, asked: 0.065 },
  { name: "utterances-3", right: 0.885, wrong: 0.027, asked: 0.13 },
  { name: "utterances-4", right: 0.98, wrong: 0.008, asked: 0.05 },
])("$name: at least $right are right, at most $wrong confidently wrong", (exam) => {
  const { name, right, wrong, asked } = exam;
  const found = readAll(`test/utterances/${name}.csv`, readMessage);
  expect(found.graveMissed).toEqual([]);
  expect(found.graveMistaken).toEqual([]);
  expect(found.right, listWorst(found).join("\n")).toBeGreaterThanOrEqual(right);
  expect(found.confidentlyWrong).toBeLessThanOrEqual(wrong);
  expect(found.asked).toBeLessThanOrEqual(asked);
});
