import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { listDuties, parseRole, type Role, watchRoles } from "../../src/app/role.ts";
import { CannotStart, readConfig } from "../../src/config.ts";
import { keptLog } from "../adapters/log.ts";

test.each<[string[], Role]>([
  [[], "all"],
  [["--role", "all"], "all"],
  [["--role=bots"], "bots"],
  [["--role", "alerts"], "alerts"],
])("%j is a role", (args, role) => {
  expect(parseRole(args)).toBe(role);
});

test.each([[["--role"]], [["--role", "worker"]], [["--rolle", "bots"]], [["bots"]], [["--role", ""]]])(
  "%j is none, and ends the start",
  (args) => {
    expect(() => parseRole(args)).toThrow(CannotStart);
    expect(() => parseRole(args)).toThrow(/--role must be all, bots or alerts/);
  },
);

test("what a role does; ALERTS=off keeps its meaning", () => {
  expect(listDuties("all", { ALERTS: "on" })).toEqual({ listens: true, runsAlerts: true });
  expect(listDuties("bots", { ALERTS: "on" })).toEqual({ listens: true, runsAlerts: false });
  expect(listDuties("alerts", { ALERTS: "on" })).toEqual({ listens: false, runsAlerts: true });
  expect(listDuties("all", { ALERTS: "off" })).toEqual({ listens: true, runsAlerts: false });
  expect(() => listDuties("alerts", { ALERTS: "off" })).toThrow(CannotStart);
});

describe.each([false, true])("a role that nobody has, on a shared store: %s", (isShared) => {
  let store: Store;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    store = { ...(await openStore("memory://")), isShared };
  });
  afterEach(async () => {
    vi.useRealTimers();
    await store.close();
  });

  function watch(role: Role, environment: Record<string, string> = {}) {
    const read = readConfig(environment);
    if ("faults" in read) throw new Error(read.faults.join("\n"));
    const { log, lines } = keptLog();
    const roles = watchRoles({ store, config: read.config, log }, { role });
    onTestFinished(roles.end);
    return { roles, said: () => lines.map(({ message }) => message) };
  }
  const aMinute = () => vi.advanceTimersByTimeAsync(60_000);
  const runner = isShared ? "role alerts" : "alerts";

  test("is said once, and no longer once a process has it", async () => {
    const { roles, said } = watch("bots");
    expect(roles.health()).toEqual({});
    await aMinute();
    await vi.waitFor(() => expect(roles.health()).toEqual({ alerts: "degraded" }));
    await aMinute();
    expect(said().filter((line) => line.includes("no process runs the alerts"))).toHaveLength(1);
    await store.claim(runner, "somebody", 3_600_000);
    await aMinute();
    await vi.waitFor(() => expect(roles.health()).toEqual({}));
    await store.release(runner, "somebody");
    await aMinute();
    await vi.waitFor(() => expect(roles.health()).toEqual({ alerts: "degraded" }));
  });

  test("alerts that nobody listens for are said; a process with --role bots is heard of", async () => {
    const { roles, said } = watch("alerts");
    await aMinute();
    await vi.waitFor(() => expect(roles.health()).toEqual({ bots: "degraded" }));
    expect(said().join()).toContain("no process listens to people");
    const { roles: listening } = watch("bots");
    await aMinute();
    await vi.waitFor(() => expect(roles.health()).toEqual({}));
    await listening.end();
    await aMinute();
    await vi.waitFor(() => expect(roles.health()).toEqual({ bots: "degraded" }));
  });

  test("all at once misses nobody, nor do bots whose alerts a command runs", async () => {
    const [all, off] = [watch("all"), watch("bots", { ALERTS: "off" })];
    await aMinute();
    await aMinute();
    expect([all.roles.health(), off.roles.health(), all.said(), off.said()]).toEqual([{}, {}, [], []]);
  });

  test("a store that fails is no role that is missing", async () => {
    const { roles } = watch("bots");
    vi.spyOn(store, "isHeld").mockRejectedValue(new Error("the store fails"));
    await aMinute();
    expect(roles.health()).toEqual({});
  });
});
