import { createServer } from "node:http";
import { Bot, GrammyError, InlineKeyboard, InputFile, webhookCallback } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Person, startTelegram, type Telegram, tooManyRequests } from "./telegram.ts";

/** A little bot of grammY's, on the fake, as our own will be. */
describe("grammY", () => {
  let telegram: Telegram;
  let anna: Person;
  let bot: Bot;
  let errors: unknown[];

  beforeEach(async () => {
    telegram = await startTelegram({ webhookRetryMs: 1 });
    anna = telegram.person({ first_name: "Anna", language_code: "fr" });
    bot = echo(telegram);
    errors = [];
    bot.catch(({ error }) => void errors.push(error));
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
  });

  async function start(): Promise<void> {
    void bot.start({ allowed_updates: ["message", "callback_query", "my_chat_member"] });
    await telegram.isListened();
  }

  test("a conversation by long polling", async () => {
    await start();
    anna.starts("abc");
    await anna.sees("Bonjour Anna (abc)");
    anna.says("<pain> & beurre");
    await anna.sees("Vous dites : <pain> & beurre");
    anna.taps("Compter");
    await anna.seesToast("1");
    await anna.gets("compté 1 fois");
    anna.taps("Compter");
    await anna.gets("compté 2 fois");
    anna.sendsLocation(45.75, 4.85);
    await anna.sees("à 45.75");
    expect(anna.transcript()).toBe(`Anna: /start abc
Tremplin: Bonjour Anna (abc)
Anna: <pain> & beurre
Tremplin (edited): Vous dites : <pain> & beurre, compté 2 fois
  [ Compter ] [ Site ↗ ]
Anna taps [ Compter ]
  toast: 1
Anna taps [ Compter ]
  toast: 2
Anna: <location 45.75, 4.85>
Tremplin: à 45.75`);
    expect(telegram.refused).toEqual([]);
    expect(telegram.unanswered()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("a document goes up as multipart, and down again", async () => {
    await start();
    anna.starts();
    anna.sendsDocument("cv.txt", Buffer.from("CV d'Anna"));
    const { message } = await anna.sees("copie de cv.txt");
    expect(message.document?.file_name).toBe("cv (copie).txt");
    expect(telegram.bytesOf(message.document?.file_id)?.toString()).toBe("CV d'Anna");
    expect(telegram.calls.find(({ method }) => method === "sendDocument")?.files).toEqual([
      { name: "cv (copie).txt", bytes: 9 },
    ]);
    expect(telegram.refused).toEqual([]);
  });

  test("a 429 reaches the bot with its time", async () => {
    telegram.fails({ method: "sendMessage" }, tooManyRequests(7));
    await start();
    anna.starts();
    await telegram.called("sendMessage");
    await telegram.isHeard();
    expect(errors).toEqual([expect.objectContaining({ error_code: 429, parameters: { retry_after: 7 } })]);
  });

  test("an edit that changes nothing throws the official words", async () => {
    anna.starts();
    const { message_id } = await bot.api.sendMessage(anna.id, "x");
    const again = bot.api.editMessageText(anna.id, message_id, "x").catch((error) => error);
    expect(await again).toBeInstanceOf(GrammyError);
    expect(await again).toMatchObject({
      error_code: 400,
      description: expect.stringMatching(/^Bad Request: message is not modified: /),
    });
  });

  test("two instances: the first one is sent away", async () => {
    const first = bot.start().catch((error) => error);
    await telegram.isListened();
    const second = echo(telegram);
    void second.start();
    expect(await first).toMatchObject({ error_code: 409 });
    anna.starts();
    await anna.sees("Bonjour Anna");
    await second.stop();
  });

  test("after a stop, the next start goes on where this one ended", async () => {
    await start();
    anna.says("un");
    await anna.sees("Vous dites : un");
    await bot.stop();
    anna.says("deux");
    bot = echo(telegram);
    await start();
    await anna.sees("Vous dites : deux");
    expect(anna.screen().messages.filter(({ isBot }) => isBot)).toHaveLength(2);
  });

  test("the same by webhook, with a secret, and with an answer as a call", async () => {
    const quick = new Bot(telegram.token, {
      client: { apiRoot: telegram.url, canUseWebhookReply: (method) => method === "sendMessage" },
    });
    quick.on("message:text", (ctx) => ctx.reply(`Reçu : ${ctx.message.text}`));
    const secretToken = "gardez-le";
    const server = createServer(webhookCallback(quick, "http", { secretToken }));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    await quick.api.setWebhook(url, { secret_token: secretToken });
    anna.says("allô");
    await anna.sees("Reçu : allô");
    expect(await telegram.called("sendMessage")).toMatchObject({ via: "webhook" });
    const stranger = await fetch(url, { method: "POST", body: "{}" });
    expect(stranger.status).toBe(401);
    server.closeAllConnections();
    server.close();
  });
});

function echo({ url, token }: Telegram): Bot {
  const bot = new Bot(token, { client: { apiRoot: url } });
  const keyboard = new InlineKeyboard().text("Compter", "count").url("Site", "https://example.com/");
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  let count = 0;
  bot.command("start", (ctx) => ctx.reply(`Bonjour ${ctx.from?.first_name}${ctx.match ? ` (${ctx.match})` : ""}`));
  bot.on("message:location", (ctx) => ctx.reply(`à ${ctx.message.location.latitude}`));
  bot.on("message:document", async (ctx) => {
    const file = await ctx.getFile();
    const content = await fetch(`${url}/file/bot${token}/${file.file_path}`);
    const copy = new InputFile(new Uint8Array(await content.arrayBuffer()), "cv (copie).txt");
    await ctx.replyWithDocument(copy, { caption: `copie de ${ctx.message.document.file_name}` });
  });
  bot.on("message:text", (ctx) =>
    ctx.reply(`Vous dites : <b>${escaped(ctx.message.text)}</b>`, { parse_mode: "HTML", reply_markup: keyboard }),
  );
  bot.callbackQuery("count", async (ctx) => {
    count += 1;
    await ctx.answerCallbackQuery(String(count));
    const text = ctx.callbackQuery.message?.text?.replace(/, compté.*/, "");
    await ctx.editMessageText(`${text}, compté ${count} fois`, { reply_markup: keyboard });
  });
  return bot;
}
