import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { createLog } from "../app/log.ts";
import { createMcpDeps, toMcpServices } from "../app/mcp.ts";
import { refuseRomeSource } from "../app/rome-source.ts";
import { openServices } from "../app/services.ts";
import { loadConfig } from "../config.ts";
import { createCallerLimits } from "../mcp/caller-limits.ts";
import { createMcpServer } from "../mcp/server.ts";

/**
 * `mcp`: serves the tools over standard input and output until its input ends. Nothing else is written to
 * the output, and nothing is logged: there is no store, and nobody's data.
 */
export async function serveMcp(): Promise<void> {
  const config = loadConfig();
  const log = createLog("silent");
  const now = () => new Date();
  const services = await openServices(config, log, now).catch(refuseRomeSource);
  const deps = createMcpDeps(toMcpServices(services, now), createCallerLimits(), log);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once("end", resolve);
    process.stdin.once("close", resolve);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  const server = serveStdio(() => createMcpServer(deps, { id: "this machine" }));
  try {
    await Promise.race([ended, services.prepare().then(() => ended)]);
  } finally {
    await server.close();
    await services.close();
  }
}
