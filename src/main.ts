import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { collectGarbage, keepHeapSmall } from "./app/heap.ts";
import { openLog, printForPerson } from "./app/log.ts";
import { parseRole } from "./app/role.ts";
import { type RunningApp, start } from "./app/start.ts";
import { PlatformRefused } from "./bots/platform-refused.ts";
import { CannotStart, type Config, findNameDoubts, hasWebChat, loadConfig } from "./config.ts";
import { errorName } from "./core/telemetry.ts";

/*
 * Open me first. The process: what it is told and what it says, and how it ends. `app/start.ts` has all that
 * it starts.
 */

const warmUpMs = 1_000;

/** How long a stop may take, whatever hangs. */
const stopMs = 10_000;

/** Starts, and runs until it is told to stop. Ends the process. */
export async function main(args: readonly string[]): Promise<void> {
  // From the first moment on: who is told to stop while it starts, stops cleanly once it has, or without that
  // where the start hangs.
  const stopping = stopSignal();
  // Not unref'd: while the stop is awaited, something must keep the process, or it would end with 13 in the
  // middle of it.
  void stopping.then(() => setTimeout(() => process.exit(0), stopMs));
  keepHeapSmall();
  try {
    const role = parseRole(args);
    const config = loadConfig();
    const { log, health } = openLog(config.LOG_LEVEL);
    process.on("unhandledRejection", (error) =>
      log.error({ error: errorName(error) }, "unhandled rejection: this is a bug"),
    );
    for (const { says, remedy } of findNameDoubts()) log.warn({}, `${says}: ${remedy}`);
    const running = await start(config, log, { logHealth: health, role });
    log.info({ url: running.url, ...(role === "all" ? {} : { role }) }, "ready");
    const address = role === "alerts" ? undefined : findPageAddress(config, running.url);
    if (address !== undefined) printForPerson(`Ouvrez ${address}`);
    await Promise.race([stopping, running.failed, prepareLater(running)]);
    await running.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${lineOf(error)}\n`);
    process.exit(exitCodeOf(error));
  }
}

/**
 * Once the bots have logged in, since it takes a second of computing. Rejects with `CannotStart` where a
 * table that people extend is faulty, and never resolves.
 */
function prepareLater({ prepare }: Pick<RunningApp, "prepare">): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = (error: unknown) => {
      if (!(error instanceof CannotStart)) throw error;
      reject(error);
    };
    setTimeout(() => void prepare().then(collectGarbage).catch(refuse), warmUpMs).unref();
  });
}

/**
 * Where whoever started this finds the page, if there is one: who listens everywhere is reached from here by
 * the machine's own address.
 */
export function findPageAddress(config: Config, url: string): string | undefined {
  if (!hasWebChat(config)) return undefined;
  return config.PUBLIC_URL ?? url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");
}

function lineOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof PlatformRefused) return error.message;
  return error instanceof Error ? `${error.name}\n${error.stack?.split("\n").slice(1, 6).join("\n")}` : "unknown";
}

function exitCodeOf(error: unknown): number {
  return error instanceof CannotStart || error instanceof PlatformRefused ? error.exitCode : 1;
}

/** A terminal that is closed says it by SIGHUP. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2));
