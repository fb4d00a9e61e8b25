import { type DestinationStream, destination, type Logger, pino } from "pino";

/** JSON lines on standard output; readable ones where a person looks on. */
export function makeLog(level: string): Logger {
  return pino({ level, base: null }, process.stdout.isTTY ? readable() : destination({ dest: 1, sync: true }));
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
