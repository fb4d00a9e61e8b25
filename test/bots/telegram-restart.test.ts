import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../fakes/silent-log.ts";
import { openTelegramBot, patiently, setup, talkOn } from "./telegram-started.ts";

/*
 * What our messages show is known since the start alone: after a restart Telegram is asked once more to show
 * it, and says that it does.
 */
test("a message that would be the same after a restart is left as it is, and nothing comes twice", async () => {
  const { telegram, bot, messages, people } = await setup();
  const { anna } = people;
  const before = talkOn(bot);
  const done = bot.run(before);
  await telegram.isListened();
  anna.says("boulanger lyon");
  const { buttons } = await anna.gets("12 offres");
  await before.idle();
  await bot.stop();
  await done;

  const warned: unknown[] = [];
  const log = { ...silentLog, warn: (facts: unknown) => void warned.push(facts) };
  const again = openTelegramBot(telegram, { collection: messages, log });
  const here = talkOn(again, { collections: before.collections });
  const ended = again.run(here);
  onTestFinished(async () => {
    await again.stop();
    await ended;
  });
  const data = buttons.flat().flatMap((one) => ("callback_data" in one ? [one.callback_data] : []));
  const [screen = ""] = data.find((one) => one.includes(":page:"))?.split(":") ?? [];
  const sent = telegram.callsOf("sendMessage").length;
  anna.tapsData(`${screen}:page:1`);
  await patiently(() => expect(telegram.callsOf("editMessageText").map(({ status }) => status)).toEqual([400]));
  await patiently(() => expect(telegram.unanswered()).toEqual([]));
  await here.idle();
  expect(telegram.callsOf("sendMessage")).toHaveLength(sent);
  expect(warned).toEqual([]);
  anna.taps("›");
  await patiently(() => expect(anna.last().text).toContain("5. Boulanger"));
  expect(telegram.callsOf("sendMessage")).toHaveLength(sent);
});
