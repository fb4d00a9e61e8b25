import { describe, expect, onTestFinished, test } from "vitest";
import type { DiscordOptions } from "../../src/bots/discord/bot.ts";
import { keptLog } from "../adapters/log.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import type { PostOptions } from "../fakes/discord/endpoint.ts";
import { openEntrance } from "../fakes/entrance.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { openDiscordBot, patiently } from "./discord-started.ts";

/** A Discord that posts interactions to our bot, which listens to the gateway as well. */
async function listeningSetup(options: Partial<DiscordOptions> = {}) {
  const began = new Date();
  const discord = await startDiscord({ now: () => began });
  const entrance = await openEntrance();
  const { log, lines } = keptLog();
  const rows = memoryCollection();
  const bot = openDiscordBot(discord, {
    log,
    collection: rows,
    publicKey: discord.publicKey,
    stopMs: 5_000,
    ...options,
  });
  const here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
  const done = bot.run(here);
  entrance.leadTo(bot.routes, here);
  onTestFinished(async () => {
    await bot.stop();
    await done;
    await discord.close();
    await entrance.close();
  });
  await patiently(() => {
    if (bot.health() !== "ok" || !rows.rows.has("commands")) throw new Error("not listening yet");
  });
  await discord.setsEndpoint(`${entrance.url}/discord`);
  const anna = discord.person({ name: "Anna", locale: "fr", installed: true });
  return { discord, entrance, bot, here, lines, anna };
}

const ping = JSON.stringify({ id: "1", application_id: "2", type: 1, token: "t", version: 1 });
const minute = 60_000;

describe("POST /discord", () => {
  test("a ping is answered by a pong, and a wrong signature by 401: so Discord takes the address", async () => {
    const { discord } = await listeningSetup();
    const { status, text } = await discord.posts(ping);
    expect([status, JSON.parse(text)]).toEqual([200, { type: 1 }]);
  });

  test("another key is not taken by Discord", async () => {
    const { discord, entrance, here } = await listeningSetup();
    const other = openDiscordBot(discord, { publicKey: "0123456789abcdef".repeat(4) });
    entrance.leadTo(other.routes, here);
    await expect(discord.setsEndpoint(`${entrance.url}/discord`)).rejects.toThrow("could not be verified");
    await other.stop();
  });

  const large = JSON.stringify({ type: 1, more: "x".repeat(1_100_000) });
  test.each<[string, string, PostOptions, number]>([
    ["signed by somebody else", ping, { isForged: true }, 401],
    ["signed six minutes ago", ping, { at: -6 * minute }, 401],
    ["signed in six minutes", ping, { at: 6 * minute }, 401],
    ["signed four minutes ago", ping, { at: -4 * minute }, 200],
    ["that is giant", large, {}, 413],
    ["that is no JSON", "{", {}, 400],
    ["that is no interaction", "[]", {}, 400],
    ["without a token", '{"id":"5","application_id":"2","type":2}', {}, 400],
    ["of which nothing can be made", '{"id":"5","application_id":"2","type":2,"token":"t"}', {}, 202],
    ["of a kind to come", '{"id":"6","application_id":"2","type":99,"token":"t"}', {}, 202],
  ])("a call %s is answered, and the next one as well", async (_, body, { at = 0, isForged = false }, status) => {
    const { discord, anna } = await listeningSetup();
    const { posts } = discord;
    expect((await posts(body, { at: Date.now() + at, isForged })).status).toBe(status);
    anna.command("aide");
    await anna.sees("Comment ça marche");
  });

  test.each([
    [{}],
    [{ "x-signature-ed25519": "ab".repeat(64) }],
    [{ "x-signature-ed25519": "zz".repeat(64), "x-signature-timestamp": "1" }],
    [{ "x-signature-ed25519": "ab", "x-signature-timestamp": "1" }],
    [{ "x-signature-ed25519": "ab".repeat(64), "x-signature-timestamp": "now" }],
  ])("a call with the headers %j is refused", async (headers: Record<string, string>) => {
    const { entrance } = await listeningSetup();
    const answer = await fetch(`${entrance.url}/discord`, { method: "POST", headers, body: ping });
    expect(answer.status).toBe(401);
  });

  test("what is promised, suggested and asked for is answered within the post, and no call is made for it", async () => {
    const { discord, anna } = await listeningSetup();
    expect(await anna.types("emploi", { metier: "boul" })).toEqual([]);
    await anna.command("emploi", { metier: "boulanger" }).answered();
    await anna.gets("Valider (1)");
    anna.taps("✅ Valider (1)");
    await anna.gets("Dans quelle ville");
    await anna.taps("✏️ Écrire une ville").answered();
    const posted = discord.callsOf("POST", /callback$/).map(({ via }) => via);
    expect(posted).toEqual(["endpoint", "endpoint", "endpoint", "endpoint"]);
    expect(discord.refused).toEqual([]);
  });

  test("the same interaction once more does nothing", async () => {
    const { discord, anna, here } = await listeningSetup();
    anna.command("emploi", { metier: "boulanger" });
    await anna.sees("Valider (1)");
    await here.idle();
    const calls = discord.calls.length;
    expect((await discord.repeatsPost()).status).toBe(202);
    await here.idle();
    expect(discord.calls).toHaveLength(calls);
  });

  test("one that another process has handled does nothing, and one that it could not handle is handled", async () => {
    const handled = new Set<string>();
    /** As a database notes it, for all processes. */
    const inbox: NonNullable<DiscordOptions["inbox"]> = {
      claim: (id) => ({
        take: async () => (handled.has(id) ? "handled" : handled.add(id) && "taken"),
        giveBack: async () => void handled.delete(id),
      }),
    };
    const { discord, entrance, anna, here } = await listeningSetup({ inbox });
    anna.command("emploi", { metier: "boulanger" });
    await anna.sees("Valider (1)");
    await here.idle();
    const shown = () =>
      discord.callsOf("PATCH", /messages/).length + discord.callsOf("POST", /messages|webhooks/).length;
    const before = shown();
    const repeatsElsewhere = async () => {
      const other = openDiscordBot(discord, { publicKey: discord.publicKey, inbox });
      onTestFinished(() => other.stop());
      entrance.leadTo(other.routes, here);
      await discord.repeatsPost();
    };
    await repeatsElsewhere();
    await here.idle();
    expect([shown(), here.log.filter(([, facts]) => JSON.stringify(facts).includes("command"))]).toEqual([
      before,
      [["info", { platform: "discord", event: "command", step: "job" }]],
    ]);
    handled.clear();
    await repeatsElsewhere();
    await patiently(() =>
      expect(here.log.filter(([, facts]) => JSON.stringify(facts).includes("again"))).toHaveLength(1),
    );
  });

  test("direct messages come by the gateway all the same", async () => {
    const { discord, anna } = await listeningSetup();
    anna.command("aide");
    await anna.sees("Comment ça marche");
    anna.says("boulanger à Lyon");
    await anna.gets("12 offres");
    anna.taps("›");
    await anna.gets("2/3");
    expect(discord.refused).toEqual([]);
  });

  test("one that is stopping asks to come again", async () => {
    const { discord, bot } = await listeningSetup();
    await bot.stop();
    const body = '{"id":"5","application_id":"2","type":2,"token":"t"}';
    expect((await discord.posts(body)).status).toBe(503);
  });

  test("the log has one line for forged ones, and no token", async () => {
    const { discord, lines, anna } = await listeningSetup();
    for (let i = 0; i < 3; i++) await discord.posts(ping, { isForged: true });
    anna.command("aide");
    await anna.sees("Comment ça marche");
    expect(lines.filter(({ message }) => message.includes("without a valid signature"))).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/interaction-\d/);
    expect(JSON.stringify(lines)).not.toContain(discord.token);
  });
});
