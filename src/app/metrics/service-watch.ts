import type { ServiceOpened, ServiceState } from "../../adapters/http/instrumentation.ts";
import type { WatchedGauge } from "./gauge.ts";

/** What the outside services ask of us at a moment, each by its name: one may have several connections. */
export type ServiceWatch = { add: (opened: ServiceOpened) => void; gauges: WatchedGauge[] };

export function createServiceWatch(now: () => Date): ServiceWatch {
  const open = new Set<ServiceOpened>();

  /** Of all connections to a service: all that wait, and the longest wait. */
  function look(): Map<string, ServiceState> {
    const states = new Map<string, ServiceState>();
    for (const { service, look } of open) {
      const { waiting, busyMs } = look();
      const before = states.get(service) ?? { waiting: 0, busyMs: 0 };
      states.set(service, { waiting: before.waiting + waiting, busyMs: Math.max(before.busyMs, busyMs) });
    }
    return states;
  }

  return {
    add: (opened) => {
      open.add(opened);
      opened.closed.addEventListener("abort", () => open.delete(opened), { once: true });
    },
    gauges: [
      {
        name: "tremplin_service_busy_until_timestamp_seconds",
        help: "Until when a service has asked to be left alone; 0 while it is called as usual.",
        labels: ["service"],
        look: () =>
          [...look()].map(([service, { busyMs }]) => ({
            labels: [service],
            value: busyMs > 0 ? (now().getTime() + busyMs) / 1000 : 0,
          })),
      },
      {
        name: "tremplin_service_waiting_calls",
        help: "Calls to a service that wait for their turns.",
        labels: ["service"],
        look: () => [...look()].map(([service, { waiting }]) => ({ labels: [service], value: waiting })),
      },
    ],
  };
}
