import type { PayPeriod } from "./pay-words.ts";

/**
 * Pay in the form that France Travail generates: "Mensuel de 1900.0 Euros à 2100.0 Euros sur 13.0 mois". A
 * fee is paid by the show; "Autre de …" and "De … Euros à …" name no period.
 */
export type PayLabel = { per: PayPeriod | "fee" | undefined; values: number[]; months: number };

/** Machines write some sums with all of their digits: "15.450000000000001". */
const figure = String.raw`(\d(?:[\d .,'\u00a0\u202f]{0,60}\d)?)`;
const euros = String.raw`\s*(euros?|€)?`;
const form = new RegExp(
  String.raw`^\s*(?:(annuel|mensuel|hebdomadaire|journalier|horaire|cachet|autres?)\s+)?de\s+${figure}${euros}(?:\s+à\s+${figure}${euros})?(?:\s+sur\s+([\d.,]{1,8})\s+mois)?\s*$`,
  "i",
);
const periods: Record<string, PayLabel["per"]> = {
  annuel: "year",
  mensuel: "month",
  hebdomadaire: "week",
  journalier: "day",
  horaire: "hour",
  cachet: "fee",
};
/** No label of the form is longer. */
const longest = 150;

/**
 * Undefined for any other text. Decimals come with a point, in older offers with a comma. "1,2,3" is not a
 * sum, and is left out.
 */
export function parsePayLabel(text: string): PayLabel | undefined {
  if (text.length > longest) return undefined;
  const [whole, name = "", least, sign, most, otherSign, months = "12"] = form.exec(text) ?? [];
  // "de 9 à 17" alone may be anything.
  if (whole === undefined || (name === "" && sign === undefined && otherSign === undefined)) return undefined;
  const per = periods[name.toLowerCase()];
  const sums = [least, most].flatMap((written) => (written === undefined ? [] : [numberOf(written, per === "hour")]));
  return { per, values: sums.filter(Number.isFinite), months: numberOf(months, true) || 12 };
}

/** "1.900" is a thousand and more; by the hour nobody earns thousands: "12.500" is twelve and a half. */
function numberOf(written: string, isSmall: boolean): number {
  const isGrouped = /^\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?$/.test(written);
  // A space or an apostrophe is not a decimal point.
  const mark = isSmall ? /[ '\u00a0\u202f](?=\d{3}(?!\d))/g : /[ .,'\u00a0\u202f](?=\d{3}(?!\d))/g;
  const plain = isGrouped ? written.replace(mark, "") : written;
  return Number(plain.replace(",", "."));
}
