import { isModelBuilt } from "../adapters/lexicon.ts";
import { CannotStart } from "../config.ts";

/** Throws `CannotStart` where the compiler alone was run: what the phrases teach is learnt by the build. */
export function requireModel(): void {
  if (!isModelBuilt()) throw new CannotStart("The program is not built as a whole: run npm run build.");
}
