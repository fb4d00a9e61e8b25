import { expect, test } from "vitest";
import { createLimit } from "../../../src/core/async/limit.ts";

/** Work that ends when it is told to. */
function createWork() {
  const begun: string[] = [];
  const ends = new Map<string, { end: () => void; fail: () => void }>();
  const start = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      begun.push(name);
      ends.set(name, { end: () => resolve(name), fail: () => reject(new Error(name)) });
    });
  return { begun, start, end: (name: string) => ends.get(name)?.end(), fail: (name: string) => ends.get(name)?.fail() };
}

test("no more than so many pieces of work are under way, and those who wait come in their order", async () => {
  const { begun, start, end } = createWork();
  const limit = createLimit(2);
  const all = ["a", "b", "c", "d"].map((name) => limit(start(name)));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await all[1];
  await all[1];
  expect(begun).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c"]) end(name);
  await all[2];
  await Promise.all([all[0], all[2]]);
  end("d");
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
});

test("what fails tells its caller, and makes room for the next", async () => {
  const { begun, start, end, fail } = createWork();
  const limit = createLimit(1);
  const [first, second] = [limit(start("a")), limit(start("b"))];
  fail("a");
  await expect(first).rejects.toThrow("a");
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  expect(await second).toBe("b");
});
