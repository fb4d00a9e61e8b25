/** Resolves once others had their turn, where it is time for that; undefined where it is not. */
export type Breather = () => Promise<void> | undefined;

/**
 * For work that takes long: asked between two pieces of it, so that nobody waits behind all of it. Others go first once a stretch has taken `mostMs`.
 */
export function breather(mostMs = 10): Breather {
  let since = performance.now();
  return () => {
    if (performance.now() - since < mostMs) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
