import { describe, expect, onTestFinished, test } from "vitest";
import type { ConversationDeps } from "../../../src/core/talk/ports.ts";
import { openTelegramBot, type Way, webhookSecret } from "../../bots/telegram-started.ts";
import { startBalancer } from "../../fakes/balancer.ts";
import { conversationWith, threePages } from "../../fakes/chat.ts";
import { openEntrance } from "../../fakes/entrance.ts";
import { hasPostgres, runSql } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { depsOfProcess, openStoreOfProcess } from "../../fakes/store-process.ts";
import { startTelegram } from "../../fakes/telegram/telegram.ts";
import { keptLog } from "../log.ts";

/** Two processes that one Telegram calls in turn, with one database. */
describe.skipIf(!hasPostgres)("Telegram by webhook, on several processes", () => {
  const server = usePostgres();

  async function setup(changes: Partial<ConversationDeps> = {}, ways: Way[] = ["webhook", "webhook"]) {
    const url = await server.createDatabase();
    const telegram = await startTelegram({ webhookRetryMs: 1 });
    onTestFinished(telegram.close);
    const balancer = await startBalancer();
    onTestFinished(balancer.close);
    const processes: Awaited<ReturnType<typeof startProcess>>[] = [];
    for (const way of ways) processes.push(await startProcess(`p${processes.length}`, way));
    balancer.leadTo(processes.map((each) => each.url));
    await telegram.isListened();

    /** `way`: how its updates come. */
    async function startProcess(name: string, way: Way) {
      const store = await openStoreOfProcess(url);
      const entrance = await openEntrance();
      const { log, lines } = keptLog();
      const inbox = store.openInbox?.("telegram");
      const bot = openTelegramBot(telegram, {
        ...{ log, stopMs: 10_000, collection: store.collection("telegram") },
        ...(inbox ? { inbox } : {}),
        ...(way === "webhook" ? { webhook: { url: `${balancer.url}/telegram`, secret: webhookSecret } } : {}),
      });
      const here = conversationWith({
        services: threePages,
        ...depsOfProcess(store, name),
        findMessenger: () => bot.messenger,
        ...changes,
      });
      entrance.leadTo(bot.routes, here);
      const done = bot.run(here);
      onTestFinished(async () => {
        await bot.stop(here.idle);
        await done;
        await here.idle();
        await entrance.close();
        await store.close();
      });
      return { url: entrance.url, store, inbox, here, lines };
    }

    const count = async (condition: string) => {
      const [row] = await runSql<{ count: number }>(url, `SELECT count(*)::int AS count FROM inbox WHERE ${condition}`);
      return row?.count;
    };
    const anna = telegram.person({ first_name: "Anna" });
    return { url, telegram, processes, count, anna };
  }

  /** The buttons below the last message, by their data. */
  const dataOf = (anna: Awaited<ReturnType<typeof setup>>["anna"], action: string): string[] =>
    anna
      .last()
      .buttons.flat()
      .flatMap((button) => ("callback_data" in button ? button.callback_data : []))
      .filter((data) => data.split(":")[1] === action);

  test("what one person taps is answered once and in order, whoever is called, and also what is told twice", async () => {
    const { telegram, anna, processes, count } = await setup();
    anna.says("boulanger");
    await anna.sees("quels métiers");
    const titles = dataOf(anna, "title");
    expect(titles.length).toBeGreaterThan(1);
    const [screen = ""] = titles[0]?.split(":") ?? [];
    const taps = Array.from({ length: 40 }, (_, i) => anna.tapsData(titles[i % titles.length] ?? ""));
    telegram.repeats(3);
    for (const tap of taps) await tap.answered();
    await telegram.isHeard();
    await expect.poll(() => count("body IS NOT NULL")).toBe(0);
    for (const { here } of processes) await here.idle();
    const [one] = processes;
    const stored = (await one?.store.collection("screens").get(`telegram:${anna.id}:${screen}`)) as {
      revision: number;
      seen: string[];
    };
    expect(stored.revision).toBe(1 + taps.length);
    expect(stored.seen).toEqual([...stored.seen].sort((a, b) => Number(a) - Number(b)));
    expect(stored.seen).toHaveLength(20);
    expect([telegram.unanswered(), telegram.refused]).toEqual([[], []]);
  });

  test("Telegram is answered before somebody's turn has come, and nothing of it is lost", async () => {
    const { telegram, anna, processes, count } = await setup();
    const [one] = processes;
    let release = () => {};
    const held = one?.store.turns?.hold([`telegram:${anna.id}`], () => new Promise<void>((done) => (release = done)));
    anna.says("boulanger lyon");
    await telegram.isHeard();
    expect([telegram.callsOf("sendMessage"), await count("body LIKE '%boulanger lyon%'")]).toEqual([[], 1]);
    release();
    await held;
    await anna.sees("12 offres");
    // What was written is gone with the turn that has handled it, and so is who wrote it.
    expect(await count("body IS NOT NULL OR person <> ''")).toBe(0);
    expect(await count("id LIKE '%:%'")).toBe(1);
  });

  test.each<Way>(["webhook", "long polling"])("what a process has left is handled by one with %s", async (way) => {
    const { telegram, anna, processes, count } = await setup({}, [way]);
    const [one] = processes;
    anna.starts();
    await anna.sees("Bonjour");
    const update = {
      update_id: 7,
      message: {
        ...{ message_id: 900, date: Math.floor(Date.now() / 1000), from: anna.user, text: "boulanger lyon" },
        chat: { id: anna.id, type: "private", first_name: "Anna" },
      },
    };
    await one?.inbox?.put({
      id: `${Number.parseInt(telegram.token, 10)}:7`,
      person: `telegram:${anna.id}`,
      body: update,
    });
    await anna.sees("12 offres");
    expect(telegram.callsOf("sendMessage")).toHaveLength(2);
    await expect.poll(() => count("body IS NOT NULL")).toBe(0);
  });

  test("words of distress, what is nearly that, and what tells of a life are never in it", async () => {
    const { url, telegram, anna, processes } = await setup();
    await runSql(
      url,
      "CREATE TABLE seen_bodies (body text)",
      `CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN INSERT INTO seen_bodies VALUES (NEW.body); RETURN NEW; END $$`,
      "CREATE TRIGGER see BEFORE INSERT OR UPDATE ON inbox FOR EACH ROW EXECUTE FUNCTION see()",
    );
    anna.says("boulanger");
    await anna.sees("quels métiers");
    const [{ here }] = processes as [(typeof processes)[number]];
    const owner = { platform: "telegram", chat: String(anna.id), person: String(anna.id) } as const;
    const [grave = "", ...others] = [
      "je veux mourir",
      "j'ai plus envie de rien du tout, je veux plus",
      "je suis enceinte",
    ];
    expect([here.isGrave(grave), ...others.map((words) => here.isUnkept(owner, words))]).toEqual([true, true, true]);
    const long = `boulanger ${"très ".repeat(450)}motivé`;
    const secrets = [grave, ...others, long];
    for (const words of secrets) {
      anna.says(words);
      await telegram.isHeard();
    }
    anna.says("serveur nantes");
    await anna.sees("Nantes");
    const bodies = (await runSql<{ body: string }>(url, "SELECT body FROM seen_bodies")).map(({ body }) => body);
    expect(bodies.some((body) => body?.includes("boulanger"))).toBe(true);
    for (const words of secrets) expect(bodies.filter((body) => body?.includes(words))).toEqual([]);
  });

  test("an event whose handling fails is told to its person, and not tried for ever", async () => {
    let tries = 0;
    const understand = () => {
      tries += 1;
      throw new Error("a bug");
    };
    const { anna, count, telegram } = await setup({
      services: { ...threePages, understand, readMessage: understand },
    });
    anna.says("boulanger lyon");
    await anna.sees("problème");
    await expect.poll(() => count("body IS NOT NULL")).toBe(0);
    const before = tries;
    anna.says("encore");
    await telegram.isHeard();
    await expect.poll(() => count("body IS NOT NULL")).toBe(0);
    expect(tries).toBe(2 * before);
  });
});
