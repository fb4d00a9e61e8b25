/** Nothing that a service says is nested as deep as that. */
const maxDepth = 64;
/** An object with very many different keys takes far longer to make than a list as long. */
const maxMembers = 5_000;
/** A page of 150 offers has some 25,000 values, one of La bonne alternance twice as many. */
const usualMostValues = 100_000;
/** Reference data: 35,000 communes, with the point where each of them is. */
export const maxReferenceValues = 1_000_000;

const [quote, backslash, openArray, openObject] = [0x22, 0x5c, 0x5b, 0x7b];
const [closeArray, closeObject, comma] = [0x5d, 0x7d, 0x2c];

/**
 * The value of a JSON text in UTF-8. Throws where it is none, and where it is nested too deep or holds too
 * many values or members of one object: a megabyte of "[" or of "{}," takes a second to parse, which a look
 * at its signs does not.
 */
export function parseJson(bytes: Uint8Array, mostValues = usualMostValues): unknown {
  if (isTooMuch(bytes, mostValues)) throw new SyntaxError("nested too deep, or too many values");
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The value of a text from a file of ours, which may have been cut short; undefined where it is no JSON. */
export function parseJsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An error takes a few hundred bytes to say. */
const maxErrorBytes = 16_384;

/** The value of the JSON text that comes with an error. Throws where it is none, and where it is too long. */
export function parseErrorBody(bytes: Uint8Array): unknown {
  if (bytes.length > maxErrorBytes) throw new SyntaxError("too long for an error");
  return parseJson(bytes);
}

function isTooMuch(bytes: Uint8Array, mostValues: number): boolean {
  /** How many members the objects around have so far; -1 for a list. */
  const members: number[] = [];
  let values = 0;
  let isString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quote) isString = !isString;
    else if (isString) {
      if (byte === backslash) i++;
    } else if (byte === comma) {
      values++;
      const last = members.length - 1;
      const count = members[last] ?? -1;
      if (count >= maxMembers) return true;
      if (count >= 0) members[last] = count + 1;
    } else if (byte === openArray || byte === openObject) {
      members.push(byte === openObject ? 1 : -1);
      values++;
    } else if (byte === closeArray || byte === closeObject) members.pop();
    if (members.length > maxDepth || values > mostValues) return true;
  }
  return false;
}
