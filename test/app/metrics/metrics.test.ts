import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { CallQueue } from "../../../src/adapters/http/call-queue.ts";
import { openStream } from "../../../src/adapters/http/stream.ts";
import { createHttpService, type HttpService } from "../../../src/adapters/http.ts";
import { createMetrics, type Metrics } from "../../../src/app/metrics/metrics.ts";
import { createProcessGauges, createStoreGauge } from "../../../src/app/metrics/process-gauges.ts";
import { watchApp } from "../../../src/app/metrics/watch-app.ts";
import { createRunFigures } from "../../../src/core/alerts/run-figures.ts";
import { actNames } from "../../../src/core/understanding/acts/reading.ts";
import { folder, removeFolders } from "../../adapters/folder.ts";
import { keptLog } from "../../adapters/log.ts";
import { closeServers, nobody, serve } from "../../adapters/server.ts";
import { compareMetrics, parseMetrics } from "../../fakes/metrics.ts";

afterAll(async () => {
  await closeServers();
  await removeFolders();
});

const now = new Date("2026-11-30T08:00:00Z");

function open(): Metrics & { read: () => Promise<Record<string, number>>; text: () => Promise<string> } {
  const metrics = createMetrics(() => now);
  onTestFinished(metrics.close);
  const text = async () => (await metrics.render()).text;
  return { ...metrics, text, read: async () => parseMetrics(await text()) };
}

function openService(options: Partial<Parameters<typeof createHttpService>[0]> = {}): HttpService {
  // Each attempt is its own call, so that no retry is waited for.
  const service = createHttpService({ name: "Essai", log: keptLog().log, maxAttempts: 1, ...options });
  onTestFinished(service.close);
  return service;
}

const ofEssai = (figures: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      const [, outcome] = name.match(/^tremplin_calls_total\{service="Essai",outcome="(.*)"\}$/) ?? [];
      return outcome === undefined ? [] : [[outcome, value]];
    }),
  );

test("each attempt at a service counts by its status, or by why there was no answer", async () => {
  const { read } = open();
  const server = await serve((response, _heard, count) => {
    const code = [200, 206, 404, 503][count - 1];
    if (code === undefined) response.destroy();
    else response.writeHead(code).end("{}");
  });
  const { call } = openService();
  for (let i = 0; i < 5; i++) await call({ url: `${server.url}/secret-path?q=words` }).catch(() => {});
  await call({ url: await nobody() }).catch(() => {});
  const figures = await read();
  expect(ofEssai(figures)).toEqual({ 200: 1, 206: 1, 404: 1, 503: 1, down: 2 });
  expect(figures['tremplin_call_seconds_count{service="Essai"}']).toBe(6);
  expect(Object.keys(figures).join()).not.toMatch(/secret|words|127\.0\.0\.1/);
});

test("an answer that is too large, or too late, counts as that", async () => {
  const { read } = open();
  const server = await serve((response, { url }) => {
    if (url === "/large") response.end("x".repeat(2_000));
  });
  const { call } = openService();
  await call({ url: `${server.url}/large`, mostBytes: 1_000 }).catch(() => {});
  await call({ url: `${server.url}/never`, deadlineMs: 120 }).catch(() => {});
  expect(ofEssai(await read())).toEqual({ garbage: 1, slow: 1 });
});

test("a redirect that is followed is part of one attempt, a file that is streamed counts by its headers", async () => {
  const { read } = open();
  const server = await serve((response, { url }) => {
    if (url === "/old") response.writeHead(302, { location: "/new" }).end();
    else response.end("{}");
  });
  await openService().call({ url: `${server.url}/old` });
  const signal = new AbortController().signal;
  const stream = { name: "Essai", headers: {}, idleMs: 5_000, signal };
  await openStream({ ...stream, url: `${server.url}/file` }, async () => undefined);
  await openStream({ ...stream, url: await nobody() }, async () => undefined).catch(() => {});
  expect(ofEssai(await read())).toEqual({ 200: 2, down: 1 });
});

test("a service that asks to wait is busy until then, and what waits for it is counted", async () => {
  const { read } = open();
  const server = await serve((response) => response.writeHead(429, { "retry-after": "30" }).end());
  const queue = new CallQueue({ most: 5 });
  const { call } = openService({ queue });
  const name = 'tremplin_service_busy_until_timestamp_seconds{service="Essai"}';
  expect((await read())[name]).toBe(0);
  await call({ url: server.url }).catch(() => {});
  // Somebody who has all the time in the world.
  void call({ url: server.url, ticket: queue.createTicket() }).catch(() => {});
  const figures = await read();
  const inSeconds = (figures[name] ?? 0) - now.getTime() / 1000;
  expect(inSeconds).toBeGreaterThan(20);
  expect(inSeconds).toBeLessThanOrEqual(30);
  expect(figures['tremplin_service_waiting_calls{service="Essai"}']).toBe(1);
});

test("two connections to one service are one line: all that wait", async () => {
  const { read } = open();
  const queues = [new CallQueue({ most: 1 }), new CallQueue({ most: 1 })];
  for (const queue of queues) {
    openService({ queue });
    queue.hold(performance.now() + 60_000);
    void queue.enter(queue.createTicket()).catch(() => {});
  }
  expect((await read())['tremplin_service_waiting_calls{service="Essai"}']).toBe(2);
});

test("a service that is closed is named no more, and nothing is heard once the figures are closed", async () => {
  const { read, close } = open();
  const server = await serve((response) => response.end("{}"));
  const service = openService();
  const line = 'tremplin_service_waiting_calls{service="Essai"}';
  expect(await read()).toHaveProperty([line]);
  await service.close();
  expect(await read()).not.toHaveProperty([line]);
  close();
  await openService()
    .call({ url: server.url })
    .catch(() => {});
  expect(await read()).toEqual({});
});

test("who ran the alerts and stands by now is not late", async () => {
  const { noteRun, noteStandingBy, read } = open();
  noteRun({ ...createRunFigures(), due: 1, oldestPendingHours: 26 });
  noteStandingBy();
  expect(await read()).toMatchObject({
    tremplin_alert_last_run_timestamp_seconds: 0,
    tremplin_alert_oldest_waiting_seconds: 0,
  });
});

test("runs of alerts: what they did, when, and what waits; one without anything to do only says when", async () => {
  const { noteRun, noteFailedRun, read, text } = open();
  const before = await text();
  const idle = createRunFigures();
  noteRun(idle);
  const run = { ...idle, due: 12, calls: 7, sent: 5, offers: 31, unreachable: 1, oldestPendingHours: 26 };
  noteRun({ ...run, owed: { "France Travail": 3 } });
  noteRun({ ...idle, due: 1, sent: 1, oldestPendingHours: 2 });
  noteFailedRun();
  const ofFigure = (figure: string) => `tremplin_alert_figures_total{figure="${figure}"}`;
  expect(compareMetrics(before, await text())).toEqual({
    'tremplin_alert_runs_total{outcome="done"}': 2,
    'tremplin_alert_runs_total{outcome="failed"}': 1,
    [ofFigure("due")]: 13,
    [ofFigure("calls")]: 7,
    [ofFigure("sent")]: 6,
    [ofFigure("offers")]: 31,
    [ofFigure("unreachable")]: 1,
    tremplin_alert_last_run_timestamp_seconds: now.getTime() / 1000,
    tremplin_alert_oldest_waiting_seconds: 7_200,
  });
  const figures = await read();
  // From zero on, so that the first of each is seen to be one more.
  for (const name of Object.keys(idle).filter((figure) => figure !== "owed" && figure !== "oldestPendingHours"))
    expect(figures).toHaveProperty([ofFigure(name)]);
  for (const act of actNames) expect(figures[`tremplin_turns_total{act="${act}"}`]).toBe(0);
});

test("what is looked at when somebody asks: queues, open pages, the store's files, its purge, health, the process", async () => {
  const { watch, read } = open();
  const path = join(await folder(), "store.sqlite");
  await writeFile(path, "12345");
  let chats = 3;
  watchApp(
    { watch },
    {
      config: { STORE_URL: `sqlite://${path}` },
      bots: { load: () => ({ telegram: { chats }, web: { chats: 0, streams: 4 } }) },
      conversation: { busyPeople: () => 2 },
      health: {
        look: async () => ({ parts: { store: "ok", discord: "starting", log: "degraded", web: "failing" }, since: {} }),
      },
      store: { lastPurge: async () => new Date("2026-11-30T07:30:00Z") },
    },
  );
  const first = await read();
  expect(first).toMatchObject({
    tremplin_busy_people: 2,
    'tremplin_busy_chats{platform="telegram"}': 3,
    'tremplin_busy_chats{platform="web"}': 0,
    'tremplin_open_streams{platform="web"}': 4,
    'tremplin_store_bytes{file="main"}': 5,
    'tremplin_store_bytes{file="wal"}': 0,
    'tremplin_health{part="store"}': 0,
    'tremplin_health{part="discord"}': 1,
    'tremplin_health{part="log"}': 1,
    'tremplin_health{part="web"}': 2,
    tremplin_last_purge_timestamp_seconds: Date.parse("2026-11-30T07:30:00Z") / 1000,
  });
  expect(first).not.toHaveProperty(['tremplin_open_streams{platform="telegram"}']);
  expect(first.process_resident_memory_bytes).toBeGreaterThan(10_000_000);
  expect(first.nodejs_heap_size_used_bytes).toBeGreaterThan(1_000_000);
  const started = first.process_start_time_seconds ?? 0;
  expect(Math.abs(started - (Date.now() / 1000 - process.uptime()))).toBeLessThan(5);
  chats = 0;
  expect((await read())['tremplin_busy_chats{platform="telegram"}']).toBe(0);
});

test("how late the loop was is measured from the first look on, and since the last one", async () => {
  const { watch, read, close } = open();
  const calls: string[] = [];
  const delays = {
    enable: () => calls.push("enable") > 0,
    disable: () => calls.push("disable") > 0,
    reset: () => void calls.push("reset"),
    // A timer of 50 ms that came after 52, and after 350.
    percentile: (percent: number) => (percent === 50 ? 52e6 : 350e6),
    max: 1_250e6,
  };
  for (const gauge of createProcessGauges(() => delays)) watch(gauge);
  expect(calls).toEqual([]);
  const nameOf = (quantile: string) => `tremplin_event_loop_delay_seconds{quantile="${quantile}"}`;
  expect(await read()).not.toHaveProperty([nameOf("1")]);
  expect(calls).toEqual(["enable"]);
  const figures = await read();
  expect(figures[nameOf("0.5")]).toBeCloseTo(0.002);
  expect(figures[nameOf("0.99")]).toBeCloseTo(0.3);
  expect(figures[nameOf("1")]).toBeCloseTo(1.2);
  // Nothing has happened since.
  Object.assign(delays, { percentile: () => 0, max: 0 });
  expect((await read())[nameOf("1")]).toBe(0);
  close();
  expect(calls).toEqual(["enable", "reset", "reset", "disable"]);
});

test("a store in memory has no file", async () => {
  const { watch, read } = open();
  watch(createStoreGauge("memory://"));
  expect(Object.keys(await read()).filter((name) => name.startsWith("tremplin_store_bytes"))).toEqual([]);
});
