import { createHash } from "node:crypto";
import { z } from "zod";
import { dayMs, isWithin } from "../../core/durations.ts";
import { openJournalFile, openOwnFile, readJournalHead, readJournalLines } from "../journal-file.ts";
import { parseJsonOrNothing } from "../json.ts";
import type { ReleaseLock } from "../lock.ts";
import type { HrflowJob } from "./job.ts";

/**
 * What a push to one board has done so far, in a file, so that one that was stopped goes on; and the jobs
 * that are to be pushed, which may be more than memory should hold.
 */
export type PushJournal = {
  /** How many jobs a push that was stopped has written. */
  resumed: number;
  /** A push that was stopped has written this job, as it is now. */
  isWritten: (job: HrflowJob) => boolean;
  noteWritten: (job: HrflowJob) => Promise<void>;
  addJob: (job: HrflowJob) => Promise<void>;
  jobs: () => AsyncGenerator<HrflowJob>;
  /** Leaves what was done to the next push, for a day. Never rejects. */
  close: () => Promise<void>;
  /** The push came to its end. */
  remove: () => Promise<void>;
};

const line = z.object({ written: z.array(z.tuple([z.string(), z.string()])) });

/**
 * The journal of one board, which one process at a time has: rejects with `JournalInUse` where another pushes
 * to it, and with the system's error where it cannot be written.
 */
export function openPushJournal(dataDir: string, board: string, now: Date): Promise<PushJournal> {
  return openOwnFile(dataDir, `hrflow ${board}`, now, (path, release) => openIt(path, now, release));
}

async function openIt(path: string, now: Date, release: ReleaseLock): Promise<PushJournal> {
  const written = await readWritten(path, now);
  // Written anew: the last line of one that was killed may be half a line.
  const file = await openJournalFile(path, release, { isResumed: false, now });
  if (written.size > 0) await file.append({ written: [...written] }, true);

  return {
    resumed: written.size,
    isWritten: (job) => written.get(job.reference) === fingerprint(job),
    noteWritten: (job) => file.append({ written: [[job.reference, fingerprint(job)]] }, true),
    addJob: (job) => file.append({ job }, false),
    jobs: async function* () {
      for await (const text of readJournalLines(path)) {
        const { job } = JSON.parse(text);
        if (job !== undefined) yield job;
      }
    },
    close: file.close,
    remove: file.remove,
  };
}

async function readWritten(path: string, now: Date): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  let isFirst = true;
  for await (const text of readJournalLines(path)) {
    const head = isFirst ? readJournalHead(text) : undefined;
    if (isFirst && !(head && isWithin(now.getTime() - Date.parse(head.begun), dayMs))) break;
    isFirst = false;
    const read = line.safeParse(parseJsonOrNothing(text));
    for (const [reference, content] of read.data?.written ?? []) written.set(reference, content);
  }
  return written;
}

function fingerprint(job: HrflowJob): string {
  return createHash("sha256").update(JSON.stringify(job)).digest("base64url").slice(0, 16);
}
