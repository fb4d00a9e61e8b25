import { setImmediate as nextTick } from "node:timers/promises";

/** As long as work may go on before others have their turn, in milliseconds. */
const turnMs = 12;

/** Calls `each` for every item, and lets the process do other things now and then: the sandbox of the demo shares it with the chat. */
export async function inTurns<T>(items: Iterable<T>, each: (item: T) => void): Promise<void> {
  let until = performance.now() + turnMs;
  for (const item of items) {
    each(item);
    if (performance.now() < until) continue;
    await nextTick();
    until = performance.now() + turnMs;
  }
}
