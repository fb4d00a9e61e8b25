import type { SendPermit } from "../talk/ports.ts";

/** What is under way: one at a time, and a second where the first takes long. */
export type SendQueue = { createPermit: () => SendPermit };

type InFlight = { isSlow: boolean; timer?: NodeJS.Timeout };

/** What takes longer than that keeps one other waiting no longer. Milliseconds, from when its turn has come. */
export function createSendQueue(slowMs: number): SendQueue {
  const inside = new Set<InFlight>();
  const line: (() => void)[] = [];

  function admit(): void {
    const [one] = inside;
    if (one === undefined || (inside.size === 1 && one.isSlow)) line.shift()?.();
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
