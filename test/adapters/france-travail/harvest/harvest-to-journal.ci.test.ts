import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Criteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import type { ReadOffers } from "../../../../src/adapters/france-travail/api/offers-reader.ts";
import {
  harvestToJournal,
  type JournaledHarvestOptions,
} from "../../../../src/adapters/france-travail/harvest/harvest-to-journal.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { type Drop, flood } from "../../../fakes/flood.ts";
import { offer } from "../../../fakes/offers.ts";
import { emptyFolder } from "../../../fakes/process.ts";

const now = new Date();

/** So many offers, published evenly over forty days: beyond 3,150 a harvest reads them in windows. */
function drops(count: number): Drop[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${100_000 + n}`,
    created: new Date(now.getTime() - 60_000 - (n / count) * 40 * 86_400_000),
    origin: n % 4 === 0 ? 1 : 2,
    domain: "D",
  }));
}

function reader(count: number, before: (call: number) => void = () => {}): ReadOffers {
  const { ask } = flood(drops(count));
  let calls = 0;
  return async (criteria: Criteria) => {
    before(++calls);
    const { rows, total } = await ask(criteria);
    return { rows: rows.map((row) => ({ ...row, value: offer({ key: `ft:${row.id}` }) })), total, counts: {} };
  };
}

async function harvested(read: ReadOffers, dataDir: string, options: Partial<JournaledHarvestOptions> = {}) {
  const deps = { read, departements: () => ["69"], fictitious: false, dataDir };
  return harvestToJournal({}, deps, { now, signal: new AbortController().signal, ...options });
}

const journalsIn = async (dataDir: string) => (await readdir(join(dataDir, "harvests"))).sort();

async function keysOf(result: Awaited<ReturnType<typeof harvested>>): Promise<string[]> {
  if (result.is !== "done") throw new Error(result.is);
  const keys: string[] = [];
  for await (const { offers } of result.journal.windows()) keys.push(...offers.map(({ key }) => key));
  await result.journal.remove();
  return keys;
}

/** The service fails at the nth call. */
const failingAt = (nth: number) => (call: number) => {
  if (call === nth) throw new SourceError("France Travail", "down");
};

describe("a harvest into a journal", () => {
  test("has every offer once, and leaves nothing once the journal is removed", async () => {
    const dataDir = await emptyFolder();
    const keys = await keysOf(await harvested(reader(400), dataDir));
    expect([keys.length, new Set(keys).size]).toEqual([400, 400]);
    expect(await journalsIn(dataDir)).toEqual([]);
  });

  test("tells how far it is", async () => {
    const found: number[] = [];
    const onProgress = ({ found: so }: { found: number }) => void found.push(so);
    await keysOf(await harvested(reader(400), await emptyFolder(), { onProgress }));
    expect(found.at(-1)).toBe(400);
  });

  test("that fails half-way is resumed by the next one", async () => {
    const dataDir = await emptyFolder();
    const failure = await harvested(reader(6_000, failingAt(40)), dataDir);
    expect(failure).toMatchObject({ is: "failed", error: { why: "down" }, isResumable: true });
    const resumed: number[] = [];
    const keys = await keysOf(await harvested(reader(6_000), dataDir, { onResume: (read) => resumed.push(read) }));
    expect(new Set(keys).size).toBe(6_000);
    expect(resumed).toEqual([expect.any(Number)]);
    expect(resumed[0]).toBeGreaterThan(0);
  });

  test("that is stopped between two calls keeps what was read", async () => {
    const dataDir = await emptyFolder();
    const stop = new AbortController();
    const read = reader(6_000, (call) => {
      if (call === 40) stop.abort();
    });
    const stopped = await harvested(read, dataDir, { signal: stop.signal });
    expect(stopped).toMatchObject({ is: "stopped", isResumable: true, outcome: { stopped: true } });
    expect(await journalsIn(dataDir)).toEqual([expect.stringMatching(/\.jsonl$/)]);
  });

  test("that fails before a window was read leaves nothing", async () => {
    const dataDir = await emptyFolder();
    expect(await harvested(reader(400, failingAt(1)), dataDir)).toMatchObject({ is: "failed", isResumable: false });
    expect(await journalsIn(dataDir)).toEqual([]);
  });

  test("of the sandbox does not resume one of real offers", async () => {
    const dataDir = await emptyFolder();
    await harvested(reader(6_000, failingAt(40)), dataDir);
    const resumed: number[] = [];
    const deps = { read: reader(6_000), departements: () => ["69"], fictitious: true, dataDir };
    const onResume = (read: number) => resumed.push(read);
    await keysOf(await harvestToJournal({}, deps, { now, signal: new AbortController().signal, onResume }));
    expect(resumed).toEqual([]);
  });

  test("is refused while another one of the same search is under way", async () => {
    const dataDir = await emptyFolder();
    const first = await harvested(reader(400), dataDir);
    expect(await harvested(reader(400), dataDir)).toEqual({ is: "in-use" });
    await keysOf(first);
    expect(await keysOf(await harvested(reader(400), dataDir))).toHaveLength(400);
  });

  test("that cannot write says why", async () => {
    const dataDir = await emptyFolder();
    // A file stands where the folder of journals should be.
    await writeFile(join(dataDir, "harvests"), "");
    expect(await harvested(reader(400), dataDir)).toEqual({ is: "unwritable", code: expect.stringMatching(/^E/) });
  });

  test.each([
    ["failed", { is: "failed", error: { why: "down" }, isResumable: false }],
    ["stopped", { is: "stopped", isResumable: false }],
  ])("says that it %s, also where the journal cannot be closed then", async (is, expected) => {
    const dataDir = await emptyFolder();
    const stop = new AbortController();
    const read = reader(6_000, (call) => {
      if (call !== 40) return;
      // A folder in the place of the lock: it cannot be given back.
      const [lock = ""] = readdirSync(join(dataDir, "harvests")).filter((name) => name.endsWith(".lock"));
      rmSync(join(dataDir, "harvests", lock));
      mkdirSync(join(dataDir, "harvests", lock));
      if (is === "failed") throw new SourceError("France Travail", "down");
      stop.abort();
    });
    expect(await harvested(read, dataDir, { signal: stop.signal })).toMatchObject(expected);
  });

  test("does not hide a bug", async () => {
    const buggy: ReadOffers = async () => {
      throw new TypeError("a bug");
    };
    await expect(harvested(buggy, await emptyFolder())).rejects.toThrow("a bug");
  });
});
