import { createECDH, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import { afterEach, describe, expect, test } from "vitest";
import { type PublishedCall, subscribeToCalls } from "../../src/adapters/http/instrumentation.ts";
import { createPublicLookup, createWebPush, isPublicAddress } from "../../src/adapters/web-push.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { keptLog } from "./log.ts";

type Got = { path: string; headers: Record<string, unknown>; body: Buffer };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A browser's device. */
function newDevice(endpoint = "https://push.example.com/device/1") {
  const ecdh = createECDH("prime256v1");
  const p256dh = ecdh.generateKeys().toString("base64url");
  return { endpoint, keys: { p256dh, auth: randomBytes(16).toString("base64url") } };
}

/** A push service on this machine, and a way to it that takes whatever name stands in the address. */
async function fakeService(statuses: number[], headers: Record<string, string> = {}) {
  const got: Got[] = [];
  const server = createServer((incoming, answer) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part) => parts.push(part));
    incoming.on("end", () => {
      got.push({ path: incoming.url ?? "", headers: incoming.headers, body: Buffer.concat(parts) });
      answer.writeHead(statuses[Math.min(got.length, statuses.length) - 1] ?? 201, headers).end("and more");
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const agent = new Agent();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dispatcher = agent.compose((dispatch) => (options, handler) => dispatch({ ...options, origin }, handler));
  closing.push(async () => {
    await agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { got, dispatcher };
}

async function service(dispatcher: Dispatcher, rows = memoryCollection()) {
  const kept = keptLog();
  const push = await createWebPush({
    collection: rows,
    subject: "mailto:contact@cfa.example",
    log: kept.log,
    dispatcher,
    pauseMs: 1,
  });
  return { push, kept };
}

/** What is published of calls from now on. */
function listenToCalls() {
  const heard: Pick<PublishedCall, "service" | "outcome">[] = [];
  const end = subscribeToCalls(
    ({ service, outcome }) => void heard.push({ service, outcome }),
    () => {},
  );
  closing.push(async () => end());
  return heard;
}

const notice = { body: "2 nouvelles offres pour votre alerte", topic: "digest000001", isSilent: false };

describe("a notification", () => {
  test("counts by the status of each attempt, under a name that says nothing of the device", async () => {
    const heard = listenToCalls();
    const { dispatcher } = await fakeService([503, 201]);
    const { push } = await service(dispatcher);
    expect(await push.send(newDevice(), notice)).toBe("sent");
    await dispatcher.destroy();
    expect(await push.send(newDevice(), notice)).toBe("failed");
    expect(heard.slice(0, 3).map(({ service, outcome }) => `${service} ${outcome}`)).toEqual([
      ...["Web Push 503", "Web Push 201", "Web Push down"],
    ]);
  });

  test("is encrypted, signed with our keys, and lives for a day", async () => {
    const { got, dispatcher } = await fakeService([201]);
    const { push } = await service(dispatcher);
    expect(await push.send(newDevice(), notice)).toBe("sent");
    const [{ path, headers, body } = { path: "", headers: {}, body: Buffer.alloc(0) }] = got;
    expect(path).toBe("/device/1");
    expect(headers).toMatchObject({
      ttl: "86400",
      urgency: "normal",
      topic: "digest000001",
      "content-encoding": "aes128gcm",
      authorization: expect.stringContaining(`k=${push.publicKey}`),
    });
    const [, claims = ""] = String(headers.authorization).match(/t=[^.]+\.([^.]+)/) ?? [];
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      aud: "https://push.example.com",
      sub: "mailto:contact@cfa.example",
    });
    expect(body.toString("latin1")).not.toContain("offres");
  });

  test.each([
    ["404 means that the device is gone", [404], "gone", 1],
    ["410 means so, too", [410], "gone", 1],
    ["what the service refuses is not repeated", [400], "failed", 1],
    ["a redirect is not followed", [307], "failed", 1],
    ["a service that is busy is asked again", [429, 503, 201], "sent", 3],
    ["three times at most", [500], "failed", 3],
  ] as const)("%s", async (_, statuses, outcome, calls) => {
    const { got, dispatcher } = await fakeService([...statuses], { location: "https://push.example.com/else" });
    const { push, kept } = await service(dispatcher);
    expect(await push.send(newDevice(), notice)).toBe(outcome);
    expect(got).toHaveLength(calls);
    expect(JSON.stringify(kept)).not.toMatch(/push\.example|device\/1|offres/);
  });

  test("to keys that are no keys has failed, and nothing is sent", async () => {
    const { got, dispatcher } = await fakeService([201]);
    const { push } = await service(dispatcher);
    const device = { ...newDevice(), keys: { p256dh: "A".repeat(87), auth: "A".repeat(22) } };
    expect([push.accepts(device), push.accepts(newDevice())]).toEqual([false, true]);
    expect([await push.send(device, notice), got]).toEqual(["failed", []]);
  });

  test("is given up at the stop", async () => {
    const { dispatcher } = await fakeService([503], { "retry-after": "3600" });
    const { push } = await service(dispatcher);
    const sent = push.send(newDevice(), notice);
    await push.close();
    expect(await sent).toBe("failed");
  });
});

test("the keys are drawn once, and kept with the store", async () => {
  const rows = memoryCollection();
  const { dispatcher } = await fakeService([201]);
  const [one, two] = [await service(dispatcher, rows), await service(dispatcher, rows)];
  expect(Buffer.from(one.push.publicKey, "base64url")).toHaveLength(65);
  expect(two.push.publicKey).toBe(one.push.publicKey);
  expect((await service(dispatcher)).push.publicKey).not.toBe(one.push.publicKey);
});

describe("only public addresses are connected to", () => {
  test.each<[string, number, boolean]>([
    ["142.250.74.234", 4, true],
    ["127.0.0.1", 4, false],
    ["10.1.2.3", 4, false],
    ["172.31.0.1", 4, false],
    ["192.168.0.1", 4, false],
    ["169.254.169.254", 4, false],
    ["100.64.0.1", 4, false],
    ["0.0.0.0", 4, false],
    ["224.0.0.1", 4, false],
    ["255.255.255.255", 4, false],
    ["2a00:1450:4007:80e::200a", 6, true],
    ["::1", 6, false],
    ["::", 6, false],
    ["::ffff:127.0.0.1", 6, false],
    ["::ffff:8.8.8.8", 6, false],
    ["64:ff9b::7f00:1", 6, false],
    ["2002:7f00:1::", 6, false],
    ["2001:0:7f00:1::", 6, false],
    ["fd00::1", 6, false],
    ["fe80::1", 6, false],
    ["ff02::1", 6, false],
  ])("%s (IPv%i): %s", (address, family, is) => expect(isPublicAddress(address, family)).toBe(is));

  const resolving = (...addresses: string[]) =>
    createPublicLookup((_, __, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      ),
    );
  const looked = (lookup: ReturnType<typeof createPublicLookup>) =>
    new Promise((resolve) =>
      lookup("push.example.com", { all: true }, (error, found) => resolve(error ? "refused" : found)),
    );

  test("a name that has one of our own network beside a public one is refused", async () => {
    expect(await looked(resolving("142.250.74.234"))).toEqual([{ address: "142.250.74.234", family: 4 }]);
    expect(await looked(resolving("142.250.74.234", "127.0.0.1"))).toBe("refused");
    expect(await looked(resolving())).toBe("refused");
  });

  test("also when it says another address than it said before: what is connected to is what was looked at", async () => {
    let isAsked = false;
    const server = createServer((_, answer) => answer.end("secret")).listen(0, "127.0.0.1");
    server.on("connection", () => {
      isAsked = true;
    });
    await new Promise((resolve) => server.once("listening", resolve));
    const agent = new Agent({ connect: { lookup: resolving("127.0.0.1") } });
    const url = `http://push.example.com:${(server.address() as AddressInfo).port}/`;
    await expect(request(url, { dispatcher: agent })).rejects.toThrow();
    await agent.destroy();
    server.close();
    expect(isAsked).toBe(false);
  });
});
