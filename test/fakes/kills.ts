import { expect } from "vitest";
import { happeningsOn } from "./happenings.ts";
import type { Host } from "./host.ts";
import type { Ledger } from "./ledger.ts";
import type { Launched } from "./process.ts";
import type { Reader } from "./reader.ts";

/** A run that was ended by `kill -9`. */
export type Kill = {
  /** At which of the things that can be seen of it from outside; so many were expected. */
  at: number;
  of: number;
  /** How many messages came once more because of it, by name. */
  repeats: Record<string, number>;
  /** How many messages had arrived at Telegram by then, and the store did not say so yet. */
  underWay: number;
};

type Manner = {
  times: number;
  /** How many things can be seen of a whole run. */
  of: number;
  /** Begins to serve what is due at the moment of the host's clock. */
  begin: () => Launched;
  /** Settles once all of that is served, where what serves it does not end by then. */
  served?: () => Promise<unknown>;
  /** Serves what is left, to its end. */
  again: () => Promise<unknown>;
};

/**
 * Kills runs, each on a day of its own, at random moments that are spread over everything observable of a
 * run; then lets the next run serve what is left. The ledger checks each day what everybody has received by
 * then.
 */
export async function kills(
  host: Host,
  readers: readonly Reader[],
  ledger: Ledger,
  { times, of, begin, served, again }: Manner,
): Promise<Kill[]> {
  const repeatsOf = async () =>
    Object.fromEntries(
      await Promise.all(readers.map(async (one) => [one.name, (await ledger.of(one)).repeats] as const)),
    );
  const callsOfTelegram = () => host.telegram.callsOf("sendMessage").length;
  /** Of each alert on Telegram how much was marked as sent: a slot without news marks none. */
  const marks = async () =>
    (await host.subscriptions.listAll()).flatMap(({ id, owner, sent }) =>
      owner.platform === "telegram" ? [`${id} ${sent}`] : [],
    );
  const all: Kill[] = [];
  let expected = of;
  // A run that has less to do than expected may end first: another day then, with what is known by now.
  for (let day = 0; all.length < times && day < 2 * times; day++) {
    const at = 1 + Math.floor(((all.length + Math.random()) / times) * expected);
    host.clock.at = new Date(await firstDue(host));
    const before = await repeatsOf();
    const [calls, unmarked] = [callsOfTelegram(), new Set(await marks())];
    const seen = happeningsOn(host);
    const under = begin();
    const isReached = await seen.reach(at, Promise.race([under.ended, served?.() ?? under.ended]));
    const count = seen.count();
    await under.kill();
    seen.close();
    const isKilled = isReached && (await under.ended) === null;
    const marked = (await marks()).filter((one) => !unmarked.has(one)).length;
    const underWay = callsOfTelegram() - calls - marked;
    await again();
    await ledger.looks();
    const after = await repeatsOf();
    if (!isKilled) expected = Math.min(expected, count);
    if (!isKilled) continue;
    const repeats = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
    all.push({ at, of, repeats: Object.fromEntries(repeats.filter(([, count]) => count > 0)), underWay });
  }
  return all;
}

/** What a kill repeats was under way at Telegram: few messages, and no other one. */
export function expectFewRepeats({ repeats, underWay }: Kill): void {
  const repeated = Object.values(repeats).reduce((sum, count) => sum + count, 0);
  expect(repeated).toBeLessThanOrEqual(underWay);
  expect(underWay).toBeLessThanOrEqual(10);
}

/** When the next of all alerts is due. */
export async function firstDue({ subscriptions }: Host): Promise<string> {
  const [first] = (await subscriptions.listAll()).map(({ next }) => next.at).sort();
  if (first === undefined) throw new Error("nobody has an alert");
  return first;
}
