import { runToEnd, type Steps } from "../../core/async/steps.ts";
import { toStatements } from "../../core/offers/listing.ts";
import type { Found, Offer } from "../../core/offers/offer.ts";
import { findTerms } from "../../core/offers/offer-text.ts";
import { compareRanks } from "../../core/offers/pages.ts";
import type { Centres } from "../../core/places/area.ts";
import { findCentre, type GetCentre } from "../../core/places/atlas.ts";
import { matches } from "../../core/search/matches.ts";
import type { Search } from "../../core/search/search.ts";
import { splitWords } from "../../core/text/text.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { Rome } from "../rome/rome.ts";
import type { DepartementPosts } from "./api.ts";

/** What it takes to tell which posts a search asks for. */
export type PostSelection = {
  rome: Pick<Rome, "romeOf" | "relatives">;
  centreOf: GetCentre;
  now: () => Date;
};

/**
 * The posts that belong to a search, each once: those of the ticked jobs and of their families, those whose
 * text holds all the words, or all of them where neither was asked for.
 */
export function selectPosts(...selected: Parameters<typeof selectPostsInSteps>): Found<Offer>[] {
  return runToEnd(selectPostsInSteps(...selected));
}

/** The same, a post at a time: a region has thousands, and to look for words in one takes a while. */
export function* selectPostsInSteps(
  blocks: DepartementPosts[],
  search: Search,
  centres: Centres,
  { rome, centreOf, now }: PostSelection,
): Steps<Found<Offer>[]> {
  const ticked = new Set(search.titles.map((title) => rome.romeOf(title.code) ?? title.rome));
  const family = new Set(rome.relatives([...ticked]));
  const words = listTelling(search.words ?? "");
  const found = new Map<string, Found<Offer>>();
  for (const listed of blocks.flatMap(({ offers }) => offers)) {
    yield;
    const offer = locatePost(listed, centreOf);
    const related = ticked.size > 0 && !ticked.has(offer.rome ?? "");
    if (found.has(offer.key) || (related && !family.has(offer.rome ?? ""))) continue;
    if (!matches(offer, toMeasurable(search, offer), centres, now())) continue;
    if (words.length > 0 && findTerms(toStatements(offer), words).length < words.length) continue;
    found.set(offer.key, toFoundOffer(offer, related, search, centres));
  }
  return [...found.values()];
}

/** With the centre of its commune, which may have become known since it was read. */
export function locatePost(offer: Offer, centreOf: GetCentre): Offer {
  const { place } = offer;
  const point = place.point ?? (place.commune === undefined ? undefined : findCentre(centreOf, place.commune));
  return point === undefined || place.point ? offer : { ...offer, place: { ...place, point } };
}

/**
 * The service does not look at distances: where one cannot be measured, a post belongs to the searched towns
 * themselves or to none.
 */
function toMeasurable(search: Search, { place: { point } }: Offer): Search {
  return point || search.radius === "departement" ? search : { ...search, radius: 0 };
}

/** Ticked jobs first, then the nearest, then the newest: who looks for such a post rarely travels far. */
export function comparePosts(a: Found<Offer>, b: Found<Offer>): number {
  const [near, far] = [a, b].map(({ distanceKm = Number.MAX_VALUE }) => distanceKm);
  return Number(a.related) - Number(b.related) || (near ?? 0) - (far ?? 0) || compareRanks(rankOf(a), rankOf(b));
}

const rankOf = ({ related, offer: { created } }: Found<Offer>) => ({ related, created });

/** The words that tell something: "aide à domicile" → "aide", "domicile". */
function listTelling(words: string): string[] {
  return splitWords(words).filter(
    (word) => word.length > 2 && !/^(?:des|les|aux|une|pour|avec|dans|par|sur)$/.test(word),
  );
}
