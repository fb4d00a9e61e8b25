import { spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Cron } from "croner";
import { CannotStart } from "../config.ts";
import { describeError } from "../core/telemetry.ts";
import { formatParisMinute } from "../core/text/paris-time.ts";

/** A command that is run at certain times, each time in a process of its own. */
export type ScheduledCommand = {
  /** In the notation of cron, on the clocks of Paris: "0 6 * * *" is each day at six. */
  every: string;
  /** What is typed after `tremplin`, without the schedule. */
  args: readonly string[];
  /** Takes a line, without its end. */
  writeLine: (line: string) => void;
  /** Stops it; a run that is under way is told to stop, too. */
  stopped: AbortSignal;
  /** The program that is run; the one that is built, where nothing is said. */
  program?: string;
};

const zone = "Europe/Paris";
const builtProgram = fileURLToPath(new URL("../../dist/cli/tremplin.js", import.meta.url));
/** The command is wrong, and would be each time. */
const wrongCommand = 2;

/**
 * Runs the command at its times until it is stopped, and resolves with the exit code: 0, or 2 where the very
 * first run says that the command is wrong. One run at a time: what is due meanwhile is left out, and said. A
 * run that fails is said with its code, and the next one comes at its time. Rejects with `CannotStart` for a
 * schedule that is none, or that never comes.
 */
export async function runOnSchedule({
  every,
  args,
  stopped,
  program = builtProgram,
  ...out
}: ScheduledCommand): Promise<number> {
  const say = (line: string) => out.writeLine(`${new Date().toISOString()} ${line}`);
  const cron = openSchedule(every);
  const sayNext = () => say(`next run at ${formatTime(cron.nextRun())}`);
  let runs = 0;
  return new Promise((resolve) => {
    const end = (code: number) => {
      cron.stop();
      resolve(code);
    };
    let current: Promise<void> | undefined;
    const run = async () => {
      say(`run begins: ${args.join(" ")}`);
      const began = performance.now();
      const code = await runOnce(program, args, say, stopped);
      runs += 1;
      const seconds = Math.round((performance.now() - began) / 1000);
      say(`run ended with ${code} after ${seconds} s`);
      if (stopped.aborted) return;
      if (code === wrongCommand && runs === 1) end(wrongCommand);
      else sayNext();
    };
    cron.schedule(() => {
      if (current) {
        say("a run is left out: the one before is still under way");
        return;
      }
      current = run().finally(() => {
        current = undefined;
      });
    });
    stopped.addEventListener("abort", () => void Promise.resolve(current).finally(() => end(0)), { once: true });
    sayNext();
  });
}

/** In the time of the log, and as `--every` says it. */
function formatTime(time: Date | null): string {
  return time ? `${time.toISOString()} (${formatParisMinute(time)} in Paris)` : "no time any more";
}

function openSchedule(every: string): Cron {
  const refuse = (why: string) =>
    new CannotStart(
      `--every "${every}" ${why}: it takes the notation of cron, as in --every "0 6 * * *" (each day at six in Paris).`,
    );
  // A date alone would be one run, and none afterwards.
  if (!/^(?:@\w+|\S+(?:\s+\S+){4,5})$/.test(every.trim())) throw refuse("is no schedule");
  try {
    const cron = new Cron(every.trim(), { timezone: zone });
    if (!cron.nextRun()) throw refuse("never comes");
    return cron;
  } catch (error) {
    throw error instanceof CannotStart ? error : refuse("is no schedule");
  }
}

/** Resolves with its exit code; what it says is passed on line by line. */
function runOnce(
  program: string,
  args: readonly string[],
  say: (line: string) => void,
  stopped: AbortSignal,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const stop = () => child.kill("SIGTERM");
    stopped.addEventListener("abort", stop, { once: true });
    for (const stream of [child.stdout, child.stderr]) forwardLines(stream, say);
    const end = (code: number) => {
      stopped.removeEventListener("abort", stop);
      resolve(code);
    };
    child.once("error", (error) => {
      say(`the run could not be started (${describeError(error)})`);
      end(1);
    });
    child.once("close", (code, signal) => {
      // The kernel does so where memory runs out.
      if (signal !== null) say(`the run was ended by ${signal}`);
      end(code ?? 128 + (signal === null ? 0 : (constants.signals[signal] ?? 0)));
    });
  });
}

function forwardLines(stream: Readable, say: (line: string) => void): void {
  createInterface({ input: stream }).on("line", say);
}
