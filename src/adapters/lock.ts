import { link, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { minuteMs } from "../core/durations.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { getLeaseOwner, isLeaseOwnerGone } from "./lease-owner.ts";
import { readRegularFile } from "./regular-file.ts";

/** Gives it back. */
export type ReleaseLock = () => Promise<void>;

/** A holder gives a sign of life so often. */
const heartbeatMs = minuteMs;
/**
 * Without one for so long it is gone: on another machine that is all that tells, on this one its number may
 * belong to another process by now. A sign that lies as far ahead was given before a clock was set back;
 * clocks of two machines differ by less.
 */
const goneMs = 10 * heartbeatMs;

/**
 * Holds a file that stands for something that one process at a time may do. Undefined where another is at it;
 * of one that is gone it is taken over.
 */
export async function acquireLock(path: string): Promise<ReleaseLock | undefined> {
  for (;;) {
    if (await isMade(path)) return holdLock(path);
    if (await isLockHeld(path)) return undefined;
    await clear(path);
  }
}

/** Whether the lock of a path belongs to a process that lives, and renews it. */
export async function isLockHeld(path: string): Promise<boolean> {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readRegularFile(path), stat(path)]);
    return !isLeaseOwnerGone(holder) && Math.abs(Date.now() - mtimeMs) < goneMs;
  } catch (error) {
    if (readErrorCode(error) === "ENOENT") return false;
    throw error;
  }
}

async function isMade(path: string): Promise<boolean> {
  try {
    await writeFile(path, getLeaseOwner(), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (readErrorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function holdLock(path: string): ReleaseLock {
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), heartbeatMs);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  };
}

/** Two may do this at once: the second, which moves the lock that the first has just made, puts it back. */
async function clear(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    const dead = await readRegularFile(path);
    await rename(path, aside);
    if ((await readRegularFile(aside)) !== dead) await link(aside, path).catch(() => {});
    await rm(aside, { force: true });
  } catch (error) {
    if (readErrorCode(error) !== "ENOENT") throw error;
  }
}
