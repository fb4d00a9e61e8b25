import type { Steps } from "./steps.ts";

/**
 * Runs pieces of a work before somebody waits for all of them at once. V8 compiles a regular expression when
 * it first meets a text and once more when it meets the second: each piece runs twice, with a pause after it.
 */
export function* warmUpInSteps(pieces: readonly (() => unknown)[]): Steps<void> {
  for (const piece of [...pieces, ...pieces]) {
    piece();
    yield;
  }
}
