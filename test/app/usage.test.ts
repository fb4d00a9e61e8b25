import { expect, onTestFinished, test, vi } from "vitest";
import { createUsageCounter, readUsage, toShownCount } from "../../src/app/usage.ts";
import { keptLog } from "../adapters/log.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";

const monday = new Date("2026-11-30T09:00:00Z");
const weekMs = 7 * 86_400_000;
const none = { people: 0, searches: 0, alerts: 0, digests: 0 };

function start(collection = memoryCollection(), more: { writer?: string } = {}) {
  const clock = { now: monday };
  const { log, lines } = keptLog();
  const counter = createUsageCounter({ collection, now: () => clock.now, log, ...more });
  onTestFinished(counter.end);
  return { collection, clock, lines, ...counter };
}

test("what is counted stands by week, and adds up over processes", async () => {
  const first = start();
  first.notePerson();
  first.noteSearch();
  first.noteSearch();
  first.noteDigests(0);
  await first.flush();
  first.clock.now = new Date(monday.getTime() + weekMs);
  first.notePerson();
  await first.end();
  const second = start(first.collection);
  second.notePerson();
  second.noteAlert();
  second.noteDigests(7);
  await second.end();
  expect(await readUsage(first.collection, first.clock.now, 12)).toEqual([
    { week: "2026-W49", from: "2026-11-30", people: 2, searches: 2, alerts: 1, digests: 7 },
    { week: "2026-W50", from: "2026-12-07", ...none, people: 1 },
  ]);
  // A week without anything lies between others; what is older than was asked for is left out.
  const later = new Date(monday.getTime() + 3 * weekMs);
  expect((await readUsage(first.collection, later, 3)).map(({ week, people }) => [week, people])).toEqual([
    ["2026-W50", 1],
    ["2026-W51", 0],
    ["2026-W52", 0],
  ]);
});

test("before anything was counted there is the current week alone", async () => {
  expect(await readUsage(memoryCollection(), monday, 12)).toEqual([{ week: "2026-W49", from: "2026-11-30", ...none }]);
});

test("nothing is written where nothing happens; what is written is figures", async () => {
  const { collection, flush, noteSearch } = start(undefined, { writer: "alerts-run" });
  await flush();
  expect([...collection.rows]).toEqual([]);
  noteSearch();
  await flush();
  await flush();
  expect([...collection.rows].map(([key, row]) => [key, JSON.parse(row)])).toEqual([
    ["2026-W49:alerts-run", { version: 1, ...none, searches: 1 }],
  ]);
});

test("a writer that comes back goes on, and keeps what a later version has written", async () => {
  const collection = memoryCollection();
  await collection.set("2026-W49:alerts-run", { version: 1, ...none, digests: 3, visits: 12 });
  const { noteDigests, flush } = start(collection, { writer: "alerts-run" });
  noteDigests(2);
  await flush();
  expect(await collection.get("2026-W49:alerts-run")).toEqual({ version: 1, ...none, digests: 5, visits: 12 });
});

test("a row that cannot be read counts for nothing, and harms no other", async () => {
  const collection = memoryCollection();
  await collection.set("2026-W49:a", "garbage");
  await collection.set("2026-W49:b", { people: -4, searches: 2 });
  expect(await readUsage(collection, monday, 1)).toEqual([
    { week: "2026-W49", from: "2026-11-30", ...none, searches: 2 },
  ]);
});

test("while the store takes nothing, counts wait; each is written once", async () => {
  const { collection, flush, notePerson, end, lines } = start();
  notePerson();
  collection.fails(true);
  await expect(flush()).rejects.toThrow();
  notePerson();
  await end();
  expect(lines).toMatchObject([{ level: "warn", message: "the counts of this week could not be written" }]);
  collection.fails(false);
  await Promise.all([flush(), flush()]);
  expect(await readUsage(collection, monday, 1)).toMatchObject([{ people: 2 }]);
});

test("they are written every five minutes by themselves", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const { collection, notePerson } = start();
  notePerson();
  await vi.advanceTimersByTimeAsync(299_000);
  expect(collection.rows.size).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.waitFor(() => expect(collection.rows.size).toBe(1));
});

test("a count below five is not told", () => {
  expect([0, 1, 4, 5, 12].map(toShownCount)).toEqual(["< 5", "< 5", "< 5", 5, 12]);
});
