import { CannotStart } from "../config.ts";
import { describeError } from "../core/telemetry.ts";

/** For what reads the job titles that `ROME_SOURCE` names; throws `CannotStart` with what to do about it. */
export function refuseRomeSource(error: unknown): never {
  if (error instanceof CannotStart) throw error;
  throw new CannotStart(
    `ROME_SOURCE cannot be read (${describeError(error)}): give the path of a CSV with the columns code_appellation, libelle, code_rome.`,
  );
}
