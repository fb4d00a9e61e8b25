/**
 * Figures in French notation: "25 200 €", "12 %". Narrow spaces separate thousands, and a figure never breaks
 * from its unit.
 */
export function formatNumber(value: number): string {
  return Math.round(value).toLocaleString("fr-FR");
}

export function formatEuros(value: number): string {
  return `${formatNumber(value)}\u00a0€`;
}

/** "de 22 000 à 28 000 €", or the one amount that both are. */
export function formatEuroRange(low: number, high: number): string {
  return Math.round(low) === Math.round(high) ? formatEuros(low) : `de ${formatNumber(low)} à ${formatEuros(high)}`;
}

/**
 * Pay figures are no more exact than the offers: rounded to the nearest hundred a year, the nearest ten a
 * month.
 */
export function roundYearlyPay(value: number): number {
  return Math.round(value / 100) * 100;
}

export function toMonthlyPay(value: number): number {
  return Math.round(value / 120) * 10;
}

/** Of fewer than so many, a percentage pretends to know more than there is. */
const fewestForPercent = 10;

/** "62 %"; of a few, how many they are. */
export function formatShare(count: number, of: number): string {
  return of < fewestForPercent ? formatNumber(count) : formatPercent(count, of);
}

/** "12 %"; what there is never is 0, and what is not all never is 100. */
export function formatPercent(count: number, of: number): string {
  const share = of === 0 ? 0 : (100 * count) / of;
  if (share > 0 && share < 1) return "moins de 1\u00a0%";
  if (share > 99 && share < 100) return "plus de 99\u00a0%";
  return `${Math.round(share)}\u00a0%`;
}
