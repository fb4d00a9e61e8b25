import { describe, expect, test } from "vitest";
import { getBuiltInNomenclature } from "../../../src/adapters/rome/nomenclature.ts";
import type { Title } from "../../../src/core/rome/title.ts";
import { createTitleIndex } from "../../../src/core/rome/title-index.ts";

const { titles } = getBuiltInNomenclature();
const find = createTitleIndex(titles);

/** Other words than those of any sample of queries: what people of the trade and people in a hurry write. */
describe("the first five jobs for what people write", () => {
  test.each([
    // as it is, without accents, in capitals, in the other gender, in the plural
    ["boulanger", "D1102"],
    ["PATISSIERE", "D1104"],
    ["electricien", "F1602"],
    ["coiffeuses", "D1202"],
    ["aides soignantes", "J1501"],
    // beginnings
    ["plomb", "F1603"],
    ["kin", "J1404"],
    // slips of the finger and of the ear
    ["boulanjé", "D1102"],
    ["infimrier", "J1506"],
    ["serveure", "G1803"],
    ["mecanissien", "I1604"],
    ["secraitaire", "M1607"],
    ["cuissinier", "G1606"],
    // another order, an abbreviation, everyday and English words
    ["commandes preparateur", "N1103"],
    ["chauffeur pl", "N4101"],
    ["nounou", "K1303"],
    ["mcdo", "G1603"],
    ["truck driver", "N4101"],
    ["babysitting", "K1303"],
    ["livrer des colis", "N4105"],
    ["dev web", "M1855"],
  ])("%s → %s", (typed, rome) => {
    expect(find(typed, 5).map(({ title }) => title.rome)).toContain(rome);
  });
});

test.each(["plombier", "plombière", "plombiers"])("%s is that title before any other word for it", (typed) => {
  expect(find(typed, 1).map(({ title }) => title.label)).toEqual(["Plombier / Plombière"]);
});

test("different jobs come before a second title of one", () => {
  const romes = find("boulanger").map(({ title }) => title.rome);
  const different = new Set(romes).size;
  expect(new Set(romes.slice(0, different)).size).toBe(different);
  expect(romes.length).toBeGreaterThan(different);
});

const title = (code: string, label: string, rome: string, changes: Partial<Title> = {}): Title => ({
  code,
  label,
  rome,
  parent: rome,
  main: false,
  rare: false,
  ...changes,
});

test("between equals the principal title comes first, and the rarely used one last", () => {
  const three = [
    title("1", "Verrier / Verrière à la main", "A0001", { rare: true }),
    title("2", "Verrier / Verrière à la canne", "A0002"),
    title("3", "Verrier / Verrière à la lampe", "A0003", { main: true }),
  ];
  expect(createTitleIndex(three)("verrier").map(({ title }) => title.code)).toEqual(["3", "2", "1"]);
});

test("what looks like no job finds nothing", () => {
  expect(find("zzzzqqq")).toEqual([]);
  expect(find("")).toEqual([]);
  expect(find("!?")).toEqual([]);
  expect(find("日本語")).toEqual([]);
});

test("a text of any length is answered", () => {
  expect(find("boulanger ".repeat(200)).length).toBeGreaterThan(0);
  expect(find("x".repeat(5000))).toEqual([]);
});
