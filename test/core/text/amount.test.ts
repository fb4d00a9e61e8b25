import { expect, test } from "vitest";
import { describePayReading, findMonthlyAmount, readPay } from "../../../src/core/text/amount.ts";

test.each<[string, number | undefined]>([
  ["2000", 2000],
  ["2 100 €", 2100],
  ["2\u00a0100\u00a0€", 2100],
  ["2.100", 2100],
  ["2,5k", 2500],
  ["1 800 brut par mois", 1800],
  ["au moins 1900 euros nets", 1900],
  ["12 € de l'heure", 1820],
  ["12,50€/h", 1896],
  ["12€50/h", 1896],
  ["1.850,50 €", 1851],
  ["1800 eur", 1800],
  ["Paris 15 1800", 2275],
  ["12", 1820],
  ["30 k€ par an", 2500],
  ["30000", 2500],
  ["24 000 annuel", 2000],
  ["500 €", 500],
  ["500 euros la semaine", 2167],
  ["500 € par semaine", 2167],
  ["500€/semaine", 2167],
  ["450 euros hebdo", 1950],
  ["100 € par jour", 2167],
  ["120 € la journée", 2600],
  ["2000 euros le mois", 2000],
  ["100", undefined],
  ["69", undefined],
  ["99999999", undefined],
  ["beaucoup", undefined],
  ["", undefined],
])("%j is %j euros a month", (text, euros) => {
  expect(findMonthlyAmount(text)?.euros).toBe(euros);
});

test("of the words for an amount no more than 40 letters are kept and quoted", () => {
  for (const text of [
    `2000${" net".repeat(500)}`,
    `500 €${" par semaine".repeat(500)}`,
    `500${" ".repeat(3000)}jour`,
  ]) {
    const amount = findMonthlyAmount(text);
    const reading = amount && readPay(amount);
    expect(reading?.said.length).toBeLessThanOrEqual(40);
    expect(reading && describePayReading(reading, 2000).length).toBeLessThan(150);
  }
  // What an older version stored.
  const stored = { said: `2000${" net".repeat(500)}`, isNet: true, isConverted: false };
  expect(describePayReading(stored, 2000).length).toBeLessThan(150);
});
