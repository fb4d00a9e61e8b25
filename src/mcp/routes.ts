import { createMcpHandler } from "@modelcontextprotocol/server";
import { type Context, Hono } from "hono";
import { createMcpServer, type McpServerDeps } from "./server.ts";

type McpRouteOptions = McpServerDeps & {
  /** Whether the request may be answered, by its headers: who is elsewhere shows the bearer token. */
  mayAsk: (header: (name: string) => string | undefined) => boolean;
  /** Whether a page of a browser that comes from there may ask; programs send no Origin. */
  mayComeFrom: (origin: string | undefined, host: string | undefined) => boolean;
  /** From where the request comes: what is counted. */
  findCaller: (c: Context) => string;
};

/** A question takes a few hundred bytes. */
const maxRequestBodySize = 64 * 1024;

/** `POST /mcp`: the tools by Streamable HTTP, of both eras of the protocol, without sessions. */
export function createMcpRoutes({ mayAsk, mayComeFrom, findCaller, ...deps }: McpRouteOptions): {
  routes: Hono;
  close: () => Promise<void>;
} {
  const handler = createMcpHandler(({ authInfo }) => createMcpServer(deps, { id: authInfo?.clientId ?? "unknown" }), {
    maxRequestBodySize,
    maxSubscriptions: 20,
    onerror: () => {},
  });
  const routes = new Hono();
  routes.all("/mcp", async (c) => {
    if (!mayComeFrom(c.req.header("origin"), c.req.header("host"))) return c.text("Unknown origin or host.\n", 403);
    if (!mayAsk((name) => c.req.header(name)))
      return c.text("Send MCP_TOKEN as a bearer token.\n", 401, { "www-authenticate": 'Bearer realm="mcp"' });
    const authInfo = { token: "", clientId: findCaller(c), scopes: [] };
    return handler.fetch(c.req.raw, { authInfo });
  });
  return { routes, close: handler.close };
}
