import { type DestinationStream, type Logger, pino } from "pino";
import type { Health } from "../core/telemetry.ts";
import { type LogOutput, openLogOutput } from "./log-output.ts";

/** A log, and whether its lines arrive. */
export type OpenLog = { log: Logger; health: () => Health };

/**
 * JSON lines on standard output; readable ones where a person looks on. A command whose output is something
 * else logs to standard error (2). To log never throws, whatever becomes of the output.
 */
export function openLog(level: string, to: 1 | 2 = 1): OpenLog {
  const isSeen = to === 1 && process.stdout.isTTY;
  const output = to === 1 ? standardOutput() : openLogOutput(2, describeLossAsJson);
  return { log: pino({ level, base: null }, isSeen ? readable() : output), health: output.health };
}

/** The same for a command, which serves nobody who could ask whether its lines arrive. */
export function createLog(level: string, to: 1 | 2 = 1): Logger {
  return openLog(level, to).log;
}

const describeLossAsJson = (lines: number) => JSON.stringify({ level: 40, time: Date.now(), lines, msg: lossOfLines });

const lossOfLines = "lines of the log were lost: they could not be written";

let shared: LogOutput | undefined;

/** One for all, since a person at a terminal reads the log and what is below it in one order. */
function standardOutput(): LogOutput {
  shared ??= openLogOutput(
    1,
    process.stdout.isTTY ? (lines) => `warn ${lossOfLines} lines=${lines}` : describeLossAsJson,
  );
  return shared;
}

/** What stands below all that a person sees of the log. */
const screen = createStickyLine((text) => standardOutput().write(text));

function readable(): DestinationStream {
  return {
    write: (line) => {
      const { level, time, msg, ...facts } = JSON.parse(line);
      const shown = Object.entries(facts).map(
        ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
      );
      screen.line(
        `${new Date(time).toLocaleTimeString("fr-FR")} ${level >= 50 ? "ERROR " : level >= 40 ? "warn " : ""}${[msg, ...shown].join(" ")}`,
      );
    },
  };
}

/**
 * Tells the person at the terminal, if there is one, what to do next: below the log, also when more is logged
 * later. Where the log goes into a file or a pipe, its lines stay what they are, and the sentence goes to
 * standard error if that is a terminal.
 */
export function printForPerson(sentence: string): void {
  if (process.stdout.isTTY) screen.last(sentence);
  else if (process.stderr.isTTY) process.stderr.write(`\n${sentence}\n`);
}

/**
 * Lines on a terminal, and one that stays the last: it is taken away and written anew below each further
 * line.
 */
export function createStickyLine(write: (text: string) => void): {
  line: (text: string) => void;
  last: (text: string) => void;
} {
  let last: string | undefined;
  return {
    line: (text) => {
      if (last === undefined) return write(`${text}\n`);
      // Two lines up, the empty one before it too, and all below them is cleared.
      write(`\u001b[2A\u001b[J${text}\n\n${last}\n`);
    },
    last: (text) => {
      last = text;
      write(`\n${text}\n`);
    },
  };
}
