import { kept } from "./adapters/kept.ts";
import { type Marked, markCopies } from "./core/copies.ts";
import { fileName, longestDescription, mostInFile, type OffersFile } from "./core/exports/offers-file.ts";
import { type Search, searchKey } from "./core/search.ts";
import type { Reader } from "./core/sources.ts";
import { cut } from "./core/text.ts";
import type { Doors } from "./core/words.ts";

/** As long as what a source read is kept: a file that is asked for twice is the same file. */
const quarterOfAnHour = 15 * 60_000;
/** Some 300 kB each. */
const mostKept = 5;

/** The first offers of a search as CSV, the same rows as an operator's export, in the order of the list. */
export function offersFile(read: (search: Search) => Reader, now: () => Date): Doors["file"] {
  const recent = kept<OffersFile>(mostKept, quarterOfAnHour, () => now().getTime());

  async function make(search: Search): Promise<OffersFile> {
    const [{ exportFile }, { found, total, exact, missing }] = await Promise.all([
      import("./adapters/exports/export.ts"),
      read(search)(search, mostInFile),
    ]);
    const mark = markCopies();
    const offers = found.slice(0, mostInFile).map(({ offer }) => shortened(mark(offer)));
    const asOf = now().toISOString();
    return {
      name: fileName(search, now()),
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

  return async (search) => {
    const key = searchKey(search);
    const file = await recent.get(key, () => make(search));
    // What lacks a service is worth another try.
    if (file.missing.length > 0) recent.drop(key);
    return file;
  };
}

function shortened(offer: Marked): Marked {
  return { ...offer, description: cut(offer.description, longestDescription) };
}
