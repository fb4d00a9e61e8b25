import { matches, PATIENCE, until, type Wanted } from "../wait.ts";
import type { Place } from "./place.ts";
import { nameOf } from "./profile.ts";
import { drawn, drawnModal, type Screen, type Seen, screenOf } from "./screen.ts";
import { transcript } from "./transcript.ts";
import type { Modal, Room } from "./world.ts";

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
  /** As `gets`, and gives the message as text, as it stands in the transcript. */
  reads: (wanted: Wanted, patienceMs?: number) => Promise<string>;
  /** Waits until a modal with these words is open. */
  seesModal: (wanted: Wanted, patienceMs?: number) => Promise<Modal>;
  transcript: () => string;
};

type See = {
  (wanted: Wanted, patienceMs?: number): Promise<Seen>;
  <T>(look: (screen: Screen) => T | undefined | false, patienceMs?: number): Promise<T>;
};

export function looking(place: Place): Looks {
  const { world, human, room } = place;
  const screen = () => screenOf(world, human, room);

  const complaint = (wanted: unknown, patienceMs: number) => () => {
    const mistakes = world.calls.flatMap(({ method, route, why }) =>
      why ? [`refused ${method} ${route}: ${why}`] : [],
    );
    const waited = `${nameOf(human.user)} waited ${patienceMs} ms for ${wanted} and sees:`;
    return [waited, transcript(room, human), ...mistakes].join("\n");
  };
  const textOf = ({ id }: Seen) => {
    const kept = room.messages.find(({ message }) => message.id === id);
    return kept ? drawn(kept) : "";
  };

  function see(since: () => number) {
    function look(wanted: Wanted, patienceMs?: number): Promise<Seen>;
    function look<T>(wanted: (screen: Screen) => T | undefined | false, patienceMs?: number): Promise<T>;
    function look<T>(wanted: Wanted | ((screen: Screen) => T | undefined | false), patienceMs = PATIENCE) {
      const shown = () => {
        const now = screen();
        return { ...now, messages: now.messages.filter(({ changed }) => changed > since()) };
      };
      const isIt = (seen: Seen) => seen.isBot && typeof wanted !== "function" && matches(wanted, textOf(seen));
      const find = () => (typeof wanted === "function" ? wanted(shown()) : shown().messages.findLast(isIt));
      return until<T | Seen, Room>(world.sight, find, complaint(wanted, patienceMs), patienceMs, room);
    }
    return look;
  }
  const gets = see(() => place.acted);

  return {
    screen,
    last() {
      const last = screen().messages.findLast(({ isBot }) => isBot);
      if (!last) throw new Error(`${nameOf(human.user)} sees nothing of the bot`);
      return last;
    },
    sees: see(() => -1),
    gets,
    reads: async (wanted, patienceMs) => textOf(await gets(wanted, patienceMs)),
    seesModal: (wanted, patienceMs = PATIENCE) => {
      const find = () => {
        const { modal } = screen();
        return modal && matches(wanted, drawnModal(modal)) ? modal : undefined;
      };
      return until(world.sight, find, complaint(`the modal ${wanted}`, patienceMs), patienceMs, room);
    },
    transcript: () => transcript(room, human),
  };
}
