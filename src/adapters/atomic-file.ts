import { rmSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";

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

/**
 * Opens a file before there is anything to write, since it is better to know before the work than after it
 * whether it can be written. Rejects with the system's error, of code "EISDIR" where `path` is a folder.
 */
export async function openAtomicFile(path: string): Promise<AtomicFile> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  // Two processes that write the same file at once do not write into each other's.
  const part = `${path}.${process.pid}.part`;
  const file = await open(part, "w");
  let isOpen = true;
  const cancelRemoval = removeAtExit(part);
  return {
    write: (piece) => file.appendFile(piece),
    commit: async () => {
      await file.close();
      await rename(part, path);
      isOpen = false;
      cancelRemoval();
    },
    discard: async () => {
      if (!isOpen) return;
      isOpen = false;
      await file.close().catch(() => {});
      // What cannot be removed now is tried once more when the process ends.
      await rm(part, { force: true }).then(cancelRemoval, () => {});
    },
  };
}

/** The number of a signal, as shells add it to 128. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Removes a file however the process ends, unless it is killed outright: an early exit, a fault, a signal.
 * Returns what cancels it. A signal that somebody else listens to as well is theirs: they end the process in
 * their own way.
 */
function removeAtExit(path: string): () => void {
  const remove = () => {
    try {
      rmSync(path, { force: true });
    } catch {
      // The process ends for a reason of its own, which this must not replace.
    }
  };
  const end = (signal: keyof typeof signals) => {
    if (process.listenerCount(signal) === 1) process.exit(128 + signals[signal]);
  };
  process.on("exit", remove);
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) process.on(signal, end);
  return () => {
    process.off("exit", remove);
    for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) process.off(signal, end);
  };
}
