export type Part = { name: string; filename?: string; type: string; bytes: Buffer };

/**
 * multipart/form-data, RFC 7578. Parsed by hand, because grammY writes
 * `content-disposition:form-data;name="x";filename=a b.csv`, with no space after the colon and no quotes,
 * which `Response.formData()` of Node 20 refuses. Throws an Error that says what is wrong.
 */
export function parts(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) throw new Error("multipart without a boundary");
  const marks = marksOf(Buffer.concat([Buffer.from("\r\n"), body]), `\r\n--${boundary}`);
  if (!marks.closed) throw new Error("multipart body ends before its last boundary");
  return marks.between.map(part);
}

/** What lies between two boundaries, and whether the last one ("--boundary--") was there. */
function marksOf(body: Buffer, mark: string): { between: Buffer[]; closed: boolean } {
  const between: Buffer[] = [];
  let from = body.indexOf(mark);
  while (from >= 0) {
    const start = from + mark.length;
    if (body.subarray(start, start + 2).toString() === "--") return { between, closed: true };
    const next = body.indexOf(mark, start);
    if (next >= 0) between.push(body.subarray(body.indexOf("\r\n", start) + 2, next));
    from = next;
  }
  return { between, closed: false };
}

function part(raw: Buffer): Part {
  const end = raw.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("multipart part without an end of its headers");
  const headers = new Map(raw.subarray(0, end).toString().split("\r\n").map(header));
  const disposition = headers.get("content-disposition") ?? "";
  const name = parameterIn(disposition, "name");
  if (name === undefined) throw new Error("multipart part without a name");
  const filename = parameterIn(disposition, "filename");
  const type = headers.get("content-type") ?? "text/plain";
  return { name, type, bytes: raw.subarray(end + 4), ...(filename === undefined ? {} : { filename }) };
}

function header(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}

function parameterIn(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;]*))`, "i").exec(disposition);
  return found ? (found[1] ?? found[2]) : undefined;
}
