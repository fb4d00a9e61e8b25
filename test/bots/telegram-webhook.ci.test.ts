import { describe, expect, onTestFinished, test } from "vitest";
import { PlatformRefused } from "../../src/bots/platform-refused.ts";
import type { TelegramOptions } from "../../src/bots/telegram/bot.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { keptLog } from "../adapters/log.ts";
import { openEntrance } from "../fakes/entrance.ts";
import { call } from "../fakes/telegram/calling.ts";
import { answers, down, refuses, startTelegram } from "../fakes/telegram/telegram.ts";
import { openTelegramBot, patiently, talkOn, webhookAt, webhookSecret } from "./telegram-started.ts";

/** A Telegram, an address, and our bot that is to be called there; all are gone when the test is over. */
async function setup(options: Partial<TelegramOptions> = {}, changes: Partial<ConversationDeps> = {}) {
  const telegram = await startTelegram({ webhookRetryMs: 1 });
  const entrance = await openEntrance();
  const { log, lines } = keptLog();
  const bot = openTelegramBot(telegram, { log, stopMs: 5_000, ...webhookAt(entrance), ...options });
  const here = talkOn(bot, changes);
  entrance.leadTo(bot.routes, here);
  onTestFinished(async () => {
    await bot.stop();
    await telegram.close();
    await entrance.close();
  });
  const said = () => lines.map(({ message }) => message);
  return { telegram, entrance, bot, here, lines, said, anna: telegram.person({ first_name: "Anna" }) };
}

/** The same, listening. */
async function listeningSetup(options: Partial<TelegramOptions> = {}, changes: Partial<ConversationDeps> = {}) {
  const all = await setup(options, changes);
  const done = all.bot.run(all.here);
  // Whoever expects it to be refused awaits it.
  done.catch(() => {});
  await patiently(() => expect(all.said()).toContain("listening"));
  return { ...all, done };
}

type Setup = Awaited<ReturnType<typeof setup>>;

type Body = string | ReadableStream;

/** Posts what is not Telegram's own. */
function post({ entrance }: Pick<Setup, "entrance">, body: Body, headers: Record<string, string> = {}) {
  return fetch(`${entrance.url}/telegram`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": webhookSecret,
      ...headers,
    },
    body,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
}

function written(anna: Setup["anna"], text: string, update_id: number) {
  const chat = { id: anna.id, type: "private", first_name: "Anna" };
  return JSON.stringify({
    update_id,
    message: { message_id: 1000 + update_id, date: Math.floor(Date.now() / 1000), chat, from: anna.user, text },
  });
}

describe("the webhook of Telegram", () => {
  test("is registered with its secret, and nothing that waits is dropped", async () => {
    const { telegram, entrance, lines } = await listeningSetup();
    expect(telegram.callsOf("setWebhook").map(({ params }) => params)).toEqual([
      {
        url: `${entrance.url}/telegram`,
        secret_token: webhookSecret,
        allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
        max_connections: 40,
      },
    ]);
    expect(telegram.callsOf("getUpdates")).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain(webhookSecret);
    expect(telegram.refused).toEqual([]);
  });

  test("replaces that of another address, and says whose it was", async () => {
    const all = await setup();
    await call(all.telegram, "setWebhook", { url: "https://elsewhere.example/bot123:secret" });
    void all.bot.run(all.here);
    await patiently(() => expect(all.said()).toContain("listening"));
    expect(all.lines).toContainEqual({
      level: "warn",
      facts: { service: "Telegram", host: "elsewhere.example" },
      message: "the webhook of another address is replaced",
    });
    all.anna.starts();
    await all.anna.sees("Bonjour");
  });

  const large = "x".repeat(1_100_000);
  test.each<[string, Body | (() => Body), Record<string, string>, number]>([
    ["without a secret", "{}", { "x-telegram-bot-api-secret-token": "" }, 401],
    ["with another secret", "{}", { "x-telegram-bot-api-secret-token": `${webhookSecret}x` }, 401],
    ["that is giant, with another secret", large, { "x-telegram-bot-api-secret-token": "x" }, 401],
    ["that is giant", large, {}, 413],
    ["that is giant, and does not say so", () => new Blob([large]).stream(), {}, 413],
    ["that is no JSON by its type", "{}", { "content-type": "text/plain" }, 415],
    ["that is a form", "update_id=7", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["that is cut off", '{"update_id":7', {}, 400],
    ["of another shape", "[]", {}, 400],
    ["without a number", '{"message":{}}', {}, 400],
    ["with no number for a number", '{"update_id":"7"}', {}, 400],
    ["with a message that is none", '{"update_id":7,"message":5}', {}, 200],
    [
      "of a kind that nobody asked for",
      '{"update_id":8,"poll":{}}',
      { "content-type": "application/json; charset=utf-8" },
      200,
    ],
  ])("a call %s is answered, and the next one as well", async (_, body, headers, status) => {
    const all = await listeningSetup();
    expect((await post(all, typeof body === "function" ? body() : body, headers)).status).toBe(status);
    all.anna.starts();
    await all.anna.sees("Bonjour");
    expect(JSON.stringify(all.lines)).not.toContain(webhookSecret);
  });

  test("a wrong secret is one line, however often it comes", async () => {
    const all = await listeningSetup();
    for (let i = 0; i < 3; i++) await post(all, "{}", { "x-telegram-bot-api-secret-token": "guess" });
    const warned = all.said().filter((message) => message.includes("another secret"));
    expect(warned).toHaveLength(1);
  });

  test("nothing is answered before it is stored; repeated meanwhile and later, it is done once", async () => {
    const all = await listeningSetup();
    all.anna.starts();
    await all.anna.sees("Bonjour");
    await all.here.idle();
    const { screens } = all.here.collections;
    const { setAll } = screens;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let writes = 0;
    screens.setAll = async (...rows) => {
      writes += 1;
      await held;
      return setAll(...rows);
    };
    const answered: number[] = [];
    const posted = [1, 2].map(async () => {
      const { status } = await post(all, written(all.anna, "boulanger", 7));
      answered.push(status);
    });
    await patiently(() => expect(writes).toBe(1));
    // What comes after it has been answered, and these have not.
    expect((await post(all, '{"update_id":8,"poll":{}}')).status).toBe(200);
    expect(answered).toEqual([]);
    release();
    await Promise.all(posted);
    expect(answered).toEqual([200, 200]);
    await all.anna.sees("Valider (1)");
    expect((await post(all, written(all.anna, "boulanger", 7))).status).toBe(200);
    await all.here.idle();
    expect(all.telegram.callsOf("sendMessage")).toHaveLength(2);
  });

  test("what comes out of order is done in the order in which it came", async () => {
    const all = await listeningSetup();
    all.anna.starts();
    await all.anna.sees("Bonjour");
    for (const [text, id] of [
      ["boulanger", 12],
      ["serveur", 11],
    ] as const)
      expect((await post(all, written(all.anna, text, id))).status).toBe(200);
    await all.anna.gets("Serveur");
    const texts = all.telegram.callsOf("sendMessage").map(({ params }) => String(params.text));
    expect(texts).toEqual(["Bonjour", "boulanger", "serveur"].map((text) => expect.stringContaining(text)));
  });

  test("who calls before it listens, and after it has stopped, is asked to come again", async () => {
    const all = await setup();
    all.anna.starts();
    const early = await post(all, written(all.anna, "boulanger", 7));
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "2"]);
    const done = all.bot.run(all.here);
    await patiently(() => expect(all.said()).toContain("listening"));
    await all.anna.sees("Bonjour");
    expect((await post(all, written(all.anna, "boulanger", 7))).status).toBe(200);
    await all.anna.sees("Valider (1)");
    await all.bot.stop();
    await done;
    expect((await post(all, written(all.anna, "serveur", 8))).status).toBe(503);
    expect(all.telegram.callsOf("deleteWebhook")).toEqual([]);
  });

  test("from polling to a webhook and back, by configuration alone: nothing is lost", async () => {
    const { telegram, entrance, anna } = await setup();
    const collections = talkOn(openTelegramBot(telegram)).collections;
    const ways = [{}, webhookAt(entrance), {}, webhookAt(entrance)];
    for (const [i, way] of ways.entries()) {
      anna.says(`serveur à ${["Lyon", "Paris", "Nantes", "Rennes"][i]}`);
      const bot = openTelegramBot(telegram, { ...way, stopMs: 5_000 });
      const here = talkOn(bot, { collections });
      entrance.leadTo(bot.routes, here);
      const done = bot.run(here);
      await anna.gets(["Lyon (69)", "Paris (75)", "Nantes (44)", "Rennes (35)"][i] ?? "");
      await telegram.isHeard();
      expect((await call(telegram, "getWebhookInfo")).result.url).toBe(
        "webhook" in way ? `${entrance.url}/telegram` : "",
      );
      await here.idle();
      await bot.stop();
      await done;
    }
    expect(telegram.refused).toEqual([]);
  });

  test("ends a process that polls", async () => {
    const { telegram, bot, here, said } = await setup();
    const polling = openTelegramBot(telegram, { times: { pauseMs: 1 } });
    const polled = polling.run(talkOn(polling)).catch((error: unknown) => error);
    await telegram.isListened();
    void bot.run(here);
    const refused = await polled;
    expect(refused).toBeInstanceOf(PlatformRefused);
    expect(refused).toMatchObject({ reason: "conflict", message: expect.stringContaining("has set a webhook") });
    await patiently(() => expect(said()).toContain("listening"));
    expect((await call(telegram, "getWebhookInfo")).result.url).not.toBe("");
    await polling.stop();
  });

  test("that another process has taken away is set again, but not for ever", async () => {
    const { telegram, anna, said, done } = await listeningSetup({ times: { lookMs: 1 } });
    await call(telegram, "setWebhook", { url: "" });
    await patiently(() => expect(telegram.callsOf("setWebhook")).toHaveLength(3));
    expect(said()).toContain("another process has taken the webhook away: it is set again");
    anna.starts();
    await anna.sees("Bonjour");
    const other = { ok: true, result: { url: "https://elsewhere.example/x", pending_update_count: 0 } };
    telegram.fails({ method: "getWebhookInfo" }, answers(other), 1_000);
    await expect(done).rejects.toMatchObject({
      reason: "conflict",
      message: expect.stringContaining("TELEGRAM_BOT_TOKEN"),
    });
  });

  test("that Telegram does not reach is failing until something arrives", async () => {
    const all = await listeningSetup({ times: { lookMs: 1 } });
    expect(all.bot.health()).toBe("ok");
    all.entrance.leadTo(undefined, all.here);
    all.anna.starts();
    await patiently(() => expect(all.bot.health()).toBe("failing"));
    expect(all.lines).toContainEqual({
      level: "warn",
      facts: { service: "Telegram", problem: "Wrong response from the webhook: 404", waiting: 1 },
      message: "an update could not be delivered to us",
    });
    all.entrance.leadTo(all.bot.routes, all.here);
    await all.anna.sees("Bonjour");
    await patiently(() => expect(all.bot.health()).toBe("ok"));
  });

  test("of which nothing is heard any more is failing", async () => {
    let skew = 0;
    const { telegram, bot } = await listeningSetup({
      times: { lookMs: 1, retryMs: 1, stopwatch: () => performance.now() + skew },
    });
    const trouble = telegram.fails({ method: "getWebhookInfo" }, down(), 1_000);
    await patiently(() => expect(trouble.hits()).toBeGreaterThan(1));
    skew = 150_001;
    expect(bot.health()).toBe("failing");
    trouble.ends();
    await patiently(() => expect(bot.health()).toBe("ok"));
  });

  test("an address that Telegram does not take ends the start with the remedy", async () => {
    const { telegram, bot, here } = await setup();
    const reason = "Bad Request: bad webhook: Failed to resolve host: Name or service not known";
    telegram.fails({ method: "setWebhook" }, refuses(400, reason));
    const refused = await bot.run(here).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PlatformRefused);
    expect(refused).toMatchObject({ reason: "address", message: expect.stringMatching(/^PUBLIC_URL .+resolve host/) });
    expect(String(refused)).not.toContain(webhookSecret);
  });

  test("an address that Telegram took before, and does not for a moment, ends nothing", async () => {
    const all = await setup();
    await call(all.telegram, "setWebhook", { url: `${all.entrance.url}/telegram`, secret_token: webhookSecret });
    all.telegram.fails({ method: "setWebhook" }, refuses(400, "Bad Request: bad webhook: Failed to resolve host"));
    void all.bot.run(all.here);
    await patiently(() => expect(all.said()).toContain("listening"));
    all.anna.starts();
    await all.anna.sees("Bonjour");
    expect(all.said()).toContain("the webhook could not be set anew, and stays as it was");
  });

  test.each(["getMe", "getWebhookInfo", "setWebhook"])("%s is asked again until it is answered", async (method) => {
    const all = await setup({ times: { retryMs: 1 } });
    all.telegram.fails({ method }, answers({}), 2);
    all.telegram.fails({ method }, down(), 2);
    void all.bot.run(all.here);
    all.anna.starts();
    await all.anna.sees("Bonjour");
  });
});
