import type { Board, StoredJob } from "./board.ts";
import { addEntities, keepAdded, textToParse } from "./enrich.ts";
import { HrflowCallFailed, HrflowStopped } from "./failures.ts";
import type { HrflowJob } from "./job.ts";
import { type Archiving, planArchiving, planJob } from "./plan.ts";
import type { Prepared } from "./prepare.ts";
import type { PushJournal } from "./push-journal.ts";
import type { PushTally } from "./tally.ts";

/** What an operator wants of a push. */
export type PushOptions = {
  /** Only the jobs of this push stay in the board, the others are archived. */
  isSync: boolean;
  updatesContent: boolean;
  enriches: boolean;
  /** No more than this share of the board is archived. */
  mostPercent: number;
  isDryRun: boolean;
};

/** What a push works with. */
export type PushDeps = {
  board: Board;
  journal: Pick<PushJournal, "jobs" | "isWritten" | "noteWritten">;
  /** Waits between two attempts. */
  pause: (ms: number) => Promise<void>;
  onProgress?: (progress: { done: number; total: number }) => void;
};

/** What was known of the board before anything was written; undefined where it was not listed. */
export type BoardFigures = { jobs: number; active: number };

/** What a push came to, beside its tally. */
export type PushOutcome = { archiving: Archiving; board: BoardFigures | undefined };

/** So many jobs in a row that got no answer: the next ones would get none either. */
const maxUnanswered = 3;
/** So many that were refused in a row: the fault is not theirs, and each takes its time. */
const maxRefused = 50;
const maxCreateAttempts = 3;
const createPauseMs = 5_000;

/**
 * The board by the references of its jobs; `repeated` are active ones of a reference that has one already.
 */
type Listed = { byReference: Map<string, StoredJob>; repeated: StoredJob[]; figures: BoardFigures };

/**
 * Brings a board to what was prepared: first archives what is no longer there, then writes each job.
 * `isWhole`: all offers of the search are known. What fails of one job is counted; rejects with
 * `HrflowStopped` and `PushAborted`, where the tally stands as it is.
 */
export async function pushJobs(
  { references, spared, hasUnknown }: Prepared,
  isWhole: boolean,
  options: PushOptions,
  { board: real, journal: kept, pause, onProgress = () => {} }: PushDeps,
  tally: PushTally,
): Promise<PushOutcome> {
  const { isSync, mostPercent, isDryRun } = options;
  const isListed = isSync || isDryRun || ((await real.count()).pages ?? Number.POSITIVE_INFINITY) <= references.size;
  const listed = isListed ? await listBoard(real, references, options.updatesContent) : undefined;
  const board = isDryRun ? withoutWriting(real) : real;
  const journal = isDryRun ? { ...kept, noteWritten: async () => {} } : kept;
  const gone = listed ? listGone(listed, { references, spared }) : [];
  const archiving = planArchiving({
    isSync,
    isWhole: isWhole && !hasUnknown,
    wanted: gone.length,
    active: listed?.figures.active ?? 0,
    mostPercent,
  });
  const total = references.size + (archiving.is === "done" ? gone.length : 0);
  let done = 0;
  const each = createAttempt(tally, () => onProgress({ done: ++done, total }));
  if (archiving.is === "done")
    for (const { reference = "", key } of gone)
      await each(reference, async () => {
        if ((await board.setArchived(key, true)) === "done") tally.archived += 1;
      });
  let jobs = 0;
  for await (const job of journal.jobs()) {
    jobs += 1;
    await each(job.reference, async () => {
      const found = listed ? listed.byReference.get(job.reference) : await real.find(job.reference);
      tally[await writeJob(job, found, options, { board, journal, pause })] += 1;
    });
  }
  if (jobs !== references.size) throw new Error(`${references.size - jobs} jobs were lost on their way to the board`);
  return { archiving, board: listed?.figures };
}

/** Counts what fails, and ends the push where nothing gets an answer any more. */
function createAttempt(tally: PushTally, onDone: () => void) {
  let unanswered = 0;
  let failedInARow = 0;
  return async (reference: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      unanswered = 0;
      failedInARow = 0;
    } catch (error) {
      if (!(error instanceof HrflowCallFailed)) throw error;
      tally.fail(reference, error.message);
      unanswered = error.isUncertain ? unanswered + 1 : 0;
      if (unanswered >= maxUnanswered) throw new HrflowStopped("down", error.status);
      failedInARow += 1;
      if (failedInARow >= maxRefused) throw new HrflowStopped("rejecting", error.status);
    }
    onDone();
  };
}

/** What is no longer wanted of a board. Jobs without a reference are nobody's business. */
function listGone(
  { byReference, repeated }: Listed,
  { references, spared }: Pick<Prepared, "references" | "spared">,
): StoredJob[] {
  const gone = [...byReference.values()].filter(
    ({ reference = "", isArchived }) => !isArchived && !references.has(reference) && !spared.has(reference),
  );
  // Of several jobs of one offer, the first stays: HrFlow lets a second one be made.
  return [...gone, ...repeated];
}

/**
 * The content of jobs is kept only where it is compared. Of several of one reference, an active one counts.
 */
async function listBoard(board: Board, references: Set<string>, keepsContent: boolean): Promise<Listed> {
  const byReference = new Map<string, StoredJob>();
  const repeated: StoredJob[] = [];
  let jobs = 0;
  let active = 0;
  for await (const page of board.pages())
    for (const { key, reference, isArchived, content } of page) {
      jobs += 1;
      if (!isArchived) active += 1;
      if (reference === undefined) continue;
      const isWanted = keepsContent && references.has(reference);
      const job = { key, reference, isArchived, content: isWanted ? content : {} };
      const before = byReference.get(reference);
      if (!before || (before.isArchived && !isArchived)) byReference.set(reference, job);
      else if (!isArchived) repeated.push({ ...job, content: {} });
    }
  return { byReference, repeated, figures: { jobs, active } };
}

type Written = "created" | "updated" | "unchanged" | "unarchived";
type WriteDeps = Pick<PushDeps, "board" | "journal" | "pause">;

async function writeJob(
  job: HrflowJob,
  found: StoredJob | undefined,
  options: PushOptions,
  deps: WriteDeps,
): Promise<Written> {
  const { board, journal } = deps;
  const { updatesContent, enriches: isEnriched } = options;
  const step = planJob(job, found, { updatesContent, isEnriched, isWritten: journal.isWritten(job) });
  if (!found || step.do === "create") return createJob(job, options, deps);
  if (step.do === "keep") return "unchanged";
  const isArchived = step.do === "unarchive" || step.isArchived;
  const whole = isEnriched ? keepAdded(job, found.content) : job;
  const isGone =
    (isArchived && (await board.setArchived(found.key, false)) === "gone") ||
    (step.do === "update" && (await board.edit(found.key, whole)) === "gone");
  // It was deleted since the board was listed.
  if (isGone) return createJob(job, options, deps);
  if (step.do === "update") await journal.noteWritten(job);
  return isArchived ? "unarchived" : "updated";
}

/**
 * HrFlow may take a second job of the same reference: it is looked for before each attempt, since one that
 * got no answer may have been carried out.
 */
async function createJob(job: HrflowJob, options: PushOptions, deps: WriteDeps): Promise<Written> {
  const { board, journal, pause } = deps;
  for (let attempts = 1; ; attempts++) {
    const found = await board.find(job.reference);
    if (found && attempts === 1) return writeFound(job, found, options, deps);
    if (!found) {
      const entities = options.enriches ? await parse(job, board) : [];
      const failure = await board.create(addEntities(job, entities)).catch((error: unknown) => {
        const mayTryAgain = error instanceof HrflowCallFailed && error.isUncertain && attempts < maxCreateAttempts;
        if (!mayTryAgain) throw error;
        return error;
      });
      if (failure) {
        await pause(createPauseMs * attempts);
        continue;
      }
    }
    await journal.noteWritten(job);
    return "created";
  }
}

/** One that is found in one moment and not in the next is a failure, and is not looked for for ever. */
async function writeFound(job: HrflowJob, found: StoredJob, options: PushOptions, deps: WriteDeps): Promise<Written> {
  const { board } = deps;
  const insist = async (done: Promise<"done" | "gone">) => {
    if ((await done) === "done") return "done" as const;
    throw new HrflowCallFailed("HrFlow finds this job, and cannot change it", {});
  };
  return writeJob(job, found, options, {
    ...deps,
    board: {
      ...board,
      edit: (key, whole) => insist(board.edit(key, whole)),
      setArchived: (key, isArchived) => insist(board.setArchived(key, isArchived)),
    },
  });
}

async function parse(job: HrflowJob, board: Board) {
  const text = textToParse(job);
  return text === "" ? [] : board.parseText(text);
}

/** The same board, of which the listing is the last word, and which nothing changes. */
function withoutWriting(board: Board): Board {
  return {
    ...board,
    find: async () => undefined,
    create: async () => {},
    edit: async () => "done",
    setArchived: async () => "done",
    parseText: async () => [],
  };
}
