import { matches, PATIENCE, until, type Wanted } from "../wait.ts";
import type { Place } from "./place.ts";
import { drawn, type Screen, type Seen, screenOf } from "./screen.ts";
import { transcript } from "./transcript.ts";
import type { Room, Toast } from "./world.ts";

export type Looks = {
  screen: () => Screen;
  /** The bot's last message. */
  last: () => Seen;
  /**
   * Waits until a current message of the bot has these words in its text or buttons, or until a condition
   * holds.
   */
  sees: See;
  /** As `sees`, among what the bot sent or edited since this person last did something. */
  gets: See;
  /** The answers to this person's taps in this chat. */
  toasts: () => Toast[];
  seesToast: (wanted: Wanted, patienceMs?: number) => Promise<Toast>;
  transcript: () => string;
};

type See = {
  (wanted: Wanted, patienceMs?: number): Promise<Seen>;
  <T>(look: (screen: Screen) => T | undefined | false, patienceMs?: number): Promise<T>;
};

export function looking(place: Place): Looks {
  const { world, user } = place;
  const screen = () => screenOf(world, place.room());
  const toasts = () =>
    [...world.callbacks.values()]
      .filter(({ from, room }) => from.id === user.id && room === place.room())
      .flatMap(({ answer }) => answer ?? []);

  const complaint = (wanted: unknown, patienceMs: number) => () => {
    const mistakes = world.calls.flatMap(({ method, why }) => (why ? [`refused ${method}: ${why}`] : []));
    const waited = `${user.first_name} waited ${patienceMs} ms for ${wanted} and sees:`;
    return [waited, transcript(place.room()), ...mistakes].join("\n");
  };

  function see(since: () => number) {
    function look(wanted: Wanted, patienceMs?: number): Promise<Seen>;
    function look<T>(wanted: (screen: Screen) => T | undefined | false, patienceMs?: number): Promise<T>;
    function look<T>(wanted: Wanted | ((screen: Screen) => T | undefined | false), patienceMs = PATIENCE) {
      const shown = () => {
        const now = screen();
        return { ...now, messages: now.messages.filter(({ changed }) => changed > since()) };
      };
      const isIt = (seen: Seen) => seen.isBot && matchesDrawing(wanted, seen);
      const find = () => (typeof wanted === "function" ? wanted(shown()) : shown().messages.findLast(isIt));
      return until<T | Seen, Room>(world.sight, find, complaint(wanted, patienceMs), patienceMs, place.room());
    }
    return look;
  }

  return {
    screen,
    last() {
      const last = screen().messages.findLast(({ isBot }) => isBot);
      if (!last) throw new Error(`${user.first_name} sees nothing of the bot`);
      return last;
    },
    sees: see(() => -1),
    gets: see(() => place.acted),
    toasts,
    seesToast: (wanted, patienceMs = PATIENCE) => {
      const find = () => toasts().find(({ text }) => text !== undefined && matches(wanted, text));
      return until(world.sight, find, complaint(`the toast ${wanted}`, patienceMs), patienceMs, place.room());
    },
    transcript: () => transcript(place.room()),
  };
}

function matchesDrawing(wanted: unknown, seen: Seen): boolean {
  return (typeof wanted === "string" || wanted instanceof RegExp) && matches(wanted, drawn(seen));
}
