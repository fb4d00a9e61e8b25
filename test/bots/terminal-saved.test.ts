import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { saveFileHere } from "../../src/bots/terminal/save-file.ts";
import { folder, removeFolders } from "../adapters/folder.ts";

afterAll(removeFolders);
const bytes = (text: string) => new TextEncoder().encode(text);

test("a file is written over no other, and once", async () => {
  const place = await folder();
  const name = join(place, "offres-lyon.csv");
  await writeFile(name, "mine");
  const second = join(place, "offres-lyon-2.csv");
  expect([saveFileHere(name, bytes("a")), saveFileHere(name, bytes("a"))]).toEqual([second, second]);
  expect(saveFileHere(name, bytes("b"))).toBe(join(place, "offres-lyon-3.csv"));
  expect([await readFile(name, "utf8"), await readFile(second, "utf8")]).toEqual(["mine", "a"]);
});

test("what cannot be written has no path", async () => {
  const place = await folder();
  expect(saveFileHere(join(place, "nowhere", "a.csv"), bytes("a"))).toBeUndefined();
  await mkdir(join(place, "a.csv"));
  expect(saveFileHere(join(place, "a.csv"), bytes("a"))).toBe(join(place, "a-2.csv"));
});
