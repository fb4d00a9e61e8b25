import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type Effect, type Faults, misbehave, takeFault } from "./faults.ts";
import { type ServiceName, textResponse } from "./http.ts";
import type { Stopwatch } from "./limiter.ts";
import type { SandboxRoute } from "./routes.ts";

/** One request, as a test wants to look at it. */
export type Received = {
  service: ServiceName;
  method: string;
  /** Below the address of the service. */
  path: string;
  query: URLSearchParams;
  /** 0 as long as there is no answer, and for good when the connection was cut. */
  status: number;
  /** Milliseconds of the stopwatch. */
  at: number;
};

const maxRequestsKept = 10_000;

/**
 * Routes each request to its service, through the fault set there, and logs it. Answers are dated by the
 * sandbox's own clock.
 */
export function createListener(
  routes: readonly SandboxRoute[],
  faults: Faults,
  log: Received[],
  stopwatch: Stopwatch,
  now: () => Date,
): RequestListener {
  const answer = async (request: IncomingMessage): Promise<Effect> => {
    const { pathname, searchParams: query } = new URL(`http://sandbox${request.url}`);
    const route = routes.find(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`));
    if (!route) return textResponse("Not Found", 404);
    const { method = "GET", headers } = request;
    const path = pathname.slice(route.prefix.length);
    const received: Received = { service: route.name, method, path, query, status: 0, at: stopwatch() };
    if (log.push(received) > maxRequestsKept) log.shift();
    const body = await bodyOf(request);
    const usual = () => route.service({ method, path, query, headers, body });
    const effect = await misbehave(takeFault(faults, route.name), route.busy, usual);
    if (typeof effect === "object") received.status = effect.status;
    return effect;
  };
  return (request, response) => {
    answer(request)
      .then((effect) => send(response, effect, now()))
      .catch((error) => send(response, textResponse(`The sandbox failed: ${error}`, 500), now()));
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}

function send(response: ServerResponse, effect: Effect, now: Date): void {
  if (effect === "cut") response.destroy();
  else if (effect !== "hang")
    response.writeHead(effect.status, { date: now.toUTCString(), ...effect.headers }).end(effect.body);
}
