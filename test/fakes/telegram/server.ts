import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Body, bytesOf, readBody } from "./body.ts";
import { type Answer, type Call, failure, noted, perform, refusal, settle } from "./call.ts";
import type { Fault, Faults } from "./faults.ts";
import { methodNamed } from "./schema.ts";
import type { World } from "./world.ts";

/** The HTTP side of the Bot API: https://core.telegram.org/bots/api#making-requests */
export function botApi(world: World, faults: Faults): Server {
  return createServer((request, response) => {
    const gone = new AbortController();
    response.on("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    void route(request, response, gone.signal);
  });

  async function route(request: IncomingMessage, response: ServerResponse, gone: AbortSignal): Promise<void> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const [, file, token, rest = ""] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    if (token === undefined) return respond(response, failure(404, "Not Found"));
    if (decodeURIComponent(token) !== world.token) return respond(response, failure(401, "Unauthorized"));
    if (file) return download(response, rest);
    const method = methodNamed(rest);
    const call = noted(world, method ?? rest, "request");
    try {
      const body = readBody(call.method, url.searchParams, request.headers["content-type"], await bytesOf(request));
      call.params = body.params;
      call.files = [...body.files.values()].map(({ name, filename, bytes }) => ({
        name: filename ?? name,
        bytes: bytes.length,
      }));
      if (method) return await meet(response, call, body, gone);
      end(response, call, failure(404, "Not Found", { why: `there is no method ${rest}` }));
    } catch (error) {
      end(response, call, refusal(error));
    }
  }

  /** The call, and its trouble if one was ordered. */
  async function meet(response: ServerResponse, call: Call, body: Body, gone: AbortSignal): Promise<void> {
    const act = () => perform(world, call.method, body, gone);
    const strike = faults.strike({ method: call.method, params: body.params });
    if (!strike) return end(response, call, await act());
    const { fault, released } = strike;
    const answer = "hasEffect" in fault && fault.hasEffect ? await act() : undefined;
    call.hadEffect = answer?.body.ok === true;
    if (fault.kind !== "hold") return spoil(response, call, fault);
    call.outcome = "unknown";
    world.sight.changed();
    await Promise.race([released, over(gone)]);
    if (!gone.aborted) end(response, call, answer ?? (await act()));
  }

  function spoil(response: ServerResponse, call: Call, fault: Exclude<Fault, { kind: "hold" }>) {
    if (fault.kind === "answer") return end(response, call, failure(fault.code, fault.description, fault));
    call.outcome = "unknown";
    const json = { "content-type": "application/json" };
    if (fault.kind === "body") response.writeHead(200, json).end(fault.text);
    else if (fault.kind === "reset") response.socket?.resetAndDestroy();
    else if (fault.kind === "garbage") response.writeHead(200, json).end('{"ok":tr');
    else {
      call.status = fault.code;
      response.writeHead(fault.code, { "content-type": "text/html" }).end(`<html><h1>${fault.code}</h1></html>`);
    }
    world.sight.changed();
  }

  function end(response: ServerResponse, call: Call, answer: Answer): void {
    settle(call, answer);
    if (response.destroyed) call.outcome = "unknown";
    respond(response, answer);
    world.sight.changed();
  }

  function download(response: ServerResponse, path: string) {
    const file = [...world.files.values()].find((one) => one.path === path);
    if (!file) return respond(response, failure(404, "Not Found"));
    response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.bytes);
  }
}

function respond(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function over(gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) resolve();
    gone.addEventListener("abort", () => resolve());
  });
}
