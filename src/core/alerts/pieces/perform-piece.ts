import type { AlertDeps } from "../deps.ts";
import { type Piece, type PieceDone, type ReadingPiece, toReadingOutcome } from "./piece.ts";
import type { PieceTry } from "./piece-try.ts";
import { planPeople } from "./plan-people.ts";
import { sendToPeople } from "./send-to-people.ts";

/** Does a piece of a run, whichever process has begun that run. */
export async function performPiece(deps: AlertDeps, piece: Piece, how: PieceTry): Promise<PieceDone> {
  switch (piece.do) {
    case "read":
      return { outcome: toReadingOutcome(await readPiece(deps, piece)) };
    case "plan":
      return planPeople(deps, piece, how);
    case "send":
      return sendToPeople(deps, piece, how);
  }
}

async function readPiece({ feeds }: AlertDeps, { source, key, what }: ReadingPiece) {
  const feed = feeds.find((one) => one.source.id === source);
  if (!feed?.readPiece) throw new Error(`"${source}" is not read by pieces here`);
  await feed.ready?.();
  return feed.readPiece({ key, what });
}
