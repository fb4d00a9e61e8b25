import { Hono } from "hono";
import { isThisMachine } from "../../bots/web/guard.ts";
import { type Config, isLocalOnly } from "../../config.ts";
import { isBearer } from "../bearer.ts";
import type { Metrics } from "./metrics.ts";

/**
 * `GET /metrics` for Prometheus. It asks for `METRICS_TOKEN` as a bearer token (RFC 6750); without one it is
 * open to this machine alone, and closed where others can reach it.
 */
export function createMetricsRoutes(
  { METRICS_TOKEN: token, ...config }: Pick<Config, "METRICS_TOKEN" | "HOST" | "PUBLIC_URL" | "TRUSTED_PROXY">,
  { render }: Pick<Metrics, "render">,
): Hono {
  const routes = new Hono();
  const isOpen = token === undefined && isLocalOnly(config);
  const headers = { "cache-control": "no-store" };
  routes.get("/metrics", async (c) => {
    const header = (name: string) => c.req.header(name);
    if (!(isOpen && isFromHere(header)) && !isBearer(header("authorization"), token)) {
      const remedy = token === undefined ? "Set METRICS_TOKEN, and send it as a bearer token." : "Wrong bearer token.";
      return c.text(`${remedy}\n`, 401, { ...headers, "www-authenticate": 'Bearer realm="metrics"' });
    }
    const { text, contentType } = await render();
    return c.body(text, 200, { ...headers, "content-type": contentType });
  });
  return routes;
}

/**
 * Who listens on loopback may still stand behind a proxy that nobody has told it of, and a page elsewhere may
 * give its own name the address of this machine: neither asks as a local program does.
 */
function isFromHere(header: (name: string) => string | undefined): boolean {
  if (["forwarded", "x-forwarded-for", "x-real-ip"].some((name) => header(name) !== undefined)) return false;
  return isThisMachine(header("host"));
}
