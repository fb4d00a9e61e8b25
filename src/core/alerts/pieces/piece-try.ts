import type { RunShare } from "../run-context.ts";

/** How one piece is done. */
export type PieceTry = {
  /** It was tried before, by a process that is gone or could not do it. */
  isAgain: boolean;
  /** What was read for the nth of the people of a planning, as it is stored. */
  loadNews: (person: number) => Promise<unknown>;
  /** Its time is over, or this process is told to stop: what is not begun yet is left. */
  isOver: () => boolean;
  /** One after the other for each person, whichever pieces say something to them. */
  inTurnOf: (person: string, work: () => Promise<void>) => Promise<void>;
  /** What the pieces of this run have in common that this process does. */
  share: RunShare;
};
