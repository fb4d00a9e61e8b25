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

/**
 * The same of a file that somebody has written by hand: without the mark that editors of Windows put before
 * it. Rejects with "EILSEQ" where it is no UTF-8, which would be read as "�" here and there.
 */
export async function readWrittenFile(path: string): Promise<string> {
  const text = await readRegularFile(path);
  if (text.includes("\ufffd")) throw Object.assign(new Error("not a text in UTF-8"), { code: "EILSEQ" });
  return text.replace(/^\ufeff/, "");
}
