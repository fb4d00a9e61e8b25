import type { APIMessage, APIUser } from "discord.js";
import type { Component } from "./component.ts";
import { EPHEMERAL, type Kept, type Room, type World } from "./world.ts";

export function openRoom(world: World, fields: Pick<Room, "name"> & Partial<Room>): Room {
  const room: Room = {
    ...{
      id: world.snowflake(),
      bot: "writes",
      isGone: false,
      isTyping: false,
      messages: [],
      story: [],
      nonces: new Map(),
    },
    ...fields,
  };
  world.rooms.set(room.id, room);
  return room;
}

export type Content = { [K in keyof Omit<APIMessage, "id" | "channel_id" | "author" | "components">]?: APIMessage[K] };

/** Puts a message into the channel. */
export function keep(
  world: World,
  room: Room,
  author: APIUser,
  { content, components, ...more }: { content: Content; components: Component[] } & Partial<Kept>,
): Kept {
  const message: APIMessage = {
    ...{ id: world.snowflake(), channel_id: room.id, author, content: "", timestamp: world.now().toISOString() },
    ...{ edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [] },
    ...{ attachments: [], embeds: [], pinned: false, type: 0, flags: 0 },
    ...content,
  } as APIMessage;
  const kept: Kept = { message, components: [], changed: 0, isGone: false, isLoading: false, ...more };
  setComponents(kept, components);
  if (kept.onlyFor !== undefined) kept.message.flags = (kept.message.flags ?? 0) | EPHEMERAL;
  room.messages.push(kept);
  room.story.push({ kind: "message", id: message.id });
  touch(world, room, kept);
  return kept;
}

/** Discord gives each component a number, unless the bot did. */
export function setComponents(kept: Kept, components: Component[]): void {
  let last = 0;
  const numbered = (component: Component): Component => {
    last += 1;
    const { components: inner, accessory } = component;
    return {
      ...component,
      id: component.id || last,
      ...(inner ? { components: inner.map(numbered) } : {}),
      ...(accessory ? { accessory: numbered(accessory) } : {}),
    };
  };
  kept.components = components.map(numbered);
  // Checked against the schema of requests, of which the type of a stored message is the other side.
  kept.message = { ...kept.message, components: kept.components as unknown as NonNullable<APIMessage["components"]> };
}

/** Something about the message changed: marks when, and wakes those who look at the channel. */
export function touch(world: World, room: Room, kept: Kept): void {
  kept.changed = world.sight.count() + 1;
  world.sight.changed(room);
}

export function find(room: Room, id: string | undefined): Kept | undefined {
  return room.messages.find(({ message, isGone }) => message.id === id && !isGone);
}

export function isVisible(kept: Kept, user: string): boolean {
  return !kept.isGone && (kept.onlyFor === undefined || kept.onlyFor === user);
}

export function note(world: World, room: Room, text: string): void {
  room.story.push({ kind: "note", text });
  world.sight.changed(room);
}
