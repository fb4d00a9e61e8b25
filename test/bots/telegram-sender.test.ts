import { GrammyError } from "grammy";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTelegramSender } from "../../src/bots/telegram/sender.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { virtualClock } from "../fakes/virtual-clock.ts";

const clock = virtualClock();
vi.mock("node:timers/promises", () => ({ setTimeout: (ms: number) => clock.wait(ms) }));

beforeEach(() => {
  clock.at = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock.at);
});
afterEach(() => void vi.restoreAllMocks());

const ours = () => createTelegramSender(silentLog, new AbortController().signal);

const tooMany = (seconds: number) =>
  new GrammyError(
    "refused",
    { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after: seconds } },
    "sendMessage",
    {},
  );

/** Refuses with these, one after the other, and then does what it is told; notes when it was called. */
function calls(...seconds: number[]) {
  const at: number[] = [];
  return {
    at,
    once: async () => {
      at.push(clock.at);
      const next = seconds.shift();
      if (next !== undefined) throw tooMany(next);
      return "done";
    },
  };
}

const answer = { method: "sendMessage", chat: "1", tries: 2 };
const digest = { ...answer, tries: 1, mostMs: 20_000 };
const hours = 3_600_000;

test("an answer waits for as long as it is told, and is given then", async () => {
  const { at, once } = calls(43_837);
  expect(await ours().call(answer, once)).toEqual({ ok: "done" });
  expect(at).toEqual([0, 43_837_000]);
});

test.each([
  ["20 s", [20], { ok: "done" }, [0, 20_000]],
  ["21 s", [21], { refused: "failed" }, [0]],
  ["twice 10 s", [10, 10], { ok: "done" }, [0, 10_000, 20_000]],
  ["thrice 9 s", [9, 9, 9], { refused: "failed" }, [0, 9_000, 18_000]],
])("a digest waits for twenty seconds in all: %s", async (_what, seconds, outcome, times) => {
  const { at, once } = calls(...seconds);
  expect(await ours().call(digest, once)).toEqual(outcome);
  expect(at).toEqual(times);
});

test("a digest is not tried while its chat is held, takes no turn, and is tried when that is over", async () => {
  const { call } = ours();
  let turns = 0;
  const turn = async () => void turns++;
  expect(await call({ ...digest, turn }, calls(12 * 3600).once)).toEqual({ refused: "failed" });
  for (clock.at = hours; clock.at < 12 * hours - 20_000; clock.at += hours) {
    const { at, once } = calls();
    expect(await call({ ...digest, turn }, once)).toEqual({ refused: "failed" });
    expect(at).toEqual([]);
  }
  expect(turns).toBe(1);
  expect(await call({ ...digest, chat: "2", turn }, calls().once)).toEqual({ ok: "done" });
  clock.at = 12 * hours - 20_000;
  expect(await call({ ...digest, turn }, calls().once)).toEqual({ ok: "done" });
  expect([turns, clock.at]).toEqual([3, 12 * hours]);
});

test("what one call is told holds another that waits for its turn or for less", async () => {
  const { call } = ours();
  const long = calls(60);
  const short = calls(5);
  // While a digest waits for its turn, an answer is told to wait for a minute.
  const turn = async () => {
    if (long.at.length === 0) await Promise.race([call(answer, long.once), Promise.resolve()]);
  };
  const late = calls();
  expect(await call({ ...digest, mostMs: 100_000, turn }, late.once)).toEqual({ ok: "done" });
  expect(late.at).toEqual([60_000]);
  // Of two that are under way the longer wait holds both.
  clock.at = 100_000;
  const both = [call(answer, calls(60).once), call(answer, short.once)];
  expect(await Promise.all(both)).toEqual([{ ok: "done" }, { ok: "done" }]);
  expect(short.at).toEqual([100_000, 160_000]);
});

test("no more chats are kept than there is room for: the one that was told first is asked again", async () => {
  const { call } = ours();
  const isCalled = async (chat: string, seconds?: number) => {
    const { at, once } = calls(...(seconds === undefined ? [] : [seconds]));
    await call({ ...digest, chat }, once);
    return at.length > 0;
  };
  for (let chat = 0; chat < 10_000; chat++) await isCalled(String(chat), 12 * 3600);
  expect(await isCalled("0")).toBe(false);
  await isCalled("10000", 12 * 3600);
  expect([await isCalled("0"), await isCalled("1"), await isCalled("10000")]).toEqual([true, false, false]);
  // Those whose time is over make room for all others.
  clock.at = 12 * hours;
  await isCalled("10001", 3600);
  await isCalled("10002", 3600);
  expect([await isCalled("10001"), await isCalled("10002")]).toEqual([false, false]);
});

test.each([0, -5, Number.NaN, Number.NEGATIVE_INFINITY])(
  "a wait of %d seconds makes no sense: it is one",
  async (seconds) => {
    const { at, once } = calls(seconds);
    expect(await ours().call(answer, once)).toEqual({ ok: "done" });
    expect(at).toEqual([0, 1_000]);
  },
);

test("a wait of a year is one of a day", async () => {
  const { at, once } = calls(31_536_000);
  expect(await ours().call(answer, once)).toEqual({ ok: "done" });
  expect(at).toEqual([0, 24 * hours]);
});

test("a wait of hours is told as long as it lasts", async () => {
  const one = ours();
  expect(one.health()).toBe("ok");
  expect(await one.call(digest, calls(7_200).once)).toEqual({ refused: "failed" });
  expect(one.health()).toBe("degraded");
  clock.at = 7_200_001;
  expect(one.health()).toBe("ok");
});
