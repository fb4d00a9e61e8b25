import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bytesOf, readBody } from "./body.ts";
import { type Answer, type Asking, type Call, noted, refusal, settle } from "./call.ts";
import type { Fault, Faults } from "./faults.ts";
import { invalidForm, Refusal } from "./refusal.ts";
import { type Route, routeOf } from "./routes.ts";
import { checkSchema, queriesOf } from "./schema.ts";
import type { World } from "./world.ts";

/** The HTTP side of Discord: https://docs.discord.com/developers/reference */
export function restApi(world: World, faults: Faults): Server {
  const server = createServer((request, response) => {
    const gone = new AbortController();
    response.on("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    void serve(request, response, gone.signal);
  });
  return server;

  async function serve(request: IncomingMessage, response: ServerResponse, gone: AbortSignal): Promise<void> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = decoded(url.pathname).replace(/^\/api\/v10/, "");
    const method = request.method ?? "GET";
    const isVersion10 = url.pathname.startsWith("/api/v10/");
    const route = isVersion10 ? routeOf(method, path) : undefined;
    const isGateway = isVersion10 && method === "GET" && path === "/gateway/bot";
    const call = noted(world, method, route?.path ?? path, `${path}${url.search}`);
    try {
      const { body, files } = readBody(request.headers["content-type"], await bytesOf(request));
      call.body = body;
      call.files = files.map(({ filename = "", bytes }) => ({ name: filename, bytes: bytes.length }));
      if (!route && !isGateway)
        throw new Refusal(404, 0, "404: Not Found", { why: `the fake has no ${method} ${path}` });
      if (!route?.isOpen && request.headers.authorization !== `Bot ${world.token}`)
        throw new Refusal(401, 0, "401: Unauthorized");
      const asking = { world, call, params: route?.params ?? {}, query: url.searchParams, body, files };
      await meet(response, asking, gone, () => (route ? perform(route, asking) : gatewayBot(server)));
    } catch (error) {
      end(response, call, refusal(error));
    }
  }

  /** The call, and its trouble if one was ordered. */
  async function meet(response: ServerResponse, { call, params }: Asking, gone: AbortSignal, act: () => Answer) {
    const strike = faults.strike({ method: call.method, route: call.route, params });
    if (!strike) return end(response, call, act());
    const { fault, released } = strike;
    const answer = "hasEffect" in fault && fault.hasEffect ? act() : undefined;
    call.hadEffect = answer !== undefined && answer.status < 300;
    if (fault.kind !== "hold") return spoil(response, call, fault);
    call.outcome = "unknown";
    world.sight.changed();
    await Promise.race([released, over(gone)]);
    if (!gone.aborted) end(response, call, answer ?? act());
  }

  function spoil(response: ServerResponse, call: Call, fault: Exclude<Fault, { kind: "hold" }>) {
    if (fault.kind === "answer") return end(response, call, { status: fault.status, body: fault.body }, fault.headers);
    call.outcome = "unknown";
    if (fault.kind === "reset") response.socket?.resetAndDestroy();
    else if (fault.kind === "garbage") response.writeHead(200, { "content-type": "application/json" }).end('{"id":"1');
    else {
      call.status = fault.status;
      response.writeHead(fault.status, { "content-type": "text/html" }).end(`<html><h1>${fault.status}</h1></html>`);
    }
    world.sight.changed();
  }

  function end(response: ServerResponse, call: Call, answer: Answer, headers: Record<string, string> = {}): void {
    settle(call, answer);
    if (response.destroyed) call.outcome = "unknown";
    const { status, body } = answer;
    const limits = { ...limitHeaders(`${call.method} ${call.route}`), ...headers };
    // An answer without content must not announce JSON: discord.js would try to read it.
    if (body === undefined) response.writeHead(status, limits).end();
    else response.writeHead(status, { "content-type": "application/json", ...limits }).end(JSON.stringify(body));
    world.sight.changed();
  }
}

/** discord.js writes "%40original". */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Checks a call as the platform does, and then does it. A call that is refused has no effect. */
export function perform({ operation, handle }: Route, asking: Asking): Answer {
  try {
    const known = queriesOf(operation);
    const strange = [...asking.query.keys()].filter((name) => !known.includes(name));
    if (strange.length > 0)
      throw invalidForm(strange.map((name) => ({ path: [], code: "UNKNOWN_QUERY", message: `?${name} is unknown` })));
    checkSchema(operation, asking.body);
    return handle(asking);
  } catch (error) {
    return refusal(error);
  }
}

function gatewayBot(server: Server): Answer {
  const { port } = server.address() as AddressInfo;
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
  return { status: 200, body: { url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit } };
}

/** Wide enough to slow no test down. */
function limitHeaders(bucket: string): Record<string, string> {
  return {
    "x-ratelimit-limit": "1000",
    "x-ratelimit-remaining": "999",
    "x-ratelimit-reset": String(Date.now() / 1000 + 1),
    "x-ratelimit-reset-after": "1.000",
    "x-ratelimit-bucket": Buffer.from(bucket).toString("hex").slice(0, 32),
  };
}

function over(gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) resolve();
    gone.addEventListener("abort", () => resolve());
  });
}
