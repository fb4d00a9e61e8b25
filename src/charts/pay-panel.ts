import { formatEuroRange, formatEuros, formatNumber, roundYearlyPay, toMonthlyPay } from "../core/market/figures.ts";
import type { Market } from "../core/market/market.ts";
import { formatTooFewWages, minWagesForQuartiles } from "../core/market/market-phrases.ts";
import type { MarketPay, PayBin } from "../core/market/pay.ts";
import { getSmicOn } from "../core/market/smic.ts";
import { capitalise, pluralise } from "../core/text/text.ts";
import { createHistogramPanel } from "./histogram.ts";
import { colours } from "./look.ts";
import { findHighestColumn, maxBins } from "./market-scale.ts";
import { createHeadingPanel, createNotePanel, type Panel } from "./panels.ts";

/**
 * What is paid: a histogram of a year's gross pay with its quartiles and the minimum wage, or words where too
 * few offers say it.
 */
export function createPayPanels(market: Market): Panel[] {
  const { pay, basis, asOf } = market;
  const { quartiles, said: counts, bins, beyond } = pay;
  const text = "Les salaires bruts par mois";
  const stands =
    counts.gross === basis.offers ? "" : `${formatNumber(counts.gross)} offres sur ${formatNumber(basis.offers)}`;
  if (counts.gross === 0)
    return [createHeadingPanel(text), createNotePanel("Aucune offre ne donne un salaire brut clair.")];
  if (!quartiles)
    return [createHeadingPanel(text), createNotePanel(`${capitalise(formatTooFewWages(counts.gross, basis.offers))}.`)];
  const smic = getSmicOn(new Date(asOf));
  const least = `SMIC ${formatEuros(smic.monthly)}`;
  const year = `${formatEuros(roundYearlyPay(quartiles.median))} par an`;
  const isFlat = bins.length < 2 && beyond.below + beyond.above === 0;
  if (counts.gross < minWagesForQuartiles || isFlat)
    return [
      createHeadingPanel(text, stands),
      createNotePanel(
        `${isFlat ? "Toujours autour" : "Autour"} de ${formatEuros(toMonthlyPay(quartiles.median))}, soit ${year}`,
        colours.text,
      ),
      createNotePanel(least),
    ];
  const drawn = reaching(bins, 12 * smic.monthly);
  const isInside = drawn.some(({ from, to }) => 12 * smic.monthly >= from && 12 * smic.monthly < to);
  return [
    createHeadingPanel(text, stands),
    createHistogramPanel({
      bins: drawn,
      edges: edges(drawn),
      highest: findHighestColumn(market),
      band: {
        from: quartiles.low,
        to: quartiles.high,
        label: `La moitié : ${formatEuroRange(toMonthlyPay(quartiles.low), toMonthlyPay(quartiles.high))}`,
      },
      mark: { at: quartiles.median, label: `Médiane ${formatEuros(toMonthlyPay(quartiles.median))}, soit ${year}` },
      ...(isInside ? { against: { at: 12 * smic.monthly, label: least } } : {}),
    }),
    ...(isInside ? [] : [createNotePanel(`${least}, hors du graphique`)]),
    ...outside(bins, beyond).map((text) => createNotePanel(text)),
  ];
}

/** With the empty bins that lead to an amount, where it is no further than there is room for. */
function reaching(bins: PayBin[], amount: number): PayBin[] {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return bins;
  const step = first.to - first.from;
  const before = Math.max(0, Math.ceil((first.from - amount) / step));
  const after = Math.max(0, Math.floor((amount - last.to) / step) + 1);
  if (bins.length + before + after > maxBins) return bins;
  const empty = (from: number): PayBin => ({ from, to: from + step, count: 0 });
  return [
    ...Array.from({ length: before }, (_, i) => empty(first.from - (before - i) * step)),
    ...bins,
    ...Array.from({ length: after }, (_, i) => empty(last.to + i * step)),
  ];
}

/** "Hors du graphique : 1 offre à 4 000 € ou plus", a line for each end. */
function outside(bins: MarketPay["bins"], { below, above }: MarketPay["beyond"]): string[] {
  const ends = [
    ...(below > 0 ? [`${pluralise(below, "offre")} à moins de ${formatEuros((bins[0]?.from ?? 0) / 12)}`] : []),
    ...(above > 0 ? [`${pluralise(above, "offre")} à ${formatEuros((bins.at(-1)?.to ?? 0) / 12)} ou plus`] : []),
  ];
  return ends.map((end) => `Hors du graphique : ${end}`);
}

/** Euros a month: "1 800". */
function edges(bins: MarketPay["bins"]): string[] {
  return [bins[0]?.from ?? 0, ...bins.map(({ to }) => to)].map((edge) => formatNumber(edge / 12));
}
