import { constants } from "node:fs";
import { open } from "node:fs/promises";

/**
 * The text of a file. Rejects for what is there and is not a file: a pipe that nobody writes to would be
 * waited for without end, and no signal ends that wait.
 */
export async function readRegularFile(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) throw new Error("not a regular file");
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}
