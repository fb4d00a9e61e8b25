import { describe, expect, test } from "vitest";
import { findSmicShares, getSmicOn } from "../../../src/core/market/smic.ts";

describe("the minimum wage of a day, in Paris", () => {
  test.each([
    ["2020-01-01T12:00:00Z", 11.88, 1801.8],
    ["2025-12-31T22:59:59Z", 11.88, 1801.8],
    ["2025-12-31T23:00:00Z", 12.02, 1823.03],
    ["2026-05-31T21:59:59Z", 12.02, 1823.03],
    ["2026-05-31T22:00:00Z", 12.31, 1867.02],
    ["2030-01-01T12:00:00Z", 12.31, 1867.02],
  ])("%s", (day, hourly, monthly) => {
    expect(getSmicOn(new Date(day))).toEqual({ hourly, monthly });
  });

  test("without a date it is the newest", () => {
    expect(getSmicOn()).toEqual(getSmicOn(new Date("2099-01-01")));
  });
});

test.each([
  ["SMIC", [1]],
  ["43 % du SMIC", [0.43, 0.43]],
  ["de 27 % à 100 % du Smic", [0.27, 1]],
  ["1,5 SMIC", [1.5]],
  ["2 à 3 SMIC", [2, 3]],
  ["1,1-1,3 x SMIC", [1.1, 1.3]],
  ["SMIC x 1,2", [1.2]],
  ["SMIC x 13 mois", [1]],
  ["% du SMIC selon l'âge", undefined],
  ["2 000 €", undefined],
])("%s is %j of it", (text, shares) => {
  expect(findSmicShares(text)).toEqual(shares);
});
