import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import { type Person, startTelegram, type Telegram } from "./telegram.ts";

type Told = { update_id: number; message?: { text?: string } };

describe("receiving updates", () => {
  let telegram: Telegram;
  let anna: Person;
  let now: Date;

  beforeEach(async () => {
    now = new Date("2026-11-22T08:00:00Z");
    telegram = await startTelegram({ now: () => now, webhookRetryMs: 1 });
    anna = telegram.person({ first_name: "Anna" });
  });
  afterEach(() => telegram.close());

  const poll = (params: object = {}, signal?: AbortSignal) => call(telegram, "getUpdates", params, signal);
  const texts = ({ result }: { result: unknown }) => (result as Told[]).map((update) => update.message?.text);
  const lastId = ({ result }: { result: unknown }) => (result as Told[]).at(-1)?.update_id ?? 0;

  describe("by long polling", () => {
    test("unconfirmed updates come again; the offset confirms", async () => {
      anna.says("un");
      anna.says("deux");
      const first = await poll();
      expect(texts(first)).toEqual(["un", "deux"]);
      expect(texts(await poll())).toEqual(["un", "deux"]);
      expect(texts(await poll({ offset: lastId(first), limit: 1 }))).toEqual(["deux"]);
      expect(texts(await poll({ offset: lastId(first) + 1 }))).toEqual([]);
      await telegram.isHeard();
    });

    test("a poll is answered when something comes, at once", async () => {
      const waiting = poll({ timeout: 30 });
      await telegram.isListened();
      anna.says("coucou");
      expect(texts(await waiting)).toEqual(["coucou"]);
    });

    test("a second poller sends the first one away with 409", async () => {
      const first = poll({ timeout: 30 });
      await telegram.isListened();
      const second = poll({ timeout: 30 });
      expect(await first).toMatchObject({
        status: 409,
        description:
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      });
      anna.says("à la seconde");
      expect(texts(await second)).toEqual(["à la seconde"]);
    });

    test("a poller that goes away loses nothing", async () => {
      const leaving = new AbortController();
      const first = poll({ timeout: 30 }, leaving.signal).catch(() => "gone");
      await telegram.isListened();
      leaving.abort();
      expect(await first).toBe("gone");
      await telegram.called("getUpdates", ({ outcome }) => outcome === "unknown");
      anna.says("encore là");
      expect(texts(await poll({ timeout: 30 }))).toEqual(["encore là"]);
    });

    test("the last updates can come twice, and after a crash again", async () => {
      anna.says("un");
      const first = await poll();
      const offset = lastId(first) + 1;
      expect(texts(await poll({ offset }))).toEqual([]);
      telegram.repeats();
      expect(texts(await poll({ offset }))).toEqual(["un"]);
      expect(texts(await poll({ offset }))).toEqual([]);
      telegram.unconfirms();
      expect(texts(await poll({ offset: 1 }))).toEqual(["un"]);
      expect(texts(await poll({ offset }))).toEqual([]);
    });

    test("only what was asked for is kept, and not for ever", async () => {
      await poll({ allowed_updates: ["message"] });
      anna.starts();
      anna.blocks();
      anna.unblocks();
      await call(telegram, "sendMessage", { chat_id: anna.id, text: "x", ...BUTTON });
      anna.taps("A");
      expect(texts(await poll())).toEqual(["/start"]);
      await poll({ allowed_updates: [] });
      anna.taps("A");
      expect((await poll()).result).toHaveLength(2);
      now = new Date(now.getTime() + 151_000);
      expect(texts(await poll())).toEqual(["/start"]);
      now = new Date(now.getTime() + 86_400_000);
      expect(texts(await poll())).toEqual([]);
    });
  });

  describe("by webhook", () => {
    const secret_token = "s3cret_-";
    let answers: ((response: ServerResponse) => void)[];
    let received: { headers: IncomingMessage["headers"]; update: Told }[];
    let hook: Awaited<ReturnType<typeof listen>>;

    beforeEach(async () => {
      answers = [];
      received = [];
      hook = await listen(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        received.push({ headers: request.headers, update: JSON.parse(Buffer.concat(chunks).toString()) });
        const answer = answers.shift() ?? ((one) => one.end());
        answer(response);
      });
      await call(telegram, "setWebhook", { url: hook.url, secret_token });
    });
    afterEach(() => hook.close());

    test("an update is posted with the secret until it is taken", async () => {
      answers = [(one) => one.writeHead(500).end(), (one) => one.destroy(), (one) => one.writeHead(204).end()];
      anna.says("bonjour");
      anna.says("puis");
      await telegram.isHeard();
      expect(received.map(({ update }) => update.message?.text)).toEqual(["bonjour", "bonjour", "bonjour", "puis"]);
      expect(new Set(received.map(({ headers }) => headers["x-telegram-bot-api-secret-token"]))).toEqual(
        new Set([secret_token]),
      );
      const { result } = await call(telegram, "getWebhookInfo");
      expect(result).toMatchObject({ url: hook.url, pending_update_count: 0, max_connections: 40 });
      expect(result.last_error_message).toBeDefined();
    });

    test("the answer may be a call", async () => {
      anna.starts();
      await telegram.isHeard();
      const text = { method: "sendMessage", chat_id: anna.id, text: "par retour" };
      answers = [(one) => one.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(text))];
      anna.says("bonjour");
      expect(await anna.sees("par retour")).toMatchObject({ isBot: true });
      expect(await telegram.called("sendMessage")).toMatchObject({
        via: "webhook",
        outcome: "done",
        params: { chat_id: anna.id, text: "par retour" },
      });
    });

    test("a delivery can be repeated", async () => {
      anna.says("bonjour");
      await telegram.isHeard();
      telegram.repeats();
      await telegram.isHeard();
      expect(received.map(({ update }) => update.message?.text)).toEqual(["bonjour", "bonjour"]);
      expect(new Set(received.map(({ update }) => update.update_id)).size).toBe(1);
    });

    test("polling and webhook exclude each other", async () => {
      expect(await poll()).toMatchObject({
        status: 409,
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      });
      await call(telegram, "deleteWebhook");
      const waiting = poll({ timeout: 30 });
      await telegram.isListened();
      await call(telegram, "setWebhook", { url: hook.url });
      expect(await waiting).toMatchObject({ status: 409, description: "Conflict: terminated by setWebhook request" });
    });
  });
});

const BUTTON = { reply_markup: { inline_keyboard: [[{ text: "A", callback_data: "a" }]] } };

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/telegram`, close };
}
