import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

/** An empty folder of its own. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "tremplin-"));
  made.push(path);
  return path;
}

/** For `afterAll` of each file that makes folders. */
export async function removeFolders(): Promise<void> {
  await Promise.all(made.splice(0).map((path) => rm(path, { recursive: true, force: true })));
}
