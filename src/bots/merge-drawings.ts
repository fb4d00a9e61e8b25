import type { ScreenDrawing } from "../core/talk/ports.ts";

/**
 * Two drawings of a screen as one: the later view, and all that was to be said and done. What only the
 * earlier view would have told, nobody has seen.
 */
export function mergeDrawings(earlier: ScreenDrawing, later: ScreenDrawing): ScreenDrawing {
  // Each line once: where a chat is to be left alone for hours, many are joined.
  const notices = new Set([earlier.notice, later.notice].flatMap((notice) => notice?.split("\n") ?? []));
  const done = [earlier.rowsOnceDone, later.rowsOnceDone].filter((toRows) => toRows !== undefined);
  const message = later.message ?? earlier.message;
  const { noticeBefore = "", ...drawing } = later;
  // What the earlier one was to say is not said by then, and is said once.
  const before = notices.has(noticeBefore) ? "" : noticeBefore;
  return {
    ...drawing,
    ...(before === "" ? {} : { noticeBefore: before }),
    fresh: later.fresh || earlier.fresh,
    ...(message === undefined ? {} : { message }),
    ...(notices.size > 0 ? { notice: [...notices].join("\n") } : {}),
    ...(done.length > 0 ? { rowsOnceDone: () => done.flatMap((toRows) => toRows()) } : {}),
  };
}
