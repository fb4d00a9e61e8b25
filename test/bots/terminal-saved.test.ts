import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { saveHere } from "../../src/bots/terminal/saved.ts";
import { folder, removeFolders } from "../adapters/folder.ts";

afterAll(removeFolders);
const bytes = (text: string) => new TextEncoder().encode(text);

test("a file is written over no other, and once", async () => {
  const place = await folder();
  const name = join(place, "offres-lyon.csv");
  await writeFile(name, "mine");
  const second = join(place, "offres-lyon-2.csv");
  expect([saveHere(name, bytes("a")), saveHere(name, bytes("a"))]).toEqual([second, second]);
  expect(saveHere(name, bytes("b"))).toBe(join(place, "offres-lyon-3.csv"));
  expect([await readFile(name, "utf8"), await readFile(second, "utf8")]).toEqual(["mine", "a"]);
});

test("what cannot be written has no path", async () => {
  const place = await folder();
  expect(saveHere(join(place, "nowhere", "a.csv"), bytes("a"))).toBeUndefined();
  await mkdir(join(place, "a.csv"));
  expect(saveHere(join(place, "a.csv"), bytes("a"))).toBe(join(place, "a-2.csv"));
});
