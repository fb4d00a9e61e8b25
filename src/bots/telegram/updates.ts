import type { Api, Context } from "grammy";
import type { Collection } from "../../core/collection.ts";
import { decodePress } from "../../core/conversation/press.ts";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Incoming, PresenceReport } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { cut } from "../../core/text/text.ts";
import { typeset } from "../../core/text/typography.ts";
import { createLatestOnly } from "../latest-only.ts";
import { createAdministratorCheck } from "./administrators.ts";
import type { ChatMoves } from "./chat-moves.ts";
import { getChatOf, toChatPlace, toThreadOption } from "./chat-place.ts";
import { createTelegramConfider } from "./confide.ts";
import { buildStartUrl, isPrivateChat, sendGroupInvitation, toPrivateCommand } from "./group.ts";
import type { UpdateInbox } from "./inbox.ts";
import { toSendQueueKey } from "./messenger.ts";
import { locateAction } from "./render.ts";
import type { TelegramSender } from "./sender.ts";
import { createTelegramTextParser } from "./written-text.ts";

export type UpdateDependencies = {
  api: Api;
  sender: TelegramSender;
  collection: Collection;
  moves: ChatMoves;
  log: Log;
  /** By what an update is taken that other processes may handle as well. */
  findClaim?: UpdateInbox["findClaim"];
};

/** What is done with an update: resolves once it is applied and stored. */
export function createUpdateHandler(bot: UpdateDependencies, talk: Conversation): (context: Context) => Promise<void> {
  const { api, sender, collection, moves, log } = bot;
  const written = createTelegramTextParser();
  const acts = createAdministratorCheck(api, sender);
  // Each of these is answered by a message, so that of many one is enough.
  const invites = createLatestOnly((invitation: { place: string; url: string }) =>
    sendGroupInvitation(bot, invitation.place, invitation.url),
  );
  const confide = createTelegramConfider(bot);
  const positions = createLatestOnly((owner: Owner) => askPosition(owner, bot));
  const presence = createLatestOnly(async (report: PresenceReport) => void (await talk.handle(report)));

  function soon(work: Promise<void>): void {
    work.catch((error: unknown) => log.error({ error: errorName(error) }, "telegram: a message could not be sent"));
  }

  return async (context) => {
    const { update, callbackQuery, chat, me } = context;
    const { migrate_to_chat_id: to, migrate_from_chat_id: from } = update.message ?? {};
    if (chat && to !== undefined) return talk.move("telegram", String(chat.id), String(to));
    if (chat && from !== undefined) return talk.move("telegram", String(from), String(chat.id));
    const who = findOwner(context);
    if (!who) return;
    const owner = callbackQuery?.message?.date === 0 ? await withTopic(collection, who, callbackQuery.data ?? "") : who;
    if (update.my_chat_member) return moved(context, owner);
    const isInGroup = !isPrivateChat(owner.chat);
    if (callbackQuery?.data?.includes(`:${locateAction}:`)) {
      acknowledge(context);
      if (!isInGroup) soon(positions(owner.person, owner));
      return;
    }
    const happened = callbackQuery ? pressOf(context) : written(context);
    if (!happened) return callbackQuery && acknowledge(context);
    const inPrivate = isInGroup ? toPrivateCommand(happened.event) : undefined;
    const what = inPrivate === undefined ? happened : { ...happened, isOnlyIfGrave: true };
    const actsFor = isInGroup ? { actsFor: (other: string) => acts(other, owner.person) } : {};
    const formerChat = getChatOf(owner.chat) === owner.chat ? {} : { formerChat: getChatOf(owner.chat) };
    const claim = bot.findClaim?.(update);
    const result = await talk.handle({
      ...{ owner, id: String(update.update_id), ...what },
      ...{ ...actsFor, ...formerChat },
      ...(claim ? { claim } : {}),
    });
    claim?.noteResult(result);
    const { notice, outcome, confidential } = result;
    if (outcome === "unclaimed") return;
    if (confidential) return confide({ owner, confidential, username: me.username });
    if (inPrivate !== undefined && !happened.isOnlyIfGrave) {
      const url = buildStartUrl(me.username, inPrivate);
      if (callbackQuery) acknowledge(context, { url });
      else soon(invites(`${owner.chat}:${owner.person}:${url}`, { place: owner.chat, url }));
      return;
    }
    if (!callbackQuery) return notice ? say(owner, notice, bot) : undefined;
    const toast = notice ? { text: cut(notice, 200) } : {};
    if (outcome === undefined) acknowledge(context, toast);
    // One after the other: who presses a thousand times gets a thousand of them.
    else
      sender.add(`${owner.person} toasts`, async () => void (await context.answerCallbackQuery(toast).catch(() => {})));
  };

  /**
   * Someone blocked the bot, or came back; or it was added to a group. What is done to it in a group says
   * nothing about who did it.
   */
  async function moved({ myChatMember, me }: Context, owner: Owner): Promise<void> {
    if (!myChatMember) return;
    const { chat, old_chat_member: before, new_chat_member: now } = myChatMember;
    const isIn = now.status === "member" || now.status === "administrator";
    if (chat.type === "private") {
      if (isIn || now.status === "kicked")
        await presence(owner.person, { owner, event: { type: isIn ? "back" : "blocked" } });
      return;
    }
    const isNew = isIn && (before.status === "left" || before.status === "kicked");
    // A group that has become a supergroup knows us already.
    if (chat.type === "channel" || !isNew || moves.isTarget(String(chat.id))) return;
    soon(invites(owner.chat, { place: owner.chat, url: buildStartUrl(me.username, "start") }));
  }
}

/** A message that is too old does not say in which topic it is: the screen that it shows does. */
async function withTopic(collection: Collection, owner: Owner, data: string): Promise<Owner> {
  const { screen } = decodePress(data) ?? {};
  if (screen === undefined || isPrivateChat(owner.chat)) return owner;
  const name = (await collection.keys(`${owner.chat}/`)).find((key) => key.endsWith(`:${screen}`));
  return name === undefined ? owner : { ...owner, chat: name.slice(0, name.indexOf(":")) };
}

/**
 * Who did it, and where. Who writes in the name of a chat, as anonymous administrators do, is that chat:
 * their own account is not told. Undefined for whoever only forwards: other bots, and the channel that a
 * group belongs to.
 */
export function findOwner({ update, chat, from, msg }: Context): Owner | undefined {
  if (!chat || !from) return undefined;
  // Of a message that is too old there is nothing but its number.
  const message = msg && "date" in msg && msg.date !== 0 ? msg : undefined;
  const place = toChatPlace(chat.id, message);
  if (update.callback_query || update.my_chat_member)
    return { platform: "telegram", chat: place, person: String(from.id) };
  const sender = message?.sender_chat;
  if (message?.is_automatic_forward || (from.is_bot && !sender)) return undefined;
  return { platform: "telegram", chat: place, person: String((sender ?? from).id) };
}

/** Whether it is handed to the conversation as what somebody does. */
export function isForConversation({ update }: Context): boolean {
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = update.message ?? {};
  return update.my_chat_member === undefined && to === undefined && from === undefined;
}

type WithoutOwner = Omit<Incoming, "owner" | "id">;

function pressOf({ callbackQuery }: Context): WithoutOwner | undefined {
  const pressed = decodePress(callbackQuery?.data ?? "");
  if (!pressed) return undefined;
  const message = callbackQuery?.message?.message_id;
  const press: WithoutOwner = {
    screen: pressed.screen,
    event: { type: "press", action: pressed.action, value: pressed.value },
  };
  return message === undefined ? press : { ...press, message: String(message) };
}

/** A press is answered once its update has run, and before anything is asked outside. Too late is no harm. */
function acknowledge(context: Context, answer: { text?: string; url?: string } = {}): void {
  context.answerCallbackQuery(answer).catch(() => {});
}

/** Only a button of the keyboard below can ask a phone where it is, and only in a private chat. */
async function askPosition({ chat: place }: Owner, { api, sender }: UpdateDependencies): Promise<void> {
  const keyboard = [[{ text: "📍 Envoyer ma position", request_location: true }]];
  const words = typeset(
    "Touchez « 📍 Envoyer ma position » sous le champ de saisie. Votre position exacte n'est pas conservée.",
  );
  await sender.call({ method: "sendMessage", chat: place, tries: 2 }, (chat) =>
    api.sendMessage(chat, words, {
      ...toThreadOption(place),
      reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true },
    }),
  );
}

function say(owner: Owner, text: string, { api, sender, moves }: UpdateDependencies): void {
  sender.add(toSendQueueKey(owner, moves), async () => {
    await sender.call({ method: "sendMessage", chat: owner.chat, tries: 2 }, (chat) =>
      api.sendMessage(chat, text, toThreadOption(owner.chat)),
    );
  });
}
