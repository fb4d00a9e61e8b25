import { createTtlCache } from "../adapters/ttl-cache.ts";
import { minuteMs } from "../core/durations.ts";
import { maxDescriptionLength, maxOffersInFile, type OffersFile, toFileName } from "../core/exports/offers-file.ts";
import { createCopyMarker, type MarkedListing } from "../core/offers/group-copies.ts";
import type { OfferReader } from "../core/offers/pages.ts";
import type { Requesters } from "../core/requester.ts";
import { type Search, toSearchKey } from "../core/search/search.ts";
import type { Services } from "../core/services.ts";
import { cut } from "../core/text/text.ts";

/** As long as what a source read is kept: a file that is asked for twice is the same file. */
const quarterOfAnHour = 15 * minuteMs;
/** Some 300 kB each. */
const maxKept = 5;

/** The first offers of a search as CSV, the same rows as an operator's export, in the order of the list. */
export function createOffersFile(read: (search: Search) => OfferReader, now: () => Date): Services["file"] {
  const recent = createTtlCache<OffersFile>(maxKept, quarterOfAnHour, () => now().getTime());

  async function make(search: Search, askedBy?: Requesters): Promise<OffersFile> {
    const [{ exportFile }, { found, total, exact, missing }] = await Promise.all([
      import("../adapters/exports/export.ts"),
      read(search)(search, maxOffersInFile, askedBy),
    ]);
    const mark = createCopyMarker();
    const offers = found.slice(0, maxOffersInFile).map(({ offer }) => shortened(mark(offer)));
    const asOf = now().toISOString();
    return {
      name: toFileName(search, now()),
      bytes: exportFile("csv", offers, asOf),
      offers: offers.length,
      copies: offers.filter(({ copyOf }) => copyOf !== undefined).length,
      total: Math.max(total, offers.length),
      exact,
      missing,
      fictitious: offers.some(({ fictitious }) => fictitious),
      asOf,
    };
  }

  return async (search, askedBy) => {
    const key = toSearchKey(search);
    const file = await recent.get(key, (together) => make(search, together), askedBy);
    // What lacks a service is worth another try.
    if (file.missing.length > 0) recent.drop(key);
    return file;
  };
}

function shortened(offer: MarkedListing): MarkedListing {
  return { ...offer, description: cut(offer.description, maxDescriptionLength) };
}
