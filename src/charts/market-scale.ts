import type { Market } from "../core/market/market.ts";

/** Columns of fewer offers than this are ones and noughts: they are told in words. */
const enoughDates = 10;

/** Bins of a histogram with the empty ones that lead to the minimum wage. */
export const maxBins = 9;

/** Of all columns that are drawn. */
export function findHighestColumn(market: Market): number {
  const { pay, published } = market;
  const all = [...pay.bins, ...(isDated(market) ? published.bins : [])];
  return Math.max(1, ...all.map(({ count }) => count));
}

/** Whether there are enough dates, on more than one day, for columns. */
export function isDated({ published: { bins, older } }: Market): boolean {
  const dated = bins.reduce((sum, { count }) => sum + count, older);
  return dated >= enoughDates && bins.filter(({ count }) => count > 0).length > 1;
}
