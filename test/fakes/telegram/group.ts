import type { Chat } from "grammy/types";
import { moveBot, tell } from "./hearing.ts";
import type { Person } from "./person.ts";
import { type Content, keep, openRoom } from "./rooms.ts";
import { transcript } from "./transcript.ts";
import type { MemberStatus, Room, World } from "./world.ts";

/** A group, seen from nobody's phone; a person sits in it by `person.in(group)`. */
export type Group = {
  /** Changes when the group becomes a supergroup. */
  readonly id: number;
  room: () => Room;
  add: (person: Person, as?: MemberStatus) => void;
  remove: (person: Person) => void;
  addsBot: (by: Person, as?: "member" | "administrator") => void;
  removesBot: (by: Person) => void;
  promotesBot: (by: Person) => void;
  /** The bot may read but no longer write. */
  mutesBot: () => void;
  unmutesBot: () => void;
  /** Becomes a supergroup with another id; calls to the old one are told so. */
  migrates: (by: Person) => void;
  /** Opens a topic of a forum and gives its message_thread_id. */
  opensTopic: (by: Person, name: string) => number;
  closesTopic: (thread: number) => void;
  transcript: () => string;
};

export type GroupOptions = {
  title?: string;
  type?: "group" | "supergroup";
  /** Members from the beginning, of whom the bot hears nothing; the first one is its creator. */
  members?: Person[];
  bot?: "member" | "administrator" | "left";
  isForum?: boolean;
};

export function group(world: World, options: GroupOptions = {}): Group {
  const { title = "Groupe", type = "group", members = [], bot = "member", isForum = false } = options;
  let room = openRoom(world, chatOf(world, type, title, isForum), bot);
  for (const [index, { id }] of members.entries()) room.members.set(id, index === 0 ? "creator" : "member");

  const service = (by: Person, content: Content) => tell(world, room, keep(world, room, by.user, content).message);

  return {
    get id() {
      return room.chat.id;
    },
    room: () => room,
    add(newcomer, as = "member") {
      room.members.set(newcomer.id, as);
      service(newcomer, { new_chat_members: [newcomer.user] });
    },
    remove(leaver) {
      room.members.set(leaver.id, "left");
      service(leaver, { left_chat_member: leaver.user });
    },
    addsBot(by, as = "member") {
      moveBot(world, room, by.user, as);
      const { id, is_bot, first_name, username } = world.me;
      service(by, { new_chat_members: [{ id, is_bot, first_name, username }] });
    },
    removesBot: (by) => moveBot(world, room, by.user, "kicked"),
    promotesBot: (by) => moveBot(world, room, by.user, "administrator"),
    mutesBot() {
      room.isMuted = true;
    },
    unmutesBot() {
      room.isMuted = false;
    },
    migrates(by) {
      const old = room;
      const next = openRoom(world, chatOf(world, "supergroup", title, false), old.bot);
      next.members = new Map(old.members);
      service(by, { migrate_to_chat_id: next.chat.id });
      old.upgradedTo = next.chat.id;
      room = next;
      service(by, { migrate_from_chat_id: old.chat.id });
    },
    opensTopic(by, name) {
      const thread = world.next("topic");
      room.topics.set(thread, { name, isClosed: false });
      service(by, { message_thread_id: thread, forum_topic_created: { name, icon_color: 0x6fb9f0 } });
      return thread;
    },
    closesTopic(thread) {
      const topic = room.topics.get(thread);
      if (topic) topic.isClosed = true;
    },
    transcript: () => transcript(room),
  };
}

/** Groups count below zero, supergroups below minus a billion: https://core.telegram.org/api/bots/ids */
function chatOf(
  world: World,
  type: "group" | "supergroup",
  title: string,
  isForum: boolean,
): Chat.GroupChat | Chat.SupergroupChat {
  const number = world.next("group");
  if (type === "group") return { id: -number, type, title };
  return { id: -1_000_000_000_000 - number, type, title, ...(isForum ? { is_forum: true } : {}) };
}
