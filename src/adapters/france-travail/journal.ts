import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdir, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Offer } from "../../core/offer.ts";
import { dayMs } from "../../core/store.ts";
import type { Resumed } from "./harvest.ts";
import type { Row } from "./whole.ts";

/** What a harvest has brought so far, in a file, so that one that was stopped goes on: a line for each window. */
export type Journal = {
  resumed: Resumed | undefined;
  write: (rows: Row<Offer | undefined>[], downTo: number | undefined) => Promise<void>;
  /** All offers that were written, some hundreds at a time, in the order of the windows. */
  offers: () => AsyncGenerator<Offer[]>;
  remove: () => Promise<void>;
};

const head = z.object({ version: z.literal(1), begun: z.iso.datetime() });
/** The offers are our own words, as they were written a moment ago. */
const line = z.object({ downTo: z.number().optional(), ids: z.array(z.string()), offers: z.array(z.custom<Offer>()) });

/** The file of this very search. One that is older than a day is gone: the terms of use let nobody keep offers longer without asking again. */
export async function openJournal(dataDir: string, search: string, now: Date): Promise<Journal> {
  const folder = join(dataDir, "harvests");
  await mkdir(folder, { recursive: true });
  await removeOld(folder, now);
  const path = join(folder, `${createHash("sha256").update(search).digest("hex").slice(0, 16)}.jsonl`);
  const resumed = await readResumed(path, now);
  if (!resumed) await writeFile(path, `${JSON.stringify({ version: 1, begun: now.toISOString() })}\n`);
  return {
    resumed,
    write: (rows, downTo) => {
      const offers = rows.flatMap(({ value = [] }) => value);
      const ids = rows.map(({ id }) => id);
      return appendFile(path, `${oneLine({ ...(downTo === undefined ? {} : { downTo }), ids, offers })}\n`);
    },
    async *offers() {
      for await (const text of linesOf(path)) {
        const read = readLine(text);
        if (read) yield read.offers;
      }
    },
    remove: () => rm(path, { force: true }),
  };
}

/** Up to where it was read. A last line that was cut off is forgotten, and its window read again. */
async function readResumed(path: string, now: Date): Promise<Resumed | undefined> {
  let begun: Date | undefined;
  let downTo: number | undefined;
  let whole = 0;
  const ids: string[] = [];
  for await (const text of linesOf(path)) {
    const bytes = Buffer.byteLength(text) + 1;
    if (!begun) {
      const first = head.safeParse(parsed(text)).data;
      if (!first || now.getTime() - Date.parse(first.begun) >= dayMs) return undefined;
      begun = new Date(first.begun);
    } else {
      const read = readLine(text);
      if (!read) break;
      ids.push(...read.ids);
      downTo = read.downTo ?? downTo;
    }
    whole += bytes;
  }
  // A search without windows is read anew at once.
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
  if (isThere) yield* createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}

function readLine(text: string): z.infer<typeof line> | undefined {
  return line.safeParse(parsed(text)).data;
}

/** Some readers take U+2028 and U+2029 for the end of a line, which JSON may hold as they are. */
function oneLine(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

async function removeOld(folder: string, now: Date): Promise<void> {
  for (const file of await readdir(folder)) {
    const path = join(folder, file);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs >= dayMs) await rm(path, { force: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
