import { createOfferWriter, type OfferWriter } from "../../adapters/exports/export.ts";
import { type OffersToWrite, type WriteFigures, writeOffers } from "../../adapters/exports/write-offers.ts";
import type { OutputFormat, WritePiece } from "./output.ts";
import { formatOffer, formatSourceLine } from "./text.ts";

/** Offers on their way to who asked for them. */
export type OffersToPrint = OffersToWrite & {
  /** How many the service says there are. */
  total: number;
  /** There are so many at least. */
  isLeast?: boolean;
  fictitious: boolean;
};

/**
 * Writes offers, for people or as data. What it gives is a line for who looks on: how many of how many they
 * are, whose they are, and when they were read.
 */
export async function printOffers(
  offers: OffersToPrint,
  { kind, out, delimiter }: OutputFormat,
  put: WritePiece,
  now: Date,
): Promise<string | undefined> {
  const writer = kind === undefined ? writerForPeople : createOfferWriter(kind, now.toISOString(), delimiter);
  const figures = await writeOffers(offers, writer, put, now);
  const summary = formatSummary(offers, figures, out);
  if (kind === undefined) await put(`${summary}\n`);
  else if (out !== undefined) return summary;
  else if (figures.odd > 0) return `${formatCount(figures.odd)} offers could not be read, and are left out.`;
  return undefined;
}

function formatSummary(
  { total, isLeast = false, fictitious, fits }: OffersToPrint,
  { written, copies, read, odd, oldest }: WriteFigures,
  out: string | undefined,
): string {
  const into = out === undefined ? "" : ` in ${out}`;
  const unread = odd > 0 ? ` (${formatCount(odd)} could not be read)` : "";
  const of = `${isLeast ? "at least " : ""}${formatCount(Math.max(total, read + odd))}`;
  const share = fits
    ? `${formatCount(written)} offers that fit, of ${formatCount(read)} that were read of ${of}`
    : `${formatCount(written)} of ${of} offers`;
  const copied = copies === 0 ? "" : `, ${formatCount(copies)} of them copies of others`;
  return `${share}${copied}${into}${unread}. ${formatSourceLine(oldest, fictitious)}`;
}

const writerForPeople: OfferWriter = {
  head: "",
  rows: (offers) => offers.map((offer) => `${formatOffer(offer)}\n`).join(""),
  tail: "",
};

function formatCount(offers: number): string {
  return offers.toLocaleString("en");
}
