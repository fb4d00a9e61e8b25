import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Lets the heap grow by no more than a fifth beyond what is alive before it is tidied: a large run of alerts
 * would else take twice the memory that it needs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=20");
}

/** Between the two rounds: what the first one frees is given back by a later one. */
const pauseMs = 8_000;

/**
 * Gives back what the start has used and needs no more. V8 would do so too, but only when more is asked for;
 * and a bot that nobody writes to asks for nothing, for hours.
 */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") return;
  collect();
  await wait(pauseMs, undefined, { ref: false });
  collect();
}
