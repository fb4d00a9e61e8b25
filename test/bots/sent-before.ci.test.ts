import { expect, onTestFinished, test } from "vitest";
import { actions, press, text } from "../../src/core/conversation/view.ts";
import type { Delivery } from "../../src/core/talk/ports.ts";
import { type Discord, down, startDiscord } from "../fakes/discord/discord.ts";
import { openDiscordBot } from "./discord-started.ts";

/** A digest whose outcome nobody knows, sent again after longer than Discord knows its nonce. */

async function startAt() {
  const clock = { now: new Date("2026-11-23T07:00:00Z") };
  const discord = await startDiscord({ now: () => clock.now });
  onTestFinished(discord.close);
  const anna = discord.person({ name: "Anna", installed: true });
  const bot = openDiscordBot(discord);
  onTestFinished(() => bot.stop());
  const digest = (screen: string, isAgain: boolean): Delivery => ({
    owner: { platform: "discord", chat: anna.dmId, person: anna.id },
    screen,
    view: [text`🗞 4 nouvelles offres`, ...actions(press("Voir 1", "offer", "1"))],
    isAgain,
  });
  const later = () => {
    clock.now = new Date(clock.now.getTime() + 3_600_000);
  };
  return { discord, anna, bot, digest, later };
}

const route = "/channels/{channel_id}/messages";
const countSent = (discord: Discord) => discord.callsOf("POST", route).length;

test("one that has arrived is found by its button, and comes no second time", async () => {
  const { discord, anna, bot, digest, later } = await startAt();
  expect(await bot.messenger.deliver(digest("screen0000a1", false))).toBe("sent");
  expect(discord.callsOf("GET", route)).toHaveLength(0);
  for (const other of ["screen0000a2", "screen0000a3"]) await bot.messenger.deliver(digest(other, false));
  later();
  expect(await bot.messenger.deliver(digest("screen0000a1", true))).toBe("sent");
  expect(countSent(discord)).toBe(3);
  expect(anna.transcript().match(/4 nouvelles offres/g)).toHaveLength(3);
  expect(discord.refused).toEqual([]);
});

test("one that has not arrived is sent", async () => {
  const { discord, bot, digest, later } = await startAt();
  await bot.messenger.deliver(digest("screen0000a1", false));
  later();
  expect(await bot.messenger.deliver(digest("screen0000a2", true))).toBe("sent");
  expect(countSent(discord)).toBe(2);
});

test("where the channel cannot be read now, it is left for another time", async () => {
  const { discord, bot, digest, later } = await startAt();
  await bot.messenger.deliver(digest("screen0000a1", false));
  later();
  discord.fails({ method: "GET", route }, down(503), 9);
  expect(await bot.messenger.deliver(digest("screen0000a1", true))).toBe("failed");
  expect(countSent(discord)).toBe(1);
});
