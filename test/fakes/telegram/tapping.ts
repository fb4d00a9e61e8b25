import type { InlineKeyboardButton, MaybeInaccessibleMessage } from "grammy/types";
import { plainSpaces } from "../plain-spaces.ts";
import { matches, PATIENCE, until } from "../wait.ts";
import { actIn, idOf, type Place, type Pointed } from "./place.ts";
import { find } from "./rooms.ts";
import { labelOf, screenOf } from "./screen.ts";
import { transcript } from "./transcript.ts";
import type { Room, Toast } from "./world.ts";

export type Taps = {
  /**
   * Taps an existing button: on the newest message that has it, on the named message, or below the input
   * field.
   */
  taps: (label: string | RegExp, message?: Pointed) => Tap;
  /** Sends the data of a button that need not exist any more, as a slow phone does. */
  tapsData: (data: string, of?: { message?: Pointed; isInaccessible?: boolean }) => Tap;
};

/** What came of a tap. */
export type Tap = {
  label: string;
  /** The callback query, if it was such a button. */
  id?: string;
  url?: string;
  copied?: string;
  /** What the input field now holds after the bot's name. */
  inlineQuery?: string;
  /** The bot's answer to the tap, which stops the button's spinning. */
  answered: (patienceMs?: number) => Promise<Toast>;
};

export function tapping(place: Place, says: (text: string) => unknown): Taps {
  const { world, user } = place;

  return {
    taps(label, message) {
      const room = actIn(place);
      const found = inlineButton(place, label, message);
      if (found) return tapInline(room, found.button, found.id);
      const key = room.keyboard?.keyboard.flat().find((one) => isCalled(label, labelOf(one)));
      if (!key || message !== undefined)
        throw new Error(`${user.first_name} sees no button ${label} in:\n${transcript(room)}`);
      const request = Object.keys(key).find((name) => name.startsWith("request_"));
      if (request) throw new Error(`The button ${label} is a ${request}: use sendsLocation() or sends()`);
      says(labelOf(key));
      return tapped(labelOf(key));
    },
    tapsData(data, { message, isInaccessible = false } = {}) {
      const room = actIn(place);
      const last = screenOf(world, room).messages.findLast(({ isBot }) => isBot)?.id;
      const id = message === undefined ? last : idOf(message);
      if (id === undefined) throw new Error(`There is no message of the bot to tap in:\n${transcript(room)}`);
      return query(room, data, data, isInaccessible ? undefined : id, id);
    },
  };

  function tapInline(room: Room, button: InlineKeyboardButton, id: number): Tap {
    if ("callback_data" in button) return query(room, button.text, button.callback_data, id, id);
    room.story.push({ kind: "tap", who: user.first_name, label: button.text });
    if ("url" in button) return { ...tapped(button.text), url: button.url };
    if ("copy_text" in button) return { ...tapped(button.text), copied: button.copy_text.text };
    if ("switch_inline_query_current_chat" in button)
      return { ...tapped(button.text), inlineQuery: button.switch_inline_query_current_chat };
    return tapped(button.text);
  }

  function query(room: Room, label: string, data: string, known: number | undefined, messageId: number): Tap {
    const id = String(world.next("query"));
    const at = world.now();
    world.callbacks.set(id, { id, from: user, room, data, at });
    room.story.push({ kind: "tap", who: user.first_name, label });
    const lost: MaybeInaccessibleMessage = { chat: room.chat, message_id: messageId, date: 0 };
    const message = find(room, known)?.message ?? lost;
    world.updates.push({ callback_query: { id, from: user, message, chat_instance: String(room.chat.id), data } });
    world.sight.changed(room);
    const missing = () => `The bot did not answer the tap of ${user.first_name} on ${label}:\n${transcript(room)}`;
    const answered = (patienceMs = PATIENCE) =>
      until(world.sight, () => world.callbacks.get(id)?.answer, missing, patienceMs, room);
    return { label, id, answered };
  }
}

function tapped(label: string): Tap {
  return { label, answered: () => Promise.reject(new Error(`The button ${label} asks the bot nothing`)) };
}

function inlineButton(place: Place, label: string | RegExp, message: Pointed | undefined) {
  const { messages } = screenOf(place.world, place.room());
  const wanted = message === undefined ? messages.toReversed() : messages.filter(({ id }) => id === idOf(message));
  return wanted
    .flatMap(({ id, buttons }) => buttons.flat().map((button) => ({ id, button })))
    .find(({ button }) => isCalled(label, button.text));
}

function isCalled(label: string | RegExp, text: string): boolean {
  return typeof label === "string" ? plainSpaces(label) === plainSpaces(text) : matches(label, text);
}
