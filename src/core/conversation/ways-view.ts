import type { Found } from "../offers/offer.ts";
import { isFeminine, type Kind } from "../search/kind.ts";
import type { Search } from "../search/search.ts";
import { listWaysOn, pickWaysOn } from "../search/ways-on.ts";
import { packButtons } from "./button-rows.ts";
import { formatAway } from "./card-parts.ts";
import type { OfferCount } from "./events.ts";
import { formatCount } from "./failure.ts";
import { actions, type Block, type Press, press } from "./view.ts";

/** What other searches have, in the order of `listWaysOn`; and the nearest offer, where that is known. */
export type CountedWays = { counts?: readonly (OfferCount | undefined)[]; nearest?: Found };

/** Where its kind was kept, a search has a button for jobs above its offers. */
export type AskedKind = { search: Search; keptKind?: boolean | undefined };

/**
 * A button for each way on that leads to something, with how much that is: the nearest offer first. `total`
 * is what the search itself has found.
 */
export function renderWaysOn(
  { search, keptKind }: AskedKind,
  { counts = [], nearest }: CountedWays,
  total = 0,
): Block[] {
  const ways = listWaysOn(search);
  const countOf = new Map(ways.map(({ id }, i) => [id, counts[i]]));
  const picked = pickWaysOn(ways, counts, total).flatMap(({ id, label, means }) => {
    const count = keptKind && id === "emploi" ? undefined : countOf.get(id);
    return count ? [{ means, button: press(`${label} (${formatCount(count)})`, "way", id) }] : [];
  });
  const at = picked.findIndex(({ means }) => means === "kind");
  const of = (wanted: boolean, from = 0, to = picked.length) =>
    picked.slice(from, to).flatMap(({ means, button }) => ((means === "kind") === wanted ? [button] : []));
  return [
    ...(nearest ? actions(createNearestButton(nearest, search)) : []),
    ...of(false, 0, Math.max(0, at)).flatMap((button) => actions(button)),
    ...packButtons(of(true)),
    ...of(false, Math.max(0, at)).flatMap((button) => actions(button)),
  ];
}

/** The other kinds of which it is not known how much they have. */
export function listUncountedKinds(search: Search, counts: NonNullable<CountedWays["counts"]>): Kind[] {
  return listWaysOn(search).flatMap((way, i) => (way.means === "kind" && counts[i] === undefined ? [way.kind] : []));
}

function createNearestButton({ offer, distanceKm }: Found, { kind }: Search): Press {
  return press(
    `📍 ${isFeminine(kind) ? "La" : "Le"} plus proche : ${[offer.place.label, ...formatAway(distanceKm)].join(", ")}`,
    "nearest",
  );
}
