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
/** So many rows, all of them new and created at that time. */
function answer(count: number, total: number, created = paris("18:59:00")): HarvestAnswer<number> {
  const rows = Array.from({ length: count }, () => ({ id: `A${last++}`, created, value: 1 }));
  return { rows, unseen: rows, total };
}
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
  const first = answer(150, 200);
  const whole = advanceHarvest(started.state, first);
  expect(whole).toMatchObject({
    state: { phase: { is: "whole" }, total: 200 },
    order: { ask: "all", first: { total: 200 } },
  });
  expect(whole.take).toBeUndefined();
  const done = advanceHarvest(whole.state, { ...answer(200, 200), missing: 0 });
  expect(done.order).toBeUndefined();
  expect(done.take).toMatchObject({ downTo: undefined });
  expect(done.take?.rows).toHaveLength(200);
  expect(done.state).toMatchObject({ phase: { is: "done", missing: 0 }, written: 200, seen: 200, why: [] });
});

test("what does not fit is read in windows, of which the newest comes first and older ones wait", () => {
  const { state, order } = advanceHarvest(started.state, answer(150, 10_000));
  expect(state.phase.is).toBe("window");
  expect(order).toMatchObject({ ask: "page", criteria: { maxCreationDate: "2026-11-23T19:00:00Z", range: "0-149" } });
  expect(state.stack).toEqual([]);
});

test("a window that holds too many is cut once more, and nothing of it is kept", () => {
  const { state, take, order } = advanceHarvest(
    begun({ phase: windowOf("08:00:00", "18:00:00") }),
    answer(150, 4_000, paris("17:00:00")),
  );
  expect(take).toBeUndefined();
  expect(order?.ask).toBe("page");
  // A little too many: by halves, of which the newer one is asked for.
  expect(state.phase).toMatchObject({ is: "window", window: { stretch: { by: "halves", total: 4_000 } } });
});

test("one that holds far too many has its last rows looked at first", () => {
  const { state, order } = advanceHarvest(
    begun({ phase: windowOf("08:00:00", "18:00:00") }),
    answer(150, 8_000, paris("17:00:00")),
  );
  expect(state.phase.is).toBe("look");
  expect(order).toMatchObject({ criteria: { range: "3000-3149" } });
  const window = advanceHarvest(state, answer(150, 8_000, paris("15:30:00")));
  expect(window.state.phase).toMatchObject({ is: "window", window: { cut: paris("15:30:01"), isReachable: false } });
  // A last block that is not full: the total is wrong, and the window is read to its end.
  const wrong = advanceHarvest(state, answer(3, 8_000));
  expect(wrong.state).toMatchObject({ isOvercounted: true, phase: { window: { isReachable: true } } });
});

test("a window that came is kept, and tells how densely offers lie", () => {
  const part = advanceHarvest(begun({ phase: windowOf("08:00:00", "18:00:00") }), answer(150, 600, paris("17:00:00")));
  expect(part.order).toMatchObject({ ask: "part", first: { total: 600 } });
  const { take, state } = advanceHarvest(part.state, answer(600, 600, paris("17:00:00")));
  expect(take).toMatchObject({ downTo: paris("08:00:00") });
  expect(state).toMatchObject({ written: 600, phase: { is: "meanwhile", origins: [1, 2], block: 0 } });
  expect(state.density).not.toEqual(part.state.density);
});

test("offers that are older than was asked for are counted, and not kept", () => {
  const recent = toHarvestScope({ publieeDepuis: 1 }, now, undefined);
  const phase: HarvestPhase = { is: "meanwhile", origins: [1], block: 0, recount: undefined };
  const { take, state } = advanceHarvest(
    begun({ scope: recent, phase }),
    answer(2, 2, Date.parse("2026-11-01T00:00:00Z")),
  );
  expect(take?.rows).toEqual([]);
  expect(state).toMatchObject({ seen: 2, written: 0 });
});

test("a service that looks at no dates is read as far as it goes, and that is said", () => {
  const elsewhere = answer(150, 9_000, Date.parse("2026-10-01T00:00:00Z"));
  const gaveUp = advanceHarvest(begun({ phase: windowOf("08:00:00", "18:00:00"), total: 9_000 }), elsewhere);
  expect(gaveUp).toMatchObject({ state: { isUndated: true, phase: { is: "whole" } }, order: { ask: "all" } });
  const done = advanceHarvest(gaveUp.state, { ...answer(3_150, 9_000), isCut: false });
  expect(done.state.phase).toEqual({ is: "done", missing: 5_850 });
  expect(done.state.why).toEqual([expect.stringContaining("ignores dates of creation")]);
});

test("nor does one that says neither how many there are nor looks at dates end in a fault", () => {
  const uncounted = advanceHarvest(begun({ phase: { is: "whole" } }), { ...answer(3_150, 3_151), isCut: true });
  expect(uncounted.state).toMatchObject({ isUncounted: true, phase: { is: "window" } });
  const gaveUp = advanceHarvest(uncounted.state, answer(150, 9_000, Date.parse("2001-01-01T00:00:00Z")));
  const done = advanceHarvest(gaveUp.state, { ...answer(3_150, 3_151), isCut: true });
  expect(done.order).toBeUndefined();
  expect(done.take?.rows).toHaveLength(3_150);
  expect(done.state).toMatchObject({ phase: { is: "done" }, isDoubtful: true });
});

test("in the end all is compared with the total, which is asked for once more where some did not come", () => {
  const phase: HarvestPhase = { is: "meanwhile", origins: [2], block: 0, recount: undefined };
  const nothingNew = { rows: [], unseen: [], total: 0 };
  expect(advanceHarvest(begun({ phase, total: 5_000, written: 5_000 }), nothingNew).state.phase).toEqual({
    is: "done",
    missing: 0,
  });
  const recount = advanceHarvest(begun({ phase, total: 5_000, written: 4_990 }), nothingNew);
  expect(recount.order).toEqual({ ask: "page", criteria: { range: "0-0" } });
  expect(advanceHarvest(recount.state, answer(1, 4_990)).state.phase).toEqual({ is: "done", missing: 0 });
  const again = advanceHarvest(recount.state, answer(1, 4_995));
  expect(again.state.phase).toMatchObject({ is: "meanwhile", recount: { still: 4_995, gone: 0 } });
  const other = advanceHarvest(again.state, nothingNew);
  const done = advanceHarvest(other.state, nothingNew);
  expect(done.state).toMatchObject({
    phase: { is: "done", missing: 5 },
    why: ["5 came in no window of creation dates"],
  });
});

test("the same state and answer give the same step", () => {
  const state = begun({ phase: windowOf("08:00:00", "18:00:00") });
  const came = answer(150, 4_000, paris("17:00:00"));
  expect(advanceHarvest(state, came)).toEqual(advanceHarvest(state, came));
});
