import { isDamaged, type Store } from "./adapters/store.ts";
import { kindOf } from "./core/fault.ts";
import type { Health, Log } from "./core/talk/world.ts";
import { damaged } from "./upkeep.ts";

/** Whoever asks may ask often: it is written to the store no oftener than this, and they wait no longer than that. Milliseconds. */
const everyMs = 10_000;
const patienceMs = 1_500;

/**
 * Whether the store can be written to. One look at a time: a store that hangs is "failing" for all who ask, until it has answered. It says once in the log
 * what is wrong, and what to do about it.
 */
export function storeHealth(store: Pick<Store, "check">, log: Log): () => Promise<Health> {
  let look: { at: number; isOver: boolean; health: Promise<Health> } | undefined;
  let isFailing = false;

  async function check(): Promise<Health> {
    try {
      await store.check();
      isFailing = false;
      return "ok";
    } catch (error) {
      if (!isFailing)
        log.error({ error: kindOf(error) }, isDamaged(error) ? damaged : "the store takes nothing: look at its disk");
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
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Health>((resolve) => {
      timer = setTimeout(() => resolve("failing"), patienceMs);
    });
    return Promise.race([look.health, late]).finally(() => clearTimeout(timer));
  };
}
