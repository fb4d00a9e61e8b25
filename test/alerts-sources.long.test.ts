import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getPublicationTime } from "../src/core/offers/listing.ts";
import type { Fault } from "../src/sandbox/faults.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import type { Reader } from "./fakes/reader.ts";
import { readersOn } from "./fakes/readers.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

describe("alerts whose sources fail", () => {
  let host: Host;
  let readers: Reader[];
  let workers: Reader[];
  let apprentices: Reader[];
  let ledger: Ledger;

  beforeAll(async () => {
    host = await startHost();
    readers = await readersOn(host, [
      ["telegram", "Anna", "vendeuse en boulangerie dans toute la france"],
      ["discord", "Bob", "boulanger dans toute la france"],
      ["telegram", "Carl", "alternance boulanger dans toute la france"],
      ["discord", "Dora", "alternance boulanger dans toute la france"],
    ]);
    [workers, apprentices] = [readers.slice(0, 2), readers.slice(2)];
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterAll(async () => {
    expect([...(host?.telegram.refused ?? []), ...(host?.discord.refused ?? [])]).toEqual([]);
    await ledger?.close();
    await host?.close();
  });

  const countsOf = (some: Reader[]) => Promise.all(some.map(async (one) => (await one.digests()).length));
  const nextOf = (some: Reader[]) => Promise.all(some.map(async (one) => (await one.alert()).next.at));
  const plus = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();
  const asked = (service: "franceTravail" | "alternance") =>
    host.sandbox.requests.filter((one) => one.service === service).length;

  /** So much was asked of a service meanwhile. */
  async function askedDuring(service: "franceTravail" | "alternance", work: () => Promise<unknown>): Promise<number> {
    const before = asked(service);
    await work();
    return asked(service) - before;
  }

  /** Everybody has all that there is by now, once. */
  async function expectAllServed(): Promise<void> {
    await ledger.looks();
    for (const one of readers) expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
  }

  test("France Travail is down for a day: those who need it alone wait and are tried again every quarter of an hour for three hours, the others are told so; all of it comes with the next slot", async () => {
    const slot = await firstDue(host);
    const covered = (await Promise.all(readers.map((one) => one.alert()))).map((one) => one.covered.ft);
    host.sandbox.faults.franceTravail = { kind: "status", status: 500 };
    expect(
      await askedDuring("franceTravail", async () => {
        expect(await host.run(slot)).toMatchObject({ due: 4, waiting: 2, sent: 2, owed: { ft: 4 }, failed: 0 });
      }),
    ).toBeGreaterThan(0);
    expect(await countsOf(workers)).toEqual([0, 0]);
    for (const one of apprentices)
      expect((await one.digests()).at(-1)?.text).toContain(
        "⚠️ France Travail ne répond pas : ses nouvelles offres viendront la prochaine fois.",
      );
    for (const later of [15 * minuteMs, 30 * minuteMs, 2 * hourMs, 3 * hourMs]) {
      if (later <= 30 * minuteMs) expect(await nextOf(workers)).toEqual([plus(slot, later), plus(slot, later)]);
      expect(
        await askedDuring("franceTravail", async () => {
          expect(await host.run(plus(slot, later))).toMatchObject({ due: 2, waiting: 2, sent: 0, owed: { ft: 2 } });
        }),
      ).toBeGreaterThan(0);
    }
    expect(await host.run(plus(slot, 3.25 * hourMs))).toMatchObject({ due: 2, waiting: 2, sent: 0 });
    const tomorrow = plus(slot, dayMs);
    expect(await nextOf(readers)).toEqual([tomorrow, tomorrow, tomorrow, tomorrow]);
    expect((await Promise.all(readers.map((one) => one.alert()))).map((one) => one.covered.ft)).toEqual(covered);
    expect(await host.run(plus(slot, 12 * hourMs))).toMatchObject({ due: 0 });
    expect(await countsOf(readers)).toEqual([0, 0, 1, 1]);
    await ledger.looks();

    delete host.sandbox.faults.franceTravail;
    expect(await host.run(tomorrow)).toMatchObject({ due: 4, waiting: 0, owed: {}, failed: 0 });
    await expectAllServed();
    expect(await countsOf(workers)).toEqual([1, 1]);
    // Also what was published while it was down.
    for (const one of workers) {
      const missed = [...ledger.newsOf(one).values()].filter((listing) => (getPublicationTime(listing) ?? "") < slot);
      expect(missed.length).toBeGreaterThan(0);
    }
  }, 600_000);

  test("La bonne alternance is down for a day: those who look for work feel nothing, apprentices are owed it and get it with the next slot", async () => {
    const slot = await firstDue(host);
    const before = await countsOf(apprentices);
    host.sandbox.faults.alternance = { kind: "html503" };
    expect(
      await askedDuring("alternance", async () => {
        expect(await host.run(slot)).toMatchObject({ due: 4, waiting: 0, owed: { lba: 2 }, failed: 0 });
      }),
    ).toBeGreaterThan(0);
    const lbaOf = async () => Promise.all(apprentices.map(async (one) => (await one.alert()).covered.lba));
    for (const covered of await lbaOf()) expect((covered ?? "") < slot).toBe(true);
    for (const [i, one] of apprentices.entries())
      for (const { text } of (await one.digests()).slice(before[i]))
        expect(text).toContain("⚠️ La bonne alternance ne répond pas");
    await ledger.looks();
    for (const one of workers) expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });

    delete host.sandbox.faults.alternance;
    expect(await host.run(plus(slot, dayMs))).toMatchObject({ due: 4, waiting: 0, owed: {}, failed: 0 });
    for (const covered of await lbaOf()) expect((covered ?? "") > slot).toBe(true);
    await expectAllServed();
  }, 600_000);

  test("both are down for a day: nobody is written to, nothing is lost, and all of it comes with the next slot", async () => {
    const slot = await firstDue(host);
    const before = await countsOf(readers);
    host.sandbox.faults.franceTravail = { kind: "reset" };
    host.sandbox.faults.alternance = { kind: "status", status: 502 };
    expect(await host.run(slot)).toMatchObject({ due: 4, waiting: 4, sent: 0, owed: { ft: 4, lba: 2 }, failed: 0 });
    expect(await host.run(plus(slot, 3.25 * hourMs))).toMatchObject({ due: 4, waiting: 4, sent: 0 });
    expect(await countsOf(readers)).toEqual(before);
    expect(new Set(await nextOf(readers))).toEqual(new Set([plus(slot, dayMs)]));
    await ledger.looks();
    for (const one of workers) expect((await ledger.of(one)).lost.length).toBeGreaterThan(0);

    host.sandbox.faults.franceTravail = undefined;
    host.sandbox.faults.alternance = undefined;
    expect(await host.run(plus(slot, dayMs))).toMatchObject({ due: 4, waiting: 0, owed: {}, failed: 0 });
    await expectAllServed();
  }, 600_000);

  const troubles: [string, "token" | "franceTravail" | "alternance", Fault, "at once" | "later"][] = [
    ["France Travail takes 2 s for each answer", "franceTravail", { kind: "slow", ms: 2_000 }, "at once"],
    ["France Travail does not answer", "franceTravail", { kind: "hang" }, "later"],
    ["France Travail answers what is no JSON", "franceTravail", { kind: "garbage" }, "later"],
    ["France Travail cuts a connection", "franceTravail", { kind: "reset", times: 1 }, "at once"],
    ["France Travail asks for 2 s of rest", "franceTravail", { kind: "429", retryAfter: 2, times: 2 }, "at once"],
    ["France Travail asks for an hour of rest", "franceTravail", { kind: "429", retryAfter: 3_600 }, "later"],
    ["France Travail gives no token", "token", { kind: "status", status: 500 }, "later"],
    ["La bonne alternance does not answer", "alternance", { kind: "hang" }, "later"],
    ["La bonne alternance asks for an hour of rest", "alternance", { kind: "429", retryAfter: 3_600 }, "later"],
  ];

  test.each(troubles)(
    "%s: nothing is lost and nothing comes twice",
    async (_what, service, fault, when) => {
      const slot = await firstDue(host);
      host.sandbox.faults[service] = fault;
      const before = host.sandbox.requests.length;
      const figures = await host.run(slot);
      delete host.sandbox.faults[service];
      expect(figures).toMatchObject({ due: 4, failed: 0 });
      const owed = service === "alternance" ? { lba: 2 } : { ft: 4 };
      expect(figures.owed).toEqual(when === "at once" ? {} : owed);
      expect(figures.waiting).toBe(when === "at once" || service === "alternance" ? 0 : 2);
      if (fault.kind === "429") {
        const calls = host.sandbox.requests.slice(before).filter((one) => one.service === service);
        const refusedAt = calls.find(({ status }) => status === 429)?.at ?? Number.NaN;
        // What was on its way when the answer came is no call too many.
        const early = calls.filter(({ at }) => at > refusedAt + 500 && at < refusedAt + fault.retryAfter * 1000 - 50);
        expect(refusedAt).toBeGreaterThan(0);
        expect(early).toEqual([]);
      }
      if (when === "later" && service !== "alternance") {
        expect(new Set(await nextOf(workers))).toEqual(new Set([plus(slot, 15 * minuteMs)]));
        expect(await host.run(plus(slot, 15 * minuteMs))).toMatchObject({ due: 2, waiting: 0, owed: {} });
      }
      await ledger.looks();
      for (const one of readers) {
        const isOwed = when === "later" && apprentices.includes(one);
        expect(await ledger.of(one)).toMatchObject({
          ...(isOwed ? { foreign: [], doubled: [] } : isServed),
          repeats: 0,
        });
      }
      // Whatever was owed comes with the next slot.
      expect(await host.run(plus(slot, dayMs))).toMatchObject({ due: 4, waiting: 0, owed: {}, failed: 0 });
      await expectAllServed();
    },
    120_000,
  );
});
