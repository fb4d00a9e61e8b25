import type { AlertDeps } from "../../../src/core/alerts/deps.ts";
import type { PieceCarrier } from "../../../src/core/alerts/pieces/carrier.ts";
import { performPiece } from "../../../src/core/alerts/pieces/perform-piece.ts";
import {
  type Piece,
  type PieceDone,
  pieceSchema,
  readingOutcomeSchema,
  workOutcomeSchema,
} from "../../../src/core/alerts/pieces/piece.ts";
import { createRunShare } from "../../../src/core/alerts/run-context.ts";
import { mergeFigures } from "../../../src/core/alerts/run-figures.ts";

const carried = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/**
 * Has each piece done by the first of these processes; where that is dead by then, by the next. Whatever goes
 * from one to another goes as text.
 */
export function createPieceCarrier(...processes: AlertDeps[]): PieceCarrier {
  async function perform(piece: Piece, news: readonly unknown[] = []): Promise<PieceDone> {
    for (const [i, deps] of processes.entries()) {
      const done = await performPiece(deps, pieceSchema.parse(carried(piece)), {
        isAgain: i > 0,
        loadNews: async (person) => carried(news[person]),
        isOver: () => !deps.mayGoOn(),
        inTurnOf: (_person, work) => work(),
        share: createRunShare(deps),
      }).catch(() => undefined);
      if (done && deps.mayGoOn()) return done;
    }
    throw new Error("nobody is left who could do it");
  }

  return {
    read: async (piece) => readingOutcomeSchema.parse(carried((await perform(piece)).outcome)),
    serve: async (piece, news) => {
      let done = await perform(piece, news);
      const outcome = workOutcomeSchema.parse(carried(done.outcome));
      while (done.next) {
        done = await perform(done.next);
        const next = workOutcomeSchema.parse(carried(done.outcome));
        mergeFigures(outcome.figures, next.figures);
        outcome.isDown ||= next.isDown;
      }
      return outcome;
    },
  };
}
