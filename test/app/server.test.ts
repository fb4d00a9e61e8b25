import { connect, type Socket } from "node:net";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import { type RunningServer, type ServerLimits, startServer } from "../../src/app/server.ts";

let server: RunningServer;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

async function open(bounds: Partial<ServerLimits>): Promise<void> {
  const app = new Hono();
  app.get("/", (c) => c.text("ok"));
  app.post("/", async (c) => c.text(await c.req.text()));
  const long = 60_000;
  const all = { connections: 10, idleMs: long, headersMs: long, requestMs: long, checkMs: 20, ...bounds };
  server = await startServer(app, "127.0.0.1", 0, all);
}

/** A connection that says just that; what it was answered until it was closed. */
function closed(says: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => socket.write(says));
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
