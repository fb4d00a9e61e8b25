import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createRunCarrier } from "../../../src/adapters/alert-pieces/carrier.ts";
import { findDeadLetters } from "../../../src/adapters/alert-pieces/dead-letters.ts";
import { openSharedPieces, type SharedPieces } from "../../../src/adapters/alert-pieces/open.ts";
import { type DoPiece, startPieceWorker } from "../../../src/adapters/alert-pieces/piece-worker.ts";
import { openStore } from "../../../src/adapters/store.ts";
import { checkStore } from "../../../src/app/check/store.ts";
import type { Piece, ReadingPiece, SendingPiece } from "../../../src/core/alerts/pieces/piece.ts";
import { createRunFigures } from "../../../src/core/alerts/run-figures.ts";
import { toLines } from "../../app/check/check-context.ts";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { silentLog } from "../../fakes/silent-log.ts";

const hurried = { expiryMs: 1_000, retryDelaySeconds: 0, supervisionSeconds: 1 };
const at = "2026-11-23T07:00:00.000Z";
const reading = (key: string): ReadingPiece => ({ do: "read", version: 1, source: "ft", key, what: { of: key } });
const planning = (people: string[][]) =>
  ({ do: "plan", version: 1, platform: "telegram", at, elapsedMs: 0, people }) as const;
const sending: SendingPiece = { do: "send", version: 1, platform: "telegram", at, people: [] };
const outcome = { figures: { ...createRunFigures(), matched: 1 }, isDown: false, left: [], hasNext: false };

describe.skipIf(!hasPostgres)("pieces of work on PostgreSQL", () => {
  const server = usePostgres();

  /** A database with its tables, and the processes that share it, each on connections of its own. */
  async function openShared(): Promise<{ url: string; open: () => Promise<SharedPieces> }> {
    const url = await server.createDatabase();
    await (await openStore(url)).close();
    const open = async () => {
      const pieces = await openSharedPieces(url, hurried);
      onTestFinished(pieces.close);
      return pieces;
    };
    return { url, open };
  }

  function carry(pieces: SharedPieces, run = "run1", holder = "one") {
    const stopped = new AbortController();
    const carrier = createRunCarrier({
      ...pieces,
      run,
      holder,
      onAdded: () => {},
      stopped: stopped.signal,
      idleMs: 3_000,
    });
    return { ...carrier, stop: () => stopped.abort() };
  }

  function work(pieces: SharedPieces, queue: "read" | "plan" | "send-telegram", doPiece: DoPiece) {
    const worker = startPieceWorker({
      ...{ ...pieces, queue, width: 4, doPiece, mayTake: async () => true, onDone: () => {}, log: silentLog },
    });
    onTestFinished(worker.stop);
    return worker;
  }

  /** Takes a piece as a worker does, and does nothing with it. */
  async function take({ jobs, table }: SharedPieces, queue: "read" | "plan") {
    return vi.waitFor(
      async () => {
        const [job] = await jobs.fetch(queue, 1);
        const claimed = job && (await table.claim(job.piece));
        if (!claimed) throw new Error("there is none");
        return { job, claimed };
      },
      { timeout: 90_000, interval: 50 },
    );
  }

  test("processes that begin at the same moment on a new database all find the queues made", async () => {
    for (let database = 0; database < 4; database++) {
      const { open } = await openShared();
      const all = await Promise.all(Array.from({ length: 4 }, open));
      for (const queue of ["read", "plan", "send-telegram"] as const)
        await Promise.all(all.map(({ jobs }) => jobs.open(queue)));
    }
  });

  test("a piece is done by another process, with the news of its people, and what follows is waited for, too", async () => {
    const { open } = await openShared();
    const [one, other] = [await open(), await open()];
    const seen: Piece[] = [];
    const news: unknown[] = [];
    work(other, "plan", async (piece, { id }) => {
      seen.push(piece);
      for (const person of [0, 1]) news.push(await other.table.loadNews(id, person));
      return { outcome: { ...outcome, hasNext: true }, next: sending };
    });
    work(other, "send-telegram", async (piece) => {
      seen.push(piece);
      return { outcome: { ...outcome, isDown: true, figures: { ...createRunFigures(), sent: 2 } } };
    });
    const carrier = carry(one);
    const mine = [{ source: "ft", request: "a", upTo: at, found: "later" as const }];
    expect(await carrier.serve(planning([["telegram:1:a"], ["telegram:2:b"]]), [mine, []])).toMatchObject({
      ...{ figures: { matched: 1, sent: 2 }, isDown: true },
    });
    expect(seen.map((piece) => piece.do)).toEqual(["plan", "send"]);
    expect(news).toEqual([mine, []]);
    await carrier.end();
  });

  test("the same piece is handed out once, whoever asks for it, and one reading serves both", async () => {
    const { open } = await openShared();
    const pieces = await open();
    let reads = 0;
    const news = Array.from({ length: 450 }, (_, i) => ({ key: `ft:${i}` }));
    work(pieces, "read", async () => ({ outcome: { calls: ++reads, news: reads === 1 ? news : [] } }));
    const carrier = carry(pieces);
    expect(await carrier.read(reading("a"))).toEqual({ calls: 1, news });
    expect(await carrier.read(reading("a"))).toEqual({ calls: 1, news });
    expect(await carrier.read(reading("b"))).toEqual({ calls: 2, news: [] });
  });

  test("who took a piece and is gone is followed by another, and a late word of the first changes nothing", async () => {
    const { open } = await openShared();
    const [first, second] = [await open(), await open()];
    await first.jobs.open("plan");
    const carrier = carry(first);
    const served = carrier.serve(planning([["telegram:1:a"]]), [[]]);
    const late = await take(first, "plan");
    const now = await take(second, "plan");
    expect([late.claimed.attempt, now.claimed.attempt]).toEqual([1, 2]);
    expect(now.claimed.id).toBe(late.claimed.id);
    // pg-boss takes it for done; we do not, and nothing that follows from it is handed out.
    await first.jobs.complete("plan", late.job.id);
    expect(await first.table.finish(late.claimed, { outcome: { ...outcome, hasNext: true }, next: sending })).toBe(
      false,
    );
    expect(await second.table.finish(now.claimed, { outcome })).toBe(true);
    expect(await second.table.finish(now.claimed, { outcome })).toBe(false);
    expect(await served).toEqual(outcome);
    await first.jobs.open("send-telegram");
    expect(await first.jobs.fetch("send-telegram", 10)).toEqual([]);
  });

  test("of pieces that are taken together one fails by itself; after its last try it is given up, and seen to be", async () => {
    const { url, open } = await openShared();
    const pieces = await open();
    let tries = 0;
    work(pieces, "read", async (piece) => {
      if (piece.do === "read" && piece.key !== "bad") return { outcome: { calls: 1, news: [] } };
      tries += 1;
      throw new Error("a bug");
    });
    const carrier = carry(pieces);
    const all = ["a", "bad", "b"].map((key) => carrier.read(reading(key)));
    const done = await Promise.allSettled(all);
    expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(done[1]).toMatchObject({ reason: { name: "PieceGivenUp" } });
    expect(tries).toBe(6);
    expect(await findDeadLetters(url)).toMatchObject({ count: 1, last: expect.any(Date) });
    expect(toLines(await checkStore({ STORE_URL: url }, { now: new Date() })).slice(-2)).toEqual([
      expect.stringMatching(/^look \| store, work of alerts \| 1 piece of it was given up, last 20/),
      '  -> look in the log for why ("a piece of work failed"); whom they would have served, later runs serve',
    ]);
  });

  test("where nobody ever shared anything, nothing is given up", async () => {
    const url = await server.createDatabase();
    expect(await findDeadLetters(url)).toEqual({ count: 0 });
    await (await openStore(url)).close();
    expect(toLines(await checkStore({ STORE_URL: url }, { now: new Date() })).at(-1)).toBe(
      "ok | store, work of alerts | no piece of it was given up in the last three days",
    );
  });

  test("of a run that broke off, what was read a moment ago is of the next one, and what it had handed out is done", async () => {
    const { open } = await openShared();
    const [first, second] = [await open(), await open()];
    const read: string[] = [];
    const worker = work(first, "read", async (piece) => {
      read.push(piece.do === "read" ? piece.key : "");
      const failure = { service: "France Travail", why: "down" as const };
      return { outcome: piece.do === "read" && piece.key === "down" ? { calls: 1, failure } : { calls: 1, news: [] } };
    });
    const broken = carry(first);
    for (const key of ["a", "b", "down"]) await broken.read(reading(key));
    const unserved = broken.serve(planning([["telegram:1:a"]]), [[]]);
    await expect.poll(() => countPieces(first, ["telegram 1"])).toBe(1);
    broken.stop();
    await expect(unserved).rejects.toMatchObject({ name: "AbortError" });

    const next = carry(second, "run2", "other");
    for (const key of ["a", "down", "c"]) await next.read(reading(key));
    expect(read).toEqual(["a", "b", "down", "down", "c"]);
    // Whoever was suspended meanwhile and comes back hands out nothing more.
    await expect(first.table.add("run1", [{ key: "late", piece: reading("late") }])).rejects.toMatchObject({
      code: "23503",
    });
    const planned: unknown[] = [];
    work(second, "plan", async (piece) => {
      planned.push(piece);
      return { outcome: { ...outcome, hasNext: true }, next: sending };
    });
    const sent: unknown[] = [];
    work(second, "send-telegram", async (piece) => {
      sent.push(piece);
      return { outcome };
    });
    await next.end();
    await expect.poll(() => sent).toEqual([sending]);
    expect(planned).toEqual([planning([["telegram:1:a"]])]);
    await worker.stop();
  });

  test("a restart of the server loses nothing of what was handed out", async () => {
    const { open } = await openShared();
    const pieces = await open();
    await pieces.table.beginRun("run1", "one");
    const keys = ["a", "b", "c"];
    await pieces.table.add(
      "run1",
      keys.map((key) => ({ key, piece: reading(key) })),
    );
    work(pieces, "read", async () => ({ outcome: { calls: 1, news: [] } }));
    await server.stop("SIGKILL");
    await server.start();
    await expect
      .poll(() => pieces.table.find("run1", keys, 1e9).catch(() => []))
      .toMatchObject(keys.map(() => ({ isDone: true })));
  });

  async function countPieces({ table }: SharedPieces, keys: string[]): Promise<number> {
    return (await table.find("run1", keys, -1_000)).length;
  }
});
