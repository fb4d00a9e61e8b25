import { Agent, type Dispatcher, request as sendRequest } from "undici";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Log } from "../../core/telemetry.ts";
import { BodyTooLarge, decodeBody } from "./content-encoding.ts";
import { type HttpHeaders, type HttpRequest, type HttpResponse, usualMostBytes } from "./message.ts";

/** One pool of connections to a service. */
export type Transport = {
  /** The answer to one attempt, after the redirects that are followed. Rejects with the errors of undici. */
  send: (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;
  close: () => Promise<void>;
};

export type TransportOptions = {
  name: string;
  log: Log;
  /** Hears the status and headers of every answer, those of redirects included, before its body is read. */
  onHeaders: (status: number, headers: HttpHeaders) => void;
  /** Of other answers nobody wants more than that: their bodies are thrown away. */
  isAnswer: (status: number) => boolean;
};

/** Enough for ten calls a second that take two each. */
export const maxConnections = 20;

/** Within the address that was asked, and for reading calls only. */
const maxRedirects = 3;

/**
 * The retry handler of undici is not used: it caps Retry-After, and takes the Content-Range of a 206 for its
 * own. Nor is its handler of redirects, which sends the body of a POST, and so the secret of a client, to
 * wherever a 307 points.
 */
export function createTransport({ name, log, onHeaders, isAnswer }: TransportOptions): Transport {
  const yieldIfDue = createCooperativeYield();
  const agent = new Agent({ connections: maxConnections, keepAliveTimeout: 10_000, connect: { timeout: 5_000 } });

  async function sendOnce(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { url, method = "GET", headers = {}, body, mostBytes = usualMostBytes } = request;
    const sent = { method, headers, signal, dispatcher: agent, ...(body === undefined ? {} : { body }) };
    const answer = await sendRequest(url, sent);
    const flat = Object.fromEntries(Object.entries(answer.headers).map(([key, value]) => [key, String(value)]));
    const { statusCode: status } = answer;
    onHeaders(status, flat);
    if (!isAnswer(status)) {
      await discard(answer.body, signal);
      return { status, headers: flat, body: Buffer.alloc(0) };
    }
    const bytes = await readBytes(answer.body, mostBytes);
    const plain = await decodeBody(bytes, flat["content-encoding"], mostBytes);
    // Several answers may come at once, and whoever asked parses theirs in one go.
    await yieldIfDue();
    return { status, headers: flat, body: plain };
  }

  async function send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { method = "GET" } = request;
    let { url } = request;
    for (let followed = 0; ; followed++) {
      const response = await sendOnce({ ...request, url }, signal);
      const target = findRedirectTarget(response, url);
      if (target === undefined) return response;
      if (method !== "GET" || target.origin !== new URL(url).origin || followed === maxRedirects) {
        const facts = { service: name, method, status: response.status };
        log.warn(facts, "a redirect was not followed: check that the address of this service is up to date");
        return response;
      }
      url = target.href;
    }
  }

  return { send, close: () => agent.destroy() };
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** Where an answer redirects to, if it does. An invalid address leads nowhere. */
function findRedirectTarget({ status, headers: { location } }: HttpResponse, from: string): URL | undefined {
  return redirects.has(status) && location !== undefined && URL.canParse(location, from)
    ? new URL(location, from)
    : undefined;
}

/** So much of a body that nobody wants is read, so that its connection can be used again. */
const discarded = { bytes: 64 * 1024, ms: 1_000 };

/** One that is longer, or does not end, is left with its connection. */
async function discard(body: Dispatcher.ResponseData["body"], signal: AbortSignal): Promise<void> {
  const timer = setTimeout(() => body.destroy(), discarded.ms);
  await body.dump({ limit: discarded.bytes, signal }).catch(() => {});
  clearTimeout(timer);
}

/** All bytes of a body; one that is too large is not read to its end. */
async function readBytes(body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop destroys the body, and its connection.
    if (length > most) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
