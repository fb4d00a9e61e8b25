import type { Store } from "../../adapters/store.ts";
import type { Config } from "../../config.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Health } from "../../core/telemetry.ts";
import type { HealthWatch } from "../health-watch.ts";
import type { Platforms } from "../platforms.ts";
import type { Metrics } from "./metrics.ts";
import { createProcessGauges, createStoreGauge } from "./process-gauges.ts";

type WatchedApp = {
  config: Pick<Config, "STORE_URL">;
  bots: Pick<Platforms, "load">;
  conversation: Pick<Conversation, "busyPeople">;
  health: Pick<HealthWatch, "look">;
  store: Pick<Store, "lastPurge">;
  /** Where several processes share the work of alerts: how many pieces of it were given up. */
  countDeadLetters?: (() => Promise<number>) | undefined;
};

const healthValues: Record<Health, number> = { ok: 0, starting: 1, degraded: 1, failing: 2 };

/** Adds what is looked at whenever somebody asks: the process, its store, its queues, its health. */
export function watchApp({ watch }: Pick<Metrics, "watch">, app: WatchedApp): void {
  const { config, bots, conversation, health, store, countDeadLetters } = app;
  for (const gauge of createProcessGauges()) watch(gauge);
  watch(createStoreGauge(config.STORE_URL));
  watch({
    name: "tremplin_health",
    help: "Of each part that /healthz names: 0 well, 1 gives reason to look, 2 fails.",
    labels: ["part"],
    look: async () =>
      Object.entries((await health.look()).parts).map(([part, state]) => ({
        labels: [part],
        value: healthValues[state],
      })),
  });
  watch({
    name: "tremplin_busy_people",
    help: "People whose events are being handled, or wait to be.",
    look: () => [{ value: conversation.busyPeople() }],
  });
  watch({
    name: "tremplin_busy_chats",
    help: "Chats to which something is being sent, or waits to be.",
    labels: ["platform"],
    look: () => Object.entries(bots.load()).map(([platform, { chats }]) => ({ labels: [platform], value: chats })),
  });
  watch({
    name: "tremplin_open_streams",
    help: "Open pages.",
    labels: ["platform"],
    look: () =>
      Object.entries(bots.load()).flatMap(([platform, { streams }]) =>
        streams === undefined ? [] : [{ labels: [platform], value: streams }],
      ),
  });
  if (countDeadLetters)
    watch({
      name: "tremplin_alert_dead_letters",
      help: "Pieces of the work of alerts that failed each time they were tried, in the last three days.",
      look: () =>
        countDeadLetters().then(
          (value) => [{ value }],
          () => [],
        ),
    });
  watch({
    name: "tremplin_last_purge_timestamp_seconds",
    help: "When expired rows were last deleted; 0 where they never were.",
    // Of a store that cannot be read, its health tells.
    look: () =>
      store.lastPurge().then(
        (at) => [{ value: (at?.getTime() ?? 0) / 1000 }],
        () => [],
      ),
  });
}
