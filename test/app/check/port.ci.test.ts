import { afterAll, expect, test } from "vitest";
import { checkPort } from "../../../src/app/check/port.ts";
import { closeServers, serve } from "../../adapters/server.ts";
import { toLines } from "./check-context.ts";

afterAll(closeServers);

const portOf = (url: string) => Number(new URL(url).port);
const check = async (PORT: number, HOST = "127.0.0.1") =>
  toLines(await checkPort({ HOST, PORT })).map((line) => line.replaceAll(`:${PORT}`, ":PORT"));

const answering = (status: number, body: string) =>
  serve((response) => {
    response.statusCode = status;
    response.setHeader("content-type", "application/json").end(body);
  });

test("any port is none to look at", async () => {
  expect(await check(0)).toEqual([]);
});

test("a port that is free may be listened on, also afterwards", async () => {
  const { url, close } = await answering(200, "{}");
  await close();
  const free = ["ok | HOST and PORT | nothing listens at 127.0.0.1:PORT yet: Tremplin does not run there"];
  expect([await check(portOf(url)), await check(portOf(url))]).toEqual([free, free]);
});

test("another program that has taken the port is told from Tremplin", async () => {
  for (const [status, body] of [
    [200, "<html>"],
    [404, "{}"],
    [200, '{"status":"UP"}'],
  ] as const) {
    const { url } = await answering(status, body);
    expect(await check(portOf(url))).toEqual([
      "wrong | HOST and PORT | another program listens at 127.0.0.1:PORT, where Tremplin is to listen",
      "  -> stop that program, or set another PORT in .env",
    ]);
  }
});

test.each([
  [200, '{"status":"ok","store":"ok"}', "ok | HOST and PORT | Tremplin runs at 127.0.0.1:PORT, and all of it is well"],
  [
    503,
    '{"status":"failing","store":"ok","telegram":"failing","log":"degraded","since":{"telegram":"2026-11-30"}}',
    "wrong | HOST and PORT | Tremplin runs at 127.0.0.1:PORT, and is failing, telegram: failing, log: degraded",
  ],
  [503, '{"status":"starting"}', "look | HOST and PORT | Tremplin runs at 127.0.0.1:PORT, and is starting"],
])("Tremplin that runs says how it is: %i %s", async (status, body, line) => {
  const { url } = await answering(status, body);
  expect((await check(portOf(url)))[0]).toBe(line);
});

test("an address that this machine does not have", async () => {
  expect((await check(8080, "192.0.2.1"))[0]).toBe(
    "wrong | HOST and PORT | 192.0.2.1:PORT cannot be listened on (EADDRNOTAVAIL)",
  );
});
