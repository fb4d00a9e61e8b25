import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { readErrorCode } from "../core/telemetry.ts";

/** Who holds something: this machine and this process. What it is held for may follow. */
export function getLeaseOwner(): string {
  return `${hostname()} ${process.pid}`;
}

/** A holder of this machine whose process is gone. Of one elsewhere nothing is known. */
export function isLeaseOwnerGone(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname() || !Number(pid) || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return isZombie(pid);
  } catch (error) {
    return readErrorCode(error) === "ESRCH";
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
