import { createHash } from "node:crypto";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Query } from "./database.ts";
import { rowsPerStatement } from "./sql.ts";

/*
 * In version 0, a person of the web page has the value of their cookie for an id: whoever reads the file, or
 * a copy of it, is them. This part of the first migration puts the hash of the cookie in its place, in every
 * key and value. It never changes.
 */

/**
 * In the key of what is kept of somebody: "subscriptions:web:COOKIE:…", "web:COOKIE:…", "web:session:COOKIE".
 */
const cookieInKey = /(?:^|:)web:(?:(?:session|media|device):)?([\w-]{22})(?=:|$)/;

/** As the page does it (`bots/web/sessions.ts`). */
function hashCookie(cookie: string): string {
  return createHash("sha256").update(cookie).digest("base64url").slice(0, 22);
}

/** Replaces the cookies of everybody that something is kept of, in the one table of version 0. */
export async function hashCookies(query: Query): Promise<void> {
  const hashes = new Map<string, string>();
  await forEachKey(query, async (key) => {
    const [, cookie] = cookieInKey.exec(key) ?? [];
    if (cookie !== undefined) hashes.set(cookie, hashCookie(cookie));
  });
  if (hashes.size === 0) return;
  const replace = (text: string) => text.replace(/[\w-]+/g, (word) => hashes.get(word) ?? word);
  await forEachKey(query, async (key) => {
    const [row] = await query<{ value: unknown }>("SELECT value FROM keyv WHERE key = ?", [key]);
    const value = typeof row?.value === "string" ? replace(row.value) : row?.value;
    if (replace(key) !== key || value !== row?.value)
      await query("UPDATE keyv SET key = ?, value = ? WHERE key = ?", [replace(key), value, key]);
  });
}

/**
 * Calls back with each key whose row may name somebody of the page. Values may be large: one is read at a
 * time.
 */
async function forEachKey(query: Query, callback: (key: string) => Promise<void>): Promise<void> {
  const yieldIfDue = createCooperativeYield();
  for (let after = ""; ; ) {
    const rows = await query<{ key: string }>(
      `SELECT key FROM keyv WHERE key > ? AND (key LIKE '%web:%' OR value LIKE '%"web"%')
       ORDER BY key LIMIT ${rowsPerStatement}`,
      [after],
    );
    for (const { key } of rows) {
      await callback(key);
      await yieldIfDue();
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
  }
}
