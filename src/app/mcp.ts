import { getConnInfo } from "@hono/node-server/conninfo";
import type { Hono } from "hono";
import { createClientFinder } from "../bots/web/client-address.ts";
import { isThisMachine } from "../bots/web/guard.ts";
import { noAddress, parseAddressSet } from "../bots/web/ip.ts";
import { type Config, isLocalOnly } from "../config.ts";
import { errorName, type Log } from "../core/telemetry.ts";
import type { CallerLimits } from "../mcp/caller-limits.ts";
import type { McpServerDeps } from "../mcp/server.ts";
import type { McpServices } from "../mcp/services.ts";
import { isAskedFromHere } from "./asked-from-here.ts";
import { isBearer } from "./bearer.ts";
import type { AppServices } from "./services.ts";
import { readVersion } from "./version.ts";

/** The services of a conversation, as assistants ask them: only to read, and of nobody's data. */
export function toMcpServices(
  { ports, lookups }: Pick<AppServices, "ports" | "lookups">,
  now: () => Date,
): McpServices {
  const { offers, market, findHelp, findOfficialFigures, ready } = ports;
  return {
    ...{ offers, market, lookups, now },
    ...(findHelp ? { findHelp } : {}),
    ...(findOfficialFigures ? { findOfficialFigures } : {}),
    ...(ready ? { ready } : {}),
  };
}

/** What a server of tools is made of. A fault is logged by its name, with nothing that was asked. */
export function createMcpDeps(services: McpServices, limits: CallerLimits, log: Log): McpServerDeps {
  return {
    services,
    limits,
    version: readVersion(),
    onFault: (error) => log.error({ error: errorName(error) }, "mcp: a tool failed: this is a bug"),
  };
}

function isOfThisMachine(origin: string): boolean {
  return URL.canParse(origin) && isThisMachine(new URL(origin).host);
}

type McpOptions = { config: Config; services: Pick<AppServices, "ports" | "lookups">; now: () => Date; log: Log };

/**
 * `POST /mcp`. Beyond this machine it asks for MCP_TOKEN; on it, a page that another site has opened in a
 * browser of this machine is refused, as the protocol demands (DNS rebinding).
 */
export async function openMcpRoutes({ config, services, now, log }: McpOptions): Promise<{
  routes: Hono;
  close: () => Promise<void>;
}> {
  const [{ createMcpRoutes }, { createCallerLimits }] = await Promise.all([
    import("../mcp/routes.ts"),
    import("../mcp/caller-limits.ts"),
  ]);
  const { MCP_TOKEN: token, TRUSTED_PROXY = "" } = config;
  const isOpen = isLocalOnly(config) && token === undefined;
  const findClient = createClientFinder(parseAddressSet(TRUSTED_PROXY) ?? noAddress, () => {});
  return createMcpRoutes({
    ...createMcpDeps(toMcpServices(services, now), createCallerLimits(), log),
    mayAsk: (header) => (isOpen && isAskedFromHere(header)) || isBearer(header("authorization"), token),
    mayComeFrom: (origin, host) =>
      isOpen
        ? isThisMachine(host) && (origin === undefined || isOfThisMachine(origin))
        : origin === undefined || origin === config.PUBLIC_URL,
    findCaller: (c) =>
      findClient(getConnInfo(c).remote.address, (name) => c.req.header(name)).network ?? "an address that is not told",
  });
}
