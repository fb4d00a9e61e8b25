import type { Api } from "grammy";
import { z } from "zod";
import type { Collection, Row } from "../../core/collection.ts";
import { dayMs } from "../../core/durations.ts";
import type { Owner } from "../../core/owner.ts";
import type { ScreenDrawing } from "../../core/talk/ports.ts";
import { cut } from "../../core/text/text.ts";
import { createRecentRecords } from "../shown-keeper.ts";
import { toThreadOption } from "./chat-place.ts";
import { escapeHtml } from "./render.ts";
import type { TelegramSender } from "./sender.ts";

/**
 * The message that asks someone for a text, and what for. Without a message: it stayed behind where the chat
 * was before.
 */
const asked = z.object({
  message: z.number().optional(),
  screen: z.string(),
  label: z.string(),
  hint: z.string().optional(),
});
type Asked = z.infer<typeof asked>;

const lifetime = 90 * dayMs;
const longestPlaceholder = 64;

export type Prompts = {
  /** Asks for what the view that was just drawn wants to be written, and takes back what was asked before. */
  follow: (
    drawing: Pick<ScreenDrawing, "owner" | "screen" | "view" | "fresh" | "record">,
    isForgotten: () => boolean,
  ) => Promise<void>;
  forget: (owner: Owner) => Promise<void>;
  /** The rows of a chat that has another id by now, and whom to ask anew there. */
  moving: (from: string, to: string) => Promise<{ rows: Row[]; askAgain: () => void }>;
};

type PromptsOptions = {
  api: Api;
  sender: TelegramSender;
  collection: Collection;
  /** Where an owner is by now. */
  there: (owner: Owner) => Owner;
  lineOf: (owner: Owner) => string;
};

/**
 * In a group a bot hears only commands and replies to its messages. Where a text is wanted, a second message
 * asks the person, and nobody else, to reply to it: one for each person in a group, for a text is meant for
 * their newest screen.
 */
export function createPrompts({ api, sender, collection, there, lineOf }: PromptsOptions): Prompts {
  const { read, findBefore, save, remove } = createPromptRows(collection, there);

  const follow: Prompts["follow"] = async ({ owner, screen, view, fresh, record }, isForgotten) => {
    const before = await findBefore(owner, record);
    const input = view.find((block) => block.kind === "input");
    const isAsked = before?.message !== undefined && before.screen === screen && before.label === input?.label;
    if (input && !fresh && isAsked) return;
    if (before) {
      await remove(owner);
      await takeBack(owner.chat, before);
    }
    if (input) await ask(owner, { screen, label: input.label, hint: input.hint }, isForgotten);
  };

  /** What is being asked; where all of someone is deleted meanwhile, nothing of it may be kept. */
  const underWay = new Set<{ owner: Owner; isForgotten: boolean }>();

  async function ask(owner: Owner, prompt: Asked, isForgotten: () => boolean): Promise<void> {
    const asking = { owner, isForgotten: false };
    underWay.add(asking);
    await send(owner, prompt, () => asking.isForgotten || isForgotten()).finally(() => underWay.delete(asking));
  }

  async function send(owner: Owner, { screen, label, hint }: Asked, isForgotten: () => boolean): Promise<void> {
    const sent = await sender.call({ method: "sendMessage", chat: owner.chat, tries: 2 }, (chat) =>
      api.sendMessage(chat, promptHtml(owner, label), {
        ...toThreadOption(owner.chat),
        parse_mode: "HTML",
        ...(isSomeone(owner) ? { reply_markup: replyTo(hint) } : {}),
      }),
    );
    if (!("ok" in sent) || isForgotten()) return;
    const prompt = { message: sent.ok.message_id, screen, label, hint };
    await save(owner, prompt);
    // All of theirs may have been deleted while it was written.
    if (isForgotten()) await remove(owner);
  }

  async function forget(owner: Owner): Promise<void> {
    for (const prompt of underWay)
      if (toPromptKey(there(prompt.owner)) === toPromptKey(there(owner))) prompt.isForgotten = true;
    const before = await read(owner);
    await remove(owner);
    if (before) sender.add(lineOf(owner), () => takeBack(owner.chat, before));
  }

  /** After two days Telegram no longer deletes it: then it stays. */
  async function takeBack(place: string, { message }: Asked): Promise<void> {
    if (message === undefined) return;
    await sender.call({ method: "deleteMessage", chat: place, tries: 5, isOfMessage: true }, (chat) =>
      api.deleteMessage(chat, message),
    );
  }

  async function moving(from: string, to: string): Promise<{ rows: Row[]; askAgain: () => void }> {
    const rows: Row[] = [];
    const again: { owner: Owner; one: Asked }[] = [];
    for (const key of (await collection.keys(`${from}:`)).filter((key) => key.endsWith(ending))) {
      const { data } = asked.safeParse(await collection.get(key));
      const owner: Owner = { platform: "telegram", chat: to, person: key.slice(from.length + 1, -ending.length) };
      rows.push({ collection, key, value: null, ttl: 0 });
      if (!data || (await collection.get(toPromptKey(owner))) !== undefined) continue;
      const prompt = { screen: data.screen, label: data.label, hint: data.hint };
      rows.push({ collection, key: toPromptKey(owner), value: prompt, ttl: lifetime });
      again.push({ owner, one: prompt });
    }
    const askAgain = () => {
      for (const { owner, one: prompt } of again)
        sender.add(lineOf(owner), async () => {
          const now = await read(owner);
          // Answered, asked for something else or deleted meanwhile.
          if (now?.screen === prompt.screen && now.message === undefined) await ask(owner, prompt, () => false);
        });
    };
    return { rows, askAgain };
  }

  return { follow, forget, moving };
}

/** The row of what each is asked for. */
function createPromptRows(collection: Collection, there: PromptsOptions["there"]) {
  const recent = createRecentRecords<Asked>();
  const keyOf = (owner: Owner) => toPromptKey(there(owner));

  async function read(owner: Owner): Promise<Asked | undefined> {
    return asked.safeParse(await collection.get(keyOf(owner))).data;
  }

  return {
    read,
    /** As the turn has read it, unless something was asked or taken back since. */
    findBefore: async (owner: Owner, record: ScreenDrawing["record"]): Promise<Asked | undefined> => {
      const since = record?.beside ? recent.findSince(keyOf(owner), record.at) : "unknown";
      if (since === "unknown") return read(owner);
      return since ? since.shown : asked.safeParse(record?.beside?.row).data;
    },
    save: async (owner: Owner, prompt: Asked) => {
      await collection.set(keyOf(owner), prompt, lifetime);
      recent.note(keyOf(owner), prompt);
    },
    remove: async (owner: Owner) => {
      await collection.delete(keyOf(owner));
      recent.note(keyOf(owner), undefined);
    },
  };
}

const ending = ":prompt";

/** Of the row that says what somebody is asked for in a group. */
export function toPromptKey({ chat, person }: Pick<Owner, "chat" | "person">): string {
  return `${chat}:${person}${ending}`;
}

/** An administrator who writes in the name of a chat is nobody who could be shown a field to write in. */
function isSomeone({ person }: Owner): boolean {
  return !person.startsWith("-");
}

function replyTo(hint: string | undefined) {
  const placeholder = hint ? { input_field_placeholder: cut(hint, longestPlaceholder) } : {};
  return { force_reply: true as const, selective: true, ...placeholder };
}

/** Only who is mentioned is shown the reply field (`selective`); their name is not known, nor needed. */
function promptHtml(owner: Owner, label: string): string {
  const what = escapeHtml(label.charAt(0).toLowerCase() + label.slice(1));
  const whom = isSomeone(owner) ? `<a href="tg://user?id=${owner.person}">À vous</a> : répondez` : "Répondez";
  return `✍️ ${whom} à ce message pour ${what}.`;
}
