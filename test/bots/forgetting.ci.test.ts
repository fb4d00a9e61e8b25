import { expect, onTestFinished, test } from "vitest";
import { createWebBot } from "../../src/bots/web/bot.ts";
import { text } from "../../src/core/conversation/view.ts";
import type { Owner } from "../../src/core/owner.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { held as heldByDiscord } from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { held } from "../fakes/telegram/telegram.ts";
import { listeningSetup as discordSetup, patiently } from "./discord-started.ts";
import { listeningSetup as telegramSetup } from "./telegram-started.ts";

/** What is being drawn while its owner deletes everything leaves nothing behind, on any platform. */

const input = { kind: "input" as const, label: "Écrire un mot", hint: "" };
const isKept = (key: string) => key !== "profile" && key !== "commands";

/** A collection whose writes to some keys wait, so that something can be deleted meanwhile. */
function slowly(rows: ReturnType<typeof memoryCollection>, isSlow: (key: string) => boolean) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  const wait = async (keys: string[]) => {
    if (!keys.some(isSlow)) return;
    waiting += 1;
    await opened;
  };
  const { set, setAll } = rows;
  rows.set = async (...row) => {
    await wait([row[0]]);
    await set(...row);
  };
  rows.setAll = async (all) => {
    await wait(all.map(({ key }) => key));
    await setAll(all);
  };
  return { open, waits: () => waiting };
}

test.each(["while it is sent", "while it is noted"])("Telegram, %s", async (when) => {
  const { telegram, bot, messages, people } = await telegramSetup();
  const owner: Owner = { platform: "telegram", chat: String(people.anna.id), person: String(people.anna.id) };
  people.anna.starts();
  await people.anna.sees("Bonjour");
  const trouble = telegram.fails({ method: "sendMessage" }, held(), when === "while it is sent" ? 1 : 0);
  const slow = slowly(messages, (key) => when === "while it is noted" && key.endsWith("screen00000x"));
  bot.messenger.draw({ owner, screen: "screen00000x", view: [text`Un`], fresh: true });
  await patiently(() => expect(trouble.hits() + slow.waits()).toBe(1));
  await bot.messenger.forget(owner, ["screen000001", "screen00000x"]);
  trouble.ends();
  slow.open();
  await people.anna.sees("Un");
  await bot.stop();
  expect([...messages.rows.keys()].filter(isKept)).toEqual([]);
});

test("Telegram, while a question is asked in a group", async () => {
  const { telegram, bot, messages, people } = await telegramSetup({}, { stopMs: 5_000 });
  const group = telegram.group({ members: [people.anna] });
  const owner: Owner = { platform: "telegram", chat: String(group.id), person: String(people.anna.id) };
  const slow = slowly(messages, (key) => key.endsWith(":prompt"));
  bot.messenger.draw({ owner, screen: "screen00000x", view: [text`Un`, input], fresh: true });
  await patiently(() => expect(slow.waits()).toBe(1));
  await bot.messenger.forget(owner, ["screen00000x"]);
  slow.open();
  await bot.stop();
  expect([...messages.rows.keys()].filter(isKept)).toEqual([]);
});

test.each(["while it is sent", "while it is noted"])("Discord, %s", async (when) => {
  const { discord, bot, rows, anna } = await discordSetup();
  anna.says("aide");
  await anna.gets("Comment ça marche");
  const owner: Owner = { platform: "discord", chat: anna.dmId, person: anna.id };
  const route = "/channels/{channel_id}/messages";
  const trouble = discord.fails({ method: "POST", route }, heldByDiscord(), when === "while it is sent" ? 1 : 0);
  const slow = slowly(rows, (key) => when === "while it is noted" && key.endsWith("screen00000x"));
  bot.messenger.draw({ owner, screen: "screen00000x", view: [text`Un`], fresh: true });
  await patiently(() => expect(trouble.hits() + slow.waits()).toBe(1));
  await bot.messenger.forget(owner, ["screen000001", "screen00000x"]);
  trouble.ends();
  slow.open();
  await anna.sees("Un");
  await bot.stop();
  expect([...rows.rows.keys()].filter(isKept)).toEqual([]);
});

test("Discord, while the first direct message is sent", async () => {
  const { discord, bot, rows, anna } = await discordSetup();
  const guild = discord.guild({ members: [anna] });
  const owner: Owner = { platform: "discord", chat: guild.channel().id, person: anna.id };
  const trouble = discord.fails({ method: "POST", route: "/channels/{channel_id}/messages" }, heldByDiscord());
  const reached = bot.messenger.reach?.(owner, { kind: "emploi" } as never, [text`Bonjour`]);
  await patiently(() => expect(trouble.hits()).toBe(1));
  await bot.messenger.forget(owner, []);
  trouble.ends();
  expect(await reached).toEqual({ chat: anna.dmId });
  expect([...rows.rows.keys()].filter(isKept)).toEqual([]);
});

test("the web page, while it is drawn, and while a digest arrives", async () => {
  const rows = memoryCollection();
  const { messenger, close } = createWebBot({ collection: rows, log: silentLog, hosts: [], secure: false });
  onTestFinished(close);
  const owner: Owner = { platform: "web", chat: "anna", person: "anna" };
  const slow = slowly(rows, () => true);
  messenger.draw({ owner, screen: "screen000001", view: [text`Un`], fresh: true });
  messenger.draw({ owner, screen: "screen000002", view: [text`Deux`], fresh: true });
  const delivered = messenger.deliver({ owner, screen: "digest000001", view: [text`Trois`] });
  await patiently(() => expect(slow.waits()).toBe(1));
  const forgotten = messenger.forget(owner, ["screen000001", "screen000002", "digest000001"]);
  slow.open();
  await Promise.all([delivered, forgotten]);
  expect([...rows.rows.keys()]).toEqual([]);
});

test("what is being asked outside is forgotten as well", async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { offers } = threePages;
  const slow: typeof offers = async (...asked) => {
    await answered;
    return offers(...asked);
  };
  const here = conversationWith({ services: { ...threePages, offers: slow } });
  const me: Owner = { platform: "terminal", chat: "chat", person: "me" };
  await here.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
  await here.handle({ owner: me, event: { type: "command", command: "supprimer", text: "" } });
  const screen = here.drawn.at(-1)?.screen ?? "";
  await here.handle({ owner: me, screen, event: { type: "press", action: "sure", value: "" } });
  expect([...here.collections.asking.rows.keys()]).toEqual([]);
  answer();
  await here.idle();
  for (const { rows } of Object.values(here.collections)) expect([...rows.keys()]).toEqual([]);
});
