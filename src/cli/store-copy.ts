import { copyToPostgres } from "../app/copy-store.ts";
import { writeOutput } from "./standard-output.ts";

/** `store copy FROM TO`: what was copied of each table. */
export async function copyStoreTo(from: string, to: string, { json }: { json?: boolean }): Promise<void> {
  const copied = await copyToPostgres(from, to);
  if (json) return writeOutput(`${JSON.stringify(copied)}\n`);
  const lines = Object.entries(copied).map(
    ([table, { rows, written, unreadable }]) =>
      `${table}: ${rows} rows, each compared; ${written} written by this command` +
      (unreadable > 0 ? `; ${unreadable} of them nobody can read` : ""),
  );
  await writeOutput(`${lines.join("\n")}\nThe file is not used any more: STORE_URL has to name the database.\n`);
}
