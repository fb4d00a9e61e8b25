import type { Requesters } from "../requester.ts";
import type { Search } from "../search/search.ts";
import type { Found } from "./offer.ts";
import type { OfferReader } from "./pages.ts";

/** So many offers are read at once by the services, and are enough to look through. */
const enough = 150;

/**
 * The nearest offer of a search, of the jobs that were ticked before related ones. Undefined where there is
 * none with a known distance, or where there are so many that a nearer one may not have been read.
 */
export async function findNearest(read: OfferReader, search: Search, askedBy?: Requesters): Promise<Found | undefined> {
  const { found, complete } = await read(search, enough, askedBy);
  if (!complete) return undefined;
  const measured = found.filter(({ distanceKm }) => distanceKm !== undefined);
  const ticked = measured.filter(({ related }) => !related);
  const [first, ...others] = ticked.length > 0 ? ticked : measured;
  const distanceOf = ({ distanceKm = Number.POSITIVE_INFINITY }: Found) => distanceKm;
  return first && others.reduce((near, one) => (distanceOf(one) < distanceOf(near) ? one : near), first);
}
