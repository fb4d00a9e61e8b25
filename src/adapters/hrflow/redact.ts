import { cleanLine } from "../../core/text/clean-text.ts";
import { cut } from "../../core/text/text.ts";

const keyPattern = /ask[rw]?_[\da-z]*/gi;
/** So many characters of a key give it away, whatever stands around them. */
const tellingLength = 8;
/** Characters of a message that are shown. */
const maxShown = 200;

/**
 * Makes what the service, or a module of the operator, says fit to be shown: HrFlow repeats the key in its
 * refusals. A message that still holds a part of the key is withheld as a whole.
 */
export function createRedactor(key: string, others: readonly string[] = []): (said: string) => string {
  const hidden = [key, ...others].filter((one) => one !== "");
  const parts = listParts(key.toLowerCase());
  return (said) => {
    const line = hidden.reduce((text, one) => text.replaceAll(one, "…"), cleanLine(said)).replace(keyPattern, "…");
    const plain = line.toLowerCase();
    return parts.some((part) => plain.includes(part)) ? "(withheld: it holds a part of the key)" : cut(line, maxShown);
  };
}

function listParts(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - tellingLength + 1) }, (_, at) =>
    text.slice(at, at + tellingLength),
  );
}
