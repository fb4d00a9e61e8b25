import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { ReservedTurns, SharedLimit, TurnRequest } from "../../../src/adapters/shared-limit.ts";
import { openStore, type Store } from "../../../src/adapters/store.ts";
import { hasPostgres, runSql, startCuttingProxy } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";

/** What processes reserve in one database. The windows are so long that no machine is too slow for them. */
describe.skipIf(!hasPostgres)("a limit on calls in PostgreSQL", () => {
  const server = usePostgres();
  let url: string;
  beforeEach(async () => {
    url = await server.createDatabase();
  });

  async function open(address = url): Promise<{ store: Store; limit: SharedLimit }> {
    const store = await openStore(address);
    onTestFinished(store.close);
    const limit = store.openLimit?.("Offres d'emploi");
    if (!limit) throw new Error("the store has no limits");
    return { store, limit };
  }
  const minute = 60_000;
  const usual: TurnRequest = { wanted: 1, most: 10, windowMs: minute, usableMs: 100, isBackground: false };
  /** As if so much time had passed. */
  const pass = (ms: number) =>
    runSql(
      url,
      `UPDATE call_limits SET taken = ARRAY(SELECT turn - ${ms} FROM unnest(taken) AS turn),
         held_until = held_until - ${ms}, people_until = people_until - ${ms},
         people_wait_until = people_wait_until - ${ms}`,
    );

  test("gives as many turns as there are in a window, to however many processes that ask at once", async () => {
    const limits = await Promise.all([open(), open(), open()]);
    const asked = Array.from({ length: 30 }, (_, i) => limits[i % 3]?.limit.reserve(usual));
    const reserved = (await Promise.all(asked)) as ReservedTurns[];
    expect(reserved.reduce((sum, { granted }) => sum + granted, 0)).toBe(10);
    const late = await limits[0]?.limit.reserve(usual);
    expect(late).toMatchObject({ granted: 0, free: 0, heldMs: 0 });
    expect(late?.waitMs).toBeGreaterThan(0);
    expect(late?.waitMs).toBeLessThanOrEqual(minute + 100);
    await pass(minute + 100);
    expect(await limits[1]?.limit.reserve({ ...usual, wanted: 12 })).toMatchObject({ granted: 10, free: 0 });
  });

  test("counts a turn from the end of the time in which it may be used", async () => {
    const { limit } = await open();
    await limit.reserve({ ...usual, wanted: 10, usableMs: 30_000 });
    await pass(minute);
    expect(await limit.reserve(usual)).toMatchObject({ granted: 0 });
    await pass(30_000);
    expect(await limit.reserve({ ...usual, wanted: 3 })).toMatchObject({ granted: 3, free: 7 });
  });

  test("that was lowered gives nothing until fewer were taken", async () => {
    const { limit } = await open();
    await limit.reserve({ ...usual, wanted: 4 });
    await pass(20_000);
    await limit.reserve({ ...usual, wanted: 2 });
    expect(await limit.reserve({ ...usual, most: 3 })).toMatchObject({ granted: 0 });
    await pass(minute - 20_000 + 200);
    expect(await limit.reserve({ ...usual, most: 3, wanted: 5 })).toMatchObject({ granted: 1, free: 0 });
  });

  test("holds all processes for as long as one was told to wait, and no longer wait undoes a longer one", async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await one?.limit.hold(30_000);
    await other?.limit.hold(1_000);
    const held = await other?.limit.reserve(usual);
    expect(held).toMatchObject({ granted: 0, free: 0 });
    expect(held?.heldMs).toBeGreaterThan(1_000);
    expect(held?.heldMs).toBeLessThanOrEqual(30_000);
    expect((await other?.limit.reserve({ ...usual, wanted: 0 }))?.heldMs).toBeGreaterThan(1_000);
    await pass(30_000);
    expect(await one?.limit.reserve(usual)).toMatchObject({ granted: 1, heldMs: 0 });
  });

  test("lets people go first: others have half of it while people are there, and nothing while people wait", async () => {
    const [people, alerts] = await Promise.all([open(), open()]);
    const background = { ...usual, isBackground: true };
    expect(await alerts.limit.reserve({ ...background, wanted: 9 })).toMatchObject({ granted: 9 });
    expect(await people.limit.reserve({ ...usual, wanted: 3 })).toMatchObject({ granted: 1 });
    await pass(minute + 200);
    // They waited when they were last there, and have not come back for a while: then it is free.
    expect(await people.limit.reserve({ ...usual, wanted: 1 })).toMatchObject({ granted: 1 });
    expect(await alerts.limit.reserve({ ...background, wanted: 9 })).toMatchObject({ granted: 0 });
    await pass(2_000);
    expect(await alerts.limit.reserve({ ...background, wanted: 9 })).toMatchObject({ granted: 4 });
    await pass(10_000);
    expect(await alerts.limit.reserve({ ...background, wanted: 9 })).toMatchObject({ granted: 5 });
  });

  test("is not held for long by a clock of the server that was set back", async () => {
    const { limit } = await open();
    await limit.reserve({ ...usual, wanted: 10 });
    await limit.hold(30_000);
    await pass(-365 * 86_400_000);
    expect(await limit.reserve({ ...usual, wanted: 2 })).toMatchObject({ granted: 2, heldMs: 0 });
  });

  test("has rows of its own: another one is not touched, and all outlive a process", async () => {
    const { store, limit } = await open();
    await limit.reserve({ ...usual, wanted: 10 });
    expect(await store.openLimit?.("another").reserve(usual)).toMatchObject({ granted: 1 });
    const { limit: again } = await open();
    expect(await again.reserve(usual)).toMatchObject({ granted: 0 });
  });

  test("outlives restarts of the server with all that was given, and cut connections", async () => {
    const proxy = await startCuttingProxy(server);
    onTestFinished(proxy.close);
    const { limit } = await open(proxy.through(url));
    expect(await limit.reserve({ ...usual, wanted: 6 })).toMatchObject({ granted: 6 });
    await server.stop("SIGKILL");
    await server.start();
    expect(await limit.reserve({ ...usual, wanted: 3 })).toMatchObject({ granted: 3 });
    proxy.cut();
    expect(await limit.reserve({ ...usual, wanted: 6 })).toMatchObject({ granted: 1 });
  });

  test("that cannot be asked rejects", async () => {
    const { limit } = await open();
    await limit.reserve(usual);
    await runSql(url, "DROP TABLE call_limits");
    await expect(limit.reserve(usual)).rejects.toThrow("call_limits");
  });
});
