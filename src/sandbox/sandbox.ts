import { createServer } from "node:http";
import { type Door, openDoors } from "./doors.ts";
import type { Faults } from "./faults.ts";
import { type Credentials, tokens } from "./france-travail/token.ts";
import type { ServiceName } from "./http.ts";
import type { Stopwatch } from "./limiter.ts";
import { listener, type Received } from "./listener.ts";

export type SandboxOptions = {
  /** Another seed is another country: other employers, other offers. */
  seed?: number;
  /** Every larger town has offers of every job, with new ones each morning: for people who look around. Tests of what is odd or rare do without. */
  isPlentiful?: boolean;
  /** The clock of the sandbox. Offers appear and expire with it, tokens age with it. */
  now?: () => Date;
  host?: "127.0.0.1";
  /** 0, a free port, is right nearly always. */
  port?: number;
  /** Keep to the real quotas (10 calls a second, 60 a minute). A benchmark may do without. */
  hasQuotas?: boolean;
  /** What quotas are measured with; a test may turn it by hand. */
  stopwatch?: Stopwatch;
  /** The only credentials that get a token; without them, any. */
  credentials?: Credentials;
  /** The only token that La bonne alternance accepts; without it, any. */
  alternanceToken?: string;
  /** France Travail takes 75056, 69123 and 13055 instead of refusing them. */
  acceptsWholeCities?: boolean;
  /** France Travail reads the dates of a search as the Z says instead of as the clock of Paris. */
  readsDatesAsUtc?: boolean;
};

export type Sandbox = {
  url: string;
  /** What to put into FRANCE_TRAVAIL_TOKEN_URL, FRANCE_TRAVAIL_API_URL, ALTERNANCE_API_URL, CPF_API_URL and GEO_API_URL. */
  urls: Record<ServiceName, string>;
  /** How services misbehave from now on; see `Fault`. */
  faults: Faults;
  /** The last 10,000 requests, oldest first; empty it with `requests.length = 0`. */
  requests: Received[];
  /** Every token of France Travail is refused from now on. */
  expireTokens(): void;
  /** Also cuts the connections that are still open. */
  close(): Promise<void>;
};

/** The public services, imitated on this machine. All that they tell is invented: a function of the seed and of the day. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    seed = 1,
    now = () => new Date(),
    stopwatch = () => performance.now(),
    host = "127.0.0.1",
    port = 0,
  } = options;
  const given = tokens(now, options.credentials);
  const doors = openDoors({ ...options, seed, now, stopwatch }, given);
  const faults: Faults = {};
  const requests: Received[] = [];
  const server = createServer(listener(doors, faults, requests, stopwatch, now));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  const url = `http://${host}:${typeof address === "object" ? address?.port : port}`;
  return {
    url,
    urls: urlsOf(url, doors),
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

function urlsOf(url: string, doors: readonly Door[]): Sandbox["urls"] {
  const at = (name: ServiceName) => `${url}${doors.find((door) => door.name === name)?.prefix}`;
  return {
    token: at("token"),
    franceTravail: at("franceTravail"),
    alternance: at("alternance"),
    cpf: at("cpf"),
    geo: at("geo"),
  };
}
