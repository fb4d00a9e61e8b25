import { expect, test } from "vitest";
import { z } from "zod";
import { countCuts, foreignLines, foreignList, foreignText, readRows } from "../../src/adapters/foreign.ts";
import { keptLog } from "./log.ts";

const shape = z.object({
  id: z.string().max(3),
  title: foreignText(10),
  text: foreignLines(12).optional().catch(undefined),
  skills: foreignList(foreignText(5), 2).optional().catch(undefined),
});

test("texts are cleaned, lists and texts are cut, and how many were is told", () => {
  const read = () => shape.parse({ id: "1", title: " \u001b[2JChef\n", text: "a\u0000\nb\u2028c", skills: ["Pain"] });
  expect(countCuts(read)).toEqual({
    value: { id: "1", title: "[2JChef", text: "a\nb\nc", skills: ["Pain"] },
    cuts: 0,
    odd: 0,
  });
  const long = () =>
    shape.parse({ id: "1", title: "Chef de rang", text: "🐈".repeat(9), skills: ["Pâtisserie", "b", "c", "d"] });
  expect(countCuts(long)).toEqual({
    value: { id: "1", title: "Chef de ra", text: "🐈".repeat(6), skills: ["Pâtis", "b"] },
    cuts: 4,
    odd: 0,
  });
});

test.each([[{ title: "" }], [{ title: "\u200b\u202e" }], [{ title: 5 }], [{}]])("%j is refused", (row) => {
  expect(shape.safeParse({ id: "1", ...row }).success).toBe(false);
});

test("an id that is too long costs its row, and no other", async () => {
  const { log, lines } = keptLog();
  const rows = [
    { id: "1", title: "a" },
    { id: "1234", title: "b" },
    "x",
    { id: "2", title: `Pâtissière${"!".repeat(9)}` },
  ];
  const titles = await readRows(rows, shape, ({ title }) => title, { name: "Essai", log });
  expect(titles).toEqual(["a", undefined, undefined, "Pâtissière"]);
  expect(lines.map(({ facts }) => facts)).toEqual([
    { service: "Essai", dropped: 2, of: 4 },
    { service: "Essai", cut: 1 },
  ]);
});

test("many rows leave room for others", async () => {
  let turns = 0;
  const turn = setInterval(() => turns++, 0);
  const rows = Array.from({ length: 30_000 }, (_, n) => ({ id: String(n % 999), title: `${n}`, skills: ["a", "b"] }));
  await readRows(rows, shape, (row) => row, { name: "Essai", log: keptLog().log });
  clearInterval(turn);
  expect(turns).toBeGreaterThan(1);
});
