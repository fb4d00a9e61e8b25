import { expect, test } from "vitest";
import { guessDensity } from "../../../../src/adapters/france-travail/harvest/density.ts";
import { advanceHarvest } from "../../../../src/adapters/france-travail/harvest/next.ts";
import {
  type HarvestAnswer,
  type HarvestPhase,
  type HarvestState,
  startHarvest,
  toHarvestScope,
} from "../../../../src/adapters/france-travail/harvest/state.ts";

/** Clocks in Paris show an hour more. */
const now = new Date("2026-11-22T18:00:00Z");
const paris = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const scope = toHarvestScope({}, now, undefined);
const started = startHarvest<number>(scope, 0);
const begun = (changes: Partial<HarvestState<number>>): HarvestState<number> =>
  Object.freeze({ ...started.state, density: guessDensity(9_000, paris("00:00:00"), scope.now), ...changes });

let last = 0;
const rowsOf = (count: number, created = paris("18:59:00")) =>
  Array.from({ length: count }, () => ({ id: `A${last++}`, created, value: 1 }));
/** A page of so many rows, created at that time, of a search of so many. */
const page = (count: number, total: number, created?: number): HarvestAnswer<number> => ({
  to: "page",
  rows: rowsOf(count, created),
  total,
});
const whole = (count: number, isCut = false): HarvestAnswer<number> => ({
  to: "all",
  rows: rowsOf(count),
  missing: 0,
  isCut,
  isOvercounted: false,
});
const part = (count: number, created: number): HarvestAnswer<number> => ({
  to: "part",
  rows: rowsOf(count, created),
  isCut: false,
  isOvercounted: false,
  why: [],
});
/** All rows are new. */
const advance = (state: HarvestState<number>, answer: HarvestAnswer<number>) =>
  advanceHarvest(state, answer, answer.rows);
const windowOf = (from: string, until: string): HarvestPhase => ({
  is: "window",
  window: {
    stretch: { from: paris(from), until: paris(until), total: 9_000, by: "density" },
    cut: paris(from),
    isReachable: false,
  },
});

test("a harvest begins with the first block of the whole search, the newest first", () => {
  expect(started.order).toEqual({ ask: "page", criteria: { sort: 1, range: "0-149" } });
});

test("what fits is read as it is, and is then done", () => {
  const first = page(150, 200);
  const reading = advance(started.state, first);
  expect(reading).toMatchObject({
    state: { phase: { is: "whole" }, total: 200 },
    order: { ask: "all", first: { total: 200 } },
  });
  expect(reading.take).toBeUndefined();
  const done = advance(reading.state, whole(200));
  expect(done.order).toBeUndefined();
  expect(done.take).toMatchObject({ downTo: undefined });
  expect(done.take?.rows).toHaveLength(200);
  expect(done.state).toMatchObject({ phase: { is: "done", missing: 0 }, written: 200, seen: 200, why: [] });
});

test("what does not fit is read in windows, of which the newest comes first and older ones wait", () => {
  const { state, order } = advance(started.state, page(150, 10_000));
  expect(state.phase.is).toBe("window");
  expect(order).toMatchObject({ ask: "page", criteria: { maxCreationDate: "2026-11-23T19:00:00Z", range: "0-149" } });
  expect(state.stack).toEqual([]);
});

test("a window that holds too many is cut once more, and nothing of it is kept", () => {
  const { state, take, order } = advance(
    begun({ phase: windowOf("08:00:00", "18:00:00") }),
    page(150, 4_000, paris("17:00:00")),
  );
  expect(take).toBeUndefined();
  expect(order?.ask).toBe("page");
  // A little too many: by halves, of which the newer one is asked for.
  expect(state.phase).toMatchObject({ is: "window", window: { stretch: { by: "halves", total: 4_000 } } });
});

test("one that holds far too many has its last rows looked at first", () => {
  const { state, order } = advance(
    begun({ phase: windowOf("08:00:00", "18:00:00") }),
    page(150, 8_000, paris("17:00:00")),
  );
  expect(state.phase.is).toBe("look");
  expect(order).toMatchObject({ criteria: { range: "3000-3149" } });
  const window = advance(state, page(150, 8_000, paris("15:30:00")));
  expect(window.state.phase).toMatchObject({ is: "window", window: { cut: paris("15:30:01"), isReachable: false } });
  // A last block that is not full: the total is wrong, and the window is read to its end.
  const wrong = advance(state, page(3, 8_000));
  expect(wrong.state).toMatchObject({ isOvercounted: true, phase: { window: { isReachable: true } } });
});

test("a window that came is kept, and tells how densely offers lie", () => {
  const reading = advance(begun({ phase: windowOf("08:00:00", "18:00:00") }), page(150, 600, paris("17:00:00")));
  expect(reading.order).toMatchObject({ ask: "part", first: { total: 600 } });
  const { take, state } = advance(reading.state, part(600, paris("17:00:00")));
  expect(take).toMatchObject({ downTo: paris("08:00:00") });
  expect(state).toMatchObject({ written: 600, phase: { is: "meanwhile", origins: [1, 2], block: 0 } });
  expect(state.density).not.toEqual(reading.state.density);
});

test("offers that are older than was asked for are counted, and not kept", () => {
  const recent = toHarvestScope({ publieeDepuis: 1 }, now, undefined);
  const phase: HarvestPhase = { is: "meanwhile", origins: [1], block: 0, recount: undefined };
  const { take, state } = advance(begun({ scope: recent, phase }), page(2, 2, Date.parse("2026-11-01T00:00:00Z")));
  expect(take?.rows).toEqual([]);
  expect(state).toMatchObject({ seen: 2, written: 0 });
});

test("a service that looks at no dates is read as far as it goes, and that is said", () => {
  const elsewhere = page(150, 9_000, Date.parse("2026-10-01T00:00:00Z"));
  const gaveUp = advance(begun({ phase: windowOf("08:00:00", "18:00:00"), total: 9_000 }), elsewhere);
  expect(gaveUp).toMatchObject({ state: { isUndated: true, phase: { is: "whole" } }, order: { ask: "all" } });
  const done = advance(gaveUp.state, whole(3_150));
  expect(done.state.phase).toEqual({ is: "done", missing: 5_850 });
  expect(done.state.why).toEqual([expect.stringContaining("ignores dates of creation")]);
});

test("nor does one that says neither how many there are nor looks at dates end in a fault", () => {
  const uncounted = advance(begun({ phase: { is: "whole" } }), whole(3_150, true));
  expect(uncounted.state).toMatchObject({ isUncounted: true, phase: { is: "window" } });
  const gaveUp = advance(uncounted.state, page(150, 9_000, Date.parse("2001-01-01T00:00:00Z")));
  const done = advance(gaveUp.state, whole(3_150, true));
  expect(done.order).toBeUndefined();
  expect(done.take?.rows).toHaveLength(3_150);
  expect(done.state).toMatchObject({ phase: { is: "done" }, isDoubtful: true });
});

test("in the end all is compared with the total, which is asked for once more where some did not come", () => {
  const phase: HarvestPhase = { is: "meanwhile", origins: [2], block: 0, recount: undefined };
  const nothingNew = page(0, 0);
  expect(advance(begun({ phase, total: 5_000, written: 5_000 }), nothingNew).state.phase).toEqual({
    is: "done",
    missing: 0,
  });
  const recount = advance(begun({ phase, total: 5_000, written: 4_990 }), nothingNew);
  expect(recount.order).toEqual({ ask: "page", criteria: { range: "0-0" } });
  expect(advance(recount.state, page(1, 4_990)).state.phase).toEqual({ is: "done", missing: 0 });
  const again = advance(recount.state, page(1, 4_995));
  expect(again.state.phase).toMatchObject({ is: "meanwhile", recount: { still: 4_995, gone: 0 } });
  const other = advance(again.state, nothingNew);
  const done = advance(other.state, nothingNew);
  expect(done.state).toMatchObject({
    phase: { is: "done", missing: 5 },
    why: ["5 came in no window of creation dates"],
  });
});

test("an answer to something else than was asked is a bug", () => {
  expect(() => advance(begun({ phase: windowOf("08:00:00", "18:00:00") }), whole(3))).toThrow(/cannot use the answer/);
  expect(() => advance(begun({ phase: { is: "whole" } }), page(3, 3))).toThrow(/waits for no page/);
});

test("the same state and answer give the same step", () => {
  const state = begun({ phase: windowOf("08:00:00", "18:00:00") });
  const came = page(150, 4_000, paris("17:00:00"));
  expect(advance(state, came)).toEqual(advance(state, came));
});
