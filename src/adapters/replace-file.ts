import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makePrivateFolder, privateFileMode } from "./private-files.ts";

/**
 * Writes a file of ours, for our account alone, that is whole or as it was before, and makes its folder.
 * Rejects when it cannot be written; nothing is left of the attempt.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  await makePrivateFolder(dirname(path));
  const next = `${path}.new`;
  try {
    // What an interruption has left would keep its mode.
    await rm(next, { force: true });
    await writeFile(next, text, { mode: privateFileMode });
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true }).catch(() => {});
    throw error;
  }
}
