import type { Chat, Message, User } from "grammy/types";
import { documentOf, photoOf, storeFile } from "./files.ts";
import { tell } from "./hearing.ts";
import { type Looks, looking } from "./looking.ts";
import { actIn, idOf, type Place, type Pointed } from "./place.ts";
import { type Content, find, keep, quoted, touch } from "./rooms.ts";
import { type Taps, tapping } from "./tapping.ts";
import { typed } from "./text.ts";
import { type Kept, type Room, unixTime, type World } from "./world.ts";

/** What a person can do in a chat, and see there. Everything happens at once; only seeing waits. */
export type Seat = Looks &
  Taps & {
    says: (text: string, at?: At) => Message;
    sendsLocation: (latitude: number, longitude: number, at?: At) => Message;
    /** A PNG or JPEG; a single point if none is given. */
    sendsPhoto: (bytes?: Buffer, caption?: string, at?: At) => Message;
    sendsDocument: (name: string, bytes: Buffer, mime?: string) => Message;
    /** Anything else that a message can hold. */
    sends: (content: Content, at?: At) => Message;
    edits: (message: Pointed, text: string) => void;
    /** For everybody: in a private chat a person may delete the bot's messages too. */
    deletes: (message: Pointed) => void;
  };

/**
 * Where something is said: as a reply, in a topic. After a `force_reply`, the apps make the next message a
 * reply by themselves. `as`: in the name of a chat, as anonymous administrators write in the name of the
 * group.
 */
export type At = { replyTo?: Pointed | "nothing"; topic?: number; as?: Chat };

export function seat(world: World, user: User, room: () => Room): Seat {
  const place: Place = { world, user, room, acted: 0 };
  const looks = looking(place);

  const sends: Seat["sends"] = (content, { replyTo, topic, as } = {}) => {
    const here = actIn(place);
    const answered = answeredBy(user, here, replyTo);
    if (as && !isAdmin(here, user)) throw new Error(`${user.first_name} is no administrator: nobody else is anonymous`);
    const { message } = keep(world, here, as ? anonymous(as, here) : user, {
      ...content,
      ...(as ? { sender_chat: as } : {}),
      ...(answered ? { reply_to_message: quoted(answered) } : {}),
      ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true }),
    });
    tell(world, here, message);
    return message;
  };

  const says: Seat["says"] = (text, at) => {
    const { entities } = typed(text);
    return sends({ text, ...(entities.length > 0 ? { entities } : {}) }, at);
  };

  return {
    ...looks,
    ...tapping(place, says),
    says,
    sends,
    sendsLocation: (latitude, longitude, at) => sends({ location: { latitude, longitude } }, at),
    sendsPhoto: (bytes = POINT, caption, at) =>
      sends({ photo: photoOf(storeFile(world, "photo.jpg", bytes)), ...captioned(caption) }, at),
    sendsDocument: (name, bytes, mime) => sends({ document: documentOf(storeFile(world, name, bytes), mime) }),
    edits(message, text) {
      const here = actIn(place);
      const kept = existing(here, idOf(message));
      if (kept.message.from?.id !== user.id) throw new Error(`${user.first_name} can only edit their own messages`);
      kept.message = { ...kept.message, ...typed(text), edit_date: unixTime(world) };
      touch(world, here, kept);
      tell(world, here, kept.message, "edited_message");
    },
    deletes(message) {
      const here = actIn(place);
      const kept = existing(here, idOf(message));
      kept.isGone = true;
      touch(world, here, kept);
    },
  };
}

function captioned(caption: string | undefined): Content {
  if (!caption) return {};
  const { entities } = typed(caption);
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

function isAdmin(room: Room, { id }: User): boolean {
  const status = room.members.get(id);
  return status === "creator" || status === "administrator";
}

/**
 * The stand-in sender, so that older bots find a person: https://core.telegram.org/bots/api#message, `from`.
 */
function anonymous(as: Chat, room: Room): User {
  return as.id === room.chat.id
    ? { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" }
    : { id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" };
}

function existing(room: Room, id: number): Kept {
  const kept = find(room, id);
  if (!kept) throw new Error(`There is no message ${id} in this chat`);
  return kept;
}

/** What is answered: what the person points at, or else what the bot asked to be answered. */
function answeredBy(user: User, room: Room, replyTo: At["replyTo"]): Message | undefined {
  if (replyTo === "nothing") return undefined;
  if (replyTo !== undefined) return existing(room, idOf(replyTo)).message;
  if (!room.asked || room.asked.answered.has(user.id)) return undefined;
  room.asked.answered.add(user.id);
  return find(room, room.asked.id)?.message;
}

/** The smallest PNG: one point. */
const POINT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
