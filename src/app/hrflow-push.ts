import { franceTravailName } from "../adapters/france-travail/api/name.ts";
import type { HarvestFailure } from "../adapters/france-travail/harvest/harvest-to-journal.ts";
import type { WordsRefusal } from "../adapters/france-travail/search/criteria-of-words.ts";
import type { MergeRefusal } from "../adapters/france-travail/search/merge-criteria.ts";
import { buildOfferQuery, type OfferQuery, type QueryRequest } from "../adapters/france-travail/search/offer-query.ts";
import { createBoard } from "../adapters/hrflow/board.ts";
import { createHrflowClient, type HrflowClient } from "../adapters/hrflow/client.ts";
import { HrflowCallFailed, HrflowStopped, PushAborted } from "../adapters/hrflow/failures.ts";
import type { HrflowJob } from "../adapters/hrflow/job.ts";
import { type Preparation, prepareJobs } from "../adapters/hrflow/prepare.ts";
import { type PushOptions, type PushOutcome, pushJobs } from "../adapters/hrflow/push.ts";
import { openPushJournal, type PushJournal } from "../adapters/hrflow/push-journal.ts";
import { type PushSummary, toExitCode } from "../adapters/hrflow/summary.ts";
import { PushTally } from "../adapters/hrflow/tally.ts";
import { deleteOldJournals, JournalInUse } from "../adapters/journal-file.ts";
import type { MonotonicClock } from "../adapters/monotonic-clock.ts";
import type { Config } from "../config.ts";
import { SourceError } from "../core/failure.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { type PullWatch, pullOffers, usePull } from "./hrflow-pull.ts";
import { createLog } from "./log.ts";
import { type OfferSearch, openOfferSearch } from "./offer-search.ts";

/** The account of HrFlow that is pushed to: what of it is configured, checked. */
export type HrflowAccount = { apiUrl: string; apiKey: string; userEmail: string; boardKey: string };

/** Which offers are pushed, as what, and how. */
export type HrflowPushRequest = QueryRequest & {
  account: HrflowAccount;
  options: PushOptions;
  withContacts: boolean;
  callsPerSecond: number;
  format: Preparation["format"];
  logics: Preparation["logics"];
};

/** Who looks on. Aborting `signal` ends the push between two calls; the same push then goes on from there. */
export type HrflowPushWatch = PullWatch & {
  /** How the search was understood, before any offer is read. */
  onQuery?: (query: OfferQuery, fictitious: boolean) => void;
  onPushing?: (progress: { done: number; total: number }) => void;
  /** A push that was stopped has written so many jobs. */
  onPushResume?: (jobs: number) => void;
  clock?: MonotonicClock;
};

/** How a push ended. Expected ends are results; it rejects only with a bug. */
export type HrflowPushResult =
  | { is: "pushed"; summary: PushSummary; exitCode: number }
  /** The search cannot be asked. */
  | { is: "refused"; refusal: WordsRefusal | MergeRefusal }
  /** The offers could not be read: nothing was written. */
  | { is: "not-pulled"; failure: HarvestFailure }
  /** Another process pushes to this board. */
  | { is: "in-use" }
  | { is: "unwritable"; code: string };

/** Reads every offer of a search at France Travail, and brings a board of HrFlow to what it found. */
export async function pushToHrflow(
  config: Config,
  request: HrflowPushRequest,
  now: () => Date,
  watch: HrflowPushWatch,
): Promise<HrflowPushResult> {
  const begun = now();
  await deleteOldJournals(config.DATA_DIR, begun).catch(() => {});
  const search = await openOfferSearch(config, now);
  const { account, callsPerSecond } = request;
  const client = createHrflowClient({
    ...account,
    callsPerSecond,
    log: createLog("silent"),
    signal: watch.signal,
    onWait: (seconds) => watch.onWait?.("HrFlow", seconds),
    ...(watch.clock ? { clock: watch.clock } : {}),
  });
  try {
    const query = await buildOfferQuery(request, search, begun);
    if ("refusal" in query) return { is: "refused", refusal: query.refusal };
    watch.onQuery?.(query, search.fictitious);
    const journal = await openPushJournal(config.DATA_DIR, `${account.apiUrl} ${account.boardKey}`, begun);
    return await pushWith(journal, { query, search, client, begun }, request, watch);
  } catch (error) {
    if (error instanceof JournalInUse) return { is: "in-use" };
    if (error instanceof SourceError) return { is: "not-pulled", failure: { is: "failed", error, isResumable: false } };
    const code = readErrorCode(error);
    if (code !== undefined && /^E[A-Z]+$/.test(code)) return { is: "unwritable", code };
    throw error;
  } finally {
    await client.close();
    await search.close();
  }
}

/** So many jobs of a dry run are shown. */
const maxExamples = 3;

type PushTools = { query: OfferQuery; search: OfferSearch; client: HrflowClient; begun: Date };

/** The journal stays where the push was stopped, so that the next one need not write again what it wrote. */
async function pushWith(
  journal: PushJournal,
  { query, search, client, begun }: PushTools,
  { account, options, withContacts, format, logics }: HrflowPushRequest,
  watch: HrflowPushWatch,
): Promise<HrflowPushResult> {
  const tally = new PushTally();
  const examples: HrflowJob[] = [];
  let outcome: PushOutcome | undefined;
  let stopped: PushSummary["stopped"];
  try {
    if (journal.resumed > 0) watch.onPushResume?.(journal.resumed);
    const pull = await pullOffers(query.criteria, search, { withContacts, now: begun }, watch);
    if ("failure" in pull) return { is: "not-pulled", failure: pull.failure };
    const prepared = await usePull(pull, (batches) =>
      prepareJobs(batches, { fits: query.filters.fits, format, logics, redact: client.redact }, tally, (job) => {
        if (examples.length < maxExamples) examples.push(job);
        return journal.addJob(job);
      }),
    );
    try {
      const deps = { board: createBoard(client, account.boardKey), journal, pause: client.pause };
      const onProgress = watch.onPushing ?? (() => {});
      outcome = await pushJobs(prepared, pull.isWhole, options, { ...deps, onProgress }, tally);
    } catch (error) {
      stopped = toStop(error);
    }
    const summary = summarise(tally, outcome, stopped, {
      isDryRun: options.isDryRun,
      examples: options.isDryRun ? examples : undefined,
      isWhole: pull.isWhole,
      missing: pull.missing,
      source: franceTravailName,
      fictitious: search.fictitious,
      asOf: pull.readSince().toISOString(),
    });
    return { is: "pushed", summary, exitCode: toExitCode(summary) };
  } finally {
    // What became of the push matters more than what is left of its journal.
    await (outcome && !options.isDryRun ? journal.remove().catch(() => {}) : journal.close());
  }
}

function summarise(
  { failures, ...counts }: PushTally,
  outcome: PushOutcome | undefined,
  stopped: PushSummary["stopped"],
  facts: Pick<PushSummary, "isDryRun" | "examples" | "isWhole" | "missing" | "source" | "fictitious" | "asOf">,
): PushSummary {
  const { pulled, filtered, created, updated, unchanged, unarchived, archived, failed } = counts;
  const summary = { archiving: outcome?.archiving, failed, missing: facts.missing, stopped };
  return {
    status: stopped ? "fatal" : toExitCode(summary) === 0 ? "success" : "success_with_failures",
    ...{ pulled, filtered, created, updated, unchanged, unarchived, archived },
    ...summary,
    ...facts,
    board: outcome?.board,
    failures: [...failures],
  };
}

function toStop(error: unknown): NonNullable<PushSummary["stopped"]> {
  if (error instanceof HrflowStopped) return { why: error.why, status: error.status };
  if (error instanceof PushAborted) return { why: "aborted" };
  if (error instanceof HrflowCallFailed) return { why: "down", status: error.status, says: error.message };
  throw error;
}
