import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { sunday } from "../places.ts";
import { closeServers, serve } from "../server.ts";
import { connected, type Started, started } from "./started.ts";

const opened: Started[] = [];
let sandboxed: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  sandboxed = await started({ hasQuotas: true }, { callsPerSecond: 9 });
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await Promise.all(opened.map(({ client }) => client.close()));
  await sandboxed.close();
  await closeServers();
});

/** As many searches at once, none like another: the statuses of those that have been answered. */
function blocks(count: number, { client }: Started): number[] {
  const statuses: number[] = [];
  for (let i = 0; i < count; i++) {
    const query = new URLSearchParams({ range: `${i}-${i}`, departement: "48" });
    void client.get("/offresdemploi/v2/offres/search", query).then(({ status }) => statuses.push(status));
  }
  return statuses;
}

/**
 * Stops the clock that paces calls and measures quotas until it is told to go on; a window of our pace is 1.1
 * seconds.
 */
const stopWatch = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
const nextWindow = () => vi.advanceTimersByTimeAsync(1100);

/** Waits until so many have been answered, and lets no time pass by that clock, which `expect.poll` would. */
async function answered(statuses: number[], count: number): Promise<void> {
  while (statuses.length < count) await new Promise((resolve) => setImmediate(resolve));
  expect(statuses).toHaveLength(count);
}

test("sixty blocks asked for at once never meet the quota of ten a second", async () => {
  stopWatch();
  const statuses = blocks(60, sandboxed);
  for (const due of [9, 18, 27, 36, 45, 54, 60]) {
    await answered(statuses, due);
    await nextWindow();
  }
  const requests = sandboxed.sandbox.requests.filter(({ service }) => service === "franceTravail");
  expect(requests).toHaveLength(60);
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
});

test.each([
  ["ten: nine are used", "10", 9],
  ["four: three are used", "4", 3],
  ["one", "1", 1],
  ["next to nothing: one is", "0.001", 1],
  ["less than nothing", "-5", 20],
  ["nothing at all", "0", 20],
  ["more than was configured", "100", 20],
  ["nothing that makes sense", "many", 20],
])("the headers of the first answer say %s", async (_what, capacity, allowed) => {
  let count = 0;
  const server = await serve((response, { method }) => {
    if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
    // A gateway in between answers without them now and then: that changes nothing.
    const headers = ++count % 3 === 0 ? {} : { "X-Ratelimit-Burst-Capacity-Clientidlimiter": capacity };
    response.writeHead(204, headers).end();
  });
  const api = connected({ token: server.url, franceTravail: server.url }, { at: sunday }, { callsPerSecond: 20 });
  opened.push(api);
  stopWatch();
  const first = blocks(1, api);
  await answered(first, 1);
  const others = blocks(3 * allowed, api);
  // The first call counts in the first window.
  for (const due of [allowed - 1, 2 * allowed - 1, 3 * allowed - 1, 3 * allowed]) {
    await answered(others, due);
    await nextWindow();
  }
});
