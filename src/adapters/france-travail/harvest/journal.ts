import { appendFile, stat, truncate } from "node:fs/promises";
import { z } from "zod";
import { uniqueBy } from "../../../core/collections/unique-by.ts";
import { dayMs, isWithin } from "../../../core/durations.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { openJournalFile, openOwnFile, readJournalHead, readJournalLines } from "../../journal-file.ts";
import { parseJsonOrNothing } from "../../json.ts";
import type { ReleaseLock } from "../../lock.ts";
import type { DatedRow } from "../api/block.ts";
import type { HarvestCheckpoint } from "./harvest.ts";

/**
 * What a harvest has brought so far, in a file, so that one that was stopped goes on: a line for each window.
 */
export type HarvestJournal<T extends KeyedRow = Offer> = {
  resumed: HarvestCheckpoint | undefined;
  /** `downTo` as in `HarvestCheckpoint`; `readAt` is when the service gave them. */
  write: (rows: DatedRow<T | undefined>[], downTo: number | undefined, readAt: Date) => Promise<void>;
  /** What was written, a window at a time. An offer that stands there twice comes once. */
  windows: () => AsyncGenerator<HarvestWindow<T>>;
  /** The next harvest of this search has something to go on from. */
  isWorthKeeping: () => boolean;
  /**
   * Leaves it to the next one where it is worth keeping, else removes it. Never rejects: it is called where
   * another failure is about to be told, and must not replace it.
   */
  close: () => Promise<void>;
  remove: () => Promise<void>;
};

/** What is kept of an offer: the offer in our words, or more than that. Its key is "ft:" and its id. */
export type KeyedRow = { key: string };

/** Offers that were read together, how many of their rows were too odd to be read, and when that was. */
export type HarvestWindow<T = Offer> = { offers: T[]; odd: number; readAt: Date };

/** The offers are our own words, as they were written a moment ago. */
const line = z.object({
  downTo: z.number().optional(),
  readAt: z.iso.datetime(),
  ids: z.array(z.string()),
  offers: z.array(z.custom<KeyedRow>()),
});

/**
 * The journal of this very search, which one process at a time has: rejects with `JournalInUse` where another
 * has it.
 */
export function openJournal<T extends KeyedRow = Offer>(
  dataDir: string,
  search: string,
  now: Date,
): Promise<HarvestJournal<T>> {
  return openOwnFile(dataDir, search, now, (path, release) => openIt(path, now, release));
}

async function openIt<T extends KeyedRow>(path: string, now: Date, release: ReleaseLock): Promise<HarvestJournal<T>> {
  const resumed = await readResumed(path, now);
  const file = await openJournalFile(path, release, { isResumed: resumed !== undefined, now });
  return {
    resumed,
    write: async (rows, downTo, readAt) => {
      const offers = rows.flatMap(({ value = [] }) => value);
      const ids = rows.map(({ id }) => id);
      const place = downTo === undefined ? {} : { downTo };
      // A search without windows is read anew at once.
      await file.append({ ...place, readAt: readAt.toISOString(), ids, offers }, downTo !== undefined);
    },
    windows: () => windowsIn<T>(path),
    isWorthKeeping: file.isWorthKeeping,
    close: file.close,
    remove: file.remove,
  };
}

async function* windowsIn<T extends KeyedRow>(path: string): AsyncGenerator<HarvestWindow<T>> {
  const knownIds = new Set<string>();
  for await (const text of readJournalLines(path)) {
    const read = readLine(text);
    if (!read) continue;
    const fresh = read.ids.filter((id) => !knownIds.has(id));
    for (const id of fresh) knownIds.add(id);
    const keys = new Set(fresh.map((id) => `ft:${id}`));
    // Who opens the journal of a search writes and reads the same: the search says what is kept of it.
    const offers = uniqueBy(read.offers as T[], ({ key }) => key);
    const ofWindow = offers.filter(({ key }) => keys.has(key));
    yield { offers: ofWindow, odd: keys.size - ofWindow.length, readAt: new Date(read.readAt) };
  }
}

/** Up to where it was read. A last line that was cut off is forgotten, and its window read again. */
async function readResumed(path: string, now: Date): Promise<HarvestCheckpoint | undefined> {
  let begun: Date | undefined;
  let downTo: number | undefined;
  let whole = 0;
  const ids: string[] = [];
  for await (const text of readJournalLines(path)) {
    const bytes = Buffer.byteLength(text) + 1;
    if (!begun) {
      const first = readJournalHead(text);
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

function readLine(text: string): z.infer<typeof line> | undefined {
  return line.safeParse(parseJsonOrNothing(text)).data;
}
