import type { PersonNews, PlanningPiece, ReadingOutcome, ReadingPiece, WorkOutcome } from "./piece.ts";

/** Has the pieces of one run done, by whichever process takes them. Rejects where one cannot be carried. */
export type PieceCarrier = {
  read: (piece: ReadingPiece) => Promise<ReadingOutcome>;
  /**
   * Plans for these people, by the news of each, and sends what that says. Resolves once all of it is sent,
   * or left for a later run.
   */
  serve: (piece: PlanningPiece, news: readonly PersonNews[]) => Promise<WorkOutcome>;
};

/** A piece that failed each time it was tried: nobody tries it again. */
export class PieceGivenUp extends Error {
  override readonly name = "PieceGivenUp";
}
