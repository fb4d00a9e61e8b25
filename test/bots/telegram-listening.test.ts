import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { PlatformRefused } from "../../src/bots/platform-refused.ts";
import { down, refuses, reset, tooManyRequests } from "../fakes/telegram/telegram.ts";
import { house, listeningHouse, patiently, talkOn } from "./telegram-started.ts";

const conflict = refuses(409, "Conflict: terminated by other getUpdates request");
const hour = 3_600_000;

/** Only the date is the test's own: all waiting is real, and short. */
function later(ms: number): void {
  const now = Date.now() + ms;
  vi.useFakeTimers({ toFake: ["Date"], now });
}

describe("listening to Telegram", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("stray conflicts, months apart, are put up with", async () => {
    const { telegram, people, done } = await listeningHouse({}, { times: { pauseMs: 1 } });
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
    const { telegram, bot, said } = await house({ times: { conflictMs: 40, pauseMs: 5 } });
    telegram.fails({ method: "getUpdates" }, conflict, 1_000);
    const refused = await bot.run(talkOn(bot)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PlatformRefused);
    expect(refused).toMatchObject({ reason: "conflict", message: expect.stringContaining("another process") });
    expect(said).toContain("another process listens with the same token");
    await bot.stop();
  });

  test("a stop while Telegram cannot be reached is a line in the log", async () => {
    const { telegram, bot, said } = await house({ stopMs: 5_000 });
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    telegram.fails({ method: "getUpdates" }, reset(), 1_000);
    await bot.stop();
    await done;
    expect(said).toContain("stopped without a last word: it was not reached");
  });

  test("a stop before Telegram was ever reached ends at once", async () => {
    const { telegram, bot } = await house();
    telegram.fails({ method: "getMe" }, down(), 1_000);
    const done = bot.run(talkOn(bot));
    await telegram.called("getMe");
    await bot.stop();
    await done;
  });

  test("what is under way is waited for no longer than allowed", async () => {
    const { telegram, bot } = await house({ stopMs: 10 });
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    await bot.stop(() => new Promise(() => {}));
    await done;
  });

  test("a fault of what is waited for does not fail the stop", async () => {
    const { bot, said } = await house();
    await bot.stop(() => Promise.reject(new Error("the store fails")));
    expect(said).toContain("telegram: not settled at the stop");
  });

  test("never reached is starting at first, then failing", async () => {
    const { telegram, bot } = await house();
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
    const { telegram, people, bot } = await listeningHouse();
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

  test("who is told to wait before it may begin waits", async () => {
    const { telegram, bot } = await house();
    telegram.fails({ method: "getMe" }, tooManyRequests(1));
    const done = bot.run(talkOn(bot));
    await telegram.isListened();
    const [refused, taken] = telegram.callsOf("getMe");
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    await bot.stop();
    await done;
  });

  test("someone who blocked the bot can be written to again once they unblock it", async () => {
    const { telegram, people, here } = await listeningHouse();
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
