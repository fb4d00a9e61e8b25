import { describe, expect, onTestFinished, test } from "vitest";
import { PlatformRefused } from "../../src/bots/platform-refused.ts";
import { keptLog } from "../adapters/log.ts";
import { answers, down, refuses, reset, tooManyRequests } from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently, setup, talkOn } from "./telegram-started.ts";

const conflict = refuses(409, "Conflict: terminated by other getUpdates request");
const hour = 3_600_000;

/** The bot's own clock: it goes on as all others do, and a test may move it forward. */
function movableStopwatch() {
  let skew = 0;
  const later = (ms: number) => {
    skew += ms;
  };
  return { stopwatch: () => performance.now() + skew, later };
}

describe("listening to Telegram", () => {
  test("stray conflicts, months apart, are put up with", async () => {
    const { stopwatch, later } = movableStopwatch();
    const { telegram, people, done } = await listeningSetup({}, { times: { pauseMs: 1, stopwatch } });
    let ended = false;
    void done.then(
      () => (ended = true),
      () => (ended = true),
    );
    for (const said of ["boulanger", "serveur", "cuisinier"]) {
      const trouble = telegram.fails({ method: "getUpdates" }, conflict);
      people.anna.says(said);
      await patiently(() => expect(trouble.hits()).toBe(1));
      await telegram.isListened();
      people.anna.says("aide");
      await people.anna.gets("Comment ça marche");
      later(60 * 24 * hour);
    }
    expect(ended).toBe(false);
  });

  test("another process that goes on listening ends it", async () => {
    const { telegram, bot, said } = await setup({ times: { conflictMs: 40, pauseMs: 5 } });
    telegram.fails({ method: "getUpdates" }, conflict, 1_000);
    const refused = await bot.run(talkOn(bot)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PlatformRefused);
    expect(refused).toMatchObject({ reason: "conflict", message: expect.stringContaining("another process") });
    expect(said).toContain("another process polls with the same token");
    await bot.stop();
  });

  test("a stop while Telegram cannot be reached is a line in the log", async () => {
    const { telegram, bot, said } = await setup({ stopMs: 5_000 });
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    telegram.fails({ method: "getUpdates" }, reset(), 1_000);
    await bot.stop();
    await done;
    expect(said).toContain("stopped without confirming the last updates: it could not be reached");
  });

  test("a stop before Telegram was ever reached ends at once", async () => {
    const { telegram, bot } = await setup();
    telegram.fails({ method: "getMe" }, down(), 1_000);
    const done = bot.run(talkOn(bot));
    await telegram.called("getMe");
    await bot.stop();
    await done;
  });

  test("what is under way is waited for no longer than allowed", async () => {
    const { telegram, bot } = await setup({ stopMs: 10 });
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    await bot.stop(() => new Promise(() => {}));
    await done;
  });

  test("a fault of what is waited for does not fail the stop", async () => {
    const { bot, said } = await setup();
    await bot.stop(() => Promise.reject(new Error("the store fails")));
    expect(said).toContain("telegram: stopped before everything was sent");
  });

  test("never reached is starting at first, then failing", async () => {
    const { stopwatch, later } = movableStopwatch();
    const { telegram, bot } = await setup({ times: { stopwatch } });
    expect(bot.health()).toBe("starting");
    const trouble = telegram.fails({ method: "getMe" }, down(), 1_000);
    const done = bot.run(talkOn(bot));
    onTestFinished(async () => {
      await bot.stop();
      await done;
    });
    expect(bot.health()).toBe("starting");
    later(150_001);
    expect(bot.health()).toBe("failing");
    trouble.ends();
    await telegram.isListened();
    expect(bot.health()).toBe("ok");
  });

  test("a message that is sent does not mean that it listens", async () => {
    const { stopwatch, later } = movableStopwatch();
    const { telegram, people, bot } = await listeningSetup({}, { times: { stopwatch } });
    expect(bot.health()).toBe("ok");
    people.anna.starts();
    await people.anna.sees("Bonjour");
    await telegram.isHeard();
    later(150_001);
    const owner = { platform: "telegram", chat: String(people.anna.id), person: String(people.anna.id) } as const;
    expect(
      await bot.messenger.deliver({ owner, screen: "digest000001", view: [{ kind: "text", text: ["Bonjour"] }] }),
    ).toBe("sent");
    expect(bot.health()).toBe("failing");
  });

  test.each([
    [{ ok: true, result: null }],
    [{ ok: true }],
    [{}],
    [null],
    ["text"],
    [{ ok: true, result: {} }],
    [{ ok: true, result: [null] }],
    [{ ok: true, result: [{ update_id: "7" }] }],
    [{ ok: false }],
    [{ ok: false, error_code: "429", parameters: { retry_after: "soon" } }],
    [{ ok: false, error_code: 429, parameters: { retry_after: -1 } }],
    [{ ok: false, error_code: 400, description: "Bad Request" }],
  ])("%j instead of an answer is a line and another try", async (body) => {
    const { log, lines } = keptLog();
    const { telegram, people, bot } = await setup({ log, times: { retryMs: 1 } });
    for (const method of ["getMe", "deleteWebhook", "getUpdates"]) telegram.fails({ method }, answers(body), 2);
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    people.anna.starts();
    await people.anna.sees("Bonjour");
    const asked = ["getMe", "getUpdates"].map((method) => lines.filter(({ facts }) => facts.method === method));
    expect(asked.map(({ length }) => length)).toEqual([2, 2]);
    await bot.stop();
    await done;
  });

  test("updates that cannot be read are skipped, and do not come again", async () => {
    const { log, lines } = keptLog();
    const { telegram, people } = await listeningSetup({}, { log, times: { retryMs: 1 } });
    const malformed = [null, 7, {}, { update_id: 2, message: null }, { update_id: 3, message: 5 }, { update_id: 4 }];
    telegram.fails({ method: "getUpdates" }, answers({ ok: true, result: malformed }));
    people.anna.starts();
    await people.anna.sees("Bonjour");
    await telegram.called("getUpdates", ({ params }) => params.offset === 5);
    expect(lines).toContainEqual({
      level: "warn",
      facts: { service: "Telegram", unreadable: 3 },
      message: "updates that cannot be read are skipped",
    });
  });

  test.each(["getMe", "deleteWebhook", "getUpdates"])(
    "%s told to wait for a month waits for a quarter of an hour, which is said",
    async (method) => {
      const { stopwatch, later } = movableStopwatch();
      const { log, lines } = keptLog();
      const { telegram, bot } = await setup({ log, times: { stopwatch } });
      telegram.fails({ method }, tooManyRequests(31 * 86_400));
      const done = bot.run(talkOn(bot));
      await patiently(() => expect(lines.map(({ message }) => message)).toContain("told to wait"));
      const { facts } = lines.find(({ message }) => message === "told to wait") ?? {};
      expect(facts).toEqual({ service: "Telegram", method, status: 429, seconds: 900 });
      expect(telegram.callsOf(method)).toHaveLength(1);
      expect(bot.health()).toBe("degraded");
      later(15 * 60_000);
      expect(bot.health()).not.toBe("degraded");
      later(150_001);
      expect(bot.health()).toBe("failing");
      await bot.stop();
      await done;
    },
  );

  test("after the longest wait it asks again", async () => {
    const { telegram, bot } = await setup({ times: { longestMs: 20 } });
    telegram.fails({ method: "getUpdates" }, tooManyRequests(3600));
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    await bot.stop();
    await done;
  });

  test("who is told to wait before it may begin waits", async () => {
    const { telegram, bot } = await setup();
    telegram.fails({ method: "getMe" }, tooManyRequests(1));
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    const [refused, taken] = telegram.callsOf("getMe");
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    await bot.stop();
    await done;
  });

  test("someone who blocked the bot can be written to again once they unblock it", async () => {
    const { telegram, people, here } = await listeningSetup();
    const owner = { platform: "telegram", chat: String(people.anna.id), person: String(people.anna.id) } as const;
    people.anna.starts();
    await people.anna.sees("Bonjour");
    people.anna.blocks();
    await telegram.isHeard();
    expect(await here.isUnreachable(owner)).toBe(true);
    people.anna.unblocks();
    await telegram.isHeard();
    expect(await here.isUnreachable(owner)).toBe(false);
  });
});
