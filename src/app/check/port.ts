import { once } from "node:events";
import { createServer } from "node:net";
import { z } from "zod";
import type { Config } from "../../config.ts";
import { readErrorCode } from "../../core/telemetry.ts";
import type { Finding, Verdict } from "./finding.ts";

/** How long whoever listens there already may take to say who it is. Milliseconds. */
const patienceMs = 3_000;

/** What `/healthz` says of all parts together. */
const healthSchema = z.object({ status: z.enum(["ok", "degraded", "failing", "starting"]) }).catchall(z.unknown());

/**
 * Whether a start may listen where it is to, and whether Tremplin listens there already. Nothing is said
 * where any free port will do.
 */
export async function checkPort({ HOST, PORT }: Pick<Config, "HOST" | "PORT">): Promise<Finding[]> {
  if (PORT === 0) return [];
  const address = `${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
  const code = await tryToListen(HOST, PORT);
  return [{ area: "server", subject: "HOST and PORT", ...(await judge(address, code)) }];
}

/** The error of the system; undefined where one may listen. */
async function tryToListen(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
    return undefined;
  } catch (error) {
    return readErrorCode(error) ?? "unknown";
  } finally {
    server.close();
  }
}

async function judge(address: string, code: string | undefined): Promise<Verdict> {
  if (code === undefined) return { is: "ok", says: `nothing listens at ${address} yet: Tremplin does not run there` };
  if (code !== "EADDRINUSE")
    return {
      is: "wrong",
      says: `${address} cannot be listened on (${code})`,
      remedy: "set HOST to 127.0.0.1, or to 0.0.0.0 where others are to reach it, and PORT to a number above 1023",
    };
  const health = await readHealth(address);
  if (health === undefined)
    return {
      is: "wrong",
      says: `another program listens at ${address}, where Tremplin is to listen`,
      remedy: "stop that program, or set another PORT in .env",
    };
  const { status, ...parts } = health;
  if (status === "ok") return { is: "ok", says: `Tremplin runs at ${address}, and all of it is well` };
  const ill = Object.entries(parts).filter(([, is]) => is === "degraded" || is === "failing");
  return {
    is: status === "failing" ? "wrong" : "look",
    says: `Tremplin runs at ${address}, and is ${[status, ...ill.map(([part, is]) => `${part}: ${is}`)].join(", ")}`,
    remedy: "docs/operating.md, When something is wrong, says what each part means; its log says more",
  };
}

/** What Tremplin says there; undefined where it is another program, or where nobody answers. */
async function readHealth(address: string): Promise<z.infer<typeof healthSchema> | undefined> {
  const here = address.replace(/^0\.0\.0\.0:/, "127.0.0.1:").replace(/^\[::\]:/, "[::1]:");
  try {
    const response = await fetch(`http://${here}/healthz`, {
      signal: AbortSignal.timeout(patienceMs),
      redirect: "error",
    });
    return healthSchema.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}
