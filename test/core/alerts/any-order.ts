import fc from "fast-check";
import { expect } from "vitest";
import { reviseSearch } from "../../../src/core/alerts/edit-subscription.ts";
import { createSubscription, type Subscription } from "../../../src/core/alerts/subscription.ts";
import type { Owner } from "../../../src/core/owner.ts";
import type { DeliveryOutcome } from "../../../src/core/talk/ports.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";
import { anna, bob, createAlertSetup, published } from "./alert-setup.ts";

/*
 * Whatever happens, in whatever order (runs, restarts, failing sources, a platform that refuses or whose
 * answer is lost, a store that breaks at any write, edits, pauses, people who leave and come back): once all
 * is well again, each matching offer was sent to its person once, and none is lost.
 */

export type Step =
  | { do: "publish"; feed: "ft" | "lba"; many: number; copies: boolean }
  | { do: "run"; afterMinutes: number; isStart: boolean }
  | { do: "back"; minutes: number }
  | { do: "source"; feed: "ft" | "lba"; is: "up" | "down" | "late" }
  | { do: "platform"; to: Owner; says: DeliveryOutcome | "lost" }
  | { do: "break"; afterWrites: number }
  | { do: "mend" }
  | { do: "alert"; of: Owner; is: "paused" | "resumed" | "another"; inFlight: boolean }
  | { do: "return"; who: Owner };

const person = fc.constantFrom(anna, bob);
const feed = fc.constantFrom("ft" as const, "lba" as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("publish" as const), feed, many: fc.nat(14), copies: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("run" as const),
      afterMinutes: fc.constantFrom(0, 1, 3, 20, 60, 400, 1440, 4000),
      isStart: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("back" as const), minutes: fc.constantFrom(5, 60, 170) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("source" as const),
      feed,
      is: fc.constantFrom("up" as const, "down" as const, "late" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("platform" as const),
      to: person,
      says: fc.constantFrom("sent" as const, "failed" as const, "unreachable" as const, "lost" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("break" as const), afterWrites: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.constant({ do: "mend" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("alert" as const),
      of: person,
      is: fc.constantFrom("paused" as const, "resumed" as const, "another" as const),
      inFlight: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("return" as const), who: person }) },
);

/** Lives so many lives. */
export async function tellsOnceAndLosesNone(lives: number): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), lived), { numRuns: lives });
}

/** A life with these steps. */
export async function lived(steps: Step[]): Promise<void> {
  const world = await village();
  for (const one of steps) await world.takes(one);
  await world.heals();
  for (const owner of [anna, bob]) await world.isWhole(owner);
}

/** Two people with two alerts each, and all that may happen to them. */
async function village() {
  const setup = createAlertSetup();
  const says = new Map<string, DeliveryOutcome | "lost">();
  /** Done while a digest is on its way. */
  let inFlight: (() => Promise<void>) | undefined;
  let writesLeft = Number.POSITIVE_INFINITY;
  let interruptions = 0;
  let offers = 0;
  let furthest = setup.clock.at.getTime();
  /** What arrived: on which screen, with which offers. */
  const arrived: { to: string; screen: string; keys: string[] }[] = [];
  /**
   * When each alert was created; and what was behind its digests, or copied known offers, when its search was
   * changed.
   */
  const since = new Map<string, number>();
  const offered = new Map<string, string[]>();

  for (const collection of Object.values(setup.collections)) {
    for (const write of ["set", "setAll", "replace", "delete"] as const) {
      const real = collection[write].bind(collection) as (...all: unknown[]) => Promise<unknown>;
      const fused = async (...all: unknown[]) => {
        if (writesLeft-- <= 0) throw new Error("the store is broken");
        return real(...all);
      };
      Object.assign(collection, { [write]: fused });
    }
  }

  setup.answers(async (delivery) => {
    const { person, chat } = delivery.owner;
    const said = says.get(person) ?? "sent";
    const change = inFlight;
    inFlight = undefined;
    await change?.();
    if (said === "sent" || said === "lost")
      arrived.push({ to: chat, screen: delivery.screen, keys: setup.keysOn(delivery) });
    if (said === "lost") interruptions += 1;
    return said === "lost" ? "failed" : said;
  });

  const alertsOf = (owner: Owner) => setup.subscriptions.listOf(owner);

  async function make(owner: Owner, id: string, search: typeof bakerInLyon): Promise<void> {
    await setup.handle({ owner, event: { type: "start" } });
    await setup.subscriptions.save(createSubscription({ id, owner, search, related: true }, setup.clock.at));
    since.set(id, setup.clock.at.getTime());
  }

  async function edit(owner: Owner, is: "paused" | "resumed" | "another"): Promise<void> {
    const now = setup.clock.at;
    await setup.alertDeps
      .inTurn(owner, async () => {
        const [one] = await alertsOf(owner);
        if (!one) return;
        const { paused: _, ...awake } = one;
        const other = one.search.radius === 50 ? 20 : 50;
        const next: Subscription =
          is === "paused"
            ? { ...awake, paused: { since: now.toISOString() } }
            : is === "resumed"
              ? awake
              : reviseSearch(one, { ...one.search, radius: other }, true, now);
        await setup.subscriptions.save(next);
        if (is === "another") {
          const behind = one.pending.filter((item) => item.offered).map(({ key }) => key);
          offered.set(one.id, [...(offered.get(one.id) ?? []), ...behind]);
        }
      })
      .catch(() => {});
  }

  async function takes(one: Step): Promise<void> {
    switch (one.do) {
      case "publish": {
        for (let i = 0; i < one.many; i++) {
          offers += 1;
          const id = `N${1000 + offers}`;
          const company = one.copies ? "Grand Fournil" : `Fournil ${id}`;
          const title = one.copies ? "Boulanger (H/F)" : `Boulanger ${id}`;
          const offer = published(id, setup.clock.at.toISOString(), { company, title, alternance: true });
          setup.stock[one.feed].push(one.feed === "ft" ? offer : { ...offer, key: `lba:PASS:${id}` });
        }
        return;
      }
      case "run":
        setup.clock.at = new Date(setup.clock.at.getTime() + one.afterMinutes * 60_000);
        furthest = Math.max(furthest, setup.clock.at.getTime());
        return run(one.isStart);
      case "back":
        // Readings reach three hours back.
        setup.clock.at = new Date(Math.max(setup.clock.at.getTime() - one.minutes * 60_000, furthest - 170 * 60_000));
        return;
      case "source":
        setup.down.delete(one.feed);
        setup.later.delete(one.feed);
        if (one.is === "down") setup.down.add(one.feed);
        if (one.is === "late") setup.later.add(one.feed);
        return;
      case "platform":
        says.set(one.to.person, one.says);
        return;
      case "break":
        interruptions += 1;
        writesLeft = one.afterWrites;
        return;
      case "mend":
        writesLeft = Number.POSITIVE_INFINITY;
        return;
      case "alert":
        if (one.inFlight) inFlight = () => edit(one.of, one.is);
        else await edit(one.of, one.is);
        return;
      case "return":
        await setup.handle({ owner: one.who, event: { type: "start" } });
        await setup.idle();
    }
  }

  /** A run that a broken store ends is what a crash is. */
  async function run(isStart: boolean): Promise<void> {
    await setup.at(setup.clock.at.toISOString(), isStart).catch(() => {});
  }

  /** All is well again, and people are there for ten days. */
  async function heals(): Promise<void> {
    writesLeft = Number.POSITIVE_INFINITY;
    says.clear();
    setup.down.clear();
    setup.later.clear();
    inFlight = undefined;
    // The last clock may have been behind what was published and read.
    setup.clock.at = new Date(Math.max(setup.clock.at.getTime(), latest()) + 3_600_000);
    for (const owner of [anna, bob]) {
      await takes({ do: "return", who: owner });
      for (const one of await alertsOf(owner)) {
        const { paused: _, ...awake } = one;
        await setup.subscriptions.save(awake);
      }
    }
    await run(true);
    for (let hours = 0; hours < 240; hours += 1) {
      setup.clock.at = new Date(setup.clock.at.getTime() + 3_600_000);
      await run(false);
    }
  }

  function latest(): number {
    return Math.max(0, ...[...setup.stock.ft, ...setup.stock.lba].map(({ created = "" }) => Date.parse(created)));
  }

  async function isWhole(owner: Owner): Promise<void> {
    const mine = arrived.filter(({ to }) => to === owner.chat);
    // What was told comes again no oftener than something was interrupted.
    const shown = new Set<string>();
    let repeats = 0;
    for (const { keys } of mine) {
      if (keys.some((key) => shown.has(key))) repeats += 1;
      for (const key of keys) shown.add(key);
    }
    expect(repeats).toBeLessThanOrEqual(interruptions);
    const knownKeys = await setup.subscriptions.knownOffers.all(owner);
    for (const one of await alertsOf(owner)) {
      const kept = new Set([...knownKeys, ...one.pending.map(({ key }) => key), ...(offered.get(one.id) ?? [])]);
      const from = since.get(one.id) ?? 0;
      const wanted = [...setup.stock.ft, ...(one.search.kind === "alternance" ? setup.stock.lba : [])].filter(
        ({ created = "" }) => Date.parse(created) > from,
      );
      expect(wanted.map(({ key }) => key).filter((key) => !kept.has(key))).toEqual([]);
      expect(one.sending).toBeUndefined();
    }
  }

  await make(anna, "annajob00001", bakerInLyon);
  await make(anna, "annaappr0001", apprentice);
  await make(bob, "bobjob000001", bakerInLyon);
  return { takes, heals, isWhole };
}
