import { readErrorCode } from "../../../core/telemetry.ts";

/*
 * What the codes of PostgreSQL (SQLSTATE), of its driver and of the system mean for us. The driver gives its
 * own errors no code.
 */

/** The server ended it, or ends all: fast shutdown, crash of a neighbour, start. */
const serverEnds = /^(?:57P0[123]|08\d{3})$/;
const socketCodes = /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOENT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/;
const driverWords =
  /Connection terminated|connection error and is not queryable|Client was closed|Query read timeout|Cannot use a pool/;

/** The connection is gone, or answers nothing any more. What it was told last may have been done. */
export function isConnectionLost(error: unknown): boolean {
  const code = readErrorCode(error);
  if (code !== undefined) return serverEnds.test(code) || socketCodes.test(code);
  return error instanceof Error && driverWords.test(error.message);
}

/**
 * The connection was ended before it did what it was told last. A server that shuts down in order ends the
 * statement with that code, and a client that is not queryable has sent nothing.
 */
export function isUndone(error: unknown): boolean {
  return readErrorCode(error) === "57P01" || (error instanceof Error && /is not queryable/.test(error.message));
}

/** Nobody can be connected now, and soon may be: the server starts, or has no connection left. */
export function isConnectionRefused(error: unknown): boolean {
  return isConnectionLost(error) || readErrorCode(error) === "53300";
}

/** Two transactions stood in each other's way: this one was undone, and may be tried again. */
export function isConflict(error: unknown): boolean {
  return /^(?:40001|40P01)$/.test(readErrorCode(error) ?? "");
}

/** A lock was waited for in vain, or a statement took too long. */
export function isWaitOver(error: unknown): boolean {
  return /^(?:55P03|57014)$/.test(readErrorCode(error) ?? "");
}
