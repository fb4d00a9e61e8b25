/** Trouble that a test ordered: for so many calls, or until it ends. */
export type Trouble = {
  /** How many calls were struck so far. */
  hits: () => number;
  /** Strikes no more, and lets the held calls go on. */
  ends: () => void;
};

export type Strike<Fault> = { fault: Fault; released: Promise<void> };

export type Troubles<Where, Fault, Call> = {
  add: (where: Where, fault: Fault, times: number) => Trouble;
  /** The trouble that this call meets, if any; the one added first goes first. */
  strike: (call: Call) => Strike<Fault> | undefined;
};

export function troubles<Where, Fault, Call>(
  isMet: (where: Where, call: Call) => boolean,
): Troubles<Where, Fault, Call> {
  const ordered: { where: Where; strike: Strike<Fault>; left: number; hits: number }[] = [];
  return {
    add(where, fault, times) {
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const trouble = { where, strike: { fault, released }, left: times, hits: 0 };
      ordered.push(trouble);
      const ends = () => {
        trouble.left = 0;
        release();
      };
      return { hits: () => trouble.hits, ends };
    },
    strike(call) {
      const met = ordered.find(({ where, left }) => left > 0 && isMet(where, call));
      if (!met) return undefined;
      met.left -= 1;
      met.hits += 1;
      return met.strike;
    },
  };
}
