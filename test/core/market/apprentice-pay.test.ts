import { expect, test } from "vitest";
import { renderApprenticePay } from "../../../src/core/conversation/apprentice-pay.ts";
import { flattenRichText } from "../../../src/core/conversation/view.ts";
import { computeApprenticeMinimum } from "../../../src/core/market/apprentice-pay.ts";
import { offer } from "../../fakes/offers.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";

/** Worked out by hand from the percentages of the law and the wages of the decrees. */
test.each([
  // Of 1,801.80 €.
  [
    "2025-12-31T12:00:00Z",
    {
      under18: [486, 703, 991],
      from18to20: [775, 919, 1207],
      from21to25: [955, 1099, 1405],
      from26: [1802, 1802, 1802],
    },
    { under21: [991, 1171], from21to25: [1261, 1441], from26: 1802 },
  ],
  // Of 1,823.03 €.
  [
    "2026-01-01T12:00:00Z",
    {
      under18: [492, 711, 1003],
      from18to20: [784, 930, 1221],
      from21to25: [966, 1112, 1422],
      from26: [1823, 1823, 1823],
    },
    { under21: [1003, 1185], from21to25: [1276, 1458], from26: 1823 },
  ],
  // Of 1,867.02 €.
  [
    "2026-11-22T12:00:00Z",
    {
      under18: [504, 728, 1027],
      from18to20: [803, 952, 1251],
      from21to25: [990, 1139, 1456],
      from26: [1867, 1867, 1867],
    },
    { under21: [1027, 1214], from21to25: [1307, 1494], from26: 1867 },
  ],
])("on %s", (day, apprenticeship, { under21, from21to25, from26 }) => {
  const range = ([least = 0, qualified = 0]: number[]) => ({ least, qualified });
  expect(computeApprenticeMinimum(new Date(day))).toEqual({
    apprenticeship,
    professionalisation: { under21: range(under21), from21to25: range(from21to25), from26: { least: from26 } },
  });
});

const said = (label?: string) => {
  const { salary: _, contract: __, ...unpaid } = offer({ alternance: true });
  const listing = label === undefined ? unpaid : { ...unpaid, contract: { kind: "other" as const, label } };
  return plainSpaces(flattenRichText(renderApprenticePay(listing, new Date("2026-11-22T12:00:00Z"))));
};

test("an offer says the minimum of its own contract, for all ages, and never a net amount", () => {
  expect(said("Apprentissage, 24 mois")).toBe(`💶 Au moins, brut par mois (SMIC : 1 867 €)
Apprentissage, 1re, 2e et 3e année :
• moins de 18 ans : 504, 728, 1 027 €
• 18 à 20 ans : 803, 952, 1 251 €
• 21 à 25 ans : 990, 1 139, 1 456 €
• 26 ans et plus : 1 867 €
Une année de plus au même niveau : 15 points de SMIC de plus.
À partir de 21 ans, le minimum de la convention collective compte s'il est plus élevé.`);
  expect(said("Contrat de professionnalisation")).toBe(`💶 Au moins, brut par mois (SMIC : 1 867 €)
Contrat de professionnalisation :
• moins de 21 ans : 1 027 €, 1 214 € avec un bac pro ou équivalent
• 21 à 25 ans : 1 307 €, 1 494 € avec un bac pro ou équivalent
• 26 ans et plus : 1 867 €, ou 85 % du minimum de la convention collective
À partir de 21 ans, le minimum de la convention collective compte s'il est plus élevé.`);
  for (const label of ["Apprentissage ou contrat de professionnalisation", "CDD - 12 Mois", undefined]) {
    expect(said(label)).toContain("• 18 à 20 ans : 803, 952, 1 251 €");
    expect(said(label)).toContain("• moins de 21 ans : 1 027 €");
    expect(said(label)).not.toMatch(/\bnet/);
  }
});
