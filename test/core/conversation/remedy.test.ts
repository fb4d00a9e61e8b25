import { describe, expect, test } from "vitest";
import type { Schedule } from "../../../src/core/alerts/schedule.ts";
import { findRemedy, showRemedySetting } from "../../../src/core/conversation/remedy.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { apprentice, bakerInLyon, bretagne, lyon, paris19, rhone } from "../../fakes/states.ts";
import { alert } from "../../fakes/views.ts";

test.each<[string, Partial<Search>, string | undefined]>([
  ["50 km", { radius: 50 }, "Réduire à 20 km ?"],
  ["20 km", { radius: 20 }, "Réduire à 10 km ?"],
  ["10 km", { radius: 10 }, "Ne garder que la commune, Lyon (69) ?"],
  ["the commune alone", { radius: 0 }, "Cette alerte ne cherche que dans la commune : Lyon (69)."],
  ["a town and its département", { radius: "departement" }, "Réduire à 20 km ?"],
  ["Paris and its département", { place: paris19, radius: "departement" }, "Ne garder que la commune, Paris 19e ?"],
  ["a département", { place: rhone }, undefined],
  ["a region", { place: bretagne }, undefined],
  ["the country", { place: { kind: "france" } }, undefined],
])("too far, with %s", (_, changes, asks) => {
  const one = { ...alert, search: { ...bakerInLyon, place: lyon, ...changes } };
  expect(findRemedy("far", one)?.asks).toBe(asks);
});

test.each<[Schedule["days"], string | undefined]>([
  ["all", "Une fois par semaine plutôt, le lundi ?"],
  ["weekdays", "Une fois par semaine plutôt, le lundi ?"],
  ["published", "Une fois par jour plutôt, à 8 h ?"],
  [3, undefined],
])("too many, %s", (days, asks) => {
  expect(findRemedy("many", { ...alert, schedule: { ...alert.schedule, days } })?.asks).toBe(asks);
});

test("a search of words has no related jobs to leave out", () => {
  const one = { ...alert, search: { ...bakerInLyon, titles: [], words: "pain" } };
  expect(findRemedy("job", one)).toBeUndefined();
});

describe("a setting is that of the alert", () => {
  test.each([
    ["far", bakerInLyon, "place"],
    ["job", bakerInLyon, "job"],
    ["contract", bakerInLyon, "filters"],
    ["contract", apprentice, "results"],
    ["many", bakerInLyon, "filters"],
    ["many", apprentice, "edit"],
  ] as const)("%s", (part, search, step) => {
    const { state } = showRemedySetting(part, { ...alert, search });
    expect(state.step).toBe(step);
    expect(JSON.stringify(state)).toContain('"revises":"alert0000001"');
  });
});
