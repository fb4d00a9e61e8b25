import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, open, readdir, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { uniqueBy } from "../../../core/collections/unique-by.ts";
import { dayMs, isWithin } from "../../../core/durations.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { readErrorCode } from "../../../core/telemetry.ts";
import { parseJsonOrNothing } from "../../json.ts";
import { acquireLock, isLockHeld, type ReleaseLock } from "../../lock.ts";
import { makePrivateFolder, privateFileMode } from "../../private-files.ts";
import type { DatedRow } from "../api/block.ts";
import type { HarvestCheckpoint } from "./harvest.ts";

/**
 * What a harvest has brought so far, in a file, so that one that was stopped goes on: a line for each window.
 */
export type HarvestJournal = {
  resumed: HarvestCheckpoint | undefined;
  /** `downTo` as in `HarvestCheckpoint`; `readAt` is when the service gave them. */
  write: (rows: DatedRow<Offer | undefined>[], downTo: number | undefined, readAt: Date) => Promise<void>;
  /** What was written, a window at a time. An offer that stands there twice comes once. */
  windows: () => AsyncGenerator<HarvestWindow>;
  /** The next harvest of this search has something to go on from. */
  isWorthKeeping: () => boolean;
  /**
   * Leaves it to the next one where it is worth keeping, else removes it. Never rejects: it is called where
   * another failure is about to be told, and must not replace it.
   */
  close: () => Promise<void>;
  remove: () => Promise<void>;
};

/** Offers that were read together, how many of their rows were too odd to be read, and when that was. */
export type HarvestWindow = { offers: Offer[]; odd: number; readAt: Date };

/** Another process harvests the same search just now. */
export class JournalInUse extends Error {}

const head = z.object({ version: z.literal(1), begun: z.iso.datetime() });
/** The offers are our own words, as they were written a moment ago. */
const line = z.object({
  downTo: z.number().optional(),
  readAt: z.iso.datetime(),
  ids: z.array(z.string()),
  offers: z.array(z.custom<Offer>()),
});

const folderName = "harvests";

/**
 * The file of this very search, which one process at a time has: rejects with `JournalInUse` where another
 * has it. One that is older than a day is gone: the terms of use let nobody keep offers longer without asking
 * again.
 */
export async function openJournal(dataDir: string, search: string, now: Date): Promise<HarvestJournal> {
  const folder = join(dataDir, folderName);
  await makePrivateFolder(folder);
  await deleteOldJournals(dataDir, now);
  const path = join(folder, `${createHash("sha256").update(search).digest("hex").slice(0, 16)}.jsonl`);
  const release = await acquireLock(lockOf(path));
  if (!release) throw new JournalInUse("another process harvests this search");
  try {
    return await openJournalFile(path, now, release);
  } catch (error) {
    await release().catch(() => {});
    throw error;
  }
}

/** Deletes what harvests that were stopped have left for longer than a day. */
export async function deleteOldJournals(dataDir: string, now: Date): Promise<void> {
  const folder = join(dataDir, folderName);
  const files = await readdir(folder).catch((error: unknown) => {
    if (readErrorCode(error) === "ENOENT") return [];
    throw error;
  });
  for (const file of files) {
    const path = join(folder, file);
    if (!(await isOld(path, now)) || (await isLockHeld(file.endsWith(".jsonl") ? lockOf(path) : path))) continue;
    await rm(path, { force: true });
  }
}

async function openJournalFile(path: string, now: Date, release: ReleaseLock): Promise<HarvestJournal> {
  const resumed = await readResumed(path, now);
  const file = await open(path, resumed ? "a" : "w", privateFileMode);
  let isWorthKeeping = resumed !== undefined;
  try {
    if (!resumed) await file.appendFile(`${JSON.stringify({ version: 1, begun: now.toISOString() })}\n`);
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }

  async function end(keeps: boolean): Promise<void> {
    try {
      await file.close();
      if (!keeps) await rm(path, { force: true });
    } finally {
      await release();
    }
  }

  async function close(): Promise<void> {
    try {
      await end(isWorthKeeping);
    } catch {
      // What the system could not finish is not promised to the next harvest.
      isWorthKeeping = false;
    }
  }

  return {
    resumed,
    write: async (rows, downTo, readAt) => {
      const offers = rows.flatMap(({ value = [] }) => value);
      const ids = rows.map(({ id }) => id);
      const place = downTo === undefined ? {} : { downTo };
      await file.appendFile(`${oneLine({ ...place, readAt: readAt.toISOString(), ids, offers })}\n`);
      // A search without windows is read anew at once.
      if (downTo !== undefined) isWorthKeeping = true;
    },
    windows: () => windowsIn(path),
    isWorthKeeping: () => isWorthKeeping,
    close,
    remove: () => end(false),
  };
}

async function* windowsIn(path: string): AsyncGenerator<HarvestWindow> {
  const knownIds = new Set<string>();
  for await (const text of linesOf(path)) {
    const read = readLine(text);
    if (!read) continue;
    const fresh = read.ids.filter((id) => !knownIds.has(id));
    for (const id of fresh) knownIds.add(id);
    const keys = new Set(fresh.map((id) => `ft:${id}`));
    const offers = uniqueBy(read.offers, ({ key }) => key);
    const ofWindow = offers.filter(({ key }) => keys.has(key));
    yield { offers: ofWindow, odd: keys.size - ofWindow.length, readAt: new Date(read.readAt) };
  }
}

function lockOf(path: string): string {
  return path.replace(/jsonl$/, "lock");
}

/** Up to where it was read. A last line that was cut off is forgotten, and its window read again. */
async function readResumed(path: string, now: Date): Promise<HarvestCheckpoint | undefined> {
  let begun: Date | undefined;
  let downTo: number | undefined;
  let whole = 0;
  const ids: string[] = [];
  for await (const text of linesOf(path)) {
    const bytes = Buffer.byteLength(text) + 1;
    if (!begun) {
      const first = head.safeParse(parseJsonOrNothing(text)).data;
      if (!first || !isWithin(now.getTime() - Date.parse(first.begun), dayMs)) return undefined;
      begun = new Date(first.begun);
    } else {
      const read = readLine(text);
      if (!read) break;
      ids.push(...read.ids);
      downTo = read.downTo ?? downTo;
    }
    whole += bytes;
  }
  if (!begun || downTo === undefined) return undefined;
  const { size } = await stat(path);
  if (size > whole) await truncate(path, whole);
  if (size < whole) await appendFile(path, "\n");
  return { begun, downTo, ids };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  const input = createReadStream(path, "utf8");
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    input.destroy();
  }
}

function readLine(text: string): z.infer<typeof line> | undefined {
  return line.safeParse(parseJsonOrNothing(text)).data;
}

/** Some readers take U+2028 and U+2029 for the end of a line, which JSON may hold as they are. */
function oneLine(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** By when it was begun: the first rows of one that went on yesterday are older than it looks. */
async function isOld(path: string, now: Date): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now.getTime() }));
  const first = head.safeParse(parseJsonOrNothing(await firstLineOf(path))).data;
  return !isWithin(now.getTime() - Math.min(mtimeMs, first ? Date.parse(first.begun) : mtimeMs), dayMs);
}

async function firstLineOf(path: string): Promise<string> {
  for await (const text of linesOf(path)) return text;
  return "";
}
