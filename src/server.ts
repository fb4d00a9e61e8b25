import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Health } from "./core/talk/world.ts";

export type Listening = {
  url: string;
  /** Takes no more requests, and cuts the connections that are still open. */
  close: () => Promise<void>;
};

/** `GET /healthz`: 200 when all works, also when something gives reason to look ("degraded"), else 503; without names, addresses or versions. */
export function healthRoutes(check: () => Promise<Record<string, Health>>): Hono {
  const app = new Hono();
  app.get("/healthz", async (c) => {
    const parts = await check();
    const states = Object.values(parts);
    const status = states.includes("failing") ? "failing" : states.includes("degraded") ? "degraded" : "ok";
    return c.json({ status, ...parts }, status === "failing" ? 503 : 200, {
      "cache-control": "no-store",
    });
  });
  return app;
}

/** Resolves once it listens; rejects with the system's error when the port cannot be had. */
export function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, ({ port }) => {
      resolve({
        url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`,
        close: () => close(server as Server),
      });
    });
    server.once("error", reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
