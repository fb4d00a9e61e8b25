import type { Api } from "grammy";
import { z } from "zod";
import { dayMs, type Shelf } from "../../core/store.ts";
import type { Drawing } from "../../core/talk/world.ts";
import { cut } from "../../core/text.ts";
import type { Owner } from "../../core/words.ts";
import { escapeHtml } from "./render.ts";
import type { Sender } from "./sender.ts";

/** The message that asks someone for a text, and what for. */
const asked = z.object({ message: z.number(), screen: z.string(), label: z.string() });
type Asked = z.infer<typeof asked>;

const lifetime = 90 * dayMs;
const longestPlaceholder = 64;

export type Prompts = {
  /** Asks for what the view that was just drawn wants to be written, and takes back what was asked before. */
  follow: (drawing: Drawing, isForgotten: () => boolean) => Promise<void>;
  forget: (owner: Owner) => Promise<void>;
};

/**
 * In a group a bot hears only commands and replies to its messages. Where a text is wanted, a second message asks the person, and nobody else, to
 * reply to it: one for each person in a group, for a text is meant for their newest screen.
 */
export function prompts({ api, sender, shelf }: { api: Api; sender: Sender; shelf: Shelf }): Prompts {
  async function follow({ owner, screen, view, fresh }: Drawing, isForgotten: () => boolean): Promise<void> {
    const before = await read(owner);
    const input = view.find((block) => block.kind === "input");
    if (input && before && !fresh && before.screen === screen && before.label === input.label) return;
    if (before) {
      await shelf.delete(keyOf(owner));
      await takeBack(owner.chat, before);
    }
    if (!input) return;
    const sent = await sender.call({ method: "sendMessage", chat: owner.chat, tries: 2 }, () =>
      api.sendMessage(owner.chat, promptHtml(owner, input.label), {
        parse_mode: "HTML",
        reply_markup: {
          force_reply: true,
          selective: true,
          ...(input.hint ? { input_field_placeholder: cut(input.hint, longestPlaceholder) } : {}),
        },
      }),
    );
    if ("ok" in sent && !isForgotten())
      await shelf.set(keyOf(owner), { message: sent.ok.message_id, screen, label: input.label }, lifetime);
  }

  async function forget(owner: Owner): Promise<void> {
    const before = await read(owner);
    await shelf.delete(keyOf(owner));
    if (before) sender.add(owner.chat, () => takeBack(owner.chat, before));
  }

  async function read(owner: Owner): Promise<Asked | undefined> {
    return asked.safeParse(await shelf.get(keyOf(owner))).data;
  }

  /** After two days Telegram no longer deletes it: then it stays. */
  async function takeBack(chat: string, { message }: Asked): Promise<void> {
    await sender.call({ method: "deleteMessage", chat, tries: 5 }, () => api.deleteMessage(chat, message));
  }

  return { follow, forget };
}

function keyOf({ chat, person }: Owner): string {
  return `${chat}:${person}:prompt`;
}

/** Only who is mentioned is shown the reply field (`selective`); their name is not known, nor needed. */
function promptHtml({ person }: Owner, label: string): string {
  const what = escapeHtml(label.charAt(0).toLowerCase() + label.slice(1));
  return `✍️ <a href="tg://user?id=${person}">À vous</a> : répondez à ce message pour ${what}.`;
}
