import type { IncomingMessage } from "node:http";
import { type Part, parts } from "../multipart.ts";
import { broken, Refusal } from "./refusal.ts";
import { isParameter, kindsOf, type Params } from "./schema.ts";
import { isObject } from "./shapes.ts";

export type Files = ReadonlyMap<string, Part>;
export type Body = { params: Params; files: Files };

/** The parameters of a call: of its address, and of its body as JSON, urlencoded or multipart. */
export function readBody(method: string, query: URLSearchParams, type = "", body: Buffer = Buffer.alloc(0)): Body {
  const sent = body.length === 0 ? [] : partsOf(type, body);
  const files = new Map(sent.flatMap((one) => (isFile(one) ? [[one.name, one]] : [])));
  const texts = sent.flatMap((one): [string, unknown][] => (isFile(one) ? [] : [[one.name, one.value]]));
  const direct = [...files.keys()].filter((name) => isParameter(method, name));
  const named = direct.map((name): [string, unknown] => [name, `attach://${name}`]);
  const all = [...query.entries(), ...named, ...texts].filter(([, value]) => value !== null);
  return { params: Object.fromEntries(all.map(([name, value]) => [name, decoded(method, name, value)])), files };
}

/**
 * At most 50 MB for a file (https://core.telegram.org/bots/api#sending-files), so little more for a request.
 */
const LARGEST = 50 * 1024 * 1024 + 65_536;

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  if (size > LARGEST) throw new Refusal(413, "Request Entity Too Large", { why: `${size} bytes` });
  return Buffer.concat(chunks);
}

type Text = { name: string; value: unknown };

function partsOf(type: string, body: Buffer): (Text | Part)[] {
  if (/^application\/json/i.test(type)) return fieldsOf(json(body.toString()));
  if (/^application\/x-www-form-urlencoded/i.test(type))
    return [...new URLSearchParams(body.toString())].map(([name, value]) => ({ name, value }));
  if (/^multipart\/form-data/i.test(type))
    return formOf(type, body).map((one) =>
      one.filename === undefined ? { name: one.name, value: one.bytes.toString() } : one,
    );
  throw broken("unsupported content type", `content-type ${type || "(none)"}`);
}

function formOf(type: string, body: Buffer): Part[] {
  try {
    return parts(body, type);
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error));
  }
}

function fieldsOf(object: unknown): Text[] {
  if (!isObject(object)) throw broken("can't parse request JSON object", "the body is no JSON object");
  return Object.entries(object).map(([name, value]) => ({ name, value }));
}

function isFile(one: Text | Part): one is Part {
  return "bytes" in one;
}

/** In forms everything is text: what the method declares as something else is read as that. */
function decoded(method: string, name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const kinds = kindsOf(method, name);
  if (kinds.includes("number") && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (kinds.includes("boolean") && /^(true|false|1|0|yes|no)$/i.test(value)) return /^(true|1|yes)$/i.test(value);
  return kinds.some((kind) => kind === "object" || kind === "array") ? json(value, name) : value;
}

function json(text: string, name = "request"): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(`can't parse ${name} JSON object`, `${name}: ${text.slice(0, 80)}`);
  }
}
