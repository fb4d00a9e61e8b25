import { CannotStart } from "../config.ts";

/** For what reads the job titles that `ROME_SOURCE` names; throws `CannotStart` with what to do about it. */
export function refuseRomeSource(error: unknown): never {
  throw new CannotStart(
    `ROME_SOURCE cannot be read (${getErrorCode(error)}): give the path of a CSV with the columns code_appellation, libelle, code_rome.`,
  );
}

/** "EACCES" and the like, for a line that an operator reads. */
export function getErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : error.message.slice(0, 80);
}
