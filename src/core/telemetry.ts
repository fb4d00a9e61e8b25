/** The state of one thing that the service needs. */
export type Health = "ok" | "starting" | "degraded" | "failing";

/** Facts without words: what people write, names and tokens never enter a log. */
export type Log = {
  debug: (facts: Record<string, unknown>, message: string) => void;
  info: (facts: Record<string, unknown>, message: string) => void;
  warn: (facts: Record<string, unknown>, message: string) => void;
  error: (facts: Record<string, unknown>, message: string) => void;
};

/** An attempt at a call to something outside is over: what is measured of it. No address, no words. */
export type CallEnded = {
  /** The name that people know the service by. */
  service: string;
  /** The status of the answer, or why there was none: "slow", "down", "garbage". */
  outcome: string;
  seconds: number;
};

/** Hears of each attempt at a call. */
export type NoteCall = (ended: CallEnded) => void;

/** What a log may say of an error: its kind. Its message may hold addresses, tokens and what people wrote. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

/**
 * The code that the system or a library gave an error: "ECONNREFUSED", "SQLITE_FULL". Undefined where it has
 * none. A log may say it, since it holds no address and nothing that people wrote.
 */
export function readErrorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && error.code !== undefined ? String(error.code) : undefined;
}

/** "EACCES" and the like, else the beginning of what the error says: for a line that an operator reads. */
export function describeError(error: unknown): string {
  return readErrorCode(error) ?? (error instanceof Error ? error.message.slice(0, 80) : "unknown");
}
