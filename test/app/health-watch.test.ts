import { afterEach, expect, test, vi } from "vitest";
import { combineParts, createHealthWatch } from "../../src/app/health-watch.ts";
import { createHealthRoutes } from "../../src/app/server.ts";
import type { Health } from "../../src/core/telemetry.ts";

afterEach(() => void vi.useRealTimers());

function start() {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const state = { store: "ok" as Health, others: { alerts: "ok" } as Record<string, Health>, at: 8 * 60 };
  const checkStore = vi.fn(async () => state.store);
  const now = () => new Date(Date.UTC(2026, 10, 30, 0, state.at));
  const watch = createHealthWatch({ checkStore, readOthers: () => state.others }, now);
  const routes = createHealthRoutes(watch);
  const ask = async () => {
    const answer = await routes.request("/healthz");
    return [answer.status, await answer.json()];
  };
  /** So many minutes later, of which each is looked at. */
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      state.at += 1;
      await vi.advanceTimersByTimeAsync(60_000);
    }
  };
  return { state, watch, checkStore, ask, pass };
}

const well = { status: "ok", store: "ok", alerts: "ok" };

test("where all is well, nothing but that is said", async () => {
  const { ask, watch } = start();
  expect(await ask()).toEqual([200, well]);
  watch.end();
});

test("what is not well says since when, also where nobody asked meanwhile; once it is well that is gone", async () => {
  const { state, ask, pass, watch, checkStore } = start();
  state.others = { services: "degraded", alerts: "degraded" };
  await pass(1);
  await pass(30);
  // The store is written to by nobody's asking alone.
  expect(checkStore).not.toHaveBeenCalled();
  const first = "2026-11-30T08:01:00.000Z";
  expect(await ask()).toEqual([
    200,
    {
      status: "degraded",
      store: "ok",
      services: "degraded",
      alerts: "degraded",
      since: { services: first, alerts: first },
    },
  ]);
  // A part that is said only while it is not well.
  state.others = { alerts: "degraded" };
  expect((await ask())[1]).toMatchObject({ since: { alerts: first } });
  state.others = { services: "degraded", alerts: "ok" };
  await pass(1);
  expect((await ask())[1]).toEqual({
    ...well,
    status: "degraded",
    services: "degraded",
    since: { services: "2026-11-30T08:32:00.000Z" },
  });
  state.others = { alerts: "ok" };
  expect(await ask()).toEqual([200, well]);
  watch.end();
});

test("a store that fails says since when it was seen to, and gets worse without beginning anew", async () => {
  const { state, ask, pass, watch } = start();
  state.store = "degraded";
  await ask();
  await pass(5);
  state.store = "failing";
  expect(await ask()).toEqual([
    503,
    { status: "failing", store: "failing", alerts: "ok", since: { store: "2026-11-30T08:00:00.000Z" } },
  ]);
  state.store = "ok";
  expect(await ask()).toEqual([200, well]);
  watch.end();
});

test("once it has ended, nothing is looked at by itself", async () => {
  const { state, ask, pass, watch } = start();
  watch.end();
  state.others = { alerts: "degraded" };
  await pass(10);
  expect((await ask())[1]).toMatchObject({ since: { alerts: "2026-11-30T08:10:00.000Z" } });
});

test.each<[Record<string, Health>, string]>([
  [{}, "ok"],
  [{ store: "ok", discord: "starting" }, "ok"],
  [{ store: "ok", alerts: "degraded" }, "degraded"],
  [{ store: "failing", alerts: "degraded" }, "failing"],
])("%j is %s in all", (parts, status) => {
  expect(combineParts(parts)).toBe(status);
});
