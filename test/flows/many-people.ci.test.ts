import type { ServerResponse } from "node:http";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import type { Owner } from "../../src/core/owner.ts";
import type { SearchLink } from "../../src/core/search/link.ts";
import { closeServers } from "../adapters/server.ts";
import { bakers, crowd, person, search, waiters } from "../fakes/crowd.ts";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  vi.useRealTimers();
});
afterAll(closeServers);

async function crowded(options?: Parameters<typeof crowd>[0]) {
  const here = await crowd(options);
  open.push(here);
  return here;
}

type Crowd = Awaited<ReturnType<typeof crowd>>;

async function asks({ handle }: Crowd, owner: Owner, link: SearchLink): Promise<void> {
  await handle({ owner, event: { type: "start", link } });
}

const people = (count: number) => Array.from({ length: count }, (_, i) => person(i));
const isAnswer = (text: string) => text.includes("Offre 0");
const isFailure = (text: string) => /Réessayer|😕|ne répond pas|trop de temps|sollicité/.test(text);
const isWait = (text: string) => text.includes("Beaucoup de monde");

/** How many seconds everybody's answer took; undefined where there is none. */
function watchAnswers(here: Crowd, everybody: Owner[]) {
  const at = new Map<string, number>();
  return {
    at,
    note: () => {
      for (const owner of everybody)
        if (!at.has(owner.person) && here.shown(owner).some(isAnswer)) at.set(owner.person, here.now() / 1000);
    },
  };
}

test("two hundred people who look for the same share one call", async () => {
  const here = await crowded();
  await Promise.all(people(200).map((owner) => asks(here, owner, search(0, waiters))));
  await here.passes(1_000);
  expect(here.calls).toHaveLength(1);
  for (const owner of people(200)) expect(here.shown(owner).at(-1)).toContain("Offre 0");
});

test("a failure is told to all who wait, and to nobody who comes later", async () => {
  const here = await crowded({ instead: (response, _call, count) => count === 1 && !!response.end("nonsense") });
  await Promise.all(people(20).map((owner) => asks(here, owner, search(0, waiters))));
  await here.passes(1_000);
  expect(here.calls).toHaveLength(1);
  for (const owner of people(20)) expect(here.shown(owner).at(-1)).toContain("ne répond pas");
  await asks(here, person("late"), search(0, waiters));
  await here.passes(1_000);
  expect(here.shown(person("late")).at(-1)).toContain("Offre 0");
});

test("of fifty searches that each take two calls, all first calls go first, and the last is answered in time", async () => {
  // Two bakers a place: related jobs are read as well.
  const here = await crowded({ offersOf: ({ jobs }) => (jobs === "D1102" ? 2 : 400), latencyMs: 600 });
  const everybody = people(50);
  const { at, note } = watchAnswers(here, everybody);
  await Promise.all(everybody.slice(0, 40).map((owner, i) => asks(here, owner, search(i, bakers))));
  await here.passes(1_560);
  // By now, some have had their first answer, and their second call stands in line.
  await Promise.all(everybody.slice(40).map((owner, i) => asks(here, owner, search(40 + i, bakers))));
  while (at.size < 50 && here.now() < 60_000) {
    await here.passes(260);
    note();
  }
  expect(here.calls).toHaveLength(100);
  expect(here.calls.slice(0, 50).every(({ jobs }) => jobs === "D1102")).toBe(true);
  expect(at.size).toBe(50);
  const last = Math.max(...at.values());
  expect(last).toBeLessThanOrEqual((2 * 100) / 9);
  // No turn is lost.
  expect(last).toBeLessThanOrEqual((1.3 * 100) / 9);
});

test("of two hundred different searches none fails: who waits is told how long, and answered without a tap", async () => {
  const here = await crowded();
  const everybody = people(200);
  const { at, note } = watchAnswers(here, everybody);
  await Promise.all(everybody.map((owner, i) => asks(here, owner, search(i))));
  await here.passes(950);
  const told = new Map(everybody.map((owner) => [owner.person, here.shown(owner).filter(isWait).at(-1)]));
  while (at.size < 200 && here.now() < 120_000) {
    await here.passes(520);
    note();
  }
  expect(at.size).toBe(200);
  expect(here.drawn.length).toBeLessThanOrEqual(200 * 3.5);
  for (const owner of everybody) expect(here.shown(owner).filter(isFailure)).toEqual([]);
  for (const [name, took] of at) {
    const [, seconds] = told.get(name)?.match(/réponse dans environ (\d+) secondes/) ?? [];
    // Nobody is told of a wait that is hardly one.
    if (took < 4) expect(seconds).toBeUndefined();
    if (took > 8) expect(Math.abs(Number(seconds) - took)).toBeLessThanOrEqual(6);
  }
});

test("the deadline counts from the call's turn, also where the service is slow", async () => {
  const here = await crowded({ latencyMs: 4_000 });
  const everybody = people(94);
  await Promise.all(everybody.map((owner, i) => asks(here, owner, search(i, waiters))));
  await here.passes(30_000);
  // So slow a service is asked twenty things at a time.
  expect(here.calls.filter(({ at }) => at < 3_900)).toHaveLength(20);
  for (const owner of everybody) expect(here.shown(owner).at(-1)).toContain("Offre 0");
});

describe("who moves on while waiting", () => {
  /** Fifty people ask for something each; the first of them for what a second one wants as well. */
  async function waiting() {
    const here = await crowded();
    for (let i = 0; i < 50; i++) await asks(here, person(i), search(i, waiters));
    const screenOf = (owner: Owner) =>
      here.drawn.find((drawing) => drawing.owner.person === owner.person)?.screen ?? "";
    const cancels = (owner: Owner) =>
      here.handle({ owner, screen: screenOf(owner), event: { type: "press", action: "cancel", value: "" } });
    return { here, cancels };
  }

  test("costs no call: what they wanted is dropped", async () => {
    const { here, cancels } = await waiting();
    await here.passes(1_000);
    for (let i = 30; i < 50; i++) await cancels(person(i));
    await here.passes(20_000);
    expect(here.calls).toHaveLength(30);
    expect(here.shown(person(40)).some(isAnswer)).toBe(false);
    expect(here.shown(person(29)).some(isAnswer)).toBe(true);
    expect(await here.collections.asking.keys("")).toEqual([]);
  });

  test("takes nothing from others who want the same", async () => {
    const { here, cancels } = await waiting();
    await asks(here, person("other"), search(40, waiters));
    await here.passes(1_000);
    await cancels(person(40));
    await here.passes(20_000);
    expect(here.calls).toHaveLength(50);
    expect(here.shown(person("other")).some(isAnswer)).toBe(true);
    expect(here.shown(person(40)).some(isAnswer)).toBe(false);
  });

  test("and asks for something else gets that, once", async () => {
    const { here } = await waiting();
    await here.passes(1_000);
    await here.handle({ owner: person(49), event: { type: "text", text: "boulanger dans le Rhône" } });
    await here.passes(20_000);
    expect(here.calls.filter(({ departement }) => departement === "51")).toHaveLength(0);
    expect(here.shown(person(49)).filter(isAnswer)).toHaveLength(1);
    expect(here.shown(person(49)).at(-1)).toContain("Rhône");
  });
});

test("a wait that the service asks for is told to all, and then they are answered", async () => {
  const here = await crowded({
    instead: (response: ServerResponse, _call, count) =>
      count === 10 && !!response.writeHead(429, { "retry-after": "45" }).end("Too many"),
  });
  const everybody = people(40);
  await Promise.all(everybody.map((owner, i) => asks(here, owner, search(i, waiters))));
  await here.passes(5_000);
  expect(here.shown(person(39)).filter(isWait).at(-1)).toMatch(/environ (?:50 secondes|une minute)/);
  await here.passes(60_000);
  for (const owner of everybody) {
    expect(here.shown(owner).filter(isFailure)).toEqual([]);
    expect(here.shown(owner).at(-1)).toContain("Offre 0");
  }
});

test("who waits when the program ends is answered by the next one", async () => {
  const here = await crowded();
  await Promise.all(people(60).map((owner, i) => asks(here, owner, search(i, waiters))));
  await here.passes(2_000);
  const waiting = people(60).filter((owner) => !here.shown(owner).some(isAnswer));
  // Its timers end with it.
  const next = await crowded({ collections: here.all.collections });
  await next.resume();
  await next.passes(12_000);
  expect(waiting.length).toBeGreaterThan(30);
  expect(next.calls).toHaveLength(waiting.length);
  for (const owner of waiting) expect(next.shown(owner).at(-1)).toContain("Offre 0");
});

test("beyond what can wait, people are told so kindly, with a button, and nobody else is", async () => {
  const here = await crowded({ callsPerSecond: 1 });
  const everybody = people(282);
  await Promise.all(everybody.map((owner, i) => asks(here, owner, search(i))));
  const late = person("late");
  const more = Array.from({ length: 12 }, (_, i) => person(`more ${i}`));
  for (const [i, owner] of more.entries()) await asks(here, owner, { ...search(i), titles: [bakers, waiters] });
  await asks(here, late, { ...search(50), titles: [bakers, waiters] });
  await here.passes(1_000);
  expect(here.shown(late).at(-1)).toContain("Beaucoup de monde en ce moment. Votre recherche est gardée");
  expect(here.shown(late).at(-1)).not.toMatch(/⚠️|😕/);
  expect(here.shown(late).at(-1)).toContain("[↻ Réessayer]");
  for (const owner of everybody) expect(here.shown(owner).filter(isFailure)).toEqual([]);
});

describe("where a service takes fifty-five calls a minute", () => {
  const companies = (n: number): SearchLink => ({ ...search(n, waiters), kind: "entreprises" });
  const apprenticeships = (n: number): SearchLink => ({ ...search(n, waiters), kind: "alternance" });

  test("who looks for companies waits for minutes, is told so, and is answered", async () => {
    const here = await crowded();
    const everybody = people(94);
    await Promise.all(everybody.map((owner, i) => asks(here, owner, companies(i))));
    await here.passes(1_200);
    expect(here.shown(person(93)).at(-1)).toContain("réponse dans environ une minute");
    await here.passes(66_000);
    expect(here.alternanceCalls).toHaveLength(94);
    for (const owner of everybody) {
      expect(here.shown(owner).filter(isFailure)).toEqual([]);
      expect(here.shown(owner).at(-1)).toContain("Entreprise 0");
    }
  });

  test("what another service has is shown, where the turn of this one is minutes away", async () => {
    const here = await crowded();
    // Two minutes of others.
    for (let i = 0; i < 150; i++) await asks(here, person(`other ${i}`), { ...search(i), kind: "entreprises" });
    await asks(here, person("anna"), apprenticeships(5));
    await here.passes(8_000);
    const shown = here.shown(person("anna")).at(-1);
    expect(shown).toContain("Offre 0");
    expect(shown).toContain("La bonne alternance ne répond pas");
    await here.passes(130_000);
    // Of those that were asked for, nothing is asked for somebody who has an answer already.
    expect(here.alternanceCalls).toHaveLength(150);
  });
});

test("what alerts read goes after what people wait for", async () => {
  const here = await crowded();
  const read = (i: number) =>
    here.source.client.get("/offresdemploi/v2/offres/search", new URLSearchParams({ departement: `9${i}` }), {
      isBackground: true,
    });
  const background = Array.from({ length: 9 }, (_, i) => read(i));
  await Promise.all(people(100).map((owner, i) => asks(here, owner, search(i))));
  for (let i = 0; i < 9; i++) background.push(read(i));
  await here.passes(20_000);
  const order = here.calls.map(({ jobs }) => jobs !== "");
  // What went before anybody was there counts for nothing.
  expect(order.slice(9).indexOf(false)).toBeGreaterThanOrEqual(91);
  expect((await Promise.all(background)).map(({ status }) => status)).toEqual(Array(18).fill(206));
});
