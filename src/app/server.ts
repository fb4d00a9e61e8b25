import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { type AddressSet, noAddress } from "../bots/web/ip.ts";
import { minuteMs } from "../core/durations.ts";
import { combineParts, type HealthWatch } from "./health-watch.ts";
import { type SocketShares, shareSockets } from "./socket-shares.ts";

export type RunningServer = {
  url: string;
  /** Takes no more requests, and cuts the connections that are still open. */
  close: () => Promise<void>;
};

/**
 * `GET /healthz`: 200 when all works, also when something gives reason to look ("degraded"), else 503;
 * without names, addresses or versions. `since` has the time from which each part was not well.
 */
export function createHealthRoutes({ look }: Pick<HealthWatch, "look">): Hono {
  const app = new Hono();
  app.get("/healthz", async (c) => {
    const { parts, since } = await look();
    const status = combineParts(parts);
    const told = Object.keys(since).length > 0 ? { since } : {};
    return c.json({ status, ...parts, ...told }, status === "failing" ? 503 : 200, { "cache-control": "no-store" });
  });
  return app;
}

/** What is answered while the store of an earlier version is migrated: to come back in a moment. */
export function createStartingRoutes(): Hono {
  const app = new Hono();
  const headers = { "cache-control": "no-store", "retry-after": "10" };
  app.get("/healthz", (c) => c.json({ status: "starting" }, 503, headers));
  app.all("*", (c) => c.text("Un instant, mise à jour… Revenez dans une minute : rien n'est perdu.", 503, headers));
  return app;
}

/** How many connections there may be, and for how long one may be idle. Milliseconds. */
export type ServerLimits = Partial<SocketShares> & {
  connections: number;
  /** Nothing comes or goes on it. An open page has a sign of life every 25 seconds. */
  idleMs: number;
  /** Until a request has come in whole: its headers, then all of it. */
  headersMs: number;
  requestMs: number;
  /** How often the two are looked at. */
  checkMs: number;
};

/**
 * The streams of 500 open pages, and as many requests beside them as a file limit of 1,024 leaves room for.
 * An address has the streams of its share, and as many requests beside them.
 */
const usual: ServerLimits = {
  connections: 800,
  perAddress: 200,
  forwarders: 400,
  idleMs: minuteMs,
  headersMs: 20_000,
  requestMs: minuteMs,
  checkMs: 5_000,
};

/**
 * Resolves once it listens; rejects with the system's error when the port cannot be had. `trusted`: proxies
 * that speak for everybody, and have no share of their own.
 */
export function startServer(
  app: Hono,
  hostname: string,
  port: number,
  bounds: ServerLimits = usual,
  trusted: AddressSet = noAddress,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const serverOptions = {
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.requestMs,
      connectionsCheckingInterval: bounds.checkMs,
      keepAliveTimeout: Math.min(5_000, bounds.idleMs),
    };
    const server = createAdaptorServer({ fetch: app.fetch, hostname, serverOptions }) as Server;
    server.maxConnections = bounds.connections;
    server.setTimeout(bounds.idleMs);
    const { connections, perAddress = connections, forwarders = connections } = bounds;
    shareSockets(server, { perAddress, forwarders }, trusted);
    server.once("error", reject);
    server.listen(port, hostname, () => {
      const address = server.address();
      const actual = typeof address === "object" && address ? address.port : port;
      resolve({
        url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${actual}`,
        close: () => close(server),
      });
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
