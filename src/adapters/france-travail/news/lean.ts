import { type News, newsOf } from "../../../core/alerts/feed.ts";
import type { Offer } from "../../../core/offer.ts";

/**
 * Offers as alerts keep them by tens of thousands: each once, however many searches find it, and what many have in common (a town, a contract, a skill)
 * once for all of them, which takes a fifth of the memory.
 */
export function lean(): (offer: Offer) => News {
  const known = new Map<string, News>();
  const text = once<string>();
  const contracts = once<NonNullable<Offer["contract"]>>();
  const experiences = once<NonNullable<Offer["experience"]>>();
  const allFacts = once<NonNullable<Offer["facts"]>>();

  function sharing(news: News): News {
    const { place, skills, company, hours, salary, contract, experience, facts } = news.offer;
    const offer: Offer = {
      ...news.offer,
      place: { ...place, label: text(place.label) },
      skills: skills.map(text),
      ...(company === undefined ? {} : { company: text(company) }),
      ...(hours === undefined ? {} : { hours: text(hours) }),
      ...(salary === undefined ? {} : { salary: text(salary) }),
      ...(contract === undefined ? {} : { contract: contracts(contract) }),
      ...(experience === undefined ? {} : { experience: experiences(experience) }),
      ...(facts === undefined ? {} : { facts: allFacts(facts) }),
    };
    return { ...news, offer };
  }

  return (offer) => {
    const news = known.get(offer.key) ?? sharing(newsOf({ offer, related: false }));
    known.set(offer.key, news);
    return news;
  };
}

/** Gives the first of all that are alike. */
function once<T>(): (value: T) => T {
  const known = new Map<string, T>();
  return (value) => {
    const key = JSON.stringify(value);
    const same = known.get(key) ?? value;
    known.set(key, same);
    return same;
  };
}
