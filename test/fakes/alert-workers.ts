import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { type Host, type HostOptions, startHost } from "./host.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { type PostgresServer, startPostgres } from "./postgres.ts";
import { type Launched, launchProgram } from "./process.ts";
import type { Reader } from "./reader.ts";
import { type Following, readersOn } from "./readers.ts";

/** Processes that share the alerts of one database, and listen to nobody. */
export type AlertWorkers = {
  /** Starts so many at the moment of the host's clock, and resolves once they are ready. */
  start: (count: number) => Promise<Launched[]>;
  /** The same, and waits for nothing. */
  launch: (count: number) => [Launched, ...Launched[]];
  /** Nobody has a digest on its way, and all are due later. */
  isServed: () => Promise<void>;
  close: () => Promise<void>;
};

/** A host whose store is a database of its own, where people follow something, and nobody listens to them. */
export type SharedHost = {
  host: Host;
  server: PostgresServer;
  storeUrl: string;
  workers: AlertWorkers;
  readers: Reader[];
  ledger: Ledger;
  close: () => Promise<void>;
};

export async function openSharedHost(
  following: Following,
  options: Pick<HostOptions, "now"> = {},
): Promise<SharedHost> {
  const opened: { close: () => Promise<void> }[] = [];
  const note = <Opened extends { close: () => Promise<void> }>(one: Opened): Opened => {
    opened.unshift(one);
    return one;
  };
  const close = async () => {
    for (const one of opened) await one.close();
  };
  try {
    const server = note(await startPostgres());
    const storeUrl = await server.createDatabase();
    const host = note(await startHost({ ...options, storeUrl }));
    const workers = note(createAlertWorkers(host));
    const readers = await readersOn(host, following);
    const ledger = note(await openLedger(host, readers));
    await host.stop();
    return { host, server, storeUrl, workers, readers, ledger, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function createAlertWorkers(host: Host): AlertWorkers {
  const all: Launched[] = [];
  const launchOne = (): Launched => {
    const folder = mkdtempSync(join(tmpdir(), "tremplin-"));
    const one = launchProgram(["dist/main.js", "--role", "alerts"], host.environment(), folder);
    all.push(one);
    return one;
  };
  const launch: AlertWorkers["launch"] = (count) => [
    launchOne(),
    ...Array.from({ length: count - 1 }, () => launchOne()),
  ];
  return {
    launch,
    start: async (count) => {
      const started = launch(count);
      await vi.waitFor(
        () => {
          for (const { output } of started) expect(output()).toContain('"msg":"ready"');
        },
        { timeout: 90_000, interval: 50 },
      );
      return started;
    },
    isServed: () => expectServed(host),
    close: async () => void (await Promise.all(all.map(({ kill }) => kill()))),
  };
}

/** Nobody has a digest on its way, and all are due later: waits for that. */
export async function expectServed(host: Host): Promise<void> {
  await vi.waitFor(
    async () => {
      const left = (await host.subscriptions.listAll()).filter(
        ({ sending, next }) => sending || new Date(next.at) <= host.clock.at,
      );
      expect(left.map(({ owner }) => owner.person)).toEqual([]);
    },
    { timeout: 240_000, interval: 100 },
  );
}
