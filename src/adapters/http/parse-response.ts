import type { z } from "zod";
import { SourceError } from "../../core/failure.ts";
import type { Log } from "../../core/telemetry.ts";
import { countCuts, logCuts, logOdd } from "../foreign.ts";
import { parseJson } from "../json.ts";
import type { HttpResponse } from "./message.ts";

/**
 * What a service says as JSON, in the shape that we rely on; "garbage", and a line in the log, when it is
 * anything else.
 */
export function parseResponse<T>(
  { name, log }: { name: string; log: Log },
  shape: z.ZodType<T>,
  answer: HttpResponse,
  mostValues?: number,
): T {
  try {
    const { value, cuts, odd } = countCuts(() => shape.parse(parseJson(answer.body, mostValues)));
    logCuts(cuts, { name, log });
    logOdd(odd, { name, log });
    return value;
  } catch (error) {
    log.warn({ service: name, status: answer.status }, "the response could not be parsed");
    throw new SourceError(name, "garbage", error);
  }
}
