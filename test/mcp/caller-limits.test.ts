import { expect, test } from "vitest";
import { createCallerLimits } from "../../src/mcp/caller-limits.ts";

const done = async () => "done";

test("a caller who asks too much is told when to ask again, and others are answered", async () => {
  let now = 0;
  const limits = createCallerLimits({ most: 2, windowMs: 600_000, stopwatch: () => now });
  await limits.run("one", done);
  now = 60_000;
  await limits.run("one", done);
  await expect(limits.run("one", done)).rejects.toThrow("answers 2 of yours in 10 minutes. Ask again in 9 minutes.");
  expect(await limits.run("other", done)).toBe("done");
  now = 600_001;
  expect(await limits.run("one", done)).toBe("done");
});

test("all callers together have a bound as well, and who asks too much is not the one who is told so", async () => {
  const limits = createCallerLimits({ mostInAll: 3, windowMs: 600_000, stopwatch: () => 0 });
  for (const caller of ["one", "two", "three"]) await limits.run(caller, done);
  await expect(limits.run("four", done)).rejects.toThrow(
    "answers 3 of all callers together in 10 minutes. Ask again in 10 minutes.",
  );
});

test("all callers together are answered so many at once", async () => {
  const limits = createCallerLimits({ atOnceInAll: 1, stopwatch: () => 0 });
  let finish = () => {};
  const first = limits.run("one", () => new Promise<void>((resolve) => (finish = resolve)));
  await expect(limits.run("other", done)).rejects.toThrow("Others ask too much at once: ask again in a moment.");
  finish();
  await first;
  expect(await limits.run("other", done)).toBe("done");
});

test("so many are answered at once, whatever becomes of them", async () => {
  const limits = createCallerLimits({ atOnce: 1, stopwatch: () => 0 });
  let fail = (_: Error) => {};
  const under = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const first = limits.run("one", () => under);
  await expect(limits.run("one", done)).rejects.toThrow("one thing after the other");
  fail(new Error("down"));
  await expect(first).rejects.toThrow("down");
  expect(await limits.run("one", done)).toBe("done");
});
