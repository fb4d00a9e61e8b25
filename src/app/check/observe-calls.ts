import { AsyncLocalStorage } from "node:async_hooks";
import { type PublishedCall, subscribeToCalls } from "../../adapters/http/instrumentation.ts";

/** A call to an outside service that has ended, and when: milliseconds since 1970, by our clock. */
export type ObservedCall = PublishedCall & { at: number };

/** What came of some work, and the calls that it made, in the order in which they ended. */
export type Observed<T> = { calls: ObservedCall[] } & ({ value: T } | { error: unknown });

/** Tells which calls were made for what, also of work that goes on side by side. */
export type CallObserver = {
  /** Never rejects. */
  observe: <T>(work: () => Promise<T>) => Promise<Observed<T>>;
  /** All calls so far. */
  all: () => readonly ObservedCall[];
  end: () => void;
};

export function createCallObserver(): CallObserver {
  const current = new AsyncLocalStorage<ObservedCall[]>();
  const all: ObservedCall[] = [];
  const end = subscribeToCalls(
    (ended) => {
      const calls = current.getStore();
      // Made by somebody else in this process.
      if (!calls) return;
      const call = { ...ended, at: Date.now() };
      calls.push(call);
      all.push(call);
    },
    () => {},
  );
  return {
    observe: async (work) => {
      const calls: ObservedCall[] = [];
      try {
        return { calls, value: await current.run(calls, work) };
      } catch (error) {
        return { calls, error };
      }
    },
    all: () => all,
    end,
  };
}
