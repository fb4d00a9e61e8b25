import { expect, test } from "vitest";
import { findNearest } from "../../../src/core/offers/nearest.ts";
import type { Found } from "../../../src/core/offers/offer.ts";
import { offer } from "../../fakes/offers.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const at = (key: string, distanceKm?: number, related = false): Found => ({
  offer: offer({ key }),
  related,
  ...(distanceKm === undefined ? {} : { distanceKm }),
});

const nearestOf = async (found: Found[], complete = true) => {
  const reading = { found, complete, total: found.length, exact: true, reachable: found.length, missing: [] };
  return (await findNearest(async () => reading, bakerInLyon))?.offer.key;
};

test("the nearest of the jobs that were ticked, wherever it stands in the list", async () => {
  expect(await nearestOf([at("a", 63), at("b", 41), at("c", 41), at("d"), at("e", 22, true)])).toBe("b");
});

test("one of a related job where no other has a distance", async () => {
  expect(await nearestOf([at("a"), at("b", 41, true), at("c", 30, true)])).toBe("c");
});

test("none where none has a distance, and none where a nearer one may not have been read", async () => {
  expect(await nearestOf([])).toBeUndefined();
  expect(await nearestOf([at("a")])).toBeUndefined();
  expect(await nearestOf([at("a", 3)], false)).toBeUndefined();
});
