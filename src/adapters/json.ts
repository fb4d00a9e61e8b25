/** Nothing that a service says is nested as deep as that. */
const maxDepth = 64;
/** A page of 150 offers has some 25,000 values, one of La bonne alternance twice as many. */
const usualMostValues = 100_000;
/** Reference data: 35,000 communes, with the point where each of them is. */
export const maxReferenceValues = 1_000_000;

const [quote, backslash, openArray, openObject] = [0x22, 0x5c, 0x5b, 0x7b];
const [closeArray, closeObject, comma] = [0x5d, 0x7d, 0x2c];

/**
 * The value of a JSON text in UTF-8. Throws where it is none, and where it is nested too deep or holds too
 * many values: a megabyte of "[" or of "{}," takes a second to parse, which a look at its signs does not.
 */
export function parseJson(bytes: Uint8Array, mostValues = usualMostValues): unknown {
  if (isTooMuch(bytes, mostValues)) throw new SyntaxError("nested too deep, or too many values");
  return JSON.parse(new TextDecoder().decode(bytes));
}

function isTooMuch(bytes: Uint8Array, mostValues: number): boolean {
  let depth = 0;
  let values = 0;
  let isString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quote) isString = !isString;
    else if (isString) {
      if (byte === backslash) i++;
    } else if (byte === comma) values++;
    else if (byte === openArray || byte === openObject) {
      depth++;
      values++;
    } else if (byte === closeArray || byte === closeObject) depth--;
    if (depth > maxDepth || values > mostValues) return true;
  }
  return false;
}
