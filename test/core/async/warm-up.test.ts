import { expect, test } from "vitest";
import { warmUpInSteps } from "../../../src/core/async/warm-up.ts";

test("each piece runs twice, and others may go first after each", () => {
  const ran: string[] = [];
  const steps = warmUpInSteps([() => ran.push("a"), () => ran.push("b")]);
  const seen: string[] = [];
  while (!steps.next().done) seen.push(ran.join(""));
  expect(seen).toEqual(["a", "ab", "aba", "abab"]);
});
