import { appendFile, readdir, readFile, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Journal, openJournal } from "../../../src/adapters/france-travail/journal.ts";
import type { Offer } from "../../../src/core/offer.ts";
import { folder, removeFolders } from "../folder.ts";

const begun = new Date();
const hourMs = 3_600_000;
const later = (hours: number) => new Date(begun.getTime() + hours * hourMs);
afterAll(removeFolders);

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

async function offersIn(journal: Journal): Promise<string[]> {
  const keys: string[] = [];
  for await (const some of journal.offers()) keys.push(...some.map(({ key }) => key));
  return keys;
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
  );
  await journal.write([row("C")], 1_000);
}

describe("a journal", () => {
  test("gives back what was written, and where to go on", async () => {
    const place = await folder();
    await twoWindows(place);
    const again = await openJournal(place, "boulanger", later(1));
    expect(again.resumed).toEqual({ begun, downTo: 1_000, ids: ["A", "B", "odd", "C"] });
    expect(await offersIn(again)).toEqual(["ft:A", "ft:B", "ft:C"]);
  });

  test("is of one search alone", async () => {
    const place = await folder();
    await twoWindows(place);
    expect((await openJournal(place, "pâtissier", later(1))).resumed).toBeUndefined();
    expect(await readdir(join(place, "harvests"))).toHaveLength(2);
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
    await again.write([row("D")], 500);
    expect((await openJournal(place, "boulanger", later(1))).resumed).toMatchObject({
      ids: [...ids, "D"],
      downTo: 500,
    });
  });

  test.each([
    ["that holds no window", async (place: string) => void (await openJournal(place, "boulanger", begun))],
    [
      "of a search without windows",
      async (place: string) => (await openJournal(place, "boulanger", begun)).write([row("A")], undefined),
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

  test("of another search that is older than a day is deleted: nobody keeps offers longer", async () => {
    const place = await folder();
    await twoWindows(place);
    const path = await pathIn(place);
    await appendFile(path, "");
    await utimes(path, later(-25), later(-25));
    await openJournal(place, "pâtissier", begun);
    expect(await readdir(join(place, "harvests"))).toHaveLength(1);
    expect(await readFile(await pathIn(place), "utf8")).not.toContain("ft:A");
  });
});
