import { inspect } from "node:util";
import { afterAll, expect, test } from "vitest";
import { HrflowCallFailed, HrflowStopped, PushAborted } from "../../../src/adapters/hrflow/failures.ts";
import { apiKey, fakeHrflow, userEmail } from "../../fakes/hrflow.ts";
import { closeServers } from "../server.ts";
import { startHrflow } from "./started.ts";

afterAll(closeServers);

const look = { method: "GET", path: "/job/indexing", query: { board_key: "x" }, isRepeatable: true } as const;
const write = { method: "POST", path: "/job/indexing", body: {}, isRepeatable: false } as const;
const fine = { status: 200, body: '{"code":200,"message":"Job","data":{"key":"k"}}' };

test("calls go one after the other, one a second", async () => {
  let under = 0;
  let most = 0;
  const { client, clock, hrflow } = await startHrflow({
    instead: async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      return fine;
    },
  });
  for (let call = 0; call < 5; call++) await client.call(look);
  expect([hrflow.calls.length, most]).toEqual([5, 1]);
  expect(clock.at).toBeGreaterThanOrEqual(4_000);
});

test("faster or slower where it is told", async () => {
  const { client, clock } = await startHrflow({ instead: () => fine }, { callsPerSecond: 0.5 });
  for (let call = 0; call < 3; call++) await client.call(look);
  expect(clock.at).toBeGreaterThanOrEqual(4_000);
});

test.each([
  ["HTML at 503", { status: 503, body: "<html>Service unavailable</html>", type: "text/html" }],
  ["HTML at 200", { status: 200, body: "<html>Welcome</html>", type: "text/html" }],
  ["another kind of JSON", { status: 200, body: "{}", type: "application/problem+json" }],
  ["no JSON at all", { status: 200, body: "{", type: "application/json" }],
  ["a cut connection", "cut" as const],
])("%s is a fault of the server: tried again, after longer and longer waits", async (_what, answer) => {
  const { client, clock, hrflow } = await startHrflow({ instead: (_call, count) => (count <= 3 ? answer : fine) });
  expect(await client.call(look)).toMatchObject({ code: 200, data: { key: "k" } });
  expect(hrflow.calls).toHaveLength(4);
  expect(clock.at).toBeGreaterThanOrEqual(2_000 + 4_000 + 8_000);
});

test("and given up in the end", async () => {
  const { client, hrflow } = await startHrflow({ instead: () => ({ status: 500, body: "<html>", type: "text/html" }) });
  const error = await client.call(look).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(HrflowCallFailed);
  expect(error).toMatchObject({ message: "HrFlow answered 500, and nothing to read", isUncertain: true });
  expect(hrflow.calls).toHaveLength(6);
});

test("what may have been done is not tried again blindly", async () => {
  const { client, hrflow } = await startHrflow({ instead: () => "cut" });
  await expect(client.call(write)).rejects.toMatchObject({ isUncertain: true });
  expect(hrflow.calls).toHaveLength(1);
});

test("a type with its character set is the same type", async () => {
  const { client } = await startHrflow({ instead: () => ({ ...fine, type: "application/json; charset=utf-8" }) });
  expect(await client.call(look)).toMatchObject({ code: 200 });
});

test("429 is waited for as long as it says, for a write as well", async () => {
  const { client, clock, waits } = await startHrflow({
    instead: (_call, count) => (count === 1 ? { status: 429, headers: { "retry-after": "90" } } : fine),
  });
  expect(await client.call(write)).toMatchObject({ code: 200 });
  expect(clock.at).toBeGreaterThanOrEqual(90_000);
  expect(waits).toEqual([90]);
});

test("429 without an end ends the push, and a year is not waited for", async () => {
  const { client, clock } = await startHrflow({
    instead: () => ({ status: 429, headers: { "retry-after": "31536000" } }),
  });
  await expect(client.call(look)).rejects.toMatchObject({ name: "HrflowStopped", why: "busy" });
  expect(clock.at).toBeLessThan(2 * 3_600_000);
});

test.each([
  [401, "refused"],
  [403, "refused"],
  [402, "quota"],
])("%i ends the push at once: %s", async (status, why) => {
  const { client, hrflow } = await startHrflow({
    instead: () => ({ status, body: `{"code":${status},"message":"no"}` }),
  });
  await expect(client.call(look)).rejects.toMatchObject({ name: "HrflowStopped", why, status });
  expect(hrflow.calls).toHaveLength(1);
});

test("so does a 401 that comes as a 200", async () => {
  const { client } = await startHrflow({ instead: () => ({ status: 200, body: '{"code":401,"message":"no"}' }) });
  await expect(client.call(look)).rejects.toBeInstanceOf(HrflowStopped);
});

test("a key that is refused is in no error and in no line of the log, although HrFlow repeats it", async () => {
  const key = `ask_${"f".repeat(32)}`;
  const { client, log, hrflow } = await startHrflow({}, { key });
  const error = await client.call(look).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(HrflowStopped);
  const response = await fetch(`${hrflow.url}/v1/job/indexing`, { headers: { "x-api-key": key } });
  expect(await response.text()).toContain(key);
  expect(inspect([error, log], { depth: 9 })).not.toContain("ffff");
});

test("nor is one of a connection that fails", async () => {
  const { client, log, hrflow } = await startHrflow();
  await hrflow.close();
  const error = await client.call(write).catch((failure: unknown) => failure);
  expect(inspect([error, log], { depth: 9 })).not.toContain(apiKey.slice(4, 12));
  expect(inspect([error, log], { depth: 9 })).not.toContain(userEmail);
});

test("a redirect elsewhere gets no key", async () => {
  const elsewhere = await fakeHrflow();
  const { client } = await startHrflow({
    instead: () => ({ status: 302, headers: { location: `${elsewhere.url}/v1/job/indexing` } }),
  });
  await expect(client.call(look)).rejects.toMatchObject({ status: 302 });
  expect(elsewhere.heard).toEqual([]);
});

test("it stops in the middle of a wait", async () => {
  const { client, stop, clock } = await startHrflow({
    instead: () => {
      setImmediate(() => stop.abort());
      return { status: 429, headers: { "retry-after": "600" } };
    },
  });
  await expect(client.call(look)).rejects.toBeInstanceOf(PushAborted);
  expect(clock.at).toBeLessThan(600_000);
  await expect(client.call(look)).rejects.toBeInstanceOf(PushAborted);
});
