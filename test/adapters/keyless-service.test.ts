import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { CallQueue } from "../../src/adapters/http/call-queue.ts";
import {
  createKeylessService,
  type KeylessService,
  type KeylessServiceOptions,
} from "../../src/adapters/keyless-service.ts";
import { SourceError } from "../../src/core/failure.ts";
import { AbandonedCall } from "../../src/core/requester.ts";
import { keptLog } from "./log.ts";
import { closeServers, nobody, serve } from "./server.ts";

const start = new Date("2026-11-22T18:00:00Z");
const clock = { at: start };
const opened: KeylessService[] = [];
afterEach(() => {
  clock.at = start;
});
afterAll(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  await closeServers();
});

function open(options: Partial<KeylessServiceOptions> & { urls: string[] }) {
  const service = createKeylessService({ name: "Portail", log: keptLog().log, now: () => clock.at, ...options });
  opened.push(service);
  const ask = (query = "") =>
    service.ask({ path: "/x", query: new URLSearchParams(query), deadlineMs: 20_000 }, ({ status, body }) => {
      if (status !== 200) throw new SourceError("Portail", "refused");
      return String(body);
    });
  return { ...service, get: ask };
}

const says = (text: string) => serve((response) => void response.end(text));

describe("addresses", () => {
  test("the first that answers is asked, by a plain name; the sandbox says that it is one", async () => {
    const [real, sandbox] = [await says("real"), await says("sandbox")];
    const { get } = open({ urls: [real.url], standIn: sandbox.url });
    expect(await get("a=1")).toEqual({ said: "real", isStandIn: false });
    expect(real.heard[0]).toMatchObject({ url: "/x?a=1", headers: { "user-agent": "Tremplin" } });
    expect(sandbox.heard).toHaveLength(0);
    const { get: demo } = open({ urls: [await nobody()], standIn: sandbox.url, maxAttempts: 1 });
    expect(await demo()).toEqual({ said: "sandbox", isStandIn: true });
  });

  test("one that refuses leads to the next; what the last one says counts", async () => {
    const refuses = await serve((response) => void response.writeHead(404).end());
    const { get } = open({ urls: [refuses.url], standIn: (await says("sandbox")).url });
    expect(await get()).toEqual({ said: "sandbox", isStandIn: true });
    await expect(open({ urls: [refuses.url] }).get()).rejects.toMatchObject({ why: "refused", service: "Portail" });
  });

  test("one before another that did not answer is left alone for a minute, the last one is asked again", async () => {
    const broken = await serve((response) => void response.writeHead(500).end());
    const sandbox = await says("sandbox");
    const { get, isOpen } = open({ urls: [broken.url], standIn: sandbox.url, maxAttempts: 1 });
    await get();
    await get();
    expect([broken.heard.length, sandbox.heard.length, isOpen()]).toEqual([1, 2, true]);
    const alone = open({ urls: [broken.url], maxAttempts: 1 });
    await expect(alone.get()).rejects.toMatchObject({ why: "down" });
    await expect(alone.get()).rejects.toMatchObject({ why: "down" });
    expect(broken.heard).toHaveLength(3);
    const quiet = open({ urls: [broken.url], maxAttempts: 1, quietMs: 60_000 });
    await expect(quiet.get()).rejects.toMatchObject({ why: "down" });
    await expect(quiet.get()).rejects.toMatchObject({ why: "down" });
    expect([broken.heard.length, quiet.isOpen()]).toEqual([4, false]);
  });

  test("a fault of ours is no failure of the service: no other address is asked", async () => {
    const sandbox = await says("sandbox");
    const { ask } = open({ urls: [(await says("real")).url], standIn: sandbox.url });
    const bug = () => {
      throw new TypeError("ours");
    };
    await expect(ask({ path: "/", deadlineMs: 5_000 }, bug)).rejects.toThrow("ours");
    expect(sandbox.heard).toHaveLength(0);
  });
});

describe("quotas", () => {
  test("a 429 closes it until the moment that it tells, and nothing is asked before", async () => {
    const full = await serve((response, _, count) => {
      const body = { errorcode: 10_002, reset_time: "2026-11-23T00:00:00Z", error: "Too many requests" };
      response.writeHead(count === 1 ? 429 : 200, { "retry-after": "1" }).end(JSON.stringify(body));
    });
    const { get, health, isOpen } = open({ urls: [full.url], hasDailyQuota: true });
    await expect(get()).rejects.toMatchObject({ why: "busy", minutes: 360 });
    await expect(get()).rejects.toMatchObject({ why: "busy", minutes: 360 });
    expect([full.heard.length, health(), isOpen()]).toEqual([1, "degraded", false]);
    clock.at = new Date("2026-11-23T00:00:00Z");
    await get();
    expect([full.heard.length, health(), isOpen()]).toEqual([2, "ok", true]);
  });

  test("an answer that says that no call is left is read, and the last one before the reset", async () => {
    const reset = Date.parse("2026-11-22T19:00:00Z") / 1000;
    const last = await serve((response) => {
      response.writeHead(200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) }).end("last");
    });
    const { get } = open({ urls: [last.url], hasDailyQuota: true });
    expect(await get()).toEqual({ said: "last", isStandIn: false });
    await expect(get()).rejects.toMatchObject({ why: "busy", minutes: 60 });
    expect(last.heard).toHaveLength(1);
  });

  test("calls wait for their turns in a queue of the address, and nobody's is not made", async () => {
    const real = await says("real");
    const { ask } = open({ urls: [real.url], createQueue: () => new CallQueue({ most: 100 }) });
    const answer = ask({ path: "/", deadlineMs: 5_000, askedBy: () => [] }, ({ body }) => String(body));
    await expect(answer).rejects.toBeInstanceOf(AbandonedCall);
    expect(real.heard).toHaveLength(0);
  });
});

describe("streams", () => {
  const read = async ({ body, error }: { body: AsyncIterable<Uint8Array>; error: Buffer }) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return `${Buffer.concat(chunks)}${error}`;
  };
  const stream = (service: KeylessService, signal = new AbortController().signal) =>
    service.stream({ path: "/all", idleMs: 20_000, signal }, read);

  test("a body is taken as it comes, compressed or not", async () => {
    const plain = open({ urls: [(await says("lines")).url] });
    expect(await stream(plain)).toEqual({ said: "lines", isStandIn: false });
    const zipped = await serve(
      (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("zipped")),
    );
    expect(await stream(open({ urls: [zipped.url] }))).toEqual({ said: "zipped", isStandIn: false });
  });

  test("what is refused has its reason, a used-up quota is one, and what breaks off is a failure", async () => {
    const refuses = await serve((response) => void response.writeHead(400).end("why"));
    expect((await stream(open({ urls: [refuses.url] }))).said).toBe("why");
    const full = await serve((response) => void response.writeHead(429).end("{}"));
    const quota = open({ urls: [full.url], hasDailyQuota: true });
    await expect(stream(quota)).rejects.toMatchObject({ why: "busy", minutes: 60 });
    expect(quota.isOpen()).toBe(false);
    const broken = await serve((response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      setImmediate(() => response.destroy());
    });
    await expect(stream(open({ urls: [broken.url] }))).rejects.toBeInstanceOf(SourceError);
    const errs = await serve((response) => void response.writeHead(502).end("<html>"));
    await expect(stream(open({ urls: [errs.url] }))).rejects.toMatchObject({ why: "down" });
  });

  test("a stop ends it", async () => {
    const stop = new AbortController();
    const endless = await serve((response) => {
      response.writeHead(200).write("half");
      stop.abort();
    });
    await expect(stream(open({ urls: [endless.url] }), stop.signal)).rejects.toMatchObject({ why: "slow" });
  });
});
