import type { Api } from "grammy";
import { expect, test } from "vitest";
import { createThrottle } from "../../../src/adapters/throttle.ts";
import { createChatMoves } from "../../../src/bots/telegram/chat-moves.ts";
import { createTelegramMessenger } from "../../../src/bots/telegram/messenger.ts";
import { createTelegramSender } from "../../../src/bots/telegram/sender.ts";
import { createSubscription } from "../../../src/core/alerts/subscription.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { memoryCollection } from "../../fakes/memory-collection.ts";
import { silentLog } from "../../fakes/silent-log.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import { virtualClock } from "../../fakes/virtual-clock.ts";
import { createAlertSetup, published } from "./alert-setup.ts";

const perSecond = 5;
const morning = "2026-11-23T07:00:00Z";

/** A Telegram on a clock of its own, which takes 80 to 120 ms for a message and notes when each came. */
function pacedTelegram() {
  const clock = virtualClock();
  const arrived: { at: number; text: string }[] = [];
  const sendMessage = async (_chat: string, text: string) => {
    arrived.push({ at: clock.at, text });
    await clock.wait(80 + ((arrived.length * 7) % 41));
    return { message_id: arrived.length };
  };
  const collection = memoryCollection();
  const moves = createChatMoves(collection);
  const { turn } = createThrottle(perSecond, 1000, clock);
  const messenger = createTelegramMessenger({
    // As much of it as a message takes.
    api: { sendMessage } as unknown as Api,
    sender: createTelegramSender(silentLog, new AbortController().signal),
    ...{ collection, moves, turn, deliveriesPerSecond: perSecond },
    unreachable: async () => {},
    name: () => "tremplin_bot",
  });
  return { clock, arrived, messenger };
}

test("whatever alerts say by themselves keeps the pace: news, silence and the question whether one still looks", async () => {
  const { clock, arrived, messenger } = pacedTelegram();
  const setup = createAlertSetup({ findMessenger: () => messenger });
  Object.assign(setup.alertDeps, { stopwatch: clock.now, findPace: () => perSecond });
  const alert = async (i: number, { seen = "2026-11-20", covered = "2026-11-22T12:00:00.000Z" } = {}) => {
    const owner: Owner = { platform: "telegram", chat: String(i), person: String(i) };
    const made = { id: `alert${i}`, owner, search: bakerInLyon, related: false, sources: ["ft"] };
    const created = createSubscription(made, new Date("2026-11-01T12:00:00Z"));
    const next = { slot: "2026-11-23T08", at: "2026-11-23T07:00:00.000Z" };
    await setup.collections.people.set(`telegram:${i}`, { version: 1, current: {}, seen });
    await setup.subscriptions.save({ ...created, next, covered: { ft: covered } });
  };
  // Each of the three comes in between.
  for (let i = 0; i < 36; i += 3) {
    await alert(i);
    await alert(i + 1, { covered: "2026-11-23T03:30:00.000Z" });
    await alert(i + 2, { seen: "2026-08-01", covered: "2026-11-23T03:30:00.000Z" });
  }
  setup.stock.ft.push(published("NEW01", "2026-11-22T20:00:00.000Z"));
  expect(await setup.at(morning)).toMatchObject({ sent: 12, silences: 12, questions: 12 });
  expect(arrived).toHaveLength(36);
  const busiest = Math.max(
    ...arrived.map(({ at: from }) => arrived.filter(({ at }) => at >= from && at < from + 1000).length),
  );
  expect(busiest).toBe(perSecond);
  // As fast as that, too: each second and a bit five of them.
  expect(arrived.at(-1)?.at).toBeLessThan((36 / perSecond) * 1_100);
});
