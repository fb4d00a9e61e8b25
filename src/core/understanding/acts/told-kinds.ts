import { isTurnedDown } from "./discouragement.ts";
import { isErrand } from "./errands.ts";
import { isLost } from "./lost.ts";

/** What a message tells as a whole by the kind of sentence that it is, whatever job its words are like. */
export function readToldKind(text: string): "discouraged" | "outside" | "unsure" | undefined {
  if (isTurnedDown(text)) return "discouraged";
  if (isLost(text)) return "unsure";
  return isErrand(text) ? "outside" : undefined;
}
