import type { BotCommand, BotCommandScope, MenuButton } from "grammy/types";
import { roomOf } from "./access.ts";
import type { Handlers } from "./methods.ts";
import type { Room, World } from "./world.ts";

/** What the bot says about itself; keyed by scope, chat and language. */
export type Profile = {
  commands: Map<string, readonly BotCommand[]>;
  names: Map<string, string>;
  descriptions: Map<string, string>;
  shortDescriptions: Map<string, string>;
  menus: Map<number | "default", MenuButton>;
};

export const emptyProfile = (): Profile => ({
  ...{ commands: new Map(), names: new Map(), descriptions: new Map(), shortDescriptions: new Map(), menus: new Map() },
});

export const profileMethods = {
  getMe: (world) => world.me,
  setMyCommands: (world, { commands, scope, language_code }) => {
    if (scope && "chat_id" in scope) roomOf(world, scope.chat_id);
    return put(world.profile.commands, keyOf(scope, language_code), commands.length > 0 ? commands : undefined);
  },
  getMyCommands: (world, { scope, language_code }) => world.profile.commands.get(keyOf(scope, language_code)) ?? [],
  deleteMyCommands: (world, { scope, language_code }) =>
    put(world.profile.commands, keyOf(scope, language_code), undefined),
  setMyName: (world, { name, language_code }) => put(world.profile.names, language_code ?? "", name || undefined),
  getMyName: (world, { language_code }) => ({ name: said(world.profile.names, language_code) ?? world.me.first_name }),
  setMyDescription: (world, { description, language_code }) =>
    put(world.profile.descriptions, language_code ?? "", description || undefined),
  getMyDescription: (world, { language_code }) => ({
    description: said(world.profile.descriptions, language_code) ?? "",
  }),
  setMyShortDescription: (world, { short_description, language_code }) =>
    put(world.profile.shortDescriptions, language_code ?? "", short_description || undefined),
  getMyShortDescription: (world, { language_code }) => ({
    short_description: said(world.profile.shortDescriptions, language_code) ?? "",
  }),
  setChatMenuButton: (world, { chat_id, menu_button }) => {
    if (chat_id !== undefined) roomOf(world, chat_id);
    return put(world.profile.menus, chat_id ?? "default", menu_button);
  },
  getChatMenuButton: (world, { chat_id }) =>
    (chat_id === undefined ? undefined : world.profile.menus.get(chat_id)) ??
    world.profile.menus.get("default") ?? { type: "commands" },
} satisfies Handlers;

/**
 * The commands that a person is offered in a chat: the first list found in the documented order, in each
 * scope first the one in the person's language
 * (https://core.telegram.org/bots/api#determining-list-of-commands).
 */
export function commandsFor(world: World, room: Room, person: number): readonly BotCommand[] {
  const { id, type } = room.chat;
  const language = world.people.get(person)?.language_code;
  const isAdmin = /creator|administrator/.test(room.members.get(person) ?? "");
  const scopes: (BotCommandScope | false)[] =
    type === "private"
      ? [{ type: "chat", chat_id: id }, { type: "all_private_chats" }, { type: "default" }]
      : [
          { type: "chat_member", chat_id: id, user_id: person },
          isAdmin && { type: "chat_administrators", chat_id: id },
          { type: "chat", chat_id: id },
          isAdmin && { type: "all_chat_administrators" },
          { type: "all_group_chats" },
          { type: "default" },
        ];
  const keys = scopes.flatMap((scope) => (scope ? [keyOf(scope, language), keyOf(scope)] : []));
  const found = keys.find((key) => world.profile.commands.has(key));
  return (found && world.profile.commands.get(found)) || [];
}

function keyOf(scope: BotCommandScope = { type: "default" }, language: string | undefined = ""): string {
  const { type, chat_id, user_id } = { chat_id: "", user_id: "", ...scope };
  return [type, chat_id, user_id, language].join(" ");
}

function put<K, V>(map: Map<K, V>, key: K, value: V | undefined): true {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
  return true;
}

function said(texts: Map<string, string>, language: string | undefined = ""): string | undefined {
  return texts.get(language) ?? texts.get("");
}
