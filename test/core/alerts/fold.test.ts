import { expect, test } from "vitest";
import { foldKey } from "../../../src/core/alerts/fold.ts";

const long = "Nous recherchons une personne motivée. ".repeat(100);
const unnamed = (description: string) => foldKey({ title: "Boulanger", description });

test("copies without a company are known by the beginning of their text, as they were when less of it was kept", () => {
  expect(long.length).toBeGreaterThan(2_500);
  expect(unnamed(`${long} Référence 4711.`)).toBe(unnamed(`${long} Référence 4712.`));
  expect(unnamed(`Référence 4711. ${long}`)).not.toBe(unnamed(`Référence 4712. ${long}`));
  // What was written into a store then.
  expect(unnamed(long)).toBe("3h9td3cxxcyv");
});
