import { describe, expect, test } from "vitest";
import {
  compareApplicants,
  readApplicants,
  readBackToWork,
  readOffers,
  readSalary,
  readTension,
} from "../../../src/adapters/labour-market/indicators.ts";
import { formatPeriod, indicatorAnswer, salaryAnswer } from "../../../src/adapters/labour-market/rows.ts";

const rows = (...all: Record<string, unknown>[]) =>
  indicatorAnswer.parse({ listeValeursParPeriode: all }).listeValeursParPeriode ?? [];
const row = (codePeriode: string, codeNomenclature: string, valeurPrincipaleNombre: unknown, more = {}) => ({
  ...{ codePeriode, codeNomenclature, valeurPrincipaleNombre },
  ...more,
});

describe("applicants", () => {
  test("are those of all three categories of the last period, in whatever order they come", () => {
    const counted = readApplicants(
      rows(row("2026T1", "A", 60), row("2025T4", "A", 1), row("2026T1", "C", "25"), row("2026T1", "B", 15)),
    );
    expect(counted).toEqual({ count: 100, period: "1er trimestre 2026", periodCode: "2026T1" });
  });

  test.each([
    ["a category is missing", [row("2026T1", "A", 60), row("2026T1", "B", 15)]],
    ["a count cannot be read", [row("2026T1", "A", 60), row("2026T1", "B", "many"), row("2026T1", "C", 1)]],
    ["there are none", []],
  ])("are not known where %s", (_, all) => {
    expect(readApplicants(rows(...all))).toBeUndefined();
  });

  test("a row for all of them counts, and a row that is odd costs no other", () => {
    expect(readApplicants(rows(row("2026T1", "ABC", 90), row("2026T1", "A", 60), { codePeriode: 3 }))?.count).toBe(90);
  });

  test("are compared with offers of the same period alone", () => {
    const of = (count: number, periodCode = "2026T1") => ({ count, period: "x", periodCode });
    expect(compareApplicants(of(100), of(40))).toEqual({ people: 100, offers: 40, period: "x" });
    expect(compareApplicants(of(100), of(40, "2025T4"))).toBeUndefined();
    expect(compareApplicants(of(100), of(0))).toBeUndefined();
    expect(compareApplicants(undefined, of(40))).toBeUndefined();
  });
});

test("offers are those from everywhere, not France Travail's own", () => {
  expect(readOffers(rows(row("2026T1", "PE", 45), row("2026T1", "TOFF", 100)))?.count).toBe(100);
  expect(readOffers(rows(row("2026T1", "X", 45), row("2026T1", "Y", 90, { libNomenclature: "Total" })))?.count).toBe(
    90,
  );
  expect(readOffers(rows(row("2026T1", "X", 45), row("2026T1", "Y", 90)))).toBeUndefined();
});

describe("tension", () => {
  test("is the principal one of the last year", () => {
    const tension = readTension(
      rows(row("2025", "INT_EMB", 1), row("2025", "PERSPECTIVE", 4), row("2024", "PERSPECTIVE", 2)),
    );
    expect(tension).toEqual({ level: 4, period: "2025" });
  });

  test.each([0, 6, 3.5, undefined])("of level %s is not known", (level) => {
    expect(readTension(rows(row("2025", "PERSPECTIVE", level)))).toBeUndefined();
  });
});

test("of several shares of people at work, the one that has the others in it counts", () => {
  const share = (valeurSecondaireTaux: unknown) => ({
    codePeriode: "2025T4",
    codeNomenclature: "X",
    valeurSecondaireTaux,
  });
  expect(readBackToWork(rows(share(31.2), share("52.4"), share(140)))).toEqual({
    percent: 52.4,
    period: "4e trimestre 2025",
  });
  expect(readBackToWork(rows(share(null)))).toBeUndefined();
});

describe("salaries", () => {
  const amounts = (...all: (number | undefined)[]) =>
    all.map((valeurPrincipaleMontant, i) => ({ codeNomenclature: `SAL${i + 1}`, valeurPrincipaleMontant }));
  const family = (codeActivite: string, codePeriode: string, salaireValeurMontant: unknown) => ({
    ...{ codeActivite, libActivite: `Famille ${codeActivite}`, codePeriode, salaireValeurMontant },
  });
  const read = (all: unknown[], families: string[]) =>
    readSalary(salaryAnswer.parse({ valeursParPeriode: all }).valeursParPeriode ?? [], families);

  test("are those of the last period: SAL1 of beginners, SAL3 in the middle, SAL2 with experience", () => {
    const all = [family("S0Z", "2024", amounts(1, 2, 3)), family("S0Z", "2025", amounts(1600, 2110, 1790))];
    expect(read(all, ["S0Z"])).toEqual({
      ...{ family: "Famille S0Z", beginner: 1600, middle: 1790, experienced: 2110, period: "2025" },
    });
  });

  test("are of the first family that has any, without amounts that are none", () => {
    const all = [family("A", "2025", []), family("B", "2025", amounts(0, 2000, 240_000)), family("C", "2025", null)];
    expect(read(all, ["A", "B"])).toEqual({ family: "Famille B", experienced: 2000, period: "2025" });
    expect(read(all, ["A", "C", "Z"])).toBeUndefined();
  });
});

test.each([
  ["2026T1", undefined, "1er trimestre 2026"],
  ["2025T3", "3ème trimestre 2025", "3e trimestre 2025"],
  ["2025", "ANNEE 2025", "2025"],
  ["CUMUL12", "12 derniers mois", "12 derniers mois"],
])("the period %s (%s) is %s", (codePeriode, libPeriode, words) => {
  expect(formatPeriod({ codePeriode, libPeriode })).toBe(words);
});
