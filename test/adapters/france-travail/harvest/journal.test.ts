import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type HarvestJournal, openJournal as open } from "../../../../src/adapters/france-travail/harvest/journal.ts";
import { deleteOldJournals, JournalInUse } from "../../../../src/adapters/journal-file.ts";
import type { Offer } from "../../../../src/core/offers/offer.ts";
import { folder, removeFolders } from "../../folder.ts";

const begun = new Date();
const hourMs = 3_600_000;
const later = (hours: number) => new Date(begun.getTime() + hours * hourMs);
const opened: HarvestJournal[] = [];
afterAll(async () => {
  await Promise.all(opened.map((journal) => journal.close()));
  await removeFolders();
});

/** Closed in the end, if not before. */
async function openJournal(...args: Parameters<typeof open>): Promise<HarvestJournal> {
  const journal = await open(...args);
  opened.push(journal);
  return journal;
}

function row(id: string, description = "Du pain.") {
  const value: Offer = {
    kind: "offer",
    key: `ft:${id}`,
    title: "Boulanger",
    place: { label: "Nantes (44)" },
    alternance: false,
    description,
    skills: [],
    url: "https://candidat.francetravail.fr",
    source: "France Travail",
    fictitious: false,
  };
  return { id, value };
}

async function offersIn(journal: HarvestJournal): Promise<string[]> {
  const keys: string[] = [];
  for await (const { offers } of journal.windows()) keys.push(...offers.map(({ key }) => key));
  return keys;
}

function endedProcess(): number | undefined {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

const pathIn = async (place: string) => {
  const [file = ""] = await readdir(join(place, "harvests"));
  return join(place, "harvests", file);
};

async function twoWindows(place: string): Promise<void> {
  const journal = await openJournal(place, "boulanger", begun);
  expect(journal.resumed).toBeUndefined();
  await journal.write(
    [row("A"), row("B", "une ligne\u2028une autre"), { id: "odd", value: undefined }].map((one) => one),
    2_000,
    begun,
  );
  await journal.write([row("C")], 1_000, later(0.5));
  await journal.close();
}

describe("a journal", () => {
  test("gives back what was written, and where to go on", async () => {
    const place = await folder();
    await twoWindows(place);
    const again = await openJournal(place, "boulanger", later(1));
    expect(again.resumed).toEqual({ begun, downTo: 1_000, ids: ["A", "B", "odd", "C"] });
    expect(await offersIn(again)).toEqual(["ft:A", "ft:B", "ft:C"]);
  });

  test("says of each window when it was read, and how many of its rows were too odd to be read", async () => {
    const place = await folder();
    await twoWindows(place);
    const again = await openJournal(place, "boulanger", later(20));
    await again.write([row("D")], 500, later(20));
    const windows: [number, number, Date][] = [];
    for await (const { offers, odd, readAt } of again.windows()) windows.push([offers.length, odd, readAt]);
    expect(windows).toEqual([
      [2, 1, begun],
      [1, 0, later(0.5)],
      [1, 0, later(20)],
    ]);
  });

  test("gives an offer once, however often it was written", async () => {
    const place = await folder();
    const journal = await openJournal(place, "boulanger", begun);
    await journal.write([row("A"), row("A")], 2_000, begun);
    await journal.write([row("B"), row("A")], 1_000, begun);
    expect(await offersIn(journal)).toEqual(["ft:A", "ft:B"]);
  });

  test("is one process's at a time", async () => {
    const place = await folder();
    const journal = await openJournal(place, "boulanger", begun);
    await expect(openJournal(place, "boulanger", begun)).rejects.toThrow(JournalInUse);
    await (await openJournal(place, "pâtissier", begun)).close();
    await journal.write([row("A")], 1_000, begun);
    await journal.close();
    expect((await openJournal(place, "boulanger", begun)).resumed).toMatchObject({ ids: ["A"] });
  });

  test.each([
    ["a process that has ended", () => `${hostname()} ${endedProcess()}`, 0],
    ["another machine that gave no sign of life for long", () => "elsewhere 1", -11 * 60_000],
    [
      "another machine whose last sign of life lies ahead, since the clock was set back",
      () => "elsewhere 1",
      11 * 60_000,
    ],
  ])("of %s is taken over", async (_whose, holder, ago) => {
    const place = await folder();
    await twoWindows(place);
    const lock = (await pathIn(place)).replace(/jsonl$/, "lock");
    await writeFile(lock, holder());
    const then = new Date(Date.now() + ago);
    await utimes(lock, then, then);
    const again = await openJournal(place, "boulanger", later(1));
    expect(again.resumed).toMatchObject({ downTo: 1_000 });
    await again.close();
    expect(await readdir(join(place, "harvests"))).toHaveLength(1);
  });

  test.each([
    ["", 0],
    [" by a clock that is a little ahead of ours", 5 * 60_000],
  ])("of another machine that lives%s is not", async (_how, ahead) => {
    const place = await folder();
    await twoWindows(place);
    const lock = (await pathIn(place)).replace(/jsonl$/, "lock");
    await writeFile(lock, "elsewhere 1");
    const sign = new Date(Date.now() + ahead);
    await utimes(lock, sign, sign);
    await expect(openJournal(place, "boulanger", later(1))).rejects.toThrow(JournalInUse);
  });

  test("that holds nothing to go on from is not left behind", async () => {
    const place = await folder();
    const nothing = await openJournal(place, "boulanger", begun);
    const whole = await openJournal(place, "pâtissier", begun);
    await whole.write([row("A")], undefined, begun);
    expect([nothing.isWorthKeeping(), whole.isWorthKeeping()]).toEqual([false, false]);
    await nothing.close();
    await whole.close();
    expect(await readdir(join(place, "harvests"))).toEqual([]);
  });

  test("is of one search alone", async () => {
    const place = await folder();
    await twoWindows(place);
    expect((await openJournal(place, "pâtissier", later(1))).resumed).toBeUndefined();
    expect((await readdir(join(place, "harvests"))).filter((file) => file.endsWith(".jsonl"))).toHaveLength(2);
  });

  test("is gone when it is removed", async () => {
    const place = await folder();
    const journal = await openJournal(place, "boulanger", begun);
    await journal.remove();
    expect(await readdir(join(place, "harvests"))).toEqual([]);
  });

  test.each([
    ["in the middle of a line", -30, ["A", "B", "odd"], 2_000],
    ["just before the end of the line", -1, ["A", "B", "odd", "C"], 1_000],
  ])("that was cut off %s goes on with the whole lines", async (_where, bytes, ids, downTo) => {
    const place = await folder();
    await twoWindows(place);
    const path = await pathIn(place);
    await truncate(path, (await stat(path)).size + bytes);
    const again = await openJournal(place, "boulanger", later(1));
    expect(again.resumed).toEqual({ begun, downTo, ids });
    await again.write([row("D")], 500, begun);
    await again.close();
    expect((await openJournal(place, "boulanger", later(1))).resumed).toMatchObject({
      ids: [...ids, "D"],
      downTo: 500,
    });
  });

  test.each([
    ["that holds no window", async (place: string) => (await openJournal(place, "boulanger", begun)).close()],
    [
      "of a search without windows",
      async (place: string) => {
        await mkdir(join(place, "harvests"));
        const name = createHash("sha256").update("boulanger").digest("hex").slice(0, 16);
        const lines = [
          { version: 1, begun: begun.toISOString() },
          { readAt: begun.toISOString(), ids: ["A"], offers: [row("A").value] },
        ];
        await writeFile(
          join(place, "harvests", `${name}.jsonl`),
          lines.map((one) => `${JSON.stringify(one)}\n`).join(""),
        );
      },
    ],
    [
      "that is older than a day",
      async (place: string) => {
        await twoWindows(place);
        const path = await pathIn(place);
        const [, ...lines] = (await readFile(path, "utf8")).split("\n");
        await writeFile(path, [JSON.stringify({ version: 1, begun: later(-23.5).toISOString() }), ...lines].join("\n"));
      },
    ],
    [
      "that was begun before the clock was set back",
      async (place: string) => {
        await twoWindows(place);
        const path = await pathIn(place);
        const [, ...lines] = (await readFile(path, "utf8")).split("\n");
        await writeFile(path, [JSON.stringify({ version: 1, begun: later(100).toISOString() }), ...lines].join("\n"));
      },
    ],
    [
      "of which the beginning makes no sense",
      async (place: string) => {
        await twoWindows(place);
        const path = await pathIn(place);
        await writeFile(path, `?${await readFile(path, "utf8")}`);
      },
    ],
  ])("%s begins anew", async (_what, make) => {
    const place = await folder();
    await make(place);
    const again = await openJournal(place, "boulanger", later(1));
    expect(again.resumed).toBeUndefined();
    expect(await offersIn(again)).toEqual([]);
  });

  test.each<[string, (path: string) => Promise<void>]>([
    ["by its file", (path) => utimes(path, later(-25), later(-25))],
    [
      "by its beginning, though it went on since",
      async (path) => {
        const [, ...lines] = (await readFile(path, "utf8")).split("\n");
        await writeFile(path, [JSON.stringify({ version: 1, begun: later(-25).toISOString() }), ...lines].join("\n"));
      },
    ],
  ])("of another search that is older than a day %s is deleted: nobody keeps offers longer", async (_how, age) => {
    const place = await folder();
    await twoWindows(place);
    await age(await pathIn(place));
    await (await openJournal(place, "pâtissier", begun)).close();
    expect(await readdir(join(place, "harvests"))).toEqual([]);
  });
});

describe("the sweep", () => {
  test("deletes what is older than a day, and nothing that is in use", async () => {
    const place = await folder();
    await twoWindows(place);
    const used = await openJournal(place, "pâtissier", begun);
    await used.write([row("A")], 1_000, begun);
    await deleteOldJournals(place, later(23));
    expect(await readdir(join(place, "harvests"))).toHaveLength(3);
    await deleteOldJournals(place, later(25));
    expect((await readdir(join(place, "harvests"))).map((file) => file.split(".")[1]).sort()).toEqual([
      "jsonl",
      "lock",
    ]);
    await used.close();
    await deleteOldJournals(place, later(25));
    expect(await readdir(join(place, "harvests"))).toEqual([]);
  });

  test("deletes what was written before the clock was set back: it would be kept for as long as that", async () => {
    const place = await folder();
    await twoWindows(place);
    const path = await pathIn(place);
    await utimes(path, later(48), later(48));
    // The beginning says when its offers were read.
    await deleteOldJournals(place, later(1));
    expect(await readdir(join(place, "harvests"))).toHaveLength(1);
    await deleteOldJournals(place, later(-1));
    expect(await readdir(join(place, "harvests"))).toEqual([]);
  });

  test("of a folder that is not there does nothing", async () => {
    await deleteOldJournals(await folder(), begun);
  });
});
