import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Database } from "./database.ts";

/** How much of a disk something takes, and how much of it is free. Bytes. */
export type DiskRoom = { needed: number; free: number };

/** Undefined where it is not known. */
export type FindFreeBytes = (path: string) => Promise<number | undefined>;

/**
 * What a migration takes beside the file, in sizes of the file: the copy is as large, what is written waits
 * in the journal (1 to 1.4), and then makes the file larger (by 0.7 to 1, since the rows that move leave
 * their room free). Most in a file that holds nothing but what people were told: 3.1.
 */
const factor = 3.2;

/** What the migration of a file takes. */
export async function findRoom(
  { write }: Pick<Database, "write">,
  path: string,
  findFreeBytes: FindFreeBytes,
): Promise<DiskRoom | undefined> {
  const free = await findFreeBytes(path);
  if (free === undefined) return undefined;
  const [{ pages = 0 } = {}] = await write<{ pages: number }>("SELECT page_count AS pages FROM pragma_page_count");
  const [{ bytes = 0 } = {}] = await write<{ bytes: number }>("SELECT page_size AS bytes FROM pragma_page_size");
  return { needed: Math.ceil(pages * bytes * factor), free };
}

/** Of the disk of that file. Some file systems say nothing of it, or zero of zero. */
export const findFreeBytes: FindFreeBytes = async (path) => {
  const disk = await statfs(dirname(path)).catch(() => undefined);
  return disk && disk.blocks > 0 ? disk.bavail * disk.bsize : undefined;
};
