import { expect, test } from "vitest";
import { parseJsonListInSteps } from "../../src/adapters/json.ts";
import { runToEnd } from "../../src/core/async/steps.ts";
import { piecesOf } from "../fakes/cpu.ts";

test("a list of 12 MB that is read in steps keeps nobody waiting, whatever its items are", () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => ({ code: `${i}`, libelle: `é, {[ ${"x".repeat(280)}` }));
  const text = new TextEncoder().encode(JSON.stringify(rows));
  expect(text.length).toBeGreaterThan(12_000_000);
  const longest = Array.from({ length: 5 }, () => piecesOf(parseJsonListInSteps(text, 1_000_000)).longest).sort(
    (a, b) => a - b,
  );
  expect(longest[2]).toBeLessThan(60);
  expect(runToEnd(parseJsonListInSteps(text, 1_000_000))).toEqual(rows);
});
