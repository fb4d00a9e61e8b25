import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from "@modelcontextprotocol/client";
import { openMcpRoutes } from "../../src/app/mcp.ts";
import { type RunningServer, startServer } from "../../src/app/server.ts";
import { type AppServices, openServices } from "../../src/app/services.ts";
import { type Environment, readConfig } from "../../src/config.ts";
import { keptLog } from "../adapters/log.ts";
import { emptyFolder, offline } from "../fakes/process.ts";

export const noon = () => new Date("2026-11-22T12:00:00Z");

/** The current era of the protocol, and the one before. */
export const eras: readonly VersionNegotiationMode[] = [{ pin: "2026-07-28" }, "legacy"];

/** Both eras are served at this address, with the offers of the sandbox. */
export type McpHost = RunningServer & { services: AppServices; lines: ReturnType<typeof keptLog>["lines"] };

export async function startMcpHost(environment: Environment = {}): Promise<McpHost> {
  const read = readConfig({
    ...{ ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder(), MCP: "on" },
    ...environment,
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const { log, lines } = keptLog();
  const services = await openServices(read.config, log, noon);
  const { routes, close } = await openMcpRoutes({ config: read.config, services, now: noon, log });
  const server = await startServer(routes, "127.0.0.1", 0);
  return {
    ...{ url: server.url, services, lines },
    close: async () => {
      await close();
      await server.close();
      await services.close();
    },
  };
}

/** The official client, connected. */
export async function connect(url: string, mode: VersionNegotiationMode, token?: string): Promise<Client> {
  const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit: { headers } }));
  return client;
}
