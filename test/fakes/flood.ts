import type { RowBlock } from "../../src/adapters/france-travail/api/block.ts";
import type { Criteria } from "../../src/adapters/france-travail/api/criteria.ts";
import { toParisTime } from "../../src/adapters/france-travail/api/paris-clock.ts";

export type Drop = { id: string; created: Date; origin: 1 | 2; departement?: string; domain: string; shown?: number };

export type Habits = {
  /** Its own offers come before those of its partners, whatever the order that was asked for. */
  ownFirst?: boolean;
  /** The Z of a date is meant. */
  readsUtc?: boolean;
  /** Bounds are compared to the second. */
  wholeSeconds?: boolean;
  /** What happens before the nth answer, from 1. */
  before?: (call: number, live: Drop[]) => void;
};

/** A Sunday evening in Paris. */
const now = new Date("2026-11-22T18:00:00Z");

/**
 * France Travail's search as a harvest uses it, on a test's own offers. It refuses what the real one refuses.
 */
export function flood(drops: Drop[], { ownFirst, readsUtc, wholeSeconds, before = () => {} }: Habits = {}) {
  const live = [...drops];
  const asked: Criteria[] = [];
  /** Kept with the offer: telling the time in Paris takes a while. */
  const shownOf = (drop: Drop) => {
    drop.shown ??= toParisTime(drop.created) + drop.created.getMilliseconds();
    return drop.shown;
  };
  const momentOf = (drop: Drop) => {
    const moment = readsUtc ? drop.created.getTime() : shownOf(drop);
    return wholeSeconds ? Math.floor(moment / 1000) * 1000 : moment;
  };
  const answers = new Map<string, Drop[]>();
  let answersFor: Drop[] = [];

  /** The answer to a query is the same as long as nothing came or went. */
  function matching({ range: _, ...criteria }: Criteria): Drop[] {
    if (live.length !== answersFor.length || live.some((drop, n) => drop !== answersFor[n])) answers.clear();
    answersFor = [...live];
    const key = JSON.stringify(criteria);
    const found = answers.get(key) ?? search(criteria);
    answers.set(key, found);
    return found;
  }

  function search({
    minCreationDate,
    maxCreationDate,
    origineOffre,
    departement,
    grandDomaine,
    publieeDepuis,
  }: Criteria) {
    const least = minCreationDate ? Date.parse(minCreationDate) : Number.NEGATIVE_INFINITY;
    const most = maxCreationDate ? Date.parse(maxCreationDate) : Number.POSITIVE_INFINITY;
    const since = publieeDepuis ? now.getTime() - publieeDepuis * 86_400_000 : Number.NEGATIVE_INFINITY;
    return live
      .filter((drop) => {
        const moment = momentOf(drop);
        return (
          moment >= least &&
          moment <= most &&
          drop.created.getTime() >= since &&
          (origineOffre === undefined || drop.origin === origineOffre) &&
          (departement === undefined || departement.includes(drop.departement ?? "")) &&
          (grandDomaine === undefined || grandDomaine.includes(drop.domain))
        );
      })
      .sort((a, b) => (ownFirst ? a.origin - b.origin : 0) || b.created.getTime() - a.created.getTime());
  }

  async function ask(criteria: Criteria): Promise<RowBlock<Drop>> {
    before(asked.push(criteria), live);
    const [first = 0, last = 0] = (criteria.range ?? "0-149").split("-").map(Number);
    if (first > 3000 || last - first >= 150) throw new Error(`refused: ${criteria.range}`);
    const found = matching(criteria);
    const rows = found.slice(first, last + 1).map((drop) => ({ id: drop.id, created: shownOf(drop), value: drop }));
    // Beyond the end there is no answer that counts.
    return { rows, total: rows.length === 0 ? first : found.length };
  }

  return { ask, asked, live };
}
