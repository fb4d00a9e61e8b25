/** Which groups are served with the calls of one gathering. */
export type Turns = {
  /** Gives a group its turn if the calls that are left suffice for all that it still takes. */
  offer: (group: string, queries: string[]) => void;
  has: (group: string) => boolean;
};

/** First come, first served; a group that takes more than what is left leaves it to smaller ones. */
export function createTurns(maxCalls: number): Turns {
  const planned = new Set<string>();
  const chosen = new Set<string>();
  return {
    offer: (group, queries) => {
      const fresh = queries.filter((query) => !planned.has(query));
      if (planned.size + fresh.length > maxCalls) return;
      for (const query of fresh) planned.add(query);
      chosen.add(group);
    },
    has: (group) => chosen.has(group),
  };
}
