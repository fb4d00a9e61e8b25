import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { dayMs, isWithin } from "../core/durations.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { parseJsonOrNothing } from "./json.ts";
import { acquireLock, isLockHeld, type ReleaseLock } from "./lock.ts";
import { makePrivateFolder, privateFileMode } from "./private-files.ts";

/*
 * Files of JSON lines in which a reading that takes long keeps what it has, so that one that was stopped goes
 * on. The first line says when it was begun.
 */

/** Another process reads the same just now. */
export class JournalInUse extends Error {}

const head = z.object({ version: z.literal(1), begun: z.iso.datetime() });
const folderName = "harvests";

/**
 * Opens the file of this very search, which one process at a time has: rejects with `JournalInUse` where
 * another has it. One that is older than a day is gone: the terms of use let nobody keep offers longer
 * without asking again.
 */
export async function openOwnFile<T>(
  dataDir: string,
  search: string,
  now: Date,
  openIt: (path: string, release: ReleaseLock) => Promise<T>,
): Promise<T> {
  const folder = join(dataDir, folderName);
  await makePrivateFolder(folder);
  await deleteOldJournals(dataDir, now);
  const path = join(folder, `${createHash("sha256").update(search).digest("hex").slice(0, 16)}.jsonl`);
  const release = await acquireLock(lockOf(path));
  if (!release) throw new JournalInUse("another process reads this search");
  try {
    return await openIt(path, release);
  } catch (error) {
    await release().catch(() => {});
    throw error;
  }
}

/** A journal that is open: what was written before stays in it, where it is resumed. */
export type JournalFile = {
  /** `isStep`: from here on, the next reading has something to go on from. */
  append: (value: unknown, isStep: boolean) => Promise<void>;
  isWorthKeeping: () => boolean;
  /**
   * Leaves it to the next reading where it is worth keeping, else removes it. Never rejects: it is called
   * where another failure is about to be told, and must not replace it.
   */
  close: () => Promise<void>;
  remove: () => Promise<void>;
};

/** Opens it at a path that is held; `facts` stand in the first line of one that is begun. */
export async function openJournalFile(
  path: string,
  release: ReleaseLock,
  { isResumed, now, facts = {} }: { isResumed: boolean; now: Date; facts?: object },
): Promise<JournalFile> {
  const file = await open(path, isResumed ? "a" : "w", privateFileMode);
  let isWorthKeeping = isResumed;
  try {
    if (!isResumed) await file.appendFile(`${JSON.stringify({ version: 1, begun: now.toISOString(), ...facts })}\n`);
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

  return {
    append: async (value, isStep) => {
      await file.appendFile(`${toJournalLine(value)}\n`);
      if (isStep) isWorthKeeping = true;
    },
    isWorthKeeping: () => isWorthKeeping,
    close: () =>
      end(isWorthKeeping).catch(() => {
        // What the system could not finish is not promised to the next reading.
        isWorthKeeping = false;
      }),
    remove: () => end(false),
  };
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

function lockOf(path: string): string {
  return path.replace(/jsonl$/, "lock");
}

/** The lines of a file; none where it is not there. */
export async function* readJournalLines(path: string): AsyncGenerator<string> {
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

/** What the first line of a journal says; undefined where it is none. */
export function readJournalHead(text: string): { begun: string } | undefined {
  return head.safeParse(parseJsonOrNothing(text)).data;
}

/**
 * A value on one line: some readers take U+2028 and U+2029 for the end of a line, which JSON may hold as they
 * are.
 */
function toJournalLine(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** By when it was begun: the first rows of one that went on yesterday are older than it looks. */
async function isOld(path: string, now: Date): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now.getTime() }));
  const first = readJournalHead(await firstLineOf(path));
  return !isWithin(now.getTime() - Math.min(mtimeMs, first ? Date.parse(first.begun) : mtimeMs), dayMs);
}

async function firstLineOf(path: string): Promise<string> {
  for await (const text of readJournalLines(path)) return text;
  return "";
}
