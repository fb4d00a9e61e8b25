import type { OpenSharedLimit, TurnRequest } from "../../src/adapters/shared-limit.ts";

/**
 * What several processes keep together, as `tremplin_reserve_turns` does in the database. `delayMs`: how long
 * an answer takes, half of it before the turns are counted.
 */
export function createLimitServer(delayMs: () => number = () => 0) {
  const rows = new Map<string, { taken: number[]; heldUntil: number; peopleUntil: number; waitUntil: number }>();
  const state = { reservations: 0, isGone: false };
  const now = () => performance.now();
  const pass = async (ms: number) => {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  };
  const rowOf = (name: string) => {
    const row = rows.get(name) ?? { taken: [], heldUntil: 0, peopleUntil: 0, waitUntil: 0 };
    rows.set(name, row);
    return row;
  };

  function reserve(name: string, { wanted, most, windowMs, usableMs, isBackground }: TurnRequest) {
    const row = rowOf(name);
    const at = now();
    const recent = row.taken.filter((turn) => turn > at - windowMs);
    const heldMs = Math.max(0, row.heldUntil - at);
    const allowed = isBackground && row.peopleUntil > at ? Math.max(1, Math.floor(most / 2)) : most;
    let waitMs = Math.max(heldMs, isBackground ? row.waitUntil - at : 0, 0);
    const free = waitMs > 0 ? 0 : Math.max(0, allowed - recent.length);
    const granted = Math.min(wanted, free);
    const taken = [...recent, ...Array.from({ length: granted }, () => at + usableMs)].sort((a, b) => a - b);
    const next = taken[taken.length - allowed];
    if (next !== undefined) waitMs = Math.max(waitMs, next + windowMs - at);
    if (granted < wanted) waitMs = Math.max(waitMs, 1);
    if (wanted > 0) {
      row.taken = taken;
      if (!isBackground) row.peopleUntil = at + 10_000;
      if (!isBackground && granted < wanted) row.waitUntil = at + waitMs + 1_000;
    }
    return { granted, free: free - granted, waitMs, heldMs };
  }

  const open: OpenSharedLimit = (name) => ({
    reserve: async (request) => {
      state.reservations += 1;
      const ms = delayMs();
      await pass(ms / 2);
      if (state.isGone) throw new Error("the database is gone");
      const reserved = reserve(name, request);
      await pass(ms / 2);
      return reserved;
    },
    hold: async (ms) => {
      if (state.isGone) throw new Error("the database is gone");
      const row = rowOf(name);
      row.heldUntil = Math.max(row.heldUntil, now() + ms);
    },
  });
  return { open, state };
}

/** The most of these moments that lie within any window of that length. */
export function countMostWithin(windowMs: number, moments: readonly number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + windowMs).length));
}
