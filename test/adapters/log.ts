import type { Log } from "../../src/core/telemetry.ts";

export type Line = { level: keyof Log; facts: Record<string, unknown>; message: string };

/** A log that a test can read. */
export function keptLog(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: keyof Log) => (facts: Record<string, unknown>, message: string) => {
    lines.push({ level, facts, message });
  };
  return { lines, log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
}
