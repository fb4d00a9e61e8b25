import type { IncomingMessage } from "node:http";
import { type Part, parts } from "../multipart.ts";
import { broken } from "./refusal.ts";

export type Body = { body: unknown; files: Part[] };

/** The request's body: JSON, or multipart with the JSON in `payload_json` and the files in `files[n]`. */
export function readBody(type = "", bytes: Buffer = Buffer.alloc(0)): Body {
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (/^application\/json/i.test(type)) return { body: json(bytes.toString()), files: [] };
  if (!/^multipart\/form-data/i.test(type)) throw broken(400, 50035, `Expected "Content-Type" header, got ${type}`);
  const sent = formOf(bytes, type);
  const strange = sent.find(({ name }) => name !== "payload_json" && !/^files\[\d+\]$/.test(name));
  if (strange) throw broken(400, 50035, "Invalid Form Body", `a part named ${strange.name}`);
  const payload = sent.find(({ name }) => name === "payload_json");
  const files = sent.filter((part) => part !== payload).sort((a, b) => numberOf(a) - numberOf(b));
  for (const file of files)
    if (file.bytes.length > LARGEST)
      throw broken(413, 40005, "Request entity too large", `${file.filename} is too large`);
  if (files.length > 10) throw broken(400, 50035, "Invalid Form Body", `${files.length} files, at most 10`);
  return { body: payload ? json(payload.bytes.toString()) : {}, files };
}

/** As `attachment_size_limit` says. */
export const LARGEST = 10 * 1024 * 1024;
const LARGEST_REQUEST = 25 * 1024 * 1024;

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_REQUEST) chunks.push(chunk);
  }
  if (size > LARGEST_REQUEST) throw broken(413, 40005, "Request entity too large", `${size} bytes`);
  return Buffer.concat(chunks);
}

function numberOf({ name }: Part): number {
  return Number(/\d+/.exec(name)?.[0]);
}

function formOf(bytes: Buffer, type: string): Part[] {
  try {
    return parts(bytes, type);
  } catch (error) {
    throw broken(400, 50035, "Invalid Form Body", String(error));
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(400, 50109, "The request body contains invalid JSON.", text.slice(0, 80));
  }
}
