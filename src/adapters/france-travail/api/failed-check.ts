import type { SourceError } from "../../../core/failure.ts";
import type { ServiceCheck } from "../../data-service.ts";
import { ApiNotAdded } from "./access.ts";

/** What `tremplin check` says of an API that did not answer: one that was not added is no fault of ours. */
export function explainFailedCheck(label: string, { why, cause }: SourceError): ServiceCheck {
  if (cause instanceof ApiNotAdded) return { is: "unreachable", says: `${label}: ${cause.message}` };
  return why === "garbage"
    ? { is: "changed", says: `${label}: answers otherwise than it did` }
    : { is: "unreachable", says: `${label}: no answer (${why})` };
}
