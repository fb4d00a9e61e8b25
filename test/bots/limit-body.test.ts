import { REST } from "discord.js";
import { Api } from "grammy";
import { afterAll, expect, test } from "vitest";
import { createFetchRequest } from "../../src/bots/discord/calls.ts";
import { maxAnswerBytes } from "../../src/bots/limit-body.ts";
import { buildApiClientOptions } from "../../src/bots/telegram/bot.ts";
import { closeServers, serve } from "../adapters/server.ts";

afterAll(closeServers);

/** Answers every call with that many bytes of JSON. */
const saying = (bytes: number) =>
  serve((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: true, result: { id: 1, text: "a".repeat(bytes) } }));
  });

test.each([
  ["a large one is read", maxAnswerBytes / 2, true],
  ["one beyond the bound is refused", maxAnswerBytes + 1, false],
])("of the answers of a platform, %s", async (_, bytes, isRead) => {
  const { url } = await saying(bytes);
  const discord = new REST({ api: url, makeRequest: createFetchRequest(() => {}), retries: 0 }).setToken("x");
  const telegram = new Api("1:x", buildApiClientOptions(url));
  const outcomes = await Promise.allSettled([discord.get("/users/@me"), telegram.getMe()]);
  expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual([isRead, isRead]);
});
