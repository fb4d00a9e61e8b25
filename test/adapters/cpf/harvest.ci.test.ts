import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createCatalogueClient } from "../../../src/adapters/cpf/client.ts";
import { mergeTrainings } from "../../../src/adapters/cpf/harvest/merge-trainings.ts";
import { type CatalogueOutcome, readAllRows } from "../../../src/adapters/cpf/harvest/read-all.ts";
import type { RawRow } from "../../../src/adapters/cpf/row.ts";
import type { Training } from "../../../src/core/offers/training.ts";
import { folder, removeFolders } from "../folder.ts";
import { keptLog } from "../log.ts";
import { sunday } from "../places.ts";
import { closeServers, serve } from "../server.ts";

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await closeServers();
  await removeFolders();
});

/** So many rows, each training in two départements, the last one of no SIRET. */
function rowsOf(count: number): RawRow[] {
  return Array.from({ length: count }, (_, i) => ({
    numero_formation:
      i >= count - 2 ? "X_libre" : `${String(Math.floor(i / 2) % 10)}${String(i >> 1).padStart(6, "0")}`,
    intitule_formation: `Formation ${i >> 1}`,
    code_departement: i % 2 === 0 ? "01" : "02",
    nom_departement: i % 2 === 0 ? "Ain" : "Aisne",
  })).toSorted((a, b) => (a.numero_formation < b.numero_formation ? -1 : 1));
}

type Answer = { status?: number; body: string };
type Portal = { rows: RawRow[]; before?: (call: number, url: URL) => Answer | "cut" | undefined };

/** A portal with these rows, which misbehaves as a test says. */
async function portal({ rows, before = () => undefined }: Portal) {
  const served = await serve((response, { url: asked }, call) => {
    const url = new URL(asked, "http://x");
    const odd = before(call, url);
    const query = url.searchParams;
    const where = query.get("where") ?? "";
    const [, digit] = where.match(/^startswith\(numero_formation, "(\d)"\)$/) ?? [];
    const isOthers = where.includes("not (startswith");
    const fitting = rows.filter(({ numero_formation: number }) => {
      const first = String(number).slice(0, 1);
      return isOthers ? !/\d/.test(first) : digit === undefined || first === digit;
    });
    const [limit, offset] = ["limit", "offset"].map((name) => Number(query.get(name) ?? 0));
    const isExport = url.pathname.endsWith("/exports/json");
    const body = isExport
      ? JSON.stringify(fitting)
      : JSON.stringify({ total_count: rows.length, results: fitting.slice(offset ?? 0, (offset ?? 0) + (limit ?? 0)) });
    if (odd === "cut") {
      response.writeHead(200).write(body.slice(0, body.length / 2));
      setImmediate(() => response.destroy());
    } else response.writeHead(odd?.status ?? 200).end(odd?.body ?? body);
  });
  const client = createCatalogueClient({ urls: [served.url], log: keptLog().log, now: () => sunday });
  closing.push(client.close);
  return { ...served, client };
}

type Read = { isExport?: boolean; signal?: AbortSignal; onResume?: (rows: number) => void; now?: Date };

const readAll = ({ client }: Awaited<ReturnType<typeof portal>>, dataDir: string, how: Read = {}) => {
  const { isExport = false, signal = new AbortController().signal, onResume = () => {}, now = sunday } = how;
  return readAllRows({ select: [], where: [], isExport }, { client, dataDir }, { now, signal, onResume });
};

async function rowsIn(outcome: CatalogueOutcome): Promise<RawRow[]> {
  if (outcome.is !== "done") throw new Error(`it was ${outcome.is}`);
  const rows: RawRow[] = [];
  for await (const some of outcome.journal.rows()) rows.push(...some);
  return rows;
}

async function trainingsIn(outcome: CatalogueOutcome): Promise<Training[]> {
  if (outcome.is !== "done") throw new Error(`it was ${outcome.is}`);
  const all: Training[] = [];
  for await (const { trainings } of mergeTrainings(outcome.journal.rows(), false)) all.push(...trainings);
  return all;
}

async function finish(outcome: CatalogueOutcome): Promise<void> {
  if (outcome.is === "done") await outcome.journal.remove();
}

describe("all rows", () => {
  test("within the reach of pages come a hundred at a time, up to the last that can be had", async () => {
    const rows = rowsOf(9_999);
    const here = await portal({ rows });
    const outcome = await readAll(here, await folder());
    expect(outcome).toMatchObject({ is: "done", read: 9_999, total: 9_999, isFictitious: false });
    expect(await rowsIn(outcome)).toEqual(rows);
    const last = new URL(here.heard.at(-1)?.url ?? "", "http://x").searchParams;
    expect([last.get("offset"), last.get("limit"), last.get("order_by")]).toEqual([
      "9900",
      "99",
      "numero_formation,code_departement",
    ]);
    await finish(outcome);
  });

  test("beyond it come by exports, each a part of all, in the order of the numbers", async () => {
    const rows = rowsOf(10_400);
    const here = await portal({ rows });
    const outcome = await readAll(here, await folder());
    expect(outcome).toMatchObject({ is: "done", read: 10_400, total: 10_400 });
    expect(await rowsIn(outcome)).toEqual(rows);
    expect(here.heard.map(({ url }) => url.includes("/exports/json"))).toEqual([false, ...Array(11).fill(true)]);
    const trainings = await trainingsIn(outcome);
    expect(trainings).toHaveLength(5_200);
    expect(trainings.every(({ departements }) => departements?.join() === "Ain,Aisne")).toBe(true);
    await finish(outcome);
  });

  test("come in one export where no parts are taken, or pages would have done", async () => {
    const body = JSON.stringify({ error_code: "ODSQLError", message: "ODSQL query is malformed: startswith" });
    const refusing = await portal({
      rows: rowsOf(10_400),
      before: (_, url) => (url.search.includes("startswith") ? { status: 400, body } : undefined),
    });
    const whole = await readAll(refusing, await folder());
    expect(whole).toMatchObject({ is: "done", read: 10_400 });
    await finish(whole);
    const few = await portal({ rows: rowsOf(400) });
    const outcome = await readAll(few, await folder(), { isExport: true });
    expect([outcome.is, few.heard.length]).toEqual(["done", 2]);
    await finish(outcome);
  });

  test("nothing is left in the folder once it was written", async () => {
    const dataDir = await folder();
    await finish(await readAll(await portal({ rows: rowsOf(300) }), dataDir));
    expect(await readdir(join(dataDir, "harvests"))).toEqual([]);
  });
});

describe("a stop", () => {
  test("between two pages: the next reading goes on from there, and asks for nothing twice", async () => {
    const dataDir = await folder();
    const stop = new AbortController();
    const rows = rowsOf(1_000);
    const first = await portal({ rows, before: (call) => (call === 5 ? void stop.abort() : undefined) });
    expect(await readAll(first, dataDir, { signal: stop.signal })).toMatchObject({
      is: "stopped",
      read: 400,
      isResumable: true,
    });
    const second = await portal({ rows });
    const resumed: number[] = [];
    const outcome = await readAll(second, dataDir, { onResume: (count) => resumed.push(count) });
    expect([resumed, second.heard.length]).toEqual([[400], 7]);
    expect(await rowsIn(outcome)).toEqual(rows);
    await finish(outcome);
  });

  test("within an export: its part is read again, those before it are not", async () => {
    const dataDir = await folder();
    const rows = rowsOf(10_400);
    const cut = await portal({ rows, before: (call) => (call === 4 ? "cut" : undefined) });
    const failed = await readAll(cut, dataDir);
    expect(failed).toMatchObject({ is: "failed", isResumable: true });
    const second = await portal({ rows });
    const outcome = await readAll(second, dataDir);
    expect(second.heard).toHaveLength(1 + 11 - 2);
    expect(await rowsIn(outcome)).toEqual(rows);
    await finish(outcome);
  });

  test("a last line that was cut off costs its step alone", async () => {
    const dataDir = await folder();
    const rows = rowsOf(500);
    const stop = new AbortController();
    const first = await portal({ rows, before: (call) => (call === 4 ? void stop.abort() : undefined) });
    await readAll(first, dataDir, { signal: stop.signal });
    const [file = ""] = await readdir(join(dataDir, "harvests"));
    const path = join(dataDir, "harvests", file);
    await writeFile(path, (await readFile(path, "utf8")).slice(0, -20));
    const outcome = await readAll(await portal({ rows }), dataDir);
    expect(await rowsIn(outcome)).toEqual(rows);
    await finish(outcome);
  });

  test("is not gone on from when the catalogue has changed, nor a day later", async () => {
    const stopAt = async (dataDir: string) => {
      const stop = new AbortController();
      const before = (call: number) => (call === 4 ? void stop.abort() : undefined);
      await readAll(await portal({ rows: rowsOf(500), before }), dataDir, { signal: stop.signal });
    };
    const resumed: number[] = [];
    const onResume = (count: number) => void resumed.push(count);
    const changed = await folder();
    await stopAt(changed);
    await finish(await readAll(await portal({ rows: rowsOf(502) }), changed, { onResume }));
    const old = await folder();
    await stopAt(old);
    const now = new Date(sunday.getTime() + 25 * 3_600_000);
    await finish(await readAll(await portal({ rows: rowsOf(500) }), old, { onResume, now }));
    expect(resumed).toEqual([]);
  });
});

describe("failures", () => {
  const quota = JSON.stringify({ errorcode: 10_002, reset_time: "2026-11-23T00:00:00Z", error: "Too many requests" });

  test("a quota that is used up ends it until it is renewed", async () => {
    const full = await portal({
      rows: rowsOf(500),
      before: (call) => (call === 4 ? { status: 429, body: quota } : undefined),
    });
    const outcome = await readAll(full, await folder());
    expect(outcome).toMatchObject({ is: "failed", error: { why: "busy", minutes: 360 }, isResumable: true });
    expect(full.heard).toHaveLength(4);
  });

  test.each([
    ["an error as the last of the rows", `[{"numero_formation":"1","intitule_formation":"x"},${quota}]`],
    ["an error in the place of the rows", quota],
    ["a page of a gateway", "<html>"],
    ["a list that ends in the middle", '[{"numero_formation":"1"'],
  ])("%s is no export, whatever its status", async (_, body) => {
    const odd = await portal({
      rows: rowsOf(400),
      before: (_call, url) => (url.pathname.includes("exports") ? { body } : undefined),
    });
    const outcome = await readAll(odd, await folder(), { isExport: true });
    expect(outcome).toMatchObject({ is: "failed", error: { why: "garbage" } });
  });

  test("another process that reads the same, and a folder that cannot be written", async () => {
    const dataDir = await folder();
    const here = await portal({ rows: rowsOf(300) });
    const running = await readAll(here, dataDir);
    expect(await readAll(here, dataDir)).toEqual({ is: "in-use" });
    await finish(running);
    const path = join(await folder(), "file");
    await writeFile(path, "");
    expect(await readAll(here, path)).toMatchObject({ is: "unwritable", code: "ENOTDIR" });
  });
});

test("rows that cannot be read are counted, and cost no other", async () => {
  async function* rows(): AsyncGenerator<RawRow[]> {
    yield [{ numero_formation: "1", intitule_formation: "a" }, { numero_formation: null }];
    yield [
      { numero_formation: "1", intitule_formation: "a" },
      { numero_formation: "2", intitule_formation: "b" },
    ];
  }
  const read: { titles: string[]; odd: number }[] = [];
  for await (const { trainings, odd } of mergeTrainings(rows(), true))
    read.push({ titles: trainings.map(({ title }) => title), odd });
  expect(read).toEqual([
    { titles: [], odd: 1 },
    { titles: ["A"], odd: 0 },
    { titles: ["B"], odd: 0 },
  ]);
});
