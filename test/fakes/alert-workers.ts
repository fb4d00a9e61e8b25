import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import type { Host } from "./host.ts";
import { type Launched, launchProgram } from "./process.ts";

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

export function createAlertWorkers(host: Host): AlertWorkers {
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
    isServed: () =>
      vi.waitFor(
        async () => {
          const left = (await host.subscriptions.listAll()).filter(
            ({ sending, next }) => sending || new Date(next.at) <= host.clock.at,
          );
          expect(left.map(({ owner }) => owner.person)).toEqual([]);
        },
        { timeout: 240_000, interval: 100 },
      ),
    close: async () => void (await Promise.all(all.map(({ kill }) => kill()))),
  };
}
