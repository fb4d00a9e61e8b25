import type { APIApplicationCommand, APIMessage, APIUser, Locale } from "discord.js";
import type { Sight } from "../sight.ts";
import type { Call } from "./call.ts";
import type { Component } from "./component.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Gateway } from "./gateway.ts";

/** All that the fake remembers: the place of Discord's servers and of everybody's app. */
export type World = {
  /** The bot; as with every new application, its user and its application have one id. */
  readonly me: APIUser;
  readonly token: string;
  /** The platform's clock; a test may set it forward to make interactions old. */
  readonly now: () => Date;
  readonly people: Map<string, Human>;
  readonly guilds: Map<string, Server>;
  readonly rooms: Map<string, Room>;
  /** The registered commands: under "" those for everywhere, and those of a guild under its id. */
  readonly commands: Map<string, APIApplicationCommand[]>;
  /** By token. */
  readonly interactions: Map<string, Asked>;
  readonly gateway: Gateway;
  readonly endpoint: Endpoint;
  /** The bytes of what was uploaded, by attachment id. */
  readonly files: Map<string, Buffer>;
  /** A new id of the present moment: https://docs.discord.com/developers/reference#snowflakes */
  readonly snowflake: () => string;
  readonly calls: Call[];
  readonly registrations: Registration[];
  readonly sight: Sight<Room>;
};

/** A time that commands were written. */
export type Registration = { method: string; guild: string; names: string[] };

/** Someone with an account. */
export type Human = {
  user: APIUser;
  locale: Locale;
  /** Whether they take direct messages from bots that they share a server with. */
  isOpen: boolean;
  /** Whether they added the app to their own account. */
  hasInstalled: boolean;
  isGone: boolean;
  /** The direct messages with the bot. */
  room: Room;
  /** The modal that is open on their screen, and what led to it. */
  modal?: { modal: Modal; asked: Asked } | undefined;
};

/** A server of Discord's, which the API calls guild. */
export type Server = {
  id: string;
  name: string;
  locale: Locale;
  owner: string;
  /** False for a server where people use the app that they have installed for themselves. */
  hasBot: boolean;
  members: Set<string>;
  rooms: Room[];
};

/** A channel or the direct messages with one person, with what only the platform knows about it. */
export type Room = {
  id: string;
  name: string;
  server?: Server;
  /** Of direct messages: who is on the other side. */
  recipient?: APIUser;
  bot: "writes" | "reads" | "sees nothing";
  isGone: boolean;
  /** Whether the bot said that it is typing, since its last message. */
  isTyping: boolean;
  messages: Kept[];
  story: Story[];
  /** Sent lately with `enforce_nonce`. */
  nonces: Map<string, { id: string; at: number }>;
};

/** A message as it now stands. */
export type Kept = {
  message: APIMessage;
  components: Component[];
  changed: number;
  isGone: boolean;
  /** Of an ephemeral message: the one person who sees it. */
  onlyFor?: string;
  /** "Tremplin is thinking…": promised by a deferred reply. */
  isLoading: boolean;
};

/**
 * What happened, in order; a message stands for whatever became of it. Others do not see what a person does.
 */
export type Story =
  | { kind: "message"; id: string }
  | { kind: "command"; who: APIUser; text: string }
  | { kind: "act"; who: APIUser; text: string }
  | { kind: "modal"; who: APIUser; modal: Modal }
  | { kind: "note"; text: string };

export type Modal = { custom_id: string; title: string; components: Component[] };

/** An interaction: something that a person did, which the bot has to acknowledge. */
export type Asked = {
  id: string;
  token: string;
  type: number;
  human: Human;
  room: Room;
  at: number;
  /** What was done, for complaints: "/emploi", "the button Valider". */
  what: string;
  /** The kind of the option that is being completed. */
  completes?: number;
  /** The message whose component was used, or led to the modal. */
  source?: Kept;
  /** The app is not in that guild; the person installed it. */
  isForeign: boolean;
  acknowledged?: Acknowledged;
  original?: Kept;
  followUps: Kept[];
};

export type Acknowledged = {
  /** As in the API: 4 reply, 5 deferred reply, 6 deferred update, 7 update, 8 choices, 9 modal. */
  type: number;
  choices?: Choice[];
};

export type Choice = { name: string; value: string | number };

export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const V2 = 1 << 15;

/** Ids that grow with the clock, also when it stands still. */
export function snowflakes(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const wanted = (BigInt(now().getTime()) - DISCORD_EPOCH) << 22n;
    last = wanted > last ? wanted : last + 1n;
    return String(last);
  };
}

const DISCORD_EPOCH = 1_420_070_400_000n;
