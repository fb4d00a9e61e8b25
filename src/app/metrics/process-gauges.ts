import { stat } from "node:fs/promises";
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import type { WatchedGauge } from "./gauge.ts";

/** Often enough to see what keeps people waiting, and nothing an idle machine would notice. Milliseconds. */
const resolutionMs = 50;
const nanosecondsPerSecond = 1e9;

type DelayHistogram = Pick<IntervalHistogram, "enable" | "disable" | "reset" | "percentile" | "max">;

/** The memory of this process, and what keeps its loop. */
export function createProcessGauges(
  monitorDelays: () => DelayHistogram = () => monitorEventLoopDelay({ resolution: resolutionMs }),
): WatchedGauge[] {
  let delays: DelayHistogram | undefined;

  /** Measured from the first look on, so that it costs nothing where nobody looks. */
  function readDelays() {
    if (!delays) {
      delays = monitorDelays();
      delays.enable();
      return [];
    }
    const { max } = delays;
    const quantiles = [50, 99].map((percent) => ({
      labels: [String(percent / 100)],
      value: toDelayS(delays?.percentile(percent) ?? 0),
    }));
    delays.reset();
    return [...quantiles, { labels: ["1"], value: toDelayS(max) }];
  }

  return [
    {
      name: "process_resident_memory_bytes",
      help: "Memory of the process.",
      look: () => [{ value: process.memoryUsage.rss() }],
    },
    {
      name: "nodejs_heap_size_used_bytes",
      help: "What of it JavaScript holds.",
      look: () => [{ value: process.memoryUsage().heapUsed }],
    },
    {
      name: "process_start_time_seconds",
      help: "When the process was started.",
      look: () => [{ value: Math.round(Date.now() / 1000 - process.uptime()) }],
    },
    {
      name: "tremplin_event_loop_delay_seconds",
      help: "How late the process was at what it had to do, since the last look; the quantile 1 is the longest.",
      labels: ["quantile"],
      look: readDelays,
      end: () => delays?.disable(),
    },
  ];
}

/** The histogram holds whole intervals: what is beyond one is delay. */
function toDelayS(nanoseconds: number): number {
  return Math.max(0, nanoseconds / nanosecondsPerSecond - resolutionMs / 1000);
}

/** The files of the store: the database, and what was not merged into it yet. None for a store in memory. */
export function createStoreGauge(storeUrl: string): WatchedGauge {
  const [, path] = storeUrl.match(/^sqlite:\/\/(.+)$/) ?? [];
  return {
    name: "tremplin_store_bytes",
    help: "Size of the store's files.",
    labels: ["file"],
    look: async () => {
      if (path === undefined) return [];
      const files = { main: path, wal: `${path}-wal` };
      return Promise.all(
        Object.entries(files).map(async ([file, name]) => ({ labels: [file], value: await readSize(name) })),
      );
    },
  };
}

/** 0 for a file that is not there: there is no second one while nothing waits to be merged. */
async function readSize(name: string): Promise<number> {
  return stat(name).then(
    ({ size }) => size,
    () => 0,
  );
}
