import { Hono } from "hono";
import { type Config, isLocalOnly } from "../../config.ts";
import { isAskedFromHere } from "../asked-from-here.ts";
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
    if (!(isOpen && isAskedFromHere(header)) && !isBearer(header("authorization"), token)) {
      const remedy = token === undefined ? "Set METRICS_TOKEN, and send it as a bearer token." : "Wrong bearer token.";
      return c.text(`${remedy}\n`, 401, { ...headers, "www-authenticate": 'Bearer realm="metrics"' });
    }
    const { text, contentType } = await render();
    return c.body(text, 200, { ...headers, "content-type": contentType });
  });
  return routes;
}
