import { type Command, Option } from "commander";
import { CannotStart } from "../config.ts";
import { cleanLine } from "../core/text/clean-text.ts";

type Scheduled = { every?: string };

/**
 * Lets a command run by itself at certain times (`--every`), each time in a process of its own; `findOutput`
 * is the file that it is to write, without which each run would be for nobody. "push": it writes elsewhere.
 */
export function addSchedule<Options>(
  command: Command,
  findOutput: ((options: Options) => string | undefined) | "push",
): void {
  command.addOption(
    new Option(
      "--every <cron>",
      'run at these times until stopped, on the clocks of Paris: "0 6 * * *" is each day at six',
    ).helpGroup("Schedule:"),
  );
  command.hook("preAction", async (_, action) => {
    const options = action.opts<Options & Scheduled>();
    if (options.every === undefined) return;
    if (findOutput !== "push" && findOutput(options) === undefined)
      throw new CannotStart("--every needs a file to write: name one, with {date} in its name for one a day.");
    throw new ScheduleAsked(options.every);
  });
}

/** Not the command itself, but its schedule is to be run. */
export class ScheduleAsked extends Error {
  override readonly name = "ScheduleAsked";
  readonly every: string;

  constructor(every: string) {
    super("a schedule is to be run");
    this.every = every;
  }
}

/** Runs the command line at the times that were asked, until a signal; resolves with the exit code. */
export async function runSchedule({ every }: ScheduleAsked, commandLine: readonly string[]): Promise<number> {
  const { runOnSchedule } = await import("../app/scheduled-runs.ts");
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => stopping.abort());
  return runOnSchedule({
    every,
    args: withoutSchedule(commandLine),
    writeLine: (line) => void process.stderr.write(`${cleanLine(line)}\n`),
    stopped: stopping.signal,
  });
}

function withoutSchedule(args: readonly string[]): string[] {
  const at = args.indexOf("--every");
  return at < 0 ? args.filter((arg) => !arg.startsWith("--every=")) : args.toSpliced(at, 2);
}
