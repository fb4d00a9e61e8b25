import type { Period } from "./pay-words.ts";

/** What the form of France Travail makes of pay: "Mensuel de 1900.0 Euros à 2100.0 Euros sur 13.0 mois". A fee is paid by the show. */
export type PayLabel = { per: Period | "fee"; values: number[]; months: number };

const form =
  /^\s*(Annuel|Mensuel|Horaire|Cachet) de ([\d.,]+) Euros(?: à ([\d.,]+) Euros)?(?: sur ([\d.,]+) mois)?\s*$/;
const periods: Record<string, PayLabel["per"]> = { Annuel: "year", Mensuel: "month", Horaire: "hour", Cachet: "fee" };

/** Undefined for any other text. Decimals come with a point, in older offers with a comma. */
export function payLabel(text: string): PayLabel | undefined {
  const [, period = "", least, most, months = "12"] = form.exec(text) ?? [];
  const per = periods[period];
  if (per === undefined) return undefined;
  const values = [least, most].flatMap((figure) => (figure === undefined ? [] : [numberOf(figure)]));
  return values.every(Number.isFinite) ? { per, values, months: numberOf(months) || 12 } : undefined;
}

function numberOf(figure: string): number {
  return Number(figure.replace(",", "."));
}
