import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { readErrorCode } from "../core/telemetry.ts";

/** Who holds something: this machine and this process. What it is held for may follow. */
export function getLeaseOwner(): string {
  return `${hostname()} ${process.pid}`;
}

/**
 * The same where several machines share a store. Machines that were cloned bear the same name, and containers
 * of one machine number their processes alike: one that only looks the same must neither renew the lease of
 * another nor take it to be dead. The last word is of this process alone.
 */
export function getSharedLeaseOwner(): string {
  return `${machine} ${process.pid} ${start}`;
}

/** A holder of this machine whose process is gone. Of one elsewhere nothing is known. */
export function isLeaseOwnerGone(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  return host === hostname() && Number(pid) !== process.pid && isProcessGone(pid);
}

/** The same of a lease that several machines share, where a name alone tells nothing. */
export function isSharedLeaseOwnerGone(holder: string): boolean {
  const [host, pid, begun] = holder.split(" ");
  if (host !== machine) return false;
  return Number(pid) === process.pid ? begun !== start : isProcessGone(pid);
}

function isProcessGone(pid: string | undefined): boolean {
  if (!Number(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return isZombie(pid);
  } catch (error) {
    return readErrorCode(error) === "ESRCH";
  }
}

const start = randomBytes(6).toString("hex");
const machine = `${hostname()}/${findProcessSpace() ?? start}`;

/** What tells apart the machines, and the containers on one, in which a process number means one process. */
function findProcessSpace(): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}/${readlinkSync("/proc/self/ns/pid").replace(/\D/g, "")}`;
  } catch {
    // Not Linux: no holder is known to be gone before its lease has run out.
    return undefined;
  }
}

/** It has ended, and only its parent does not know yet (Linux). */
function isZombie(pid: string | undefined): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, ""));
  } catch {
    return false;
  }
}
