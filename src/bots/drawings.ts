import type { Drawing } from "../core/talk/world.ts";
import { joined } from "./joined.ts";

/** Screens of a person that wait to be drawn in a chat: where that takes long, the newest are those that count. */
const mostWaiting = 5;

/** What waits to be drawn, by screen: only the newest of each is worth sending. */
export type Drawings = {
  /** False where the screen waits already: then this drawing has joined the one that does. */
  add: (drawing: Drawing) => boolean;
  /** The drawing of that screen, which waits no longer; undefined where it was left. */
  take: (name: string) => Drawing | undefined;
  has: (name: string) => boolean;
  /** The chat has another name from now on. */
  rename: (isOfChat: (drawing: Drawing) => boolean, renamed: (drawing: Drawing) => Drawing) => void;
};

/** `left` is told of a drawing that has waited for so long that newer ones take its place. A press on any of its buttons draws it anew. */
export function waitingDrawings(
  nameOf: (drawing: Drawing) => string,
  left: (drawing: Drawing) => void = () => {},
): Drawings {
  const waiting = new Map<string, Drawing>();

  function leaveOldest({ chat, person }: Drawing["owner"]): void {
    const mine = [...waiting].filter(([, { owner }]) => owner.chat === chat && owner.person === person);
    for (const [name, drawing] of mine.slice(0, -mostWaiting)) {
      waiting.delete(name);
      left(drawing);
    }
  }

  return {
    add: (drawing) => {
      const name = nameOf(drawing);
      const earlier = waiting.get(name);
      waiting.delete(name);
      waiting.set(name, earlier ? joined(earlier, drawing) : drawing);
      if (!earlier) leaveOldest(drawing.owner);
      return earlier === undefined;
    },
    take: (name) => {
      const drawing = waiting.get(name);
      waiting.delete(name);
      return drawing;
    },
    has: (name) => waiting.has(name),
    rename: (isOfChat, renamed) => {
      for (const [name, drawing] of [...waiting]) {
        if (!isOfChat(drawing)) continue;
        waiting.delete(name);
        const next = renamed(drawing);
        const other = waiting.get(nameOf(next));
        waiting.set(nameOf(next), other ? joined(next, other) : next);
      }
    },
  };
}
