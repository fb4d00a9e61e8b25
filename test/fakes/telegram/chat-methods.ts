import type { ChatMember, User } from "grammy/types";
import { roomOf, writableRoom } from "./access.ts";
import type { Handlers } from "./methods.ts";
import { badRequest, broken } from "./refusal.ts";
import { note } from "./rooms.ts";
import type { MemberStatus, Room, World } from "./world.ts";

/** What a bot may ask about a chat, and the little it may do there beside writing. */
export const chatMethods = {
  sendChatAction: (world, { chat_id, action, message_thread_id: thread }) => {
    const room = writableRoom(world, chat_id);
    if (thread === 1) throw broken("message thread not found", "message_thread_id 1: General has none");
    if (thread !== undefined && !room.topics.has(thread)) throw badRequest("message thread not found");
    room.action = action;
    world.sight.changed(room);
    return true;
  },
  getChat: (world, { chat_id }) => ({
    ...roomOf(world, chat_id).chat,
    ...{ accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: NO_GIFTS },
  }),
  getChatMember: (world, { chat_id, user_id }) => {
    const person = world.people.get(user_id);
    if (!person && user_id !== world.me.id) throw badRequest("member not found");
    const room = roomOf(world, chat_id);
    return person ? memberOf(person, room.members.get(user_id) ?? "left") : botMember(world, room);
  },
  getChatAdministrators: (world, { chat_id }) => {
    const { chat, members } = roomOf(world, chat_id);
    if (chat.type === "private") throw badRequest("there are no administrators in the private chat");
    const isAdmin = (status: string) => status === "creator" || status === "administrator";
    return [...members].flatMap(([id, status]) => {
      const person = world.people.get(id);
      return person && isAdmin(status) ? [memberOf(person, status)] : [];
    });
  },
  getChatMemberCount: (world, { chat_id }) => {
    const statuses = [...roomOf(world, chat_id).members.values()];
    return statuses.filter((status) => status !== "left").length + 1;
  },
  leaveChat: (world, { chat_id }) => {
    const room = writableRoom(world, chat_id);
    if (room.chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
    room.bot = "left";
    note(world, room, `${world.me.first_name} leaves`);
    return true;
  },
} satisfies Handlers;

export function memberOf(user: User, status: MemberStatus | Room["bot"]): ChatMember {
  switch (status) {
    case "creator":
      return { status, user, is_anonymous: false };
    case "administrator":
      return { status, user, can_be_edited: false, is_anonymous: false, ...RIGHTS };
    case "kicked":
    case "blocked":
    case "deactivated":
      return { status: "kicked", user, until_date: 0 };
    case "left":
    case "stranger":
      return { status: "left", user };
    case "member":
      return { status, user };
  }
}

function botMember(world: World, room: Room): ChatMember {
  const { id, is_bot, first_name, username } = world.me;
  return memberOf({ id, is_bot, first_name, username }, room.bot);
}

const RIGHTS = {
  ...{ can_manage_chat: true, can_delete_messages: true, can_manage_video_chats: true, can_restrict_members: true },
  ...{ can_promote_members: false, can_change_info: true, can_invite_users: true, can_post_stories: false },
  ...{ can_edit_stories: false, can_delete_stories: false, can_pin_messages: true },
  ...{ can_send_welcome_messages: false },
};

const NO_GIFTS = {
  ...{ unlimited_gifts: false, limited_gifts: false, unique_gifts: false },
  ...{ premium_subscription: false, gifts_from_channels: false },
};
