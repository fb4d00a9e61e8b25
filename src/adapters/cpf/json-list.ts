/** No row is as large as that. */
const mostItemBytes = 512 * 1024;

const [quote, backslash, openList, closeList] = [0x22, 0x5c, 0x5b, 0x5d];
const [openObject, closeObject, comma] = [0x7b, 0x7d, 0x2c];
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * The objects of a JSON list, each as its bytes, as soon as it has come: a list of any size takes the memory
 * of one of them. Rejects with a SyntaxError where the text is not a whole list of objects: its last bracket
 * tells that nothing was cut off.
 */
export async function* splitJsonList(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let depth = 0;
  let isString = false;
  let isEscaped = false;
  let isOver = false;
  let parts: Buffer[] = [];
  let size = 0;
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = depth > 1 ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isString = false;
        continue;
      }
      if (depth === 0 || depth === 1) {
        if (blanks.has(byte) || (depth === 1 && byte === comma)) continue;
        if (isOver) throw new SyntaxError("something follows the list");
        if (depth === 0 && byte !== openList) throw new SyntaxError("not a list");
        if (depth === 1 && byte === closeList) {
          depth = 0;
          isOver = true;
          continue;
        }
        if (depth === 1 && byte !== openObject) throw new SyntaxError("not a list of objects");
        if (depth === 1) start = at;
        depth++;
        continue;
      }
      if (byte === quote) isString = true;
      else if (byte === openObject || byte === openList) depth++;
      else if (byte === closeObject || byte === closeList) depth--;
      if (depth === 1) {
        yield Buffer.concat([...parts, chunk.subarray(start, at + 1)]);
        parts = [];
        size = 0;
        start = -1;
      }
    }
    if (start >= 0) {
      parts.push(Buffer.from(chunk.subarray(start)));
      size += chunk.length - start;
    }
    if (size > mostItemBytes) throw new SyntaxError("a row is too large");
  }
  if (!isOver) throw new SyntaxError("the list was cut off");
}
