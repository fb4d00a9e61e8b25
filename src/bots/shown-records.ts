import type { Collection, Row } from "../core/collection.ts";
import { dayMs } from "../core/durations.ts";
import type { ScreenDrawing } from "../core/talk/ports.ts";

/** Our message that shows a screen, and the ids of what stands above it. */
export type ShownMessage = { id: string; above: string[] };

type ScreenPlace = Pick<ScreenDrawing, "owner" | "screen">;

/** Which message shows which screen, over restarts. */
export type ShownRecords = {
  /** Undefined where none does, and where the store cannot be read: that keeps nobody from being told so. */
  read: (of: ScreenPlace) => Promise<ShownMessage | undefined>;
  /**
   * What the row of a screen says that was read together with others: null where it is known that there is
   * none. Undefined where `read` has to look.
   */
  parse: (of: ScreenPlace, row: unknown) => { shown: ShownMessage | undefined } | undefined;
  /** What is to be written of it. */
  toRows: (of: ScreenPlace, shown: ShownMessage) => Row[];
  /** Rejects when the store fails. */
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
    parse: (of, row) => {
      if (row === null) return { shown: undefined };
      const key = toScreenName(of);
      return row === undefined && formerKey(key) !== key ? undefined : { shown: parse(row) };
    },
    toRows: (of, shown) => [{ collection, key: toScreenName(of), value: format(shown), ttl: lifetime }],
    delete: async (of) => {
      const key = toScreenName(of);
      const former = formerKey(key);
      await collection.delete(key);
      if (former !== key) await collection.delete(former);
    },
  };
}

/** For a platform whose messages cannot be changed, so that none of them is ever looked for. */
export const noRecords: ShownRecords = {
  read: async () => undefined,
  parse: () => ({ shown: undefined }),
  toRows: () => [],
  delete: async () => {},
};
