import { MessageFlags, REST, Routes } from "discord.js";
import { Api } from "grammy";
import { expect, test } from "vitest";
import { createFetchRequest } from "../../src/bots/discord/calls.ts";
import { renderDiscord, renderPlainDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import { startTelegram } from "../fakes/telegram/telegram.ts";
import { unusualViews } from "../fakes/unusual-views.ts";
import { sampleViews } from "../fakes/views.ts";

/** What `views.test.ts` checks of every view that the conversation can show, as the platforms check it. */

const screen = "k3Jx9Qa2pQ7z";
const views = [...sampleViews, ...unusualViews];

/** Many samples look the same. */
function distinct<T>(messages: T[], looks: (message: T) => unknown): T[] {
  return [...new Map(messages.map((one) => [JSON.stringify(looks(one)), one])).values()];
}

test("Discord takes every view", async () => {
  const discord = await startDiscord();
  const anna = discord.person({ name: "Anna", installed: true });
  // By default it paces itself, at fifty a second.
  const rest = new REST({
    api: discord.url,
    makeRequest: createFetchRequest(() => {}),
    globalRequestsPerSecond: 1_000,
  });
  rest.setToken(discord.token);
  const all = [
    ...views.map((view) => renderDiscord(screen, view)),
    ...unusualViews.map((view) => renderPlainDiscord(screen, view)),
  ];
  for (const { components, files } of distinct(all, (one) => one.components))
    await rest.post(Routes.channelMessages(anna.dmId), {
      body: {
        flags: MessageFlags.IsComponentsV2,
        components,
        attachments: files.map(({ name }, i) => ({ id: String(i), filename: name })),
      },
      files,
    });
  expect(discord.refused).toEqual([]);
  await discord.close();
});

test("Telegram takes every view", async () => {
  const telegram = await startTelegram();
  const anna = telegram.person({ first_name: "Anna" });
  anna.starts();
  const messages = views.flatMap((view) => [
    renderTelegram(screen, view, { isPrivate: true }),
    renderTelegram(screen, view, { isPrivate: false }),
  ]);
  const api = new Api(telegram.token, { apiRoot: telegram.url });
  for (const { text, keyboard } of distinct(messages, (one) => [one.text, one.keyboard])) {
    await api.sendMessage(anna.id, text, {
      parse_mode: "HTML",
      reply_markup: { inline_keyboard: keyboard },
      link_preview_options: { is_disabled: true },
    });
  }
  expect(telegram.refused).toEqual([]);
  await telegram.close();
});
