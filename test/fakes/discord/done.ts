import { PATIENCE, until } from "../wait.ts";
import { nameOf } from "./profile.ts";
import { transcript } from "./transcript.ts";
import type { Acknowledged, Asked, World } from "./world.ts";

/** What came of something that a person did with the bot. */
export type Done = {
  /** The interaction, unless nothing was asked of the bot. */
  id?: string;
  token?: string;
  /** Where a link leads. */
  url?: string;
  /** The bot's acknowledgement. */
  answered: (patienceMs?: number) => Promise<Acknowledged>;
};

export function done(world: World, asked: Asked): Done {
  const { id, token, what, human, room } = asked;
  const missing = () => `The bot did not acknowledge ${what} of ${nameOf(human.user)}:\n${transcript(room, human)}`;
  const answered = (patienceMs = PATIENCE) => until(world.sight, () => asked.acknowledged, missing, patienceMs, room);
  return { id, token, answered };
}
