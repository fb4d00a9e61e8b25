/**
 * What a structured label says of pay, as gross euros a month for full time: "Annuel de 38000.0 Euros à 45000.0 Euros sur 12.0 mois". A year of 13 months pays a thirteenth
 * more each month. Undefined for any other text, for fees, and for amounts that cannot be meant so.
 */
export function monthlyPay(label: string): { least: number; most: number } | undefined {
  const [, period = "", least, most, months] =
    label
      .trim()
      .match(/^(Annuel|Mensuel|Horaire) de ([\d.,]+) Euros(?: à ([\d.,]+) Euros)?(?: sur ([\d.,]+) mois)?$/) ?? [];
  const factor = { Annuel: 1 / 12, Mensuel: (numberOf(months) ?? 12) / 12, Horaire: hoursAMonth }[period];
  const amounts = [least, most].flatMap((amount) => numberOf(amount) ?? []).map((amount) => amount * (factor ?? 0));
  if (amounts.length === 0 || amounts.some((amount) => amount < believable.least || amount > believable.most))
    return undefined;
  return { least: Math.round(Math.min(...amounts)), most: Math.round(Math.max(...amounts)) };
}

/** 35 hours a week. */
const hoursAMonth = (35 * 52) / 12;

/** Years are written as months, and hours as years. */
const believable = { least: 300, most: 30_000 };

function numberOf(text = ""): number | undefined {
  const value = Number(text.replace(",", "."));
  return value > 0 ? value : undefined;
}
