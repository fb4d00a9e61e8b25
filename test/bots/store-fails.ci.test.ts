import { PassThrough } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { startServer } from "../../src/app/server.ts";
import { createTerminal } from "../../src/bots/terminal/bot.ts";
import { createWebBot } from "../../src/bots/web/bot.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import * as discords from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";
import * as telegrams from "../fakes/telegram/telegram.ts";
import { visit } from "../fakes/visitor.ts";
import { areCommandsKept, openDiscordBot } from "./discord-started.ts";
import { openTelegramBot } from "./telegram-started.ts";

/*
 * A store that takes nothing (a full disk), or gives nothing either: whoever writes or taps is told so, on
 * each platform.
 */

const endings: (() => Promise<unknown>)[] = [];
const trouble = /Je n['’]ai pas pu enregistrer|Un problème est survenu/;

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

type Rows = ReturnType<typeof memoryCollection>;

/**
 * What a disk that is full, a file that is locked and one that may not be written to say, one after the
 * other.
 */
const errors = ["SQLITE_FULL", "SQLITE_BUSY", "SQLITE_READONLY", "EROFS", "SQLITE_IOERR"];
let failures = 0;
const broken = async (): Promise<never> => {
  const code = errors[failures++ % errors.length] ?? "";
  throw Object.assign(new Error(`${code}: the store did not take it`), { code });
};
const breaks: [how: string, ...methods: (keyof Rows)[]][] = [
  ["takes nothing", "set", "setAll", "delete"],
  ["neither takes nor gives anything", "set", "setAll", "delete", "get", "keys"],
];

/** All of these collections at once; returns how to mend them. */
function breakAll(collections: Rows[], methods: (keyof Rows)[]): () => void {
  const before = collections.map((one) => ({ ...one }));
  for (const one of collections) for (const method of methods) Object.assign(one, { [method]: broken });
  return () => void collections.map((one, i) => Object.assign(one, before[i]));
}

describe.each(breaks)("a store that %s", (_, ...methods) => {
  test("on the page: the answer says it, what was written stays written, and it works again afterwards", async () => {
    const rows = memoryCollection();
    const bot = createWebBot({ collection: rows, log: silentLog, hosts: [], secure: false });
    const here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
    const server = await startServer(bot.routes(here), "127.0.0.1", 0);
    endings.push(
      () => server.close(),
      () => bot.close(),
    );
    const anna = await visit(server.url);
    await anna.posts("/talk", { type: "text", text: "boulanger lyon" });
    await anna.sees("12");
    for (const broken of [[rows], Object.values(here.collections), [rows, ...Object.values(here.collections)]]) {
      const mend = breakAll(broken, methods);
      const written = await anna.posts("/talk", { type: "text", text: "serveur nantes" });
      const tapped = await anna.taps("✏️ Modifier");
      mend();
      expect([written.status, await written.text()]).toEqual([503, expect.stringMatching(trouble)]);
      // The message itself may be drawn without a store.
      if (broken.length > 1)
        expect([tapped.status, await tapped.text()]).toEqual([503, expect.stringMatching(trouble)]);
    }
    const again = await anna.posts("/talk", { type: "text", text: "serveur nantes" });
    expect(again.status).toBe(204);
    await anna.sees("Serveur");
  });

  test("in the terminal", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const bot = createTerminal(input, output, false, silentLog);
    const here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
    breakAll(Object.values(here.collections), methods);
    input.end("boulanger lyon\n");
    await bot.run(here);
    expect(String(output.read())).toMatch(trouble);
  });

  describe("on Telegram", () => {
    test("a text is answered", async () => {
      const telegram = await telegrams.startTelegram();
      const rows = memoryCollection();
      const bot = openTelegramBot(telegram, { collection: rows });
      const here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
      endings.push(
        () => telegram.close(),
        () => bot.stop(),
      );
      void bot.run(here);
      await telegram.isListened();
      const anna = telegram.person({ first_name: "Anna" });
      anna.says("boulanger lyon");
      await anna.gets("12 offres");
      breakAll([rows, ...Object.values(here.collections)], methods);
      anna.says("serveur nantes");
      await anna.gets(trouble);
      expect(telegram.refused).toEqual([]);
    });
  });

  describe("on Discord", () => {
    test("a command on a server and a first direct message are answered", async () => {
      const discord = await discords.startDiscord();
      const rows = memoryCollection();
      const bot = openDiscordBot(discord, { collection: rows });
      const here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
      endings.push(
        () => discord.close(),
        () => bot.stop(),
      );
      void bot.run(here);
      await discord.isListened();
      await areCommandsKept(rows);
      const anna = discord.person({ name: "Anna", installed: true });
      const seat = anna.in(discord.guild({ members: [anna], channels: ["emploi"] }).channel());
      breakAll([rows, ...Object.values(here.collections)], methods);
      seat.command("emploi", { metier: "boulanger", ville: "Lyon" });
      await seat.sees(trouble);
      anna.says("boulanger lyon");
      await anna.sees(trouble);
    });
  });
});
