import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Api } from "grammy";
import { afterEach, expect, test } from "vitest";
import { buildApiClientOptions } from "../../src/bots/telegram/bot.ts";

let server: Server;
afterEach(() => server.close());

test("a connection to Telegram that is idle is closed by us, and a call that waits for its answer goes on", async () => {
  const sockets: Socket[] = [];
  const held: (() => void)[] = [];
  server = createServer((request, response) => {
    const answer = () => response.end(JSON.stringify({ ok: true, result: { id: 1 } }));
    if (request.url?.endsWith("getUpdates")) held.push(answer);
    else answer();
  });
  // The server keeps it: whoever closes it is the client.
  server.keepAliveTimeout = 120_000;
  server.on("connection", (socket) => sockets.push(socket));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const api = new Api("1:x", buildApiClientOptions(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 50));

  const poll = api.getUpdates();
  await expect.poll(() => sockets.length).toBe(1);
  await api.getMe();
  expect(sockets).toHaveLength(2);
  // Idle for as long as the poll has waited by then.
  await once(sockets[1] as Socket, "close");
  await api.getMe();
  expect(sockets).toHaveLength(3);
  held[0]?.();
  await poll;
});
