import { createGunzip } from "node:zlib";
import { Agent, type Dispatcher, request as sendRequest } from "undici";
import { SourceError } from "../../core/failure.ts";
import { monotonicClock } from "../monotonic-clock.ts";
import { publishCall } from "./instrumentation.ts";
import type { HttpHeaders } from "./message.ts";
import { toSourceError } from "./retry.ts";

/** An answer whose body is read as it comes. */
export type StreamedResponse = {
  status: number;
  headers: HttpHeaders;
  body: AsyncIterable<Uint8Array>;
  /** Of a status that is no success, the first bytes of its body, which is then read. */
  error: Buffer;
};

type StreamRequest = {
  /** As people know the service. */
  name: string;
  url: string;
  headers: Record<string, string>;
  /** Given up where nothing comes for so long. */
  idleMs: number;
  signal: AbortSignal;
};

/** An error takes a few hundred bytes to say. */
const maxErrorBytes = 16_384;

/**
 * One reading call whose answer is too large to be held: `read` takes its body as it comes, and must take all
 * of it. There is no second attempt. Rejects with a SourceError where the service fails, "slow" also where
 * `signal` was aborted.
 */
export async function openStream<T>(
  { name, url, headers, idleMs, signal }: StreamRequest,
  read: (answer: StreamedResponse) => Promise<T>,
): Promise<T> {
  const begun = monotonicClock.now();
  /** Counted by its headers: how long the body takes is up to its size. */
  const measure = (outcome: string) =>
    publishCall({ service: name, outcome, seconds: (monotonicClock.now() - begun) / 1000 });
  const agent = new Agent({ connect: { timeout: 5_000 }, headersTimeout: idleMs, bodyTimeout: idleMs });
  try {
    const answer = await sendRequest(url, {
      headers: { "accept-encoding": "gzip, identity", ...headers },
      signal,
      dispatcher: agent,
    }).catch((error: unknown) => {
      const failure = toSourceError(name, error);
      measure(failure.why);
      throw failure;
    });
    const { statusCode: status } = answer;
    measure(String(status));
    const flat = Object.fromEntries(Object.entries(answer.headers).map(([key, value]) => [key, String(value)]));
    const isSuccess = status >= 200 && status < 300;
    const error = isSuccess ? Buffer.alloc(0) : await readStart(answer.body).catch(() => Buffer.alloc(0));
    if (status >= 500) throw new SourceError(name, "down");
    return await read({ status, headers: flat, body: failAs(name, decode(answer.body, flat, name)), error });
  } finally {
    await agent.destroy();
  }
}

function decode(body: Dispatcher.ResponseData["body"], headers: HttpHeaders, name: string): AsyncIterable<Uint8Array> {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return body;
  if (encoding !== "gzip" && encoding !== "x-gzip") throw new SourceError(name, "garbage");
  const plain = createGunzip();
  body.on("error", (error) => plain.destroy(error));
  return body.pipe(plain);
}

/** What breaks off in the middle is a failure of the service. */
async function* failAs(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw toSourceError(name, error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

async function readStart(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxErrorBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxErrorBytes);
}
