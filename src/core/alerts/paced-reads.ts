import type { CooperativeYield } from "../async/cooperative-yield.ts";
import { createLimit } from "../async/limit.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** What the store answers at once is parsed in one step: a row takes a millisecond or two. */
const readsAtOnce = 4;

/**
 * The same subscriptions for a run that serves dozens of people side by side: a few rows are read at a time,
 * however many are asked for, and whoever taps a button goes before what is made of each.
 */
export function paceReads(subscriptions: Subscriptions, yieldIfDue: CooperativeYield): Subscriptions {
  const limit = createLimit(readsAtOnce);
  function paced<Asked extends unknown[], Read>(read: (...asked: Asked) => Promise<Read>) {
    return (...asked: Asked): Promise<Read> =>
      limit(async () => {
        const found = await read(...asked);
        await yieldIfDue();
        return found;
      });
  }
  const { load, listOf, loadDue, loadStamped, knownOffers } = subscriptions;
  return {
    ...subscriptions,
    load: paced(load),
    listOf: paced(listOf),
    loadDue: paced(loadDue),
    loadStamped: paced(loadStamped),
    knownOffers: { ...knownOffers, all: paced(knownOffers.all) },
  };
}
