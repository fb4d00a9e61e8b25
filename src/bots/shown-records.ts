import type { Collection } from "../core/collection.ts";
import { dayMs } from "../core/durations.ts";
import type { ScreenDrawing } from "../core/talk/ports.ts";

/** Our message that shows a screen, and the ids of what stands above it. */
export type ShownMessage = { id: string; above: string[] };

type ScreenPlace = Pick<ScreenDrawing, "owner" | "screen">;

/** Which message shows which screen, over restarts. */
export type ShownRecords = {
  /** Undefined where none does, and where the store cannot be read: that keeps nobody from being told so. */
  read: (of: ScreenPlace) => Promise<ShownMessage | undefined>;
  /** Rejects, as `delete` does, when the store fails. */
  write: (of: ScreenPlace, shown: ShownMessage) => Promise<void>;
  delete: (of: ScreenPlace) => Promise<void>;
};

/** How a platform stores it. `formerKey` is the key under which an older version noted the same screen. */
type RecordFormat = {
  parse: (value: unknown) => ShownMessage | undefined;
  format: (shown: ShownMessage) => unknown;
  formerKey?: (key: string) => string;
};

const lifetime = 90 * dayMs;

export function toScreenName({ owner, screen }: ScreenPlace): string {
  return `${owner.chat}:${screen}`;
}

/** One row for each screen, `chat:screen`, for 90 days. */
export function createShownRecords(
  collection: Collection,
  { parse, format, formerKey = (key) => key }: RecordFormat,
): ShownRecords {
  const readRow = (key: string) => collection.get(key).catch(() => undefined);
  return {
    read: async (of) => {
      const key = toScreenName(of);
      const former = formerKey(key);
      return parse((await readRow(key)) ?? (former === key ? undefined : await readRow(former)));
    },
    write: (of, shown) => collection.set(toScreenName(of), format(shown), lifetime),
    delete: async (of) => {
      const key = toScreenName(of);
      const former = formerKey(key);
      await collection.delete(key);
      if (former !== key) await collection.delete(former);
    },
  };
}

/** For a platform whose messages cannot be changed, so that none of them is ever looked for. */
export const noRecords: ShownRecords = { read: async () => undefined, write: async () => {}, delete: async () => {} };
