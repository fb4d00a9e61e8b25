import type { z } from "zod";
import { runInSteps } from "../../core/async/steps.ts";
import { SourceError } from "../../core/failure.ts";
import { countCuts, logCuts, logOdd, type ReadContext } from "../foreign.ts";
import { maxReferenceValues, parseJson, parseJsonListInSteps } from "../json.ts";
import type { HttpResponse } from "./message.ts";

/**
 * What a service says as JSON, in the shape that we rely on; "garbage", and a line in the log, when it is
 * anything else.
 */
export function parseResponse<T>({ name, log }: ReadContext, shape: z.ZodType<T>, answer: HttpResponse): T {
  try {
    const { value, cuts, odd } = countCuts(() => shape.parse(parseJson(answer.body)));
    logCuts(cuts, { name, log });
    logOdd(odd, { name, log });
    return value;
  } catch (error) {
    throw toInvalidResponse({ name, log }, answer, error);
  }
}

/**
 * The items of a list that may be long, each as it came, read in steps that keep nobody waiting. What is
 * beyond `mostItems` is cut, and counted in the log; "garbage" when it is not a list.
 */
export async function parseListResponse(
  { name, log }: ReadContext,
  answer: HttpResponse,
  mostItems: number,
): Promise<unknown[]> {
  try {
    const items = await runInSteps(parseJsonListInSteps(answer.body, maxReferenceValues));
    logCuts(items.length > mostItems ? 1 : 0, { name, log });
    return items.slice(0, mostItems);
  } catch (error) {
    throw toInvalidResponse({ name, log }, answer, error);
  }
}

function toInvalidResponse({ name, log }: ReadContext, { status }: HttpResponse, error: unknown): SourceError {
  log.warn({ service: name, status }, "the response could not be parsed");
  return new SourceError(name, "garbage", error);
}
