import type { SendPermit } from "../talk/ports.ts";

/** Limits what is being sent: one message at a time, and a second one where the first is slow. */
export type SendQueue = { createPermit: () => SendPermit };

type InFlight = { isSlow: boolean; timer?: NodeJS.Timeout };

/** A message that takes longer than `slowMs` milliseconds, counted from its turn, lets one other pass. */
export function createSendQueue(slowMs: number): SendQueue {
  const inside = new Set<InFlight>();
  const line: (() => void)[] = [];

  function admit(): void {
    const [first] = inside;
    if (first === undefined || (inside.size === 1 && first.isSlow)) line.shift()?.();
  }

  function passage(): SendPermit {
    let place: InFlight | undefined;
    let comesIn: (() => void) | undefined;

    function stand(): Promise<void> {
      return new Promise((resolve) => {
        comesIn = () => {
          comesIn = undefined;
          place = { isSlow: false };
          inside.add(place);
          resolve();
        };
        line.push(comesIn);
        admit();
      });
    }

    return {
      acquire: async (turn) => {
        if (!place) await stand();
        await turn?.();
        const mine = place;
        if (!mine || mine.timer) return;
        mine.timer = setTimeout(() => {
          mine.isSlow = true;
          admit();
        }, slowMs);
      },
      release: () => {
        if (comesIn) line.splice(line.indexOf(comesIn), 1);
        if (!place) return;
        clearTimeout(place.timer);
        inside.delete(place);
        place = undefined;
        admit();
      },
    };
  }

  return { createPermit: passage };
}
