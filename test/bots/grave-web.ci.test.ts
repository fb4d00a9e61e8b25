import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/app/server.ts";
import { createWebBot, type WebBot } from "../../src/bots/web/bot.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { distress, distressWords, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";
import { type Message, type Visitor, visit } from "../fakes/visitor.ts";

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
    services: { ...threePages, isNearGrave: (text) => text.includes("rayé") },
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

let keys = 0;

/** Writes a message; what comes with the answer to it. */
async function write(anna: Visitor, text: string): Promise<Message[]> {
  const answer = await anna.posts("/talk", { type: "text", text, key: `key-${String(++keys).padStart(7, "0")}` });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { messages: Message[] }).messages;
}

test("it comes with the answer to the message, and is neither kept nor there after a reload or a restart", async () => {
  const anna = await visit(server.url);
  await anna.sees("Bonjour");
  await anna.posts("/talk", { type: "text", text: "boulanger lyon", key: "key-0000001" });
  await anna.sees("12 offres");
  const [own, said] = await write(anna, distress);
  expect(own).toMatchObject({ from: "me", isPassing: true, key: expect.any(String) });
  expect(own?.html).toContain("zèbre bleu");
  expect(said).toMatchObject({ from: "bot", isPassing: true });
  expect(said?.html).toContain("ai compris");
  expect(said?.html).toContain('<a href="tel:3114"><strong>3114</strong></a>');
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
  await write(anna, distress);
  expect((await anna.taps("J&#39;ai compris")).status).toBe(204);
  const all = await anna.sees("12 offres");
  expect(all.filter(({ html }) => html.includes("12"))).toHaveLength(2);
  expectNothingKept([JSON.stringify(all), ...(await kept())]);
});

test("what is said to it is not kept either, and leads back to the screen", async () => {
  const anna = await visit(server.url);
  await anna.posts("/talk", { type: "text", text: "boulanger lyon", key: "key-0000001" });
  await anna.sees("12 offres");
  await write(anna, distress);
  await anna.posts("/talk", { type: "text", text: "non, fausse alerte", key: "key-0000002" });
  const all = await anna.sees("12 offres");
  expect(all.filter(({ html }) => html.includes("12"))).toHaveLength(2);
  const lasting = all.filter(({ isPassing }) => !isPassing);
  expectNothingKept([JSON.stringify(lasting), ...(await kept())], [...distressWords, "fausse"]);
});

test("what is nearly grave is shown while the page is open, and not kept", async () => {
  const near = "un zèbre rayé";
  const anna = await visit(server.url);
  await anna.sees("Bonjour");
  const saw = anna.sees("rayé");
  await anna.posts("/talk", { type: "text", text: near, key: "key-0000009" });
  expect((await saw).find(({ html }) => html.includes("rayé"))).toMatchObject({ isPassing: true });
  expect((await kept()).join("\n")).not.toContain("rayé");
});

test("the first message ever, and one of a cookie that is not known", async () => {
  await write(await visit(server.url), distress);
  const [, said] = await write(await visit(server.url, "tremplin=somebodyUnknown1234567"), distress);
  expect(said?.html).toContain("3114");
  expectNothingKept(await kept());
});

test("while the store fails, and while it does not answer", async () => {
  const anna = await visit(server.url);
  for (const one of [rows, ...Object.values(here.collections)]) one.fails(true);
  expect((await write(anna, distress))[1]?.html).toContain("3114");
  const back = await visit(server.url, "tremplin=somebodyUnknown1234567");
  expect((await write(back, distress))[1]?.html).toContain("3114");
  rows.get = () => new Promise(() => {});
  here.collections.people.get = () => new Promise(() => {});
  expect((await write(anna, distress))[1]?.html).toContain("3114");
  expect((await write(back, distress))[1]?.html).toContain("3114");
  expect((await back.posts("/talk", { type: "text", text: "boulanger" })).status).toBe(503);
});

test("where more streams are open than may be", async () => {
  const anna = await visit(server.url);
  const stops = Array.from({ length: 130 }, () => new AbortController());
  const others = await Promise.all(
    stops.map(async ({ signal }) => {
      const { cookie } = await visit(server.url);
      return fetch(`${server.url}/events`, { headers: { cookie }, signal });
    }),
  );
  expect(others.map(({ status }) => status)).toContain(429);
  expect((await write(anna, distress))[1]?.html).toContain("3114");
  for (const one of stops) one.abort();
});

describe("a letter that is too long for anything else", () => {
  const letter = "Madame, Monsieur, je vous adresse ma candidature au poste de vendeuse. ".repeat(900);

  test.each([0, 5_000, 30_000, 60_000])("with distress at %i is met", async (at) => {
    const anna = await visit(server.url);
    const [own, said] = await write(anna, `${letter.slice(0, at)}. J'ai envie de mourir. ${letter.slice(at)}`);
    expect(own?.html.length).toBeLessThan(1_100);
    expect(said?.html).toContain("3114");
    expectNothingKept(await kept(), ["mourir", "vendeuse"]);
  });

  test("and is refused otherwise, without a trace", async () => {
    const anna = await visit(server.url);
    const answer = await anna.posts("/talk", { type: "text", text: letter });
    expect(answer.status).toBe(413);
    expect(plainSpaces(await answer.text())).toBe(
      "Votre message est trop long (4000 caractères au plus) : raccourcissez-le, il est encore là.",
    );
    expectNothingKept(await kept(), ["vendeuse"]);
  });
});

test.each(["/start", "/alertes", "/aide", "/inconnu"])("words behind %s are read, and not kept", async (command) => {
  const anna = await visit(server.url);
  expect((await write(anna, `${command} ${distress}`))[1]?.html).toContain("3114");
  expectNothingKept(await kept());
});
