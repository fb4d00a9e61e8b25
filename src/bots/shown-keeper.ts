import type { Row } from "../core/collection.ts";
import type { ScreenDrawing } from "../core/talk/ports.ts";
import { type ShownMessage, type ShownRecords, toScreenName } from "./shown-records.ts";

type ScreenPlace = Pick<ScreenDrawing, "owner" | "screen">;

/** Which message shows which screen, as the store has it, and what was noted of that since. */
export type ShownKeeper = {
  /**
   * The message that shows a screen, as its turn has read it, unless another one has come since. Reads where
   * it must.
   */
  find: (drawing: ScreenPlace & Pick<ScreenDrawing, "record">) => Promise<ShownMessage | undefined>;
  /**
   * In one write with other rows, each of which names its collection; the screen's own only where that row is
   * there, if one is given.
   */
  write: (of: ScreenPlace, shown: ShownMessage | undefined, others?: Row[], onlyIf?: Row["onlyIf"]) => Promise<void>;
  delete: (of: ScreenPlace) => Promise<void>;
};

export function createShownKeeper(records: ShownRecords): ShownKeeper {
  const recent = createRecentRecords<ShownMessage>();

  async function writeAll(of: ScreenPlace, shown: ShownMessage | undefined, rows: Row[]): Promise<void> {
    await rows[0]?.collection?.setAll(rows);
    if (shown) recent.note(toScreenName(of), shown);
  }

  function listRows(of: ScreenPlace, shown: ShownMessage | undefined, onlyIf: Row["onlyIf"]): Row[] {
    const rows = shown ? records.toRows(of, shown) : [];
    return rows.map((row) => (onlyIf ? { ...row, onlyIf } : row));
  }

  return {
    find: async (drawing) => {
      const { record } = drawing;
      const since = record ? recent.findSince(toScreenName(drawing), record.at) : "unknown";
      const found = since ?? (record && records.parse(drawing, record.row));
      return found === undefined || found === "unknown" ? records.read(drawing) : found.shown;
    },
    write: (of, shown, others = [], onlyIf) => writeAll(of, shown, [...listRows(of, shown, onlyIf), ...others]),
    delete: async (of) => {
      await records.delete(of);
      recent.note(toScreenName(of), undefined);
    },
  };
}

/**
 * What was noted of screens since the start, by name: a turn reads its row when it begins, and by the time
 * its screen is drawn another drawing may have written that row.
 */
export type RecentRecords<Noted> = {
  /** To be called once it is written; `shown` is undefined for what was deleted. */
  note: (name: string, shown: Noted | undefined) => void;
  /**
   * What was noted at that moment or later, if anything was; "unknown" where that was so long ago that nobody
   * remembers.
   */
  findSince: (name: string, at: number) => { shown: Noted | undefined } | "unknown" | undefined;
};

const most = 5_000;

/** `now`: milliseconds, as `performance.now`. */
export function createRecentRecords<Noted>(now: () => number = () => performance.now()): RecentRecords<Noted> {
  const noted = new Map<string, { shown: Noted | undefined; at: number }>();
  let forgottenUntil = Number.NEGATIVE_INFINITY;
  return {
    note: (name, shown) => {
      noted.delete(name);
      noted.set(name, { shown, at: now() });
      const [oldest] = noted;
      if (noted.size <= most || !oldest) return;
      noted.delete(oldest[0]);
      forgottenUntil = oldest[1].at;
    },
    findSince: (name, at) => {
      const latest = noted.get(name);
      if (latest && latest.at >= at) return latest;
      return forgottenUntil >= at ? "unknown" : undefined;
    },
  };
}
