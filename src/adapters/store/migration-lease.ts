import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { minuteMs } from "../../core/durations.ts";
import { readErrorCode } from "../../core/telemetry.ts";
import { getLeaseOwner, isLeaseOwnerGone } from "../lease-owner.ts";
import { createLeaseWatch, type SeenLease } from "../lease-watch.ts";
import type { Database, Query } from "./database.ts";
import { readStoreVersion } from "./schema.ts";
import { extract } from "./sql.ts";

/*
 * Version 0 keeps its leases in the table that the first migration ends: so does this one. A later migration
 * takes its own from the table of leases.
 */

/** The right to migrate a file: one process at a time. */
export type MigrationLease = {
  /** Makes it last from now. */
  renew: () => Promise<void>;
  release: () => Promise<void>;
};

const leaseKey = "LEASE:migration";
/** Longer than waiting for others, or copying a file, takes. */
const leaseMs = 5 * minuteMs;

/** Holders in this process. */
const own = new Set<string>();

/** Its process has ended: also one that had our number before us, as in a container that starts again. */
function isGone(holder: string): boolean {
  return isLeaseOwnerGone(holder) || (`${holder} `.startsWith(`${getLeaseOwner()} `) && !own.has(holder));
}

/** Undefined where another process has brought the file to that version: it is waited for. */
export async function claimMigration({ write, transact }: Database, to: number): Promise<MigrationLease | undefined> {
  const holder = `${getLeaseOwner()} ${randomUUID()}`;
  const renew = (query: Query) =>
    query("INSERT OR REPLACE INTO keyv (key, value) VALUES (?, ?)", [
      leaseKey,
      JSON.stringify({ value: { holder }, expires: Date.now() + leaseMs }),
    ]);

  const isLeft = createLeaseWatch(leaseMs);

  async function tryToClaim(query: Query): Promise<"migrated" | "held" | "claimed"> {
    if (((await readStoreVersion(query))?.version ?? to) >= to) return "migrated";
    const [held] = await query<SeenLease>(
      `SELECT ${extract("$.value.holder")} AS holder, ${extract("$.expires")} AS until FROM keyv
       WHERE key = ? AND ${extract("$.expires")} > ?`,
      [leaseKey, Date.now()],
    );
    if (held && !isGone(held.holder) && !isLeft(held)) return "held";
    await renew(query);
    return "claimed";
  }

  for (;;) {
    const outcome = await transact(tryToClaim).catch((error: unknown) => {
      // The other one is in the middle of it.
      if (readErrorCode(error) === "SQLITE_BUSY") return "held" as const;
      throw error;
    });
    if (outcome === "migrated") return undefined;
    if (outcome === "claimed") break;
    await wait(200);
  }
  own.add(holder);
  return {
    renew: async () => void (await renew(write)),
    release: async () => {
      own.delete(holder);
      await write(`DELETE FROM keyv WHERE key = ? AND ${extract("$.value.holder")} = ?`, [leaseKey, holder]);
    },
  };
}

/**
 * A lease that nobody renews any more runs out in less; one that runs for longer was written by a clock that
 * was wrong. Milliseconds.
 */
const patienceMs = 1.25 * minuteMs;

/** Who serves alerts with version 0: they have a lease, and renew it while they run. */
export async function listUsers(query: Query): Promise<string[]> {
  const leases = await query<{ holder: string }>(
    `SELECT ${extract("$.value.holder")} AS holder FROM keyv
     WHERE key > 'LEASE:' AND key < 'LEASE;' AND key <> ? AND ${extract("$.expires")} BETWEEN ? AND ?`,
    [leaseKey, Date.now(), Date.now() + patienceMs],
  );
  return leases.map(({ holder }) => holder).filter((holder) => !isGone(holder));
}

/** Whether one of them is a process of this machine, which is known to run. */
export function isAnyHere(users: string[]): boolean {
  return users.some((holder) => holder.startsWith(`${hostname()} `));
}

/**
 * Waits for leases that a process elsewhere may have left behind, such as the container before this one;
 * resolves with whether nobody has any.
 */
export async function waitUntilUnused(query: Query): Promise<boolean> {
  for (const until = Date.now() + patienceMs; ; await wait(1_000)) {
    const users = await listUsers(query);
    if (users.length === 0) return true;
    if (isAnyHere(users) || Date.now() > until) return false;
  }
}
