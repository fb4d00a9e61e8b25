import { createCopyMarker } from "../../core/offers/group-copies.ts";
import type { Offer } from "../../core/offers/offer.ts";
import type { OfferWriter } from "./export.ts";

/** Offers that were read together, how many rows beside them could not be read, and when that was. */
export type OfferBatch = { offers: Offer[]; odd: number; readAt: Date };

/** What a file of offers is made of. */
export type OffersToWrite = {
  batches: AsyncIterable<OfferBatch> | Iterable<OfferBatch>;
  /** Which of them belong to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
  /** No more than so many are written. */
  most?: number | undefined;
};

/**
 * What was written: `copies` of the `written` offers are copies of others, `read` is how many were read,
 * `odd` how many could not be, and `oldest` when the first of them were read (`now` at the latest).
 */
export type WriteFigures = { written: number; copies: number; read: number; odd: number; oldest: Date };

/**
 * Writes offers batch by batch, each with the key of the offer that it is a copy of, if any: a search of any
 * size takes the memory of one batch. Rejects as `write` and `batches` do.
 */
export async function writeOffers(
  { batches, fits, most = Number.POSITIVE_INFINITY }: OffersToWrite,
  writer: OfferWriter,
  write: (piece: string) => Promise<void>,
  now: Date,
): Promise<WriteFigures> {
  const figures: WriteFigures = { written: 0, copies: 0, read: 0, odd: 0, oldest: now };
  const mark = createCopyMarker();
  await write(writer.head);
  for await (const { offers: all, odd, readAt } of batches) {
    const offers = (fits ? all.filter(fits) : all).slice(0, most - figures.written).map(mark);
    figures.written += offers.length;
    figures.copies += offers.filter(({ copyOf }) => copyOf !== undefined).length;
    figures.read += all.length;
    figures.odd += odd;
    if (readAt < figures.oldest) figures.oldest = readAt;
    await write(writer.rows(offers, readAt.toISOString()));
  }
  await write(writer.tail);
  return figures;
}
