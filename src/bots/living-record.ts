import type { ScreenDrawing } from "../core/talk/ports.ts";
import type { SurfaceOutcome } from "./living-surface.ts";
import type { ShownMessage } from "./shown-records.ts";

/** What became of a drawing: what was sent above it, and the messages that are no longer the living one. */
export type Placed = { outcome: SurfaceOutcome; sentAbove: string[]; retired: string[] };

/** Of what stands above a living message, so many are known not to be sent again. */
const maxAbove = 10;

/**
 * The message that shows the screen from now on, where that is to be written; `now` is where its owner is by
 * then: the chat may have moved while it was sent.
 */
export function findLiving(
  { drawing, now }: { drawing: ScreenDrawing; now: Pick<ScreenDrawing, "owner"> },
  shown: ShownMessage | undefined,
  { outcome, sentAbove }: Placed,
): ShownMessage | undefined {
  if ("ok" in outcome && outcome.ok.isPassing) return undefined;
  const hasMoved = now.owner.chat !== drawing.owner.chat;
  const hasNew = sentAbove.length > 0 || hasMoved;
  const isSame = "refused" in outcome || outcome.ok.id === shown?.id || sentAbove.length > 0;
  const stays = !drawing.fresh && shown !== undefined && isSame;
  const above = [...(stays ? shown.above : []), ...sentAbove].slice(-maxAbove);
  const id = "ok" in outcome ? outcome.ok.id : hasMoved ? undefined : shown?.id;
  return id === undefined || (id === shown?.id && !hasNew) ? undefined : { id, above };
}
