import { mapInSteps, type Steps } from "../async/steps.ts";
import type { Offer } from "../offers/offer.ts";
import { toCityCode } from "../places/place.ts";
import { splitWords } from "../text/text.ts";
import { countByValue, groupBySize } from "./tally.ts";

/** Who has most offers: the first twenty of all that are named, and how many offers name none. */
export type Ranking = { top: { name: string; count: number }[]; different: number; named: number; unnamed: number };

const mostInTop = 20;

/** "CARREFOUR" and "Carrefour" are one company. */
export function rankCompaniesInSteps(offers: Offer[]): Steps<Ranking> {
  return rank(offers, toCompanyKey, ({ company }) => company ?? "");
}

/** What tells companies apart stands at the beginning of their names. */
const mostLetters = 300;

/** One key for all spellings of a company; none where it is not named. */
export function toCompanyKey({ company = "" }: Offer): string {
  return splitWords(company.slice(0, mostLetters)).join(" ") || company.trim();
}

/**
 * Paris, Lyon and Marseille count as one town each, with all arrondissements. An offer that names only a
 * département names no town.
 */
export function rankTownsInSteps(offers: Offer[]): Steps<Ranking> {
  return rank(
    offers,
    ({ place }) => (place.commune === undefined ? "" : toCityCode(place.commune)),
    ({ place }) => place.label.replace(/ \d{1,2}(?:er|e)(?= \(|$)/, ""),
  );
}

/** A group is called by its most frequent name. */
function* rank(offers: Offer[], keyOf: (offer: Offer) => string, nameOf: (offer: Offer) => string): Steps<Ranking> {
  const keyed = yield* mapInSteps(offers, (offer) => ({ offer, key: keyOf(offer) }));
  const groups = groupBySize(keyed, ({ key }) => key).filter(([key]) => key !== "");
  const top = groups.slice(0, mostInTop).map(([key, those]) => {
    const [name = key] = countByValue(those, ({ offer }) => nameOf(offer))[0] ?? [];
    return { name, count: those.length };
  });
  const named = groups.reduce((sum, [, those]) => sum + those.length, 0);
  return { top, different: groups.length, named, unnamed: offers.length - named };
}
