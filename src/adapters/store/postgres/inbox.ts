import { dayMs } from "../../../core/durations.ts";
import type { Inbox, InboxEvent } from "../../../core/talk/inbox.ts";
import type { Database } from "../database.ts";
import { rowsPerStatement } from "../sql.ts";
import { serverNow } from "./leases.ts";

/** A row that waits has its event; one that was handled has neither that nor its person. */
type WaitingRow = { id: string; person: string; body: string; sequence: number };

/** So many are looked at together. */
const most = 50;

/** For so long the id of an event stays: platforms tell no event again after that. */
const idLifetimeMs = 2 * dayMs;

type InboxDatabase = Pick<Database, "read" | "write" | "writeAll">;

/** The inbox of one platform. Its clock is the server's. */
export function createPostgresInbox({ read, write, writeAll }: InboxDatabase, platform: string): Inbox {
  const isWaiting = async (id: string): Promise<boolean> => {
    const rows = await read("SELECT 1 FROM inbox WHERE platform = ? AND id = ? AND body IS NOT NULL", [platform, id]);
    return rows.length > 0;
  };
  return {
    put: ({ id, person, body }) =>
      writeAll([
        {
          sql: `INSERT INTO inbox (platform, id, person, body, received_at, looked_at)
                VALUES (?, ?, ?, ?, ${serverNow}, ${serverNow}) ON CONFLICT DO NOTHING`,
          values: [platform, id, person, JSON.stringify(body)],
        },
      ]),
    take: async ({ id }) => {
      const taken = await write(
        `UPDATE inbox SET body = NULL, person = '' WHERE platform = ?1 AND id = ?2 AND body IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM inbox AS earlier WHERE earlier.platform = ?1 AND earlier.person = inbox.person
                         AND earlier.sequence < inbox.sequence AND earlier.body IS NOT NULL) RETURNING 1`,
        [platform, id],
      );
      if (taken.length > 0) return "taken";
      return (await isWaiting(id)) ? "early" : "handled";
    },
    giveBack: async ({ id, person, body }) =>
      void (await write("UPDATE inbox SET body = ?, person = ? WHERE platform = ? AND id = ?", [
        JSON.stringify(body),
        person,
        platform,
        id,
      ])),
    listBefore: async ({ id, person }) => {
      const rows = await read<WaitingRow>(
        `SELECT id, person, body, sequence FROM inbox WHERE platform = ?1 AND person = ?2 AND body IS NOT NULL
         AND sequence < (SELECT sequence FROM inbox WHERE platform = ?1 AND id = ?3) ORDER BY sequence LIMIT ${most}`,
        [platform, person, id],
      );
      return rows.map(toEvent);
    },
    drop: (id) =>
      writeAll([
        {
          sql: "UPDATE inbox SET body = NULL, person = '' WHERE platform = ? AND id = ? AND body IS NOT NULL",
          values: [platform, id],
        },
      ]),
    findLeft: async (ms) => {
      const rows = await write<WaitingRow>(
        `UPDATE inbox SET looked_at = ${serverNow} WHERE platform = ?1 AND id IN
           (SELECT id FROM inbox WHERE platform = ?1 AND body IS NOT NULL AND looked_at <= ${serverNow} - ?2::bigint
            ORDER BY sequence LIMIT ${most} FOR UPDATE SKIP LOCKED) RETURNING id, person, body, sequence`,
        [platform, Math.round(ms)],
      );
      return rows.sort((one, other) => one.sequence - other.sequence).map(toEvent);
    },
    countAttempt: async (id) => {
      const [row] = await write<{ attempts: number }>(
        "UPDATE inbox SET attempts = attempts + 1 WHERE platform = ? AND id = ? RETURNING attempts",
        [platform, id],
      );
      return row?.attempts ?? 0;
    },
    claim: (id) => ({
      take: async () => {
        const noted = await write(
          `INSERT INTO inbox (platform, id, person, received_at, looked_at)
           VALUES (?, ?, '', ${serverNow}, ${serverNow}) ON CONFLICT DO NOTHING RETURNING 1`,
          [platform, id],
        );
        return noted.length > 0 ? "taken" : "handled";
      },
      giveBack: async () =>
        void (await write("DELETE FROM inbox WHERE platform = ? AND id = ? AND body IS NULL", [platform, id])),
    }),
  };
}

function toEvent({ id, person, body }: WaitingRow): InboxEvent {
  return { id, person, body: JSON.parse(body) };
}

/** Deletes the ids of events that will not be told again; resolves with how many. */
export async function purgeInbox({ write }: Pick<Database, "write">): Promise<number> {
  for (let sum = 0; ; ) {
    const { length } = await write(
      `DELETE FROM inbox WHERE ctid = ANY (ARRAY
         (SELECT ctid FROM inbox WHERE received_at <= ${serverNow} - ${idLifetimeMs}
          LIMIT ${rowsPerStatement} FOR UPDATE SKIP LOCKED)) RETURNING 1`,
    );
    sum += length;
    if (length < rowsPerStatement) return sum;
  }
}
