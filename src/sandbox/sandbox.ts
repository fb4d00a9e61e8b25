import { createServer } from "node:http";
import type { Faults } from "./faults.ts";
import { createTokens } from "./france-travail/token.ts";
import type { ServiceName } from "./http.ts";
import { createListener, type Received } from "./listener.ts";
import type { SandboxOptions } from "./options.ts";
import { createRoutes, type SandboxRoute } from "./routes.ts";

export type Sandbox = {
  url: string;
  /**
   * The values for FRANCE_TRAVAIL_TOKEN_URL, FRANCE_TRAVAIL_API_URL, EVENTS_API_URL, LABOUR_MARKET_API_URL,
   * ALTERNANCE_API_URL, CPF_API_URL, GEO_API_URL, DIRECTORY_API_URL and INCLUSION_API_URL.
   */
  urls: Record<Exclude<ServiceName, "backToWork">, string>;
  /** How services misbehave from now on; see `Fault`. */
  faults: Faults;
  /** The last 10,000 requests, oldest first; empty it with `requests.length = 0`. */
  requests: Received[];
  /** Every token of France Travail is refused from now on. */
  expireTokens(): void;
  /** Also cuts the connections that are still open. */
  close(): Promise<void>;
};

/**
 * The public services, imitated on this machine. Everything they return is invented, as a function of the
 * seed and the day.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    seed = 1,
    now = () => new Date(),
    stopwatch = () => performance.now(),
    host = "127.0.0.1",
    port = 0,
  } = options;
  const given = createTokens(now, options);
  const routes = createRoutes({ ...options, seed, now, stopwatch }, given);
  const faults: Faults = {};
  const requests: Received[] = [];
  const server = createServer(createListener(routes, faults, requests, stopwatch, now));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  const url = `http://${host}:${typeof address === "object" ? address?.port : port}`;
  return {
    url,
    urls: urlsOf(url, routes),
    faults,
    requests,
    expireTokens: given.expireAll,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function urlsOf(url: string, routes: readonly SandboxRoute[]): Sandbox["urls"] {
  const at = (name: ServiceName) => `${url}${routes.find((route) => route.name === name)?.prefix}`;
  return {
    token: at("token"),
    franceTravail: at("franceTravail"),
    events: at("events"),
    // The address of both APIs on the labour market.
    labourMarket: at("labourMarket").replace(/\/[^/]+$/, ""),
    alternance: at("alternance"),
    cpf: at("cpf"),
    geo: at("geo"),
    directory: at("directory"),
    inclusion: at("inclusion"),
  };
}
