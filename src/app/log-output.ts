import { writeSync } from "node:fs";
import { type Health, readErrorCode } from "../core/telemetry.ts";

/** Where the lines of the log go. */
export type LogOutput = {
  /** Never throws, and never waits: what cannot be written is counted, and lost. */
  write: (lines: string) => void;
  /** "degraded" while lines are lost. Looks whether they can be written again, and says how many were not. */
  health: () => Health;
  /** Writes what still waits for whoever reads slowly, as far as they take it. */
  flush: () => void;
};

/** Writes some of these bytes and says how many; throws as `fs.writeSync` does. */
export type WriteBytes = (bytes: Uint8Array) => number;

/** What is still to be written: lines, or the report of so many that were lost. */
type Piece = { bytes: Uint8Array; reports?: number };

/** Bytes that wait for a reader of a pipe who is slower than we are. */
const maxWaiting = 1 << 18;
/** How soon such a reader is tried again. Milliseconds. */
const retryMs = 100;

/** Standard output (1) or standard error (2), written to at once, so that a crash loses nothing. */
export function openLogOutput(descriptor: 1 | 2, describeLoss: (lines: number) => string): LogOutput {
  const output = createLogOutput((bytes) => writeSync(descriptor, bytes), describeLoss);
  process.once("exit", output.flush);
  return output;
}

/**
 * The log serves whoever operates the process, and must never end it: a full disk, a reader who has gone or
 * one who has stopped reading costs lines, and nothing else.
 */
export function createLogOutput(writeBytes: WriteBytes, describeLoss: (lines: number) => string): LogOutput {
  let waiting: Piece[] = [];
  let lost = 0;
  /** The last byte that was written: what comes after a line that was torn must not continue it. */
  let last = newline;
  let retry: NodeJS.Timeout | undefined;

  /** True when all that waited is written. */
  function drain(): boolean {
    try {
      for (let first = waiting[0]; first; first = waiting[0]) {
        const written = writeBytes(first.bytes);
        last = first.bytes[written - 1] ?? last;
        const rest = first.bytes.subarray(written);
        if (rest.length > 0) waiting[0] = { ...first, bytes: rest };
        else waiting.shift();
      }
      return true;
    } catch (error) {
      if (isTemporary(error)) {
        retry ??= setTimeout(flush, retryMs).unref();
        return false;
      }
      lost += waiting.reduce((count, { bytes, reports }) => count + (reports ?? countLines(bytes)), 0);
      // Of a line that lacks nothing but its end, nothing is lost.
      if (last !== newline && waiting[0]?.reports === undefined && waiting[0]?.bytes[0] === newline) lost -= 1;
      waiting = [];
      return false;
    }
  }

  /** The last line has no end, and none will come: it was lost, though nothing else of the line was. */
  function isTorn(): boolean {
    return waiting.length === 0 && last !== newline;
  }

  /** What waits first, then what was lost meanwhile. */
  function flush(): void {
    clearTimeout(retry);
    retry = undefined;
    if (!drain() || lost === 0) return;
    const reports = lost;
    lost = 0;
    waiting = [{ bytes: Buffer.from(`${isTorn() ? "\n" : ""}${describeLoss(reports)}\n`), reports }];
    drain();
  }

  return {
    write: (lines) => {
      const bytes = Buffer.from(lines);
      // Whoever reads slowly is tried again by the timer, not by each line.
      if (retry === undefined) flush();
      if (lost > 0 || sumLengths(waiting) + bytes.length > maxWaiting) {
        lost += countLines(bytes);
        return;
      }
      waiting.push({ bytes: isTorn() ? Buffer.concat([Buffer.of(newline), bytes]) : bytes });
      if (retry === undefined) drain();
    },
    health: () => {
      flush();
      return lost === 0 ? "ok" : "degraded";
    },
    flush,
  };
}

/** A pipe or a terminal that is full takes more once its reader has read. */
function isTemporary(error: unknown): boolean {
  return ["EAGAIN", "EINTR"].includes(readErrorCode(error) ?? "");
}

function countLines(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => (byte === newline ? count + 1 : count), 0);
}

function sumLengths(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

const newline = "\n".charCodeAt(0);
