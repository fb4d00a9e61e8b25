import type { Database } from "./database.ts";

/*
 * When something was last done to a store: a number beside its version, in milliseconds since 1970. A program
 * that does not know one leaves it alone.
 */

/** Writes that it was done at that moment. */
export async function noteMoment({ write }: Database, name: string, at: Date): Promise<void> {
  await write("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [
    name,
    at.getTime(),
  ]);
}

/** When it was last done; undefined where it never was. */
export async function readMoment({ read }: Database, name: string): Promise<Date | undefined> {
  const [row] = await read<{ value: unknown }>("SELECT value FROM meta WHERE name = ?", [name]);
  return typeof row?.value === "number" ? new Date(row.value) : undefined;
}
