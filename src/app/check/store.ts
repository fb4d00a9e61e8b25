import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { DeadLetters } from "../../adapters/alert-pieces/dead-letters.ts";
import { type FindFreeBytes, findFreeBytes } from "../../adapters/store/disk-room.ts";
import { describeDatabase } from "../../adapters/store/postgres/address.ts";
import { isPostgres, openStore, type Store } from "../../adapters/store.ts";
import type { Config } from "../../config.ts";
import { dayMs, hourMs } from "../../core/durations.ts";
import { readErrorCode } from "../../core/telemetry.ts";
import { describeStoreFault, toMegabytes } from "../store-faults.ts";
import type { Finding, Verdict } from "./finding.ts";
import { describeDuration } from "./read-quota.ts";

const megabyte = 1_000_000;
/** Below this a day's work may not find room; and below that, next month's. */
const [littleBytes, comfortableBytes] = [50 * megabyte, 500 * megabyte];
/** A later version may need so many times the file to bring it up to date (`disk-room.ts`). */
const migrationFactor = 3.2;

/** Expired rows are deleted every hour while Tremplin runs. */
const latePurgeMs = 3 * hourMs;

type StoreCheckOptions = { now: Date; findFreeBytes?: FindFreeBytes };

/**
 * The file of the store: that it is ours, can be written to, and has room. It is used as beside a process
 * that runs: no lease is taken, nothing is migrated, and a file that is not there is not made.
 */
export async function checkStore(
  { STORE_URL: url }: Pick<Config, "STORE_URL">,
  { now, findFreeBytes: find = findFreeBytes }: StoreCheckOptions,
): Promise<Finding[]> {
  if (url === "memory://")
    return [
      toFinding("STORE_URL", {
        is: "look",
        says: "memory://: everything is forgotten at each stop, the alerts of people too",
        remedy: "take STORE_URL out of .env, or name a file: sqlite://data/tremplin.sqlite",
      }),
    ];
  if (isPostgres(url))
    return (
      await Promise.all([
        lookInside(url, "database", `the database ${describeDatabase(url)}`, now),
        lookForDeadLetters(url),
      ])
    ).flat();
  const path = url.replace("sqlite://", "");
  const bytes = await measureFile(path);
  const folder = await findFolder(path);
  const room = toFinding("disk", judgeRoom(await find(join(folder, basename(path))), bytes ?? 0));
  if (bytes === undefined) return [toFinding("file", await describeAbsence(path, folder)), room];
  return [...(await lookInside(url, "file", `${path}, ${toMegabytes(bytes)} MB,`, now)), room];
}

/** `name`: as it is said of a store that can be written to. */
async function lookInside(url: string, subject: string, name: string, now: Date): Promise<Finding[]> {
  let store: Store | undefined;
  try {
    store = await openStore(url);
    await store.check();
    return [
      toFinding(subject, { is: "ok", says: `${name} can be written to` }),
      toFinding("purge", judgePurge(await store.lastPurge(), now)),
    ];
  } catch (error) {
    const { says, remedy } = describeStoreFault(url, error);
    return [toFinding(subject, { is: "wrong", says, remedy })];
  } finally {
    await store?.close().catch(() => {});
  }
}

/** Nothing is said where the database cannot be read: that has been said. */
async function lookForDeadLetters(url: string): Promise<Finding[]> {
  const { findDeadLetters } = await import("../../adapters/alert-pieces/dead-letters.ts");
  const found = await findDeadLetters(url).catch(() => undefined);
  return found ? [toFinding("work of alerts", judgeDeadLetters(found))] : [];
}

function judgeDeadLetters({ count, last }: DeadLetters): Verdict {
  if (count === 0) return { is: "ok", says: "no piece of it was given up in the last three days" };
  return {
    is: "look",
    says: `${count} ${count === 1 ? "piece of it was" : "pieces of it were"} given up, last ${last?.toISOString()}`,
    remedy: 'look in the log for why ("a piece of work failed"); whom they would have served, later runs serve',
  };
}

/** With the journal beside it; undefined where there is no file. */
async function measureFile(path: string): Promise<number | undefined> {
  const sizes = await Promise.all(
    ["", "-wal"].map((end) =>
      stat(path + end).then(
        ({ size }) => size,
        (error: unknown) => (/ENOENT|ENOTDIR/.test(readErrorCode(error) ?? "") ? undefined : 0),
      ),
    ),
  );
  const [file, journal = 0] = sizes;
  return file === undefined ? undefined : file + journal;
}

/** The folder that it will be made in, or the nearest above that is there. */
async function findFolder(path: string): Promise<string> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const isThere = await stat(folder).then(
      () => true,
      (error: unknown) => readErrorCode(error) !== "ENOENT",
    );
    if (isThere || folder === dirname(folder)) return folder;
  }
}

async function describeAbsence(path: string, folder: string): Promise<Verdict> {
  try {
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error("a file"), { code: "ENOTDIR" });
    await access(folder, constants.W_OK);
    return { is: "ok", says: `${path} is not there yet: the first start makes it` };
  } catch (error) {
    return {
      is: "wrong",
      says: `${path} is not there, and cannot be made in ${folder} (${readErrorCode(error)})`,
      remedy: "check the owner and the mode of that folder, or name another file in STORE_URL",
    };
  }
}

function judgeRoom(free: number | undefined, bytes: number): Verdict {
  if (free === undefined) return { is: "ok", says: "how much is free is not told by this file system" };
  const says = `${toMegabytes(free)} MB free`;
  if (free < littleBytes)
    return { is: "wrong", says, remedy: "make room on the disk: soon nothing can be kept, and alerts stop" };
  const wanted = Math.max(comfortableBytes, migrationFactor * bytes);
  if (free < wanted)
    return {
      is: "look",
      says,
      remedy: `make room: ${toMegabytes(wanted)} MB are enough for what comes, a later version included`,
    };
  return { is: "ok", says };
}

function judgePurge(last: Date | undefined, now: Date): Verdict {
  const remedy = "start Tremplin, which deletes expired rows every hour; if it runs, look at its log for why it cannot";
  if (last === undefined) return { is: "look", says: "expired rows were never deleted", remedy };
  const age = now.getTime() - last.getTime();
  if (age < 0) return { is: "ok", says: "expired rows were deleted just now" };
  const says = `expired rows were last deleted ${describeDuration(age)} ago`;
  if (age > latePurgeMs) return { is: age > dayMs ? "wrong" : "look", says, remedy };
  return { is: "ok", says };
}

function toFinding(subject: string, verdict: Verdict): Finding {
  return { area: "store", subject: subject === "STORE_URL" ? subject : `store, ${subject}`, ...verdict };
}
