import { QueryRefused } from "../../adapters/france-travail/api/query-refused.ts";
import { CannotStart } from "../../config.ts";
import type { SourceError } from "../../core/failure.ts";

/** A failure of France Travail as the end of a command: in a line, what happened and what to do about it. */
export function explainSourceError(error: SourceError): CannotStart {
  if (error instanceof QueryRefused) return new CannotStart(error.refusal.says.en, 1);
  return new CannotStart(failures[error.why], 1);
}

const failures: Record<SourceError["why"], string> = {
  busy: "France Travail accepts no more calls just now: try again in a minute.",
  crowded: "France Travail accepts no more calls just now: try again in a few minutes.",
  down: "France Travail cannot be reached: try again later.",
  slow: "France Travail did not answer in time: try again later.",
  garbage: "The response of France Travail could not be understood: try again later.",
  refused:
    'France Travail refused the credentials: copy FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET again from francetravail.io, and check that the application subscribes to the API "Offres d\'emploi".',
};
