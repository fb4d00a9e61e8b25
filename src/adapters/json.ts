/** Nothing that a service says is nested as deep as that. */
const mostDepth = 64;

const [quote, backslash, openArray, openObject, closeArray, closeObject] = [0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d];

/** The value of a JSON text in UTF-8. Throws where it is none, and where it is nested too deep: megabytes of "[" take seconds to parse. */
export function parseJson(bytes: Uint8Array): unknown {
  if (isTooDeep(bytes)) throw new SyntaxError("nested too deep");
  return JSON.parse(new TextDecoder().decode(bytes));
}

function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quote) isString = !isString;
    else if (isString) {
      if (byte === backslash) i++;
    } else if (byte === openArray || byte === openObject) {
      if (++depth > mostDepth) return true;
    } else if (byte === closeArray || byte === closeObject) depth--;
  }
  return false;
}
