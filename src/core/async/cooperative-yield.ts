/** Resolves once others had their turn, where it is time for that; undefined where it is not. */
export type CooperativeYield = () => Promise<void> | undefined;

/** The clock that tests hold still must not hold this. */
const nextTick = setImmediate;

/** When the work of this tick began, as far as any yield was asked for; undefined where none was. */
let begun: number | undefined;
let isWatched = false;
/** What waits for a tick of its own, the longest first. */
const waiting: (() => void)[] = [];

/**
 * For long work: called between two pieces of it, so that nobody waits behind all of it. Others go first once
 * a stretch has taken `mostMs`. All concurrent work shares the stretch of a tick and proceeds one at a time:
 * otherwise, eight answers that are parsed at once would take eight stretches.
 */
export function createCooperativeYield(mostMs = 10): CooperativeYield {
  return () => {
    const now = performance.now();
    begun ??= now;
    watch();
    if (now - begun < mostMs) return undefined;
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  };
}

function watch(): void {
  if (isWatched) return;
  isWatched = true;
  nextTick(() => {
    isWatched = false;
    begun = undefined;
    const goOn = waiting.shift();
    if (!goOn) return;
    begun = performance.now();
    watch();
    goOn();
  });
}
