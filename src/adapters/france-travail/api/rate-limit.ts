import type { HttpHeaders } from "../../http/message.ts";

/** A margin, for what is on its way already. */
const margin = 0.9;

/**
 * How many calls a second the service allows, less a tenth, as the headers of an answer tell it; undefined
 * where they do not, such as a gateway's.
 */
export function readCallsPerSecond(headers: HttpHeaders): number | undefined {
  const capacity = Number(headers["x-ratelimit-burst-capacity-clientidlimiter"]);
  return capacity > 0 ? capacity * margin : undefined;
}
