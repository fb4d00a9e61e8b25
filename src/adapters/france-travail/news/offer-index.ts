import type { OfferNews } from "../../../core/alerts/feed.ts";
import { mapInSteps, type Steps } from "../../../core/async/steps.ts";
import { type Centres, listPlaces } from "../../../core/places/area.ts";
import { type Place, type Point, toCityCode } from "../../../core/places/place.ts";
import { createSpatialIndexInSteps } from "../../../core/places/spatial-index.ts";
import type { Radius, Search } from "../../../core/search/search.ts";
import { toFoundOffer } from "../../found-offer.ts";
import { type AlertQuery, isRelated } from "./alert-query.ts";
import { belongsToSearch } from "./decidable.ts";

/** What to look for among the offers: a search, the codes that it takes, and since when. */
export type OfferLookup = { asking: AlertQuery; romes: string[]; centres: Centres; from: Date };

/** The offers of one ROME code, by where they are. */
type PlaceIndex = {
  all: OfferNews[];
  /**
   * By each place that they name: "44109", its city, "departement 44", "region 52", and "only 75" where that
   * is all they say.
   */
  byPlace: Map<string, OfferNews[]>;
  /** Those with a point, in the square around a disc. */
  around: (centre: Point, radiusKm: number) => OfferNews[];
};

/**
 * Offers that were read for everybody, each once: laid out once, so that each of a hundred thousand searches
 * looks at few of them. In steps, since there are tens of thousands of them and people write meanwhile.
 */
export function* indexOffersInSteps(read: OfferNews[], now: Date): Steps<(look: OfferLookup) => OfferNews[]> {
  return createLookup(yield* indexByCode(yield* groupByCode(read)), now);
}

function* groupByCode(read: OfferNews[]): Steps<Map<string, OfferNews[]>> {
  const unique = new Map<string, OfferNews>();
  yield* mapInSteps(read, (news) => unique.set(news.offer.key, news));
  const byCode = new Map<string, OfferNews[]>();
  yield* mapInSteps([...unique.values()], (news) => {
    if (news.offer.rome !== undefined) add(byCode, news.offer.rome, news);
  });
  return byCode;
}

function* indexByCode(byCode: Map<string, OfferNews[]>): Steps<Map<string, PlaceIndex>> {
  const indexes = new Map<string, PlaceIndex>();
  // Most codes have offers in most départements: each name of a place is held once for all of them.
  const names = new Map<string, string>();
  for (const [code, news] of byCode) {
    indexes.set(code, yield* indexByPlace(news, names));
    yield;
  }
  return indexes;
}

/** A function of its own: what the indexes were made of would live as long as a lookup made beside them. */
function createLookup(indexes: Map<string, PlaceIndex>, now: Date): (look: OfferLookup) => OfferNews[] {
  return ({ asking, romes, centres, from }) => {
    const since = from.toISOString();
    const { search } = asking;
    const found: OfferNews[] = [];
    for (const code of romes) {
      const related = isRelated(code, asking);
      const there = indexes.get(code);
      for (const news of there ? candidates(there, search, centres) : []) {
        const { offer } = news;
        if ((offer.created ?? since) >= since && belongsToSearch(offer, search, centres, now))
          found.push({ ...news, ...toFoundOffer(offer, related, search, centres) });
      }
    }
    return found;
  };
}

function* indexByPlace(all: OfferNews[], names: Map<string, string>): Steps<PlaceIndex> {
  const groups = new Map<string, OfferNews[]>();
  yield* mapInSteps(all, (news) => {
    for (const name of placesOf(news.offer.place)) add(groups, share(names, name), news);
  });
  // A list that has grown has room for more than it holds, and there are a hundred thousand short ones.
  const byPlace = new Map([...groups].map(([name, news]) => [name, news.slice()]));
  return { all, byPlace, around: yield* createSpatialIndexInSteps(all, ({ offer }) => offer.place.point) };
}

function share(names: Map<string, string>, name: string): string {
  const known = names.get(name);
  if (known === undefined) names.set(name, name);
  return known ?? name;
}

function add(groups: Map<string, OfferNews[]>, key: string, news: OfferNews): void {
  const group = groups.get(key);
  if (group) group.push(news);
  else groups.set(key, [news]);
}

function placesOf({ commune, departement, region, point }: OfferNews["offer"]["place"]): Set<string> {
  return new Set([
    ...(commune === undefined ? [] : [commune, toCityCode(commune)]),
    ...(departement === undefined ? [] : [`departement ${departement}`]),
    ...(region === undefined ? [] : [`region ${region}`]),
    ...(commune === undefined && point === undefined && departement !== undefined ? [`only ${departement}`] : []),
  ]);
}

/** All that may belong, and some that do not; each once. */
function candidates(index: PlaceIndex, { place, radius }: Search, centres: Centres): OfferNews[] {
  const [first, ...others] = listPlaces(place).map((one) => candidatesAt(index, one, radius, centres));
  if (first === undefined || others.length === 0) return first ?? [];
  return [...new Set([first, ...others].flat())];
}

function candidatesAt(
  { all, byPlace, around }: PlaceIndex,
  place: Place,
  radius: Radius,
  centres: Centres,
): OfferNews[] {
  const at = (key: string) => byPlace.get(key) ?? [];
  switch (place.kind) {
    case "france":
      return all;
    case "region":
      return at(`region ${place.code}`);
    case "departement":
      return at(`departement ${place.code}`);
    case "commune": {
      if (radius === "departement") return at(`departement ${place.departement}`);
      const named = [
        ...at(place.code),
        ...(place.city === undefined ? [] : at(place.city)),
        // Elsewhere, what names only its département belongs to no town.
        ...(place.departement === "75" ? at("only 75") : []),
      ];
      const centre = centres.get(place.code);
      const near = centre && radius > 0 ? around(centre, radius) : [];
      return named.length === 0 ? near : [...new Set([...named, ...near])];
    }
  }
}
