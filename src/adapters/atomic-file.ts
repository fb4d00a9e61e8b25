import { rmSync } from "node:fs";
import { type FileHandle, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { acquireLock } from "./lock.ts";

/**
 * A file that gets its name only once it is complete. `write` and `commit` reject with the system's error.
 */
export type AtomicFile = {
  write: (piece: string | Uint8Array) => Promise<void>;
  /** It is complete: gives it its name, in place of a file that had it. */
  commit: () => Promise<void>;
  /**
   * It will not be completed: nothing is left of it. After `commit` this does nothing. Never rejects: it is
   * called where a failure is about to be told, and must not replace it.
   */
  discard: () => Promise<void>;
};

/** Another process is writing the same file. */
export class FileInUse extends Error {
  override readonly name = "FileInUse";
}

/**
 * Opens a file before there is anything to write, since it is better to know before the work than after it
 * whether it can be written. A link stays, and what it points to is written. Rejects with the system's error,
 * of code "EISDIR" where `name` is a folder, and "ENOTSUP" where it is a pipe or a device, which a file of
 * that name would replace; with `FileInUse` where another process is at it. What a process that was killed
 * has left of it is removed.
 */
export async function openAtomicFile(name: string): Promise<AtomicFile> {
  const path = await followLinks(name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  if (found && !found.isFile()) throw Object.assign(new Error(`${path} is no ordinary file`), { code: "ENOTSUP" });
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const release = await acquireLock(lock);
  if (!release) throw new FileInUse(`another process is writing ${path}`);
  const part = `${path}.part`;
  const file = await openAnew(part).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  let isOpen = true;
  const cancelRemoval = removeAtExit(part, lock);
  return {
    write: (piece) => file.appendFile(piece),
    commit: async () => {
      // On the disk before it gets its name: after a power cut there is the former file or this one, whole.
      await file.sync();
      await file.close();
      await rename(part, path);
      isOpen = false;
      cancelRemoval();
      await release().catch(() => {});
    },
    discard: async () => {
      if (!isOpen) return;
      isOpen = false;
      await file.close().catch(() => {});
      // What cannot be removed now is tried once more when the process ends.
      await rm(part, { force: true }).then(cancelRemoval, () => {});
      await release().catch(() => {});
    },
  };
}

/** What is there is replaced and never followed: in a shared folder it may be a link of another account. */
async function openAnew(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  return open(path, "wx");
}

/** As many as Linux follows. */
const maxLinks = 40;

/** Where a name leads, also where nothing is there yet. Rejects with "ELOOP" where links lead in a circle. */
async function followLinks(name: string): Promise<string> {
  let path = name;
  for (let followed = 0; followed <= maxLinks; followed++) {
    const target = await readlink(path).catch(() => undefined);
    if (target === undefined) return path;
    // A target is relative to where the link really is.
    const folder = await realpath(dirname(path)).catch(() => dirname(path));
    path = resolve(folder, target);
  }
  throw Object.assign(new Error(`${name} leads in a circle`), { code: "ELOOP" });
}

/** The number of a signal, as shells add it to 128. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** What is removed however the process ends (an exit, a fault, a signal), unless it is killed outright. */
const unfinished = new Set<string>();

/** Has files removed at the end of the process. Returns what cancels it. */
function removeAtExit(...paths: string[]): () => void {
  if (unfinished.size === 0) listen("on");
  for (const path of paths) unfinished.add(path);
  return () => {
    for (const path of paths) unfinished.delete(path);
    if (unfinished.size === 0) listen("off");
  };
}

/** One listener for all files that are open: each of several would take the others for somebody else's. */
function listen(how: "on" | "off"): void {
  process[how]("exit", removeUnfinished);
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) process[how](signal, endBySignal);
}

function removeUnfinished(): void {
  for (const path of unfinished)
    try {
      rmSync(path, { force: true });
    } catch {
      // The process ends for a reason of its own, which this must not replace.
    }
}

/** A signal that somebody else listens to as well is theirs: they end the process in their own way. */
function endBySignal(signal: keyof typeof signals): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + signals[signal]);
}
