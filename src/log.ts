import { type DestinationStream, destination, type Logger, pino } from "pino";

/** JSON lines on standard output; readable ones where a person looks on. A command whose output is something else logs to standard error (2). */
export function makeLog(level: string, to: 1 | 2 = 1): Logger {
  const isSeen = to === 1 && process.stdout.isTTY;
  return pino({ level, base: null }, isSeen ? readable() : destination({ dest: to, sync: true }));
}

function readable(): DestinationStream {
  return {
    write: (line) => {
      const { level, time, msg, ...facts } = JSON.parse(line);
      const shown = Object.entries(facts).map(
        ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
      );
      process.stdout.write(
        `${new Date(time).toLocaleTimeString("fr-FR")} ${level >= 50 ? "ERROR " : level >= 40 ? "warn " : ""}${[msg, ...shown].join(" ")}\n`,
      );
    },
  };
}
