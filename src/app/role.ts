import { parseArgs } from "node:util";
import { CannotStart, type Config } from "../config.ts";
import { minuteMs } from "../core/durations.ts";
import type { Health } from "../core/telemetry.ts";
import type { App } from "./app.ts";
import { createLease } from "./lease.ts";

/** What a process does: talk to people, run the alerts and send what comes of them, or both. */
export type Role = "all" | "bots" | "alerts";

const roles: readonly Role[] = ["all", "bots", "alerts"];

/** The role that the arguments of a start ask for. Throws `CannotStart`. */
export function parseRole(args: readonly string[]): Role {
  const asked = readRole(args);
  const role = roles.find((each) => each === asked);
  if (!role) throw new CannotStart("--role must be all, bots or alerts, and nothing else may follow the start.");
  return role;
}

function readRole(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { role: { type: "string", default: "all" } } }).values.role;
  } catch {
    return undefined;
  }
}

/** What a role means with this configuration. */
export type RoleDuties = { listens: boolean; runsAlerts: boolean };

/** Throws `CannotStart` where nothing is left to do. */
export function listDuties(role: Role, { ALERTS }: Pick<Config, "ALERTS">): RoleDuties {
  if (role === "alerts" && ALERTS === "off")
    throw new CannotStart("ALERTS=off leaves a process with --role alerts nothing to do: remove one of the two.");
  return { listens: role !== "alerts", runsAlerts: role !== "bots" && ALERTS === "on" };
}

/** Whether somebody does what the role of this process leaves to others. */
export type RoleWatch = {
  /** Parts that nobody does, for `/healthz`. */
  health: () => Record<string, Health>;
  end: () => Promise<void>;
};

/** On one machine, whoever runs the alerts has their lease; on several, each tells that it would. */
const leaseOf = { listening: "role bots", running: "role alerts" };

type RoleWatchOptions = { role: Role; times?: { lookMs: number } };

/**
 * Tells other processes by a lease what this one does, and looks each minute whether one of them does the
 * rest. Of a role that nobody has, people hear nothing: it is said in the log, and in `/healthz`.
 */
export function watchRoles(
  { store, config, log }: Pick<App, "store" | "config" | "log">,
  { role, times = { lookMs: minuteMs } }: RoleWatchOptions,
): RoleWatch {
  const { listens, runsAlerts } = listDuties(role, config);
  const told = [
    ...(listens && (store.isShared || role === "bots") ? [leaseOf.listening] : []),
    ...(runsAlerts && store.isShared ? [leaseOf.running] : []),
  ].map((name) => createLease(store, name));
  // Another process that does the same has it: that is as well.
  for (const lease of told) void lease.take().catch(() => {});
  const stopTelling = told.map((lease) => lease.keep());

  const counterpart = findCounterpart(role, config, store.isShared);
  let isMissing = false;
  const look = async () => {
    if (!counterpart) return;
    // A store that fails says so by itself.
    const isThere = await store.isHeld(counterpart.lease).catch(() => true);
    if (!isThere && !isMissing) log.warn({ role }, counterpart.advice);
    if (isThere && isMissing) log.info({ role }, "the other role has a process again");
    isMissing = !isThere;
  };
  const timer = setInterval(() => void look(), times.lookMs);
  timer.unref();
  return {
    health: () => (isMissing && counterpart ? { [counterpart.part]: "degraded" } : {}),
    end: async () => {
      clearInterval(timer);
      for (const stop of stopTelling) stop();
      await Promise.allSettled(told.map((lease) => lease.release()));
    },
  };
}

type Counterpart = { lease: string; part: string; advice: string };

function findCounterpart(role: Role, { ALERTS }: Pick<Config, "ALERTS">, isShared: boolean): Counterpart | undefined {
  if (role === "bots" && ALERTS === "on")
    return {
      lease: isShared ? leaseOf.running : "alerts",
      part: "alerts",
      advice:
        "no process runs the alerts of this store: start one with --role alerts, or this one without --role; on SQLite both need the same file",
    };
  if (role === "alerts")
    return {
      lease: leaseOf.listening,
      part: "bots",
      advice:
        "no process listens to people on this store: start one with --role bots; on SQLite both need the same file",
    };
  return undefined;
}
