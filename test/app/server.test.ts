import { connect, type Socket } from "node:net";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import { type RunningServer, type ServerLimits, startServer } from "../../src/app/server.ts";
import { parseAddressSet } from "../../src/bots/web/ip.ts";

let server: RunningServer;
const sockets: Socket[] = [];
/** Told when a request arrives that is not answered. */
const asked = new Set<() => void>();
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

async function open(bounds: Partial<ServerLimits>, trusted?: string): Promise<void> {
  const app = new Hono();
  app.get("/", (c) => c.text("ok"));
  app.get("/held", async (c) => {
    asked.forEach((tell) => {
      tell();
    });
    await new Promise((resolve) => c.req.raw.signal.addEventListener("abort", resolve));
    return c.text("over");
  });
  app.post("/", async (c) => c.text(await c.req.text()));
  const long = 600_000;
  const all = { connections: 10, idleMs: long, headersMs: long, requestMs: long, checkMs: 20, ...bounds };
  server = await startServer(app, "127.0.0.1", 0, all, trusted === undefined ? undefined : parseAddressSet(trusted));
}

/** A connection that says just that; what it was answered until it was closed. */
function closed(says: string, localAddress = "127.0.0.1"): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect({ port: Number(new URL(server.url).port), host: "127.0.0.1", localAddress }, () =>
      socket.write(says),
    );
    sockets.push(socket);
    socket.on("data", (data) => {
      heard += data;
    });
    socket.on("error", () => {}).on("close", () => resolve(heard));
  });
}

const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\n";

test.each<[string, Partial<ServerLimits>, string]>([
  ["says nothing", { idleMs: 50 }, ""],
  ["says nothing, and would be looked at", { headersMs: 50, requestMs: 50 }, ""],
  ["does not end its headers", { headersMs: 50 }, head],
  ["does not end its body", { headersMs: 50, requestMs: 60 }, `${head}\r\nab`],
  ["stays after its answer", { idleMs: 50 }, `${head}\r\nabcde`],
])("a connection that %s is closed", async (_, bounds, says) => {
  await open(bounds);
  await closed(says);
});

test("beyond so many connections there is no other, until one has gone", async () => {
  await open({ connections: 2 });
  const held = [closed(head), closed(head)];
  while (sockets.some((socket) => socket.connecting)) await new Promise((resolve) => setImmediate(resolve));
  expect(await closed("GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")).toBe("");
  sockets[0]?.destroy();
  await held[0];
  let answer = "";
  while (!answer.includes("200"))
    answer = await closed("GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
  expect(answer).toContain("ok");
});

const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${more}\r\n`;

/** A connection that waits for its answer; resolves once the server has its request. */
async function holdOpen(from: string, more = ""): Promise<{ ended: Promise<string> }> {
  const isAsked = new Promise<void>((resolve) => asked.add(resolve));
  const ended = closed(get("/held", more), from);
  await Promise.race([isAsked, ended]);
  asked.clear();
  return { ended };
}

const forwarded = "x-forwarded-for: 203.0.113.7\r\n";

test.skipIf(process.platform !== "linux")("an address that asks for all it may have keeps no other out", async () => {
  await open({ connections: 4, perAddress: 2 });
  await holdOpen("127.0.0.2");
  await holdOpen("127.0.0.2");
  expect(await closed(get("/"), "127.0.0.2")).toBe("");
  expect(await closed(get("/"), "127.0.0.3")).toContain("ok");
});

test("connections on which nothing is asked make room, the oldest first", async () => {
  await open({ connections: 4, perAddress: 2 });
  const [first] = [closed(head), closed(head)];
  expect(await closed(get("/"))).toContain("ok");
  expect(await first).toBe("");
});

test("a trusted proxy has no share", async () => {
  await open({ connections: 4, perAddress: 1, forwarders: 1 }, "127.0.0.1");
  await holdOpen("127.0.0.1", forwarded);
  await holdOpen("127.0.0.1", forwarded);
  expect(await closed(get("/"))).toContain("ok");
});

test.skipIf(process.platform !== "linux")(
  "all who forward untrusted share one part, and keep nobody else out",
  async () => {
    await open({ connections: 4, perAddress: 2, forwarders: 2 });
    await holdOpen("127.0.0.2", forwarded);
    await holdOpen("127.0.0.3", forwarded);
    await (await holdOpen("127.0.0.4", forwarded)).ended;
    await (await holdOpen("127.0.0.2", forwarded)).ended;
    expect(await closed(get("/"), "127.0.0.5")).toContain("ok");
  },
);

test.skipIf(process.platform !== "linux")("what a forwarder held before counts with all who forward", async () => {
  await open({ connections: 8, perAddress: 2, forwarders: 2 });
  await holdOpen("127.0.0.2");
  await holdOpen("127.0.0.2", forwarded);
  // It has the two that all forwarders have together.
  await (await holdOpen("127.0.0.3", forwarded)).ended;
  expect(await closed(get("/"), "127.0.0.3")).toContain("ok");
});

test.skipIf(process.platform !== "linux")("a connection that asks for nothing moves with its forwarder", async () => {
  await open({ connections: 8, perAddress: 2, forwarders: 1 });
  const idle = closed(head.slice(0, 20), "127.0.0.2");
  while (sockets.some((socket) => socket.connecting)) await new Promise((resolve) => setImmediate(resolve));
  await holdOpen("127.0.0.2", forwarded);
  // Both have one place there.
  await idle;
  await (await holdOpen("127.0.0.3", forwarded)).ended;
});

test.skipIf(process.platform !== "linux")(
  "a network is a forwarder only until a request comes from there that nobody forwarded",
  async () => {
    await open({ connections: 8, perAddress: 2, forwarders: 1 });
    await holdOpen("127.0.0.3", forwarded);
    // One pretends at a school, where others hold what they have, and get what they ask for.
    const pupil = await holdOpen("127.0.0.2");
    await (await holdOpen("127.0.0.2", forwarded)).ended;
    let hasEnded = false;
    void pupil.ended.then(() => {
      hasEnded = true;
    });
    expect(await closed(get("/"), "127.0.0.2")).toContain("ok");
    expect(hasEnded).toBe(false);
  },
);
