import type { Chat, InlineQueryResult, Message, ReplyKeyboardMarkup, User, UserFromGetMe } from "grammy/types";
import type { Sight } from "../sight.ts";
import type { Call } from "./call.ts";
import type { Poller } from "./polling.ts";
import type { Profile } from "./profile.ts";
import type { Updates } from "./updates.ts";
import type { Webhook } from "./webhook.ts";

/** All that the fake remembers: the place of Telegram's servers and of everybody's phone. */
export type World = {
  readonly me: UserFromGetMe;
  readonly token: string;
  /** The platform's clock; a test may set it forward to make buttons and messages old. */
  readonly now: () => Date;
  readonly callbackSeconds: number;
  readonly rooms: Map<number, Room>;
  readonly people: Map<number, User>;
  readonly files: Map<string, StoredFile>;
  readonly callbacks: Map<string, Callback>;
  readonly inlineQueries: Map<string, InlineAsked>;
  readonly profile: Profile;
  readonly updates: Updates;
  readonly poller: Poller;
  readonly webhook: Webhook;
  /** The next number of a kind, without a gap. */
  readonly next: (kind: Counter) => number;
  readonly calls: Call[];
  readonly sight: Sight<Room>;
};

/** A chat, with what only the platform knows about it. */
export type Room = {
  chat: Exclude<Chat, Chat.ChannelChat>;
  bot: BotStatus;
  members: Map<number, MemberStatus>;
  messages: Kept[];
  story: Story[];
  keyboard?: ReplyKeyboardMarkup | undefined;
  action?: string | undefined;
  /** The message that the apps offer to answer (`force_reply`), and who did so. */
  asked?: { id: number; answered: Set<number> };
  upgradedTo?: number;
  isMuted: boolean;
  topics: Map<number, { name: string; isClosed: boolean }>;
};

/** "stranger": the person never pressed Start. */
export type BotStatus = "member" | "administrator" | "left" | "kicked" | "stranger" | "blocked" | "deactivated";
export type MemberStatus = "creator" | "administrator" | "member" | "left";

/**
 * A message as it stands now. `keyboard`: it was sent with another kind of keyboard, so it cannot be edited.
 */
export type Kept = { message: Message; changed: number; isGone: boolean; keyboard?: object };

/** What happened in a chat, in order; a message stands for whatever it became. */
export type Story =
  | { kind: "message"; id: number }
  | { kind: "tap"; who: string; label: string }
  | { kind: "toast"; who: string; text: string; isAlert: boolean }
  | { kind: "note"; text: string };

export type StoredFile = { id: string; unique: string; path: string; bytes: Buffer; name: string };

export type Callback = { id: string; from: User; room: Room; data: string; at: Date; answer?: Toast };
export type Toast = { text?: string; show_alert?: boolean; url?: string };

export type InlineAsked = { id: string; from: User; query: string; at: Date; results?: readonly InlineQueryResult[] };

type Counter = "message" | "query" | "file" | "person" | "group" | "topic";

/** Where the numbers start: a person's id needs more than 32 bits, as today's do. */
const FIRST: Record<Counter, number> = {
  ...{ message: 1, query: 4_000_000_001, file: 1 },
  ...{ person: 7_000_000_001, group: 4_000_001, topic: 2 },
};

export function counter(): World["next"] {
  const last = new Map<Counter, number>();
  return (kind) => {
    const number = (last.get(kind) ?? FIRST[kind] - 1) + 1;
    last.set(kind, number);
    return number;
  };
}

export function unixTime(world: World): number {
  return Math.floor(world.now().getTime() / 1000);
}
