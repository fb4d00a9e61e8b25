import { mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { readErrorCode } from "../../core/telemetry.ts";

/**
 * Makes the file of a store where there is none: for our account alone, as SQLite then makes the files beside
 * it. Exclusive: to close a handle of a file that is in use would take its locks away.
 */
export async function makeFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await (await open(path, "ax", 0o600)).close();
  } catch (error) {
    if (readErrorCode(error) !== "EEXIST") throw error;
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
  }
}

/**
 * Remembers which file is in this place now, and returns what rejects once there is none, or another one. A
 * file that was deleted while it is open is still written to, without an error, and gone at the next start.
 */
export async function rememberFile(path: string): Promise<() => Promise<void>> {
  const { ino } = await stat(path);
  return async () => {
    if ((await stat(path)).ino !== ino) throw new Error("the file of the store was replaced");
  };
}
