import { createOfferWriter, type OfferWriter } from "../../adapters/exports/export.ts";
import type { HarvestWindow } from "../../adapters/france-travail/harvest/journal.ts";
import { createCopyMarker } from "../../core/offers/copies.ts";
import type { Offer } from "../../core/offers/offer.ts";
import type { OutputFormat, WritePiece } from "./output.ts";
import { formatOffer, formatSourceLine } from "./text.ts";

/** Offers on their way to who asked for them. */
export type OffersToPrint = {
  windows: AsyncIterable<HarvestWindow>;
  /** How many the service says there are. */
  total: number;
  /** There are so many at least. */
  isLeast?: boolean;
  fictitious: boolean;
  /** Which of them belong to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
  /** No more than so many are shown. */
  most?: number | undefined;
};

type Tally = { shown: number; copies: number; read: number; odd: number; oldest: Date };

/**
 * Writes offers, for people or as data. What it gives is a line for who looks on: how many of how many they
 * are, whose they are, and when they were read.
 */
export async function printOffers(
  { windows, total, isLeast = false, fictitious, fits, most = Number.POSITIVE_INFINITY }: OffersToPrint,
  { kind, out, delimiter }: OutputFormat,
  put: WritePiece,
  now: Date,
): Promise<string | undefined> {
  const tally: Tally = { shown: 0, copies: 0, read: 0, odd: 0, oldest: now };
  const words = kind === undefined ? forPeople : createOfferWriter(kind, now.toISOString(), delimiter);
  const mark = createCopyMarker();
  await put(words.head);
  for await (const { offers: all, odd, readAt } of windows) {
    const offers = (fits ? all.filter(fits) : all).slice(0, most - tally.shown).map(mark);
    tally.shown += offers.length;
    tally.copies += offers.filter(({ copyOf }) => copyOf !== undefined).length;
    tally.read += all.length;
    tally.odd += odd;
    if (readAt < tally.oldest) tally.oldest = readAt;
    await put(words.rows(offers, readAt.toISOString()));
  }
  await put(words.tail);
  const { shown, copies, read, odd, oldest } = tally;
  const into = out === undefined ? "" : ` in ${out}`;
  const unread = odd > 0 ? ` (${formatOfferCount(odd)} could not be read)` : "";
  const of = `${isLeast ? "at least " : ""}${formatOfferCount(Math.max(total, read + odd))}`;
  const share = fits
    ? `${formatOfferCount(shown)} offers that fit, of ${formatOfferCount(read)} that were read of ${of}`
    : `${formatOfferCount(shown)} of ${of} offers`;
  const folded = copies === 0 ? "" : `, ${formatOfferCount(copies)} of them copies of others`;
  const said = `${share}${folded}${into}${unread}. ${formatSourceLine(oldest, fictitious)}`;
  if (kind === undefined) await put(`${said}\n`);
  else if (out !== undefined) return said;
  else if (odd > 0) return `${formatOfferCount(odd)} offers could not be read, and are left out.`;
  return undefined;
}

const forPeople: OfferWriter = {
  head: "",
  rows: (offers) => offers.map((offer) => `${formatOffer(offer)}\n`).join(""),
  tail: "",
};

function formatOfferCount(offers: number): string {
  return offers.toLocaleString("en");
}
