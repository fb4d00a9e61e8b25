import { CannotStart } from "../config.ts";
import { readErrorCode } from "../core/telemetry.ts";

/** What to do about a file or an output that cannot be written to, by the system's code. */
export const writeRemedies: Record<string, string> = {
  EISDIR: "it is a folder, give the name of a file",
  ENOTSUP: "it is a pipe or a device, give the name of a file",
  ELOOP: "it is a link that leads back to itself, give the name of a file",
  ENOSPC: "the disk is full, make room and give the same command again",
  EDQUOT: "the disk is full for you, make room and give the same command again",
  EFBIG: "no file may be that large here",
};

/** Whoever reads standard output has seen enough, as `head` has: no fault, and nothing more to do. */
export class OutputClosed extends Error {}

/**
 * Standard output, waited for, so that a pipe gets all of it before the end. Rejects with `OutputClosed`
 * where nobody reads on, and with `CannotStart` (exit code 1) where it cannot be written.
 */
export function writeOutput(piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) => {
      if (!error) resolve();
      else if (readErrorCode(error) === "EPIPE") reject(new OutputClosed());
      else reject(toCannotStart(error));
    });
  });
}

function toCannotStart(error: Error): CannotStart {
  const code = readErrorCode(error) ?? error.name;
  const remedy = writeRemedies[code] ?? "check where it goes";
  return new CannotStart(`Standard output cannot be written to (${code}): ${remedy}.`, 1);
}

/** The same for the last that a command has to say: that nobody reads it is not a fault. */
export async function writeLastOutput(text: string): Promise<void> {
  try {
    await writeOutput(text);
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  }
}

/**
 * A stream that fails also says so by an event, which would end the process: what is written is waited for
 * instead. Once is enough for a process.
 */
export function keepOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners("error").includes(ignore)) stream.on("error", ignore);
}

function ignore(): void {}
