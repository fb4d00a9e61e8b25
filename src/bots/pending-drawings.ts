import type { ScreenDrawing } from "../core/talk/ports.ts";
import { mergeDrawings } from "./merge-drawings.ts";

/**
 * Screens of a person that wait to be drawn in a chat: where that takes long, the newest are those that
 * count.
 */
const maxWaiting = 5;

/** `isDeleted`: everything about its owner was deleted since it began to wait. */
export type PendingDrawing = ScreenDrawing & { isDeleted?: boolean };

/** What waits to be drawn, by screen: only the newest of each is worth sending. */
export type PendingDrawings = {
  /** False where the screen waits already: then this drawing has joined the one that does. */
  add: (drawing: ScreenDrawing) => boolean;
  /** The drawing of that screen, which waits no longer; undefined where it was left. */
  take: (name: string) => PendingDrawing | undefined;
  /** Marks the drawing that waits under that name, if one does. */
  markDeleted: (name: string) => void;
  /** The chat has another name from now on. */
  rename: (isOfChat: (drawing: ScreenDrawing) => boolean, renamed: (drawing: ScreenDrawing) => ScreenDrawing) => void;
};

/**
 * `left` is told of a drawing that has waited for so long that newer ones take its place. A press on any of
 * its buttons draws it anew.
 */
export function createPendingDrawings(
  nameOf: (drawing: ScreenDrawing) => string,
  left: (drawing: ScreenDrawing) => void = () => {},
): PendingDrawings {
  const waiting = new Map<string, PendingDrawing>();

  function leaveOldest({ chat, person }: ScreenDrawing["owner"]): void {
    const mine = [...waiting].filter(([, { owner }]) => owner.chat === chat && owner.person === person);
    for (const [name, drawing] of mine.slice(0, -maxWaiting)) {
      waiting.delete(name);
      left(drawing);
    }
  }

  return {
    add: (drawing) => {
      const name = nameOf(drawing);
      const earlier = waiting.get(name);
      waiting.delete(name);
      waiting.set(name, earlier ? mergeDrawings(earlier, drawing) : drawing);
      if (!earlier) leaveOldest(drawing.owner);
      return earlier === undefined;
    },
    take: (name) => {
      const drawing = waiting.get(name);
      waiting.delete(name);
      return drawing;
    },
    markDeleted: (name) => {
      const drawing = waiting.get(name);
      if (drawing) waiting.set(name, { ...drawing, isDeleted: true });
    },
    rename: (isOfChat, renamed) => {
      for (const [name, drawing] of [...waiting]) {
        if (!isOfChat(drawing)) continue;
        waiting.delete(name);
        const next = renamed(drawing);
        const other = waiting.get(nameOf(next));
        waiting.set(nameOf(next), other ? mergeDrawings(next, other) : next);
      }
    },
  };
}
