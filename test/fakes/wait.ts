import { plainSpaces } from "./plain-spaces.ts";
import type { Sight } from "./sight.ts";

/**
 * A minute and a half: a child process on two cores that are busy is slow. Only a failure ever takes that
 * long.
 */
export const PATIENCE = 90_000;

/**
 * Resolves as soon as the condition holds; at the deadline it rejects and says what is there instead. With a
 * room, it only checks again when something in that room changed.
 */
export function until<T, Room>(
  sight: Sight<Room>,
  look: () => T | undefined | false,
  complaint: () => string,
  patienceMs = PATIENCE,
  room?: Room,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer);
      sight.unwatch(watch);
      finish();
    };
    const watch = () => {
      try {
        const seen = look();
        if (seen !== undefined && seen !== false) end(() => resolve(seen));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const timer = setTimeout(() => end(() => reject(new Error(complaint()))), patienceMs);
    sight.watch(watch, room);
    watch();
  });
}

/** A text that must occur, or a pattern that must match; every space is a plain one. */
export type Wanted = string | RegExp;

export function matches(wanted: Wanted, text: string): boolean {
  const read = plainSpaces(text);
  return typeof wanted === "string" ? read.includes(plainSpaces(wanted)) : wanted.test(read);
}
