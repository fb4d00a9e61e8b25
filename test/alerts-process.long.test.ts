import { access } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openStore } from "../src/adapters/store.ts";
import { createSubscriptions, type Subscriptions } from "../src/core/alerts/subscriptions.ts";
import type { SandboxOptions } from "../src/sandbox/options.ts";
import { startSandbox } from "../src/sandbox/sandbox.ts";
import { startDiscord } from "./fakes/discord/discord.ts";
import { country, newsFor } from "./fakes/news.ts";
import { emptyFolder, launchProgram, type Program, runProgram, startProgram } from "./fakes/process.ts";
import { held, type Person, startTelegram } from "./fakes/telegram/telegram.ts";
import { visit } from "./fakes/visitor.ts";
import { PATIENCE } from "./fakes/wait.ts";

const operator = { OPERATOR_NAME: "CFA des Bords de Loire", OPERATOR_CONTACT: "contact@cfa.example" };
const dayMs = 86_400_000;
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(environment: Record<string, string>, folder?: string): Promise<Program> {
  const program = await startProgram(environment, folder);
  ends.push(program.kill);
  return program;
}

async function fakeTelegram() {
  const telegram = await startTelegram();
  ends.push(telegram.close);
  return telegram;
}

/** The alerts in the store of a program, looked at from outside. */
async function bookOf({ folder }: Program): Promise<Subscriptions> {
  const store = await openStore(`sqlite://${join(folder, "data", "tremplin.sqlite")}`);
  ends.push(store.close);
  return createSubscriptions(store);
}

/** The services as a sandbox of our own, whose clock and whose faults a test chooses. */
async function services(options: SandboxOptions) {
  const sandbox = await startSandbox(options);
  ends.push(sandbox.close);
  const environment = {
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
    FRANCE_TRAVAIL_API_URL: sandbox.urls.franceTravail,
    EVENTS_API_URL: sandbox.urls.events,
    LABOUR_MARKET_API_URL: sandbox.urls.labourMarket,
    ALTERNANCE_API_TOKEN: "token",
    ALTERNANCE_API_URL: sandbox.urls.alternance,
    CPF_API_URL: sandbox.urls.cpf,
    INCLUSION_API_URL: sandbox.urls.inclusion,
    GEO_API_URL: sandbox.urls.geo,
    DIRECTORY_API_URL: sandbox.urls.directory,
  };
  return { sandbox, environment };
}

/** What was told is offers, and the marks of their copies. */
const isOffer = (key: string) => /^(?:ft|lba):/.test(key);
const aLine = /^[^\n]+\.\n$/;

test("the demo: tomorrow brings exactly what is new, on the page and to stay; one runner only, and the next one takes over a dead one's place", async () => {
  const first = await start({ SANDBOX: "only" });
  const page = await visit(first.url);
  await page.posts("/talk", { type: "text", text: "vendeuse en boulangerie à Lyon" });
  await page.sees("alerter des nouvelles offres");
  await page.taps("🔔 M");
  await page.sees("Alerte créée");
  const dayOf = async (answer: Response) => ((await answer.json()) as { day: string }).day;
  const today = await dayOf(await fetch(`${first.url}/demo`));
  const moved = await page.posts("/demo/tomorrow");
  const tomorrow = await dayOf(moved);
  expect(moved.status).toBe(200);
  expect(tomorrow).not.toBe(today);
  const digestsIn = (all: { html: string }[]) => all.filter(({ html }) => html.includes("🗞"));
  const digests = digestsIn(await page.sees("🗞"));
  expect(digests).toHaveLength(1);

  const rows = await bookOf(first);
  const [one] = await rows.listAll();
  if (!one) throw new Error("no alert");
  const knownKeys = await rows.knownOffers.all(one.owner);
  const there = await country(() => new Date(one.covered.ft ?? ""), undefined, true);
  ends.push(there.close);
  const news = await newsFor(one, there);
  expect(one.sent).toBeGreaterThan(0);
  expect(
    [...news.keys()].filter((key) => !knownKeys.has(key) && !one.pending.some((waiting) => waiting.key === key)),
  ).toEqual([]);
  expect(one.pending.filter(({ key }) => !news.has(key))).toEqual([]);

  const again = () => runProgram(["dist/main.js"], { SANDBOX: "only" }, first.folder);
  const byHand = () => runProgram(["dist/cli/tremplin.js", "alerts", "run"], { SANDBOX: "only" }, first.folder);
  for (const second of [again, byHand])
    expect(await second()).toEqual({ code: 4, output: expect.stringMatching(aLine) });

  await first.kill();
  const next = await start({ SANDBOX: "only" }, first.folder);
  expect(await dayOf(await fetch(`${next.url}/demo`))).toBe(tomorrow);
  const later = await visit(next.url, page.cookie);
  expect(digestsIn(await later.sees("🗞"))).toEqual(digests);
  expect(await next.stop()).toBe(0);
});

test("who is told to stop while it starts, stops cleanly", async () => {
  const folder = await emptyFolder();
  const program = launchProgram(["dist/main.js"], { SANDBOX: "only" }, folder);
  ends.push(program.kill);
  // The folder of the store is the first thing it makes: its loading is over then, and it is not ready yet.
  await vi.waitFor(() => access(join(folder, "data")), { timeout: PATIENCE, interval: 1 });
  expect(await program.stop()).toBe(0);
});

describe("with Telegram", () => {
  async function follows(person: Person, text: string): Promise<void> {
    person.says(text);
    await person.gets("M'alerter");
    person.taps(/M'alerter/);
    await person.gets("Alerte créée");
  }

  const digestsOf = (person: Person) =>
    person.screen().messages.filter(({ isBot, text }) => isBot && text.startsWith("🗞"));

  test("a source that is down for a slot comes with the next one, without a gap; then a stop while a search is under way and Telegram is slow", async () => {
    const telegram = await fakeTelegram();
    const clock = { at: new Date() };
    const { sandbox, environment: theirs } = await services({ now: () => clock.at });
    const bot = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ...operator };
    const environment = { ...theirs, ...bot, ALERTS: "off", WEB_CHAT: "on" };
    const program = await start(environment);
    await telegram.isListened();
    const [anna, bob] = [telegram.person({ first_name: "Anna" }), telegram.person({ first_name: "Bob" })];
    await follows(anna, "vendeuse en boulangerie dans toute la france");
    await follows(bob, "alternance boulanger dans toute la france");

    // What is no demo has no tomorrow.
    const page = await visit(program.url);
    expect((await page.posts("/demo/tomorrow")).status).toBe(404);

    const rows = await bookOf(program);
    const alertOf = async ({ id }: Person) => {
      const [one] = await rows.listOf({ platform: "telegram", person: String(id) });
      if (!one) throw new Error("no alert");
      return one;
    };
    const loadKnownKeys = async ({ id }: Person) =>
      new Set([...(await rows.knownOffers.all({ platform: "telegram", person: String(id) }))].filter(isOffer));
    const [annaBefore, bobBefore] = [await loadKnownKeys(anna), await loadKnownKeys(bob)];
    const run = async () => {
      const ended = await runProgram(
        ["dist/cli/tremplin.js", "alerts", "run", "--now", clock.at.toISOString(), "--json"],
        { ...environment, LOG_LEVEL: "silent" },
        program.folder,
      );
      return JSON.parse(ended.output) as Record<string, number>;
    };

    const slot = Date.parse((await alertOf(anna)).next.at);
    clock.at = new Date(slot);
    sandbox.faults.franceTravail = { kind: "status", status: 500 };
    expect(await run()).toMatchObject({ waiting: 1, sent: 1 });
    delete sandbox.faults.franceTravail;
    expect(digestsOf(anna)).toEqual([]);
    expect(digestsOf(bob).map(({ text }) => text)).toEqual([expect.stringContaining("France Travail ne répond pas")]);

    clock.at = new Date(slot + dayMs);
    expect(await run()).toMatchObject({ waiting: 0, failed: 0 });
    const there = await country(() => clock.at);
    ends.push(there.close);
    for (const [person, before] of [
      [anna, annaBefore],
      [bob, bobBefore],
    ] as const) {
      const one = await alertOf(person);
      const wanted = [...(await newsFor(one, there)).keys()].filter((key) => !before.has(key));
      const shownKeys = [...(await loadKnownKeys(person))].filter((key) => !before.has(key));
      const got = [...shownKeys, ...one.pending.map(({ key }) => key)];
      expect(new Set(got).size).toBe(got.length);
      expect(wanted.filter((key) => !got.includes(key))).toEqual([]);
      expect(digestsOf(person).length).toBeGreaterThan(0);
    }

    sandbox.requests.length = 0;
    sandbox.faults.franceTravail = { kind: "slow", ms: 500 };
    const slow = telegram.fails({ method: "sendMessage", chat: anna }, held());
    anna.says("boulanger à Nantes");
    await vi.waitFor(() => expect(sandbox.requests.some(({ path }) => path.endsWith("/search"))).toBe(true), {
      timeout: PATIENCE,
      interval: 5,
    });
    const stopped = program.stop();
    await vi.waitFor(() => expect(slow.hits()).toBe(1), { timeout: PATIENCE, interval: 5 });
    slow.ends();
    expect(await stopped).toBe(0);
    expect(anna.last().text).toContain("Nantes (44)");
    expect(telegram.refused).toEqual([]);
  });

  test.each([
    ["while it polls", false],
    ["from the start", true],
  ])("a Telegram that goes away %s does not keep the program from stopping", async (_when, isGoneBefore) => {
    const telegram = await startTelegram();
    if (isGoneBefore) await telegram.close();
    const environment = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ...operator };
    const program = await start({ ...environment, SANDBOX: "only" });
    if (!isGoneBefore) {
      await telegram.isListened();
      await telegram.close();
    }
    expect(await program.stop()).toBe(0);
  });

  test("a run by hand with a Discord token that is refused says where to get another, exit code 3, and frees the alerts", async () => {
    const discord = await startDiscord();
    ends.push(discord.close);
    const environment = {
      DISCORD_TOKEN: "wrong.token.here",
      DISCORD_API_ROOT: discord.url,
      ...operator,
      SANDBOX: "only",
    };
    const folder = await emptyFolder();
    for (let i = 0; i < 2; i++) {
      const ended = await runProgram(
        ["dist/cli/tremplin.js", "alerts", "run"],
        { ...environment, LOG_LEVEL: "warn" },
        folder,
      );
      expect(ended.code).toBe(3);
      expect(ended.output).toMatch(/^DISCORD_TOKEN was refused \(401\)/m);
      expect(ended.output).not.toContain("wrong.token");
    }
  });
});
