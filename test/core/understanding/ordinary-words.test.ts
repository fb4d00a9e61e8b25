import { expect, test } from "vitest";
import { readMessage, understand } from "../../fakes/reference.ts";
import { lyon } from "../../fakes/states.ts";

test.each([
  "garde les filtres",
  "plus de choix",
  "remets comme avant",
  "change les critères",
  "vire ça",
  "je coche rien",
])("%j names no place", (text) => {
  expect(readMessage(text, { context: "results", place: lyon }).wish?.places ?? []).toEqual([]);
  expect(understand(text).placeMatch).not.toMatch(/sure|likely/);
});

test.each([
  ["à La Garde", "La Garde"],
  ["Croix", "Croix"],
  ["vendeur à Croix", "Croix"],
  ["La Flèche", "La Flèche"],
])("%j is the town all the same", (text, name) => {
  expect(understand(text).places[0]).toMatchObject({ name });
  expect(understand(text).placeMatch).toBe("sure");
});
