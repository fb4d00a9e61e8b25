import { type DepartementReading, readByDepartement } from "../app/read-by-departement.ts";
import type { OfferReading } from "../core/offers/pages.ts";
import type { Search } from "../core/search/search.ts";
import { createProgressBar } from "./offers/output.ts";

/** Reads a search département by département, and shows how far that is. */
export async function showEachDepartement(search: Search, reading: DepartementReading): Promise<OfferReading> {
  const bar = createProgressBar("départements");
  try {
    return await readByDepartement(search, reading, bar.show);
  } finally {
    bar.end();
  }
}
