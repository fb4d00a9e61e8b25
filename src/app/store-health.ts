import { isOfLaterVersion } from "../adapters/store/refuse-later.ts";
import { isDamaged, type Store } from "../adapters/store.ts";
import { withDeadline } from "../core/async/deadline.ts";
import { errorName, type Health, type Log } from "../core/telemetry.ts";
import { damagedStoreAdvice } from "./maintenance.ts";

/**
 * Whoever asks may ask often: it is written to the store no oftener than this, and they wait no longer than
 * that. Milliseconds.
 */
const everyMs = 10_000;
const patienceMs = 1_500;

/**
 * Whether the store can be written to. One look at a time: a store that hangs is "failing" for all who ask,
 * until it has answered. It says once in the log what is wrong, and what to do about it.
 */
export function createStoreHealthCheck(store: Pick<Store, "check">, log: Log): () => Promise<Health> {
  let look: { at: number; isOver: boolean; health: Promise<Health> } | undefined;
  let isFailing = false;

  async function check(): Promise<Health> {
    try {
      await store.check();
      isFailing = false;
      return "ok";
    } catch (error) {
      if (!isFailing) log.error({ error: errorName(error) }, advise(error));
      isFailing = true;
      return "failing";
    }
  }

  function begin() {
    const begun = { at: performance.now(), isOver: false, health: check() };
    void begun.health.finally(() => {
      begun.isOver = true;
    });
    return begun;
  }

  return async () => {
    if (!look || (look.isOver && performance.now() - look.at >= everyMs)) look = begin();
    return withDeadline(look.health, patienceMs, () => "failing" as const);
  };
}

function advise(error: unknown): string {
  if (isDamaged(error)) return damagedStoreAdvice;
  if (isOfLaterVersion(error))
    return "a later version has brought the store up to date, and this one writes nothing more to it: stop it";
  return "the store cannot be written to: check its disk, or the way to its database";
}
