import { type OfferNews, toNewsItem } from "../../../core/alerts/feed.ts";
import type { Offer } from "../../../core/offers/offer.ts";

/**
 * Offers as alerts keep them by tens of thousands: each once, however many searches find it, and what many
 * have in common once for all of them.
 */
export function createNewsCompactor(): (offer: Offer) => OfferNews {
  const known = new Map<string, OfferNews>();
  const share = createNewsSharer();
  return (offer) => {
    const news = known.get(offer.key) ?? share(toNewsItem({ offer, related: false }));
    known.set(offer.key, news);
    return news;
  };
}

/**
 * The same news, of which what many have in common (a town, a contract, a skill) is held once for all of
 * them: that takes a fifth of the memory.
 */
export function createNewsSharer(): (news: OfferNews) => OfferNews {
  const text = createInterner<string>();
  const contracts = createInterner<NonNullable<Offer["contract"]>>();
  const experiences = createInterner<NonNullable<Offer["experience"]>>();
  const allFacts = createInterner<NonNullable<Offer["facts"]>>();
  const wordings = createInterner<NonNullable<Offer["stated"]>>();
  return (news) => {
    const { title, place, skills, company, hours, salary, contract, experience, facts, stated } = news.offer;
    const offer: Offer = {
      ...news.offer,
      title: text(title),
      place: { ...place, label: text(place.label) },
      skills: skills.map(text),
      ...(company === undefined ? {} : { company: text(company) }),
      ...(hours === undefined ? {} : { hours: text(hours) }),
      ...(salary === undefined ? {} : { salary: text(salary) }),
      ...(contract === undefined ? {} : { contract: contracts(contract) }),
      ...(experience === undefined ? {} : { experience: experiences(experience) }),
      ...(facts === undefined ? {} : { facts: allFacts(facts) }),
      ...(stated === undefined ? {} : { stated: wordings(stated) }),
    };
    return { ...news, offer };
  };
}

/** Gives the first of all that are alike. */
function createInterner<T>(): (value: T) => T {
  const known = new Map<string, T>();
  return (value) => {
    const key = JSON.stringify(value);
    const shared = known.get(key) ?? value;
    known.set(key, shared);
    return shared;
  };
}
