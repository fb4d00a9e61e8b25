import { vi } from "vitest";
import type { Platform } from "../../src/core/owner.ts";
import { openSharedHost, type SharedHost } from "./alert-workers.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import { firstDue } from "./kills.ts";
import { runSql } from "./postgres.ts";
import { type Environment, type Program, startProgram } from "./process.ts";
import type { Following } from "./readers.ts";

/** Processes on one database that do everything, and that both platforms call through one balancer. */
export type SharedService = SharedHost & {
  balancer: Balancer;
  /** Those that run, of which the balancer knows. */
  programs: readonly Program[];
  /** Sets the machine to the day on which the next alerts are due. To be called while nothing runs. */
  nextDay: () => Promise<void>;
  /** Starts so many; resolves once the balancer leads to them. */
  start: (count: number, environment?: Environment) => Promise<Program[]>;
  /** The one that sends what alerts say on that platform. */
  findSender: (platform: Platform) => Promise<Program>;
  /** Kills one; the balancer leads to it no more. */
  kill: (program: Program) => Promise<void>;
  /** Stops all in order; resolves with their exit codes. */
  stop: () => Promise<(number | null)[]>;
};

/** The processes are there by then, as a rule, when the alerts of a day become due. */
const startMs = 20_000;

const secret = "a-secret_of-this-test";

/** `patienceMs`: after which the balancer asks another process. */
export async function openSharedService(
  following: Following,
  options: { patienceMs?: number } = {},
): Promise<SharedService> {
  let aheadMs = 0;
  const shared = await openSharedHost(following, { now: () => new Date(Date.now() + aheadMs) });
  const { host } = shared;
  const balancer = await startBalancer(options);
  const programs: Program[] = [];
  const lead = () => balancer.leadTo(programs.map(({ url }) => url));
  const forget = (gone: Program) => {
    programs.splice(programs.indexOf(gone), 1);
    lead();
  };

  return {
    ...shared,
    ...{ balancer, programs },
    nextDay: async () => {
      host.clock.at = new Date(await firstDue(host));
      aheadMs = host.clock.at.getTime() - Date.now() - startMs;
    },
    start: async (count, more = {}) => {
      const environment = host.environment({
        ...{ PUBLIC_URL: balancer.url, TELEGRAM_WEBHOOK_SECRET: secret },
        ...{ DISCORD_PUBLIC_KEY: host.discord.publicKey, MACHINE_CLOCK_AHEAD_MS: String(aheadMs) },
        ...more,
      });
      const started = Array.from({ length: count }, async () => {
        const program = await startProgram(environment);
        programs.push(program);
        lead();
        return program;
      });
      return Promise.all(started);
    },
    findSender: (platform) =>
      vi.waitFor(
        async () => {
          const held = `SELECT holder FROM leases WHERE name LIKE 'sender ${platform} %'`;
          const [row] = await runSql<{ holder: string }>(shared.storeUrl, held);
          const sender = programs.find(({ pid }) => pid === Number(row?.holder.split(" ")[1]));
          if (!sender) throw new Error(`nobody sends on ${platform}`);
          return sender;
        },
        { timeout: 90_000, interval: 50 },
      ),
    kill: async (program) => {
      await program.kill();
      forget(program);
    },
    stop: () =>
      Promise.all(
        [...programs].map((program) => {
          forget(program);
          return program.stop();
        }),
      ),
    close: async () => {
      await Promise.all(programs.map((program) => program.kill()));
      await balancer.close();
      await shared.close();
    },
  };
}
