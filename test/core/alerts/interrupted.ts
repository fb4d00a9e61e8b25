import fc from "fast-check";
import { expect } from "vitest";
import type { AlertDeps } from "../../../src/core/alerts/deps.ts";
import type { PendingOffer, Subscription } from "../../../src/core/alerts/subscription.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import { anna, createAlertSetup, published } from "./alert-setup.ts";
import { follows } from "./follows.ts";
import { createPieceCarrier } from "./piece-carrier.ts";

/** What a morning begins with. */
export type World = {
  /**
   * New offers, some of which may be copies; and offers that wait, of which a digest has listed `offered`.
   */
  offers: number;
  areCopies: boolean;
  waiting: number;
  offered: number;
  /** A second alert matches the same offers. */
  isDouble: boolean;
  /** The alerts have told nothing, or their owner was not seen, for so many days. */
  quietDays: number;
  absentDays: number;
  /** The platform takes nothing in the first run, or the source gives nothing. */
  isPlatformDown: boolean;
  isSourceDown: boolean;
};

export const emptyWorld: World = {
  ...{ offers: 0, areCopies: false, waiting: 0, offered: 0, isDouble: false, quietDays: 0, absentDays: 0 },
  ...{ isPlatformDown: false, isSourceDown: false },
};

/** Worlds that each have something of their own, and how many effects the first run has in them. */
export const worlds: readonly [string, Partial<World>, number][] = [
  ["a first digest", { offers: 3 }, 3],
  ["more than a message shows, with copies", { offers: 20, areCopies: true }, 3],
  ["what waited, in part behind a digest", { waiting: 14, offered: 6 }, 3],
  ["two alerts for the same offers", { offers: 3, isDouble: true }, 4],
  ["a platform that takes nothing", { offers: 3, isDouble: true, isPlatformDown: true }, 3],
  ["a source that cannot be read", { offers: 3, isSourceDown: true }, 1],
  ["nothing to tell", {}, 1],
  ["nothing to tell for two weeks", { quietDays: 20 }, 3],
  ["someone who was not seen for three months", { offers: 3, absentDays: 100 }, 5],
  ["someone who was not seen, and nothing to tell", { quietDays: 20, absentDays: 100 }, 3],
];

export const anyWorld: fc.Arbitrary<World> = fc.record({
  offers: fc.nat(25),
  areCopies: fc.boolean(),
  waiting: fc.nat(15),
  offered: fc.nat(15),
  isDouble: fc.boolean(),
  quietDays: fc.constantFrom(0, 20),
  absentDays: fc.constantFrom(0, 100),
  isPlatformDown: fc.boolean(),
  isSourceDown: fc.boolean(),
});

/** How a world looks in the end: what was said, in any order, and what was noted. */
type Outcome = { messages: string[]; marks: unknown; effects: string[] };

/**
 * Lives through ten days in which the process is killed right after the effect of that number: whatever is
 * said or written, but nobody is told so any more. Then another process starts. 0: it is not killed.
 */
async function liveThrough(world: World, killedAfter: number): Promise<Outcome> {
  const setup = createAlertSetup();
  await populate(setup, world);
  const { deps, effects } = createMortal(setup.alertDeps, killedAfter);
  const first = { ...setup.alertDeps };
  Object.assign(setup.alertDeps, deps);
  return finishLife(setup, world, effects, first);
}

/** The first run, then another process: `later`, where it has other means. */
async function finishLife(
  setup: ReturnType<typeof createAlertSetup>,
  world: World,
  effects: string[],
  later?: AlertDeps,
): Promise<Outcome> {
  setup.answers(() => (world.isPlatformDown ? "failed" : "sent"));
  if (world.isSourceDown) setup.down.add("ft");
  await setup.at("2026-11-23T07:00:00Z").catch(() => {});
  Object.assign(setup.alertDeps, later);
  setup.answers(() => "sent");
  await setup.at("2026-11-23T07:00:10Z", true);
  setup.down.clear();
  for (const minutes of [2, 5, 16, 40])
    await setup.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
  setup.stock.ft.push(published("LAST1", "2026-11-23T15:00:00.000Z"));
  for (const day of ["11-24", "12-02", "12-03"]) await setup.at(`2026-${day}T07:00:00Z`);
  const known = [...(await setup.subscriptions.knownOffers.all(anna))].sort();
  const alerts = (await setup.subscriptions.listOf(anna)).map(toMarks);
  return { messages: setup.messages.map(({ text }) => text).sort(), marks: { known, alerts }, effects };
}

/**
 * The same where the work is done in pieces: the process that does them is killed right after that effect,
 * and another one tries again what it has left. Whoever hands them out lives.
 */
async function liveThroughInPieces(world: World, killedAfter: number): Promise<Outcome> {
  const setup = createAlertSetup();
  await populate(setup, world);
  const { deps, effects } = createMortal(setup.alertDeps, killedAfter);
  const others = { ...setup.alertDeps };
  setup.alertDeps.carrier = createPieceCarrier({ ...others, ...deps }, others);
  return finishLife(setup, world, effects);
}

/** In the end all is as if nothing had happened, but for the one message that was under way. */
export async function endsTheSame(world: World, killedAfter: number): Promise<void> {
  const [whole, killed] = [await liveThrough(world, 0), await liveThrough(world, killedAfter)];
  expectSame(whole, killed, killedAfter);
}

/** And so it is as if one process had done it all. */
export async function endsTheSameInPieces(world: World, killedAfter: number): Promise<void> {
  expectSame(await liveThrough(world, 0), await liveThroughInPieces(world, killedAfter), killedAfter);
}

function expectSame(whole: Outcome, killed: Outcome, killedAfter: number): void {
  expect(killed.marks).toEqual(whole.marks);
  const repeated = without(killed.messages, whole.messages);
  expect(without(whole.messages, killed.messages)).toEqual([]);
  const wasUnderWay = killed.effects.length === killedAfter && killed.effects.at(-1) === "notify";
  expect(repeated.length).toBeLessThanOrEqual(wasUnderWay ? 1 : 0);
  for (const text of repeated) expect(whole.messages).toContain(text);
}

/** How many effects the first run of a world has. */
export async function countEffects(world: World): Promise<number> {
  return (await liveThrough(world, 0)).effects.length;
}

async function populate(setup: ReturnType<typeof createAlertSetup>, world: World): Promise<void> {
  await follows(setup, anna);
  if (world.isDouble) await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  const copies = world.areCopies ? { title: "Boulanger (H/F)", company: "Fournil" } : {};
  for (let i = 10; i < 10 + world.offers; i++)
    setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`, i % 2 ? copies : {}));
  const pending = Array.from({ length: world.waiting }, (_, i): PendingOffer => {
    const offer = published(`OLD${10 + i}`, "2026-11-20T15:00:00.000Z");
    setup.stock.ft.push(offer);
    return { key: offer.key, related: false, since: "2026-11-21T07:00:00.000Z", offered: i < world.offered };
  });
  const daysAgo = (days: number) => new Date(Date.parse("2026-11-22T11:00:00Z") - days * 86_400_000).toISOString();
  for (const one of await setup.subscriptions.listOf(anna))
    await setup.subscriptions.save({ ...one, pending, created: daysAgo(world.quietDays) });
  const person = JSON.parse(setup.collections.people.rows.get("telegram:1") ?? "{}");
  await setup.collections.people.set("telegram:1", { ...person, seen: daysAgo(world.absentDays).slice(0, 10) });
}

/**
 * A process that dies right after one of its effects: nothing that it is told or asks after that is answered.
 */
function createMortal(real: AlertDeps, killedAfter: number) {
  const effects: string[] = [];
  let isDead = false;
  function effect<Asked extends unknown[], Done>(name: string, work: (...asked: Asked) => Promise<Done>) {
    return async (...asked: Asked): Promise<Done> => {
      if (isDead) throw new Error("killed");
      const done = await work(...asked);
      effects.push(name);
      isDead = effects.length === killedAfter;
      if (isDead) throw new Error("killed");
      return done;
    };
  }
  const { subscriptions, notify, noteAsked } = real;
  const deps: Partial<AlertDeps> = {
    subscriptions: {
      ...subscriptions,
      replace: effect("replace", subscriptions.replace),
      lookAgainTomorrow: effect("lookAgainTomorrow", subscriptions.lookAgainTomorrow),
      knownOffers: { ...subscriptions.knownOffers, add: effect("add", subscriptions.knownOffers.add) },
    },
    notify: effect("notify", notify),
    noteAsked: effect("noteAsked", noteAsked),
    mayGoOn: () => !isDead,
  };
  return { deps, effects };
}

/** What is noted of an alert, without the moments at which that was. */
function toMarks({ sent, last, next, pending, sending, paused, slept }: Subscription) {
  return {
    ...{ sent, last, slot: next.slot, slept: slept ?? false },
    isSending: sending !== undefined,
    isPaused: paused !== undefined,
    pending: pending.map(({ key, offered, counted, again }) => `${key} ${offered} ${!!counted} ${!!again}`).sort(),
  };
}

/** The first list without the texts of the second, each as often as it is there. */
function without(all: string[], others: string[]): string[] {
  const left = [...all];
  for (const one of others) if (left.includes(one)) left.splice(left.indexOf(one), 1);
  return left;
}
