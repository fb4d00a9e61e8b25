import type { BotCommand, InlineQueryResult, User } from "grammy/types";
import { PATIENCE, until } from "../wait.ts";
import type { Group } from "./group.ts";
import { moveBot } from "./hearing.ts";
import { commandsFor } from "./profile.ts";
import { openRoom } from "./rooms.ts";
import { type Seat, seat } from "./seat.ts";
import type { World } from "./world.ts";

/** Someone with a phone. As a seat: in the private chat with the bot. */
export type Person = Seat & {
  id: number;
  user: User;
  /** Presses Start, or opens https://t.me/bot?start=payload. Unblocks the bot if need be, as the apps do. */
  starts: (payload?: string) => void;
  blocks: () => void;
  unblocks: () => void;
  /** Deletes the account; the bot is not told. */
  deactivates: () => void;
  /** The same person in a group. */
  in: (group: Group) => Seat;
  /** The command list that the app offers in the private chat. */
  commands: () => readonly BotCommand[];
  /** Types "@bot query" somewhere and waits for the results. */
  asksInline: (query: string, offset?: string, patienceMs?: number) => Promise<readonly InlineQueryResult[]>;
};

export function person(world: World, details: Partial<Omit<User, "id" | "is_bot">> = {}): Person {
  const id = world.next("person");
  const user: User = { id, is_bot: false, first_name: `Person${world.people.size + 1}`, ...details };
  world.people.set(id, user);
  const { first_name, last_name, username } = user;
  const names = { ...(last_name ? { last_name } : {}), ...(username ? { username } : {}) };
  const room = openRoom(world, { id, type: "private", first_name, ...names }, "stranger");
  const seats = new Map<Group, Seat>();
  const home = seat(world, user, () => room);

  const unblocks = () => {
    if (room.bot === "blocked") moveBot(world, room, user, "member");
  };

  return {
    ...home,
    id,
    user,
    starts(payload) {
      unblocks();
      home.says(payload === undefined ? "/start" : `/start ${payload}`);
    },
    blocks: () => moveBot(world, room, user, "blocked"),
    unblocks,
    deactivates() {
      room.bot = "deactivated";
    },
    in(group) {
      const known = seats.get(group) ?? seat(world, user, group.room);
      seats.set(group, known);
      return known;
    },
    commands: () => commandsFor(world, room, id),
    asksInline(query, offset = "", patienceMs = PATIENCE) {
      const queryId = String(world.next("query"));
      world.inlineQueries.set(queryId, { id: queryId, from: user, query, at: world.now() });
      world.updates.push({ inline_query: { id: queryId, from: user, query, offset } });
      const complaint = () => `The bot did not answer the inline query ${query}`;
      return until(world.sight, () => world.inlineQueries.get(queryId)?.results, complaint, patienceMs);
    },
  };
}
