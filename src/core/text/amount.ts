/** An amount of pay that someone wrote, as euros a month, and where it stands in the text. */
export type MonthlyAmount = { euros: number; at: number; length: number };

/**
 * "2000", "2 100 €", "2,5k", "12 € de l'heure", "30 k€ par an": monthly, unless the text or the size of the
 * sum says otherwise.
 */
export function findMonthlyAmount(text: string): MonthlyAmount | undefined {
  const found = text.match(written);
  if (found?.index === undefined) return undefined;
  const [whole, figures = "", thousand, unit = ""] = found;
  const amount =
    Number(figures.replace(/[\s\u00a0\u202f]|\.(?=\d{3}(?!\d))/g, "").replace(",", ".")) * (thousand ? 1000 : 1);
  const euros = Math.round(amount * (perMonth(unit, amount) ?? 0));
  return euros >= 300 && euros <= 30_000 ? { euros, at: found.index, length: whole.length } : undefined;
}

const written =
  /(?<![\d.,])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+(?:[.,]\d{1,2})?)\s*(k)?\s*(?:€|euros?\b)?\s*((?:bruts?\b|nets?\b|\/|par\b|de l'|à l'|l'|mensuels?\b|annuels?\b|mois\b|an\b|année\b|h\b|heure\b|\s)*)/i;

/** How many of them a month has, 35 hours a week. */
function perMonth(unit: string, amount: number): number | undefined {
  if (/\ban|année/i.test(unit)) return 1 / 12;
  if (/\bh|heure/i.test(unit)) return (35 * 52) / 12;
  if (/mois|mensuel/i.test(unit)) return 1;
  if (amount >= 10_000) return 1 / 12;
  return amount < 50 ? (35 * 52) / 12 : 1;
}
