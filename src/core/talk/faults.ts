import type { Log } from "../telemetry.ts";

/** Logs a fault of our own; returns the reference that people can quote ("K3JX"). */
export type ReportFault = (error: unknown) => string;

/** The error's message is left out of the log: it may hold people's words. */
export function createFaultReporter(log: Log, newId: () => string): ReportFault {
  return (error) => {
    const reference = newId()
      .replace(/[^A-Za-z0-9]/g, "")
      .slice(0, 4)
      .toUpperCase();
    const { name, stack = "" } = error instanceof Error ? error : new Error();
    const at = stack.split("\n").filter((line) => /^\s+at /.test(line));
    log.error({ reference, error: name, at: at.slice(0, 6).map((line) => line.trim()) }, "fault");
    return reference;
  };
}
