import type { Collection, Row } from "../collection.ts";
import { minuteMs } from "../durations.ts";
import type { Platform } from "../owner.ts";
import { getWakeTime, type Subscription } from "./subscription.ts";
import { parseSubscriptionKey, toSubscriptionKey } from "./subscription-key.ts";

/**
 * The key of a row that says that an alert may be due; the loaded alert decides. There may be 100,000 of
 * them.
 */
export type DueKey = string;

/** When subscriptions are due: one row for each, sorted by the minute, so that an idle minute reads none. */
export type DueIndex = {
  /** The row of a subscription, to be written with others; none of one that rests. */
  toRows: (subscription: Subscription) => Row[];
  add: (subscription: Subscription) => Promise<void>;
  remove: (subscription: Subscription) => Promise<void>;
  delete: (row: DueKey) => Promise<void>;
  list: () => Promise<DueKey[]>;
  /** Those that may be due by then. */
  listUntil: (now: Date) => Promise<DueKey[]>;
};

/** Restored by `repairDueIndex` where an interruption left a row too few. */
export function createDueIndex(due: Collection): DueIndex {
  const toRows = (one: Subscription) => listKeys(one).map((key): Row => ({ collection: due, key, value: {} }));
  return {
    toRows,
    add: async (subscription) => {
      for (const key of listKeys(subscription)) await due.set(key, {});
    },
    remove: async (subscription) => {
      for (const key of listKeys(subscription)) await due.delete(key);
    },
    delete: (row) => due.delete(row),
    list: () => due.keys(""),
    listUntil: (now) => due.keys("", toUtcMinute(new Date(now.getTime() + minuteMs))),
  };
}

function listKeys(subscription: Subscription): DueKey[] {
  const key = toDueKey(subscription);
  return key === undefined ? [] : [key];
}

/** The row of a subscription as it is; undefined while it rests. */
export function toDueKey(subscription: Subscription): DueKey | undefined {
  const at =
    subscription.sending && !subscription.paused ? new Date(subscription.sending.at) : getWakeTime(subscription);
  return at && `${toUtcMinute(at)}:${toSubscriptionKey(subscription)}`;
}

/** Whose row it is: "2026-11-22T07:15:telegram:1:k3Jx9Qa2pQ7z". Older versions wrote the hour. */
export function parseDueKey(row: DueKey): { key: string; platform: Platform; person: string; id: string } {
  const key = row.slice(isOfMinute(row) ? 17 : 14);
  return { key, ...parseSubscriptionKey(key) };
}

/** It was written by this version: "2026-11-22T07:15:…" rather than "2026-11-22T07:…". */
export function isOfMinute(row: DueKey): boolean {
  return /^[\d-]+T\d\d:\d\d:/.test(row);
}

/** "2026-11-22T07:15", in UTC: rows of earlier minutes sort before it. */
export function toUtcMinute(instant: Date): string {
  return instant.toISOString().slice(0, 16);
}
