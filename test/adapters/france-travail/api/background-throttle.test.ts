import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type BackgroundThrottle,
  createBackgroundThrottle,
} from "../../../../src/adapters/france-travail/api/background-throttle.ts";
import { type FranceTravailClient, toBackgroundClient } from "../../../../src/adapters/france-travail/api/client.ts";
import { createFranceTravail } from "../../../../src/adapters/france-travail/france-travail.ts";
import { keptLog } from "../../log.ts";
import { centreOf, map, sunday } from "../../places.ts";
import { closeServers, serve } from "../../server.ts";
import { centresWithin, connected, rome, type Started, searchFor, shareOf } from "../started.ts";

afterEach(() => void vi.useRealTimers());
afterAll(closeServers);

/** A window of our pace, in milliseconds. */
const windowMs = 1100;

describe("the lane of the background", () => {
  beforeEach(() => void vi.useFakeTimers());

  /** How many of these calls go out in each window from now on. */
  async function perWindow(lane: BackgroundThrottle, calls: number, windows: number): Promise<number[]> {
    let gone = 0;
    for (let i = 0; i < calls; i++) void lane.turn().then(() => gone++);
    const counts: number[] = [];
    for (let i = 0; i < windows; i++) {
      const before = gone;
      await vi.advanceTimersByTimeAsync(i === 0 ? 0 : windowMs);
      counts.push(gone - before);
    }
    return counts;
  }

  test("has the whole rate while nobody calls", async () => {
    expect(await perWindow(createBackgroundThrottle(9), 20, 3)).toEqual([9, 9, 2]);
  });

  test("has half of it from the moment at which somebody does, also for those that wait already", async () => {
    const lane = createBackgroundThrottle(9);
    lane.noteForegroundCall();
    expect(await perWindow(lane, 12, 4)).toEqual([4, 4, 4, 0]);
    const other = createBackgroundThrottle(8);
    const counts = perWindow(other, 20, 3);
    other.noteForegroundCall();
    expect((await counts).slice(1)).toEqual([4, 4]);
  });

  test.each([
    [9_999, [4, 4]],
    [10_000, [8, 8]],
  ])("%i ms after the last call of somebody: %j", async (ms, expected) => {
    const lane = createBackgroundThrottle(8);
    lane.noteForegroundCall();
    await vi.advanceTimersByTimeAsync(ms);
    expect(await perWindow(lane, 16, 2)).toEqual(expected);
  });

  test("has no more than the service allows, and half of that while somebody calls", async () => {
    const lane = createBackgroundThrottle(9);
    lane.limit(6);
    expect(await perWindow(lane, 12, 2)).toEqual([6, 6]);
    await vi.advanceTimersByTimeAsync(windowMs);
    lane.noteForegroundCall();
    expect(await perWindow(lane, 6, 2)).toEqual([3, 3]);
    lane.limit(100);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await perWindow(lane, 18, 2)).toEqual([9, 9]);
  });
});

describe("calls in the background", () => {
  const stopWatch = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });

  /** A client that may call so often, of a service that finds nothing, and what it was asked for. */
  async function open(callsPerSecond: number, capacity?: number) {
    const server = await serve((response, { method }) => {
      if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
      response.writeHead(204, capacity ? { "X-Ratelimit-Burst-Capacity-Clientidlimiter": capacity } : {}).end();
    });
    const api = connected({ token: server.url, franceTravail: server.url }, { at: sunday }, { callsPerSecond });
    const asked = () => server.heard.filter(({ method }) => method === "GET").map(({ url }) => url);
    return { api, asked };
  }

  /** Lets no time pass by the clock of the pace. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let i = 0; i < 2_000 && !isSo(); i++) await new Promise((resolve) => setImmediate(resolve));
    expect(isSo()).toBe(true);
  }

  /** Lets the time pass that this takes by the clock of the pace. */
  async function whole<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    void work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await vi.advanceTimersByTimeAsync(windowMs);
      for (let i = 0; i < 50 && !isDone; i++) await new Promise((resolve) => setImmediate(resolve));
    }
    return work;
  }

  const behind = (api: Started, count: number) =>
    Promise.all(Array.from({ length: count }, () => api.client.get("/behind", undefined, { isBackground: true })));

  test("never make somebody wait for those that stand in line", async () => {
    const { api, asked } = await open(4);
    stopWatch();
    const all = behind(api, 20);
    await until(() => asked().length === 4);
    const people = Promise.all([api.client.get("/people"), api.client.get("/people")]);
    await vi.advanceTimersByTimeAsync(windowMs);
    await until(() => asked().length === 8);
    expect(asked().slice(4).sort()).toEqual(["/behind", "/behind", "/people", "/people"]);
    await people;
    expect(await whole(all)).toHaveLength(20);
    await api.client.close();
  });

  test("have their deadline from when they leave the line, however long they stood there", async () => {
    const { api, asked } = await open(1);
    stopWatch();
    const answers = await whole(behind(api, 30));
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(204));
    expect(asked()).toHaveLength(30);
    await api.client.close();
  });

  test("slow down with the service", async () => {
    const { api, asked } = await open(20, 10);
    stopWatch();
    await behind(api, 1);
    const all = behind(api, 30);
    // The first call counts in the first window.
    for (const due of [9, 18, 27]) {
      await until(() => asked().length === due);
      await vi.advanceTimersByTimeAsync(windowMs);
    }
    await whole(all);
    await api.client.close();
  });

  test("are those that read an offer for an alert; what people open is not", async () => {
    const how: unknown[] = [];
    const client: FranceTravailClient = {
      get: async (_path, _query, said) => {
        how.push(said?.isBackground ?? false);
        return { status: 204, headers: {}, body: Buffer.alloc(0) };
      },
      close: async () => {},
    };
    for (const by of [client, { ...client, ...toBackgroundClient(client) }]) {
      const { offer } = createFranceTravail({
        client: by,
        atlas: map,
        centreOf,
        centreSoon: async (code) => centreOf(code),
        centresWithin,
        shareOf,
        rome,
        fictitious: false,
        log: keptLog().log,
        now: () => sunday,
      });
      expect(await offer(searchFor(), { key: "ft:206ZFSY" })).toEqual({ offer: undefined });
    }
    expect(how).toEqual([false, true]);
  });
});
