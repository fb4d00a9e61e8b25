import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/app/server.ts";
import { createWebBot, type WebBot } from "../../src/bots/web/bot.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { distress, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { visit } from "../fakes/visitor.ts";

/** The web page: what is shown while it is open, and what is there when it is opened again. */
let rows: ReturnType<typeof memoryCollection>;
let lines: string[];
let bot: WebBot;
let here: ReturnType<typeof conversationWith>;
let server: RunningServer;

beforeEach(async () => {
  rows = memoryCollection();
  lines = [];
  await start();
});

async function start(): Promise<void> {
  const note = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`);
  const log = { debug: note, info: note, warn: note, error: note };
  bot = createWebBot({ collection: rows, log, hosts: [], secure: false });
  here = conversationWith({
    services: threePages,
    log,
    findMessenger: () => bot.messenger,
    ...(here ? { collections: here.collections } : {}),
  });
  server = await startServer(bot.routes(here), "127.0.0.1", 0);
}

async function stop(): Promise<void> {
  await bot.close();
  await server.close();
}

afterEach(stop);

async function kept(): Promise<string[]> {
  await here.idle();
  return [...rowsOf(rows, ...Object.values(here.collections)), ...lines];
}

test("it is shown while the page is open, and neither kept nor there after a reload or a restart", async () => {
  const anna = await visit(server.url);
  await anna.sees("Bonjour");
  await anna.posts("/talk", { type: "text", text: "boulanger lyon", key: "key-0000001" });
  await anna.sees("12 offres");
  const saw = anna.sees("3114");
  await anna.posts("/talk", { type: "text", text: distress, key: "key-0000002" });
  const shown = (await saw).filter((message) => "isPassing" in message);
  expect(shown).toMatchObject([{ from: "me", key: "key-0000002" }, { from: "bot" }]);
  expect(shown[0]?.html).toContain("zèbre bleu");
  expect(shown[1]?.html).toContain("ai compris");
  expect(shown[1]?.html).toContain('<a href="tel:3114"><strong>3114</strong></a>');
  expectNothingKept(await kept());
  expectNothingKept([JSON.stringify(await anna.sees("12 offres"))]);
  await stop();
  await start();
  const again = await visit(server.url, anna.cookie);
  const all = await again.sees("12 offres");
  expectNothingKept([JSON.stringify(all), ...(await kept())]);
});

test("both buttons lead back to the screen that was there, also after a restart", async () => {
  const anna = await visit(server.url);
  await anna.posts("/talk", { type: "text", text: "boulanger lyon", key: "key-0000001" });
  await anna.sees("12 offres");
  const saw = anna.sees("3114");
  await anna.posts("/talk", { type: "text", text: distress, key: "key-0000002" });
  await saw;
  expect((await anna.taps("J&#39;ai compris")).status).toBe(204);
  const all = await anna.sees("12 offres");
  expect(all.filter(({ html }) => html.includes("12"))).toHaveLength(2);
  expectNothingKept([JSON.stringify(all), ...(await kept())]);
});

test("where no page is open at that moment, the first that comes within half a minute shows it once", async () => {
  const anna = await visit(server.url);
  await anna.posts("/talk", { type: "text", text: distress, key: "key-0000003" });
  expectNothingKept(await kept());
  await anna.sees("3114");
  await anna.posts("/talk", { type: "text", text: "boulanger lyon", key: "key-0000004" });
  expectNothingKept([JSON.stringify(await anna.sees("12 offres"))]);
});

test.each(["/start", "/alertes", "/aide", "/inconnu"])("words behind %s are read, and not kept", async (command) => {
  const anna = await visit(server.url);
  const saw = anna.sees("3114");
  await anna.posts("/talk", { type: "text", text: `${command} ${distress}`, key: "key-0000005" });
  await saw;
  expectNothingKept(await kept());
});
