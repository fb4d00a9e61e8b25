import type { Owner } from "../core/owner.ts";
import type { ScreenDrawing } from "../core/talk/ports.ts";
import { createBoundedMap } from "./bounded-map.ts";
import type { SentMessage } from "./living-surface.ts";

type Drawing = Pick<ScreenDrawing, "owner" | "screen" | "revision">;

/** What messages show, as far as they were drawn here since the start. */
export type ShownContents = {
  /** The message, where it shows that already, and nobody else can have drawn there since. */
  find: (drawing: Drawing, message: string, fingerprint: string | undefined) => SentMessage | undefined;
  note: (drawing: Drawing, sent: SentMessage, fingerprint: string) => void;
  forget: (owner: Owner, message: string) => void;
};

export function createShownContents(): ShownContents {
  const all = createBoundedMap<{ sent: SentMessage; fingerprint: string; screen: string; revision?: number }>();
  return {
    find: ({ owner, screen, revision }, message, fingerprint) => {
      const before = all.get(toKey(owner, message));
      if (before === undefined || before.fingerprint !== fingerprint) return undefined;
      // Other processes draw what comes after other revisions.
      const isKnown =
        revision === undefined ||
        (before.screen === screen && before.revision !== undefined && revision <= before.revision + 1);
      return isKnown ? before.sent : undefined;
    },
    note: ({ owner, screen, revision }, sent, fingerprint) =>
      all.set(toKey(owner, sent.id), { sent, fingerprint, screen, ...(revision === undefined ? {} : { revision }) }),
    forget: (owner, message) => all.delete(toKey(owner, message)),
  };
}

/** Numbers of messages are told apart by their chats. */
function toKey({ chat }: Owner, message: string): string {
  return `${chat}:${message}`;
}
