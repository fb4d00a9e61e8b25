import { expect } from "vitest";
import type * as discords from "./discord/discord.ts";
import type { Host } from "./host.ts";
import type * as telegrams from "./telegram/telegram.ts";
import { PATIENCE } from "./wait.ts";

/** Someone who ticks job titles again and again, and notes what becomes of that. */
export type Presser = {
  name: string;
  platform: "telegram" | "discord";
  seat: telegrams.Person | discords.Person;
  /** Ticks the next title, and waits for the answer. */
  press: () => Promise<void>;
  count: () => number;
  /** So many presses got no answer. */
  unanswered: () => number;
  /** How many titles are not as their presses left them. */
  countWrong: () => Promise<number>;
  /** How often their screen has changed, and was expected to. */
  revisions: () => Promise<{ is: number; pressed: number }>;
};

/** How long is waited for the answer to a press: one that a dead process was to give never comes. */
const answerMs = 15_000;

/** Someone who has asked for "boulanger", and has the titles before them. */
export async function openPresser(host: Host, platform: Presser["platform"], name: string): Promise<Presser> {
  const seat =
    platform === "telegram"
      ? host.telegram.person({ first_name: name })
      : host.discord.person({ name, installed: true, locale: "fr" });
  seat.says("boulanger");
  await seat.sees(/métiers/, 3 * PATIENCE);
  const message = seat.last();
  const [first] = message.buttons.flat();
  const data: unknown = first && ("callback_data" in first ? first.callback_data : Reflect.get(first, "custom_id"));
  const [screen = ""] = String(data).split(":");
  const chat = "dmId" in seat ? seat.dmId : String(seat.id);
  const load = async () => {
    const found = await host.screens.load(platform, chat, screen);
    if (found?.state.step !== "job") throw new Error(`${name} is not asked for a job`);
    return { ...found.state, revision: found.revision };
  };
  const before = await load();
  const titles = before.options.slice(0, 5).map(({ code }) => code);
  expect(titles.length).toBeGreaterThan(1);
  let count = 0;
  let unanswered = 0;

  async function press(): Promise<void> {
    const pressed = `${screen}:title:${titles[count % titles.length]}`;
    count += 1;
    const tap =
      "dmId" in seat
        ? seat.tapsData(pressed, message as discords.Seen)
        : seat.tapsData(pressed, { message: message as telegrams.Seen });
    await tap.answered(answerMs).catch(() => {
      unanswered += 1;
    });
  }

  return {
    ...{ name, platform, seat, press },
    count: () => count,
    unanswered: () => unanswered,
    countWrong: async () => {
      const { picked } = await load();
      const isWrong = (code: string, i: number) => {
        const times = Math.floor(count / titles.length) + (i < count % titles.length ? 1 : 0);
        return picked.includes(code) !== (before.picked.includes(code) !== (times % 2 === 1));
      };
      return titles.filter(isWrong).length;
    },
    revisions: async () => ({ is: (await load()).revision, pressed: before.revision + count }),
  };
}
