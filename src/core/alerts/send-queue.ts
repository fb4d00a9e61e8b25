import type { SendPermit } from "../talk/ports.ts";

/** Limits what is being sent: one message at a time, and a second one where the first is slow. */
export type SendQueue = { createPermit: () => SendPermit };

type InFlight = { isSlow: boolean; timer?: NodeJS.Timeout };

/** A message that takes longer than `slowMs` milliseconds, counted from its turn, lets one other pass. */
export function createSendQueue(slowMs: number): SendQueue {
  const inFlight = new Set<InFlight>();
  const waiting: (() => void)[] = [];

  function admit(): void {
    const [first] = inFlight;
    if (first === undefined || (inFlight.size === 1 && first.isSlow)) waiting.shift()?.();
  }

  function createPermit(): SendPermit {
    let place: InFlight | undefined;
    let enter: (() => void) | undefined;

    function waitForPlace(): Promise<void> {
      return new Promise((resolve) => {
        enter = () => {
          enter = undefined;
          place = { isSlow: false };
          inFlight.add(place);
          resolve();
        };
        waiting.push(enter);
        admit();
      });
    }

    return {
      acquire: async (turn) => {
        if (!place) await waitForPlace();
        await turn?.();
        const current = place;
        if (!current || current.timer) return;
        current.timer = setTimeout(() => {
          current.isSlow = true;
          admit();
        }, slowMs);
      },
      release: () => {
        if (enter) waiting.splice(waiting.indexOf(enter), 1);
        if (!place) return;
        clearTimeout(place.timer);
        inFlight.delete(place);
        place = undefined;
        admit();
      },
    };
  }

  return { createPermit };
}
