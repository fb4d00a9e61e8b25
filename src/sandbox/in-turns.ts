import { setImmediate as nextTick } from "node:timers/promises";

/** As long as work may go on before others have their turn, in milliseconds. */
const turnMs = 12;

/**
 * Calls `each` for every item and yields to the event loop now and then: the demo runs the sandbox in the
 * process of the chat.
 */
export async function inTurns<T>(items: Iterable<T>, each: (item: T) => void): Promise<void> {
  let until = performance.now() + turnMs;
  for (const item of items) {
    each(item);
    if (performance.now() < until) continue;
    await nextTick();
    until = performance.now() + turnMs;
  }
}
