import type { Offer } from "../offers/offer.ts";
import { getOwn } from "../text/own.ts";
import type { Basis, FacetCounts } from "./basis.ts";
import { type Facet, facetLabels, natureLabels, notStatedCodes } from "./codes.ts";
import { countByValue } from "./tally.ts";

/**
 * How offers divide by one of the source's lists: most frequent first, or in the list's own order (years).
 * Unstated values come last.
 */
export type Breakdown = { basis: Basis; shares: FacetShare[] };
export type FacetShare = {
  code: string;
  label: string;
  count: number;
  /** "unknown": a code that nobody documents. */
  is: "stated" | "not stated" | "unknown";
};

/**
 * From the source's own counts where it gives them, since those cover all offers; otherwise from the offers
 * that were read.
 */
export function buildBreakdowns(offers: Offer[], basis: Basis, counts: FacetCounts = {}): Record<Facet, Breakdown> {
  const of = (facet: Facet) =>
    counted(facet, counts[facet]) ?? { basis, shares: shares(facet, countByValue(offers, codeIn[facet])) };
  return {
    contract: of("contract"),
    nature: of("nature"),
    experience: of("experience"),
    qualification: of("qualification"),
  };
}

function counted(facet: Facet, counts: Record<string, number> | undefined): Breakdown | undefined {
  const entries = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
  if (entries.length === 0) return undefined;
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  return {
    basis: { offers: total, of: total, isExact: true, isAll: true },
    shares: shares(facet, entries),
  };
}

function shares(facet: Facet, entries: [code: string, count: number][]): FacetShare[] {
  const ranks = order[facet];
  const rankOf = ({ code }: FacetShare) => (ranks?.includes(code) ? ranks.indexOf(code) : Number.MAX_SAFE_INTEGER);
  const isSilent = ({ is }: FacetShare) => Number(is === "not stated");
  return entries
    .map(([code, count]) => shareOf(facet, code, count))
    .sort((a, b) => isSilent(a) - isSilent(b) || rankOf(a) - rankOf(b) || b.count - a.count);
}

function shareOf(facet: Facet, code: string, count: number): FacetShare {
  if (code === notStatedCodes[facet])
    return { code, label: getOwn(facetLabels[facet], code) ?? "Non précisé", count, is: "not stated" };
  const label = getOwn(facetLabels[facet], code);
  return label === undefined
    ? { code, label: `« ${code} » (sens inconnu)`, count, is: "unknown" }
    : { code, label, count, is: "stated" };
}

/** As many as there is room for: the first, the others together, and what nobody stated by itself. */
export function pickMainShares(
  shares: FacetShare[],
  room: number,
): { label: string; count: number; isClear: boolean }[] {
  const shown = ({ label, count, is }: FacetShare) => ({
    label: label || "Non précisé",
    count,
    isClear: is === "stated",
  });
  if (shares.length <= room) return shares.map(shown);
  const stated = shares.filter(({ is }) => is !== "not stated");
  const silent = shares.filter(({ is }) => is === "not stated");
  const main = stated.slice(0, room - 1 - silent.length);
  const others = stated.slice(main.length).reduce((sum, { count }) => sum + count, 0);
  return [...main.map(shown), { label: "Autres", count: others, isClear: false }, ...silent.map(shown)];
}

/** Whether any offer tells. */
export function isStated({ shares }: Breakdown): boolean {
  return shares.some(({ is }) => is !== "not stated");
}

/** What all of them say alike: there is nothing to compare, and so nothing to draw. */
export function findCommonShare({ shares: [only, ...others] }: Breakdown): FacetShare | undefined {
  return only?.is !== "not stated" && others.length === 0 ? only : undefined;
}

/** Whether there is something to compare: two values or more, of which one was stated. */
export function hasSeveralValues(breakdown: Breakdown): boolean {
  return breakdown.shares.length > 1 && isStated(breakdown);
}

/** Years are read from the fewest to the most; then what is asked without any. */
const order: Partial<Record<Facet, string[]>> = { experience: ["4", "1", "2", "3", "S", "E"] };

/** What an offer is by each list. */
const codeIn: Record<Facet, (offer: Offer) => string> = {
  contract: ({ stated, contract }) => stated?.contract ?? kinds[contract?.kind ?? ""] ?? notStatedCodes.contract,
  nature: ({ stated }) => natureLabels.find(([label]) => label.test(stated?.nature ?? ""))?.[1] ?? stated?.nature ?? "",
  experience: ({ experience }) => {
    if (!experience) return notStatedCodes.experience;
    return levels[experience.level ?? ""] ?? (/souhait/i.test(experience.label) ? "S" : "E");
  },
  // 1 to 8 are workers, employees, technicians and supervisors; 9 is an executive.
  qualification: ({ stated }) =>
    stated?.qualification === undefined ? notStatedCodes.qualification : stated.qualification === "9" ? "9" : "0",
};

const kinds: Record<string, string> = { cdi: "CDI", cdd: "CDD", interim: "MIS", seasonal: "SAI" };
const levels: Record<string, string> = { beginner: "4", under1: "1", from1to3: "2", over3: "3" };
