import { type Board, createBoard } from "../../../src/adapters/hrflow/board.ts";
import { createHrflowClient, type HrflowClient } from "../../../src/adapters/hrflow/client.ts";
import type { HrflowJob } from "../../../src/adapters/hrflow/job.ts";
import { type PushOptions, type PushOutcome, pushJobs } from "../../../src/adapters/hrflow/push.ts";
import { PushTally } from "../../../src/adapters/hrflow/tally.ts";
import { apiKey, boardKey, type FakeHrflow, fakeHrflow, type HrflowHabits, userEmail } from "../../fakes/hrflow.ts";
import { virtualClock } from "../../fakes/virtual-clock.ts";
import { keptLog } from "../log.ts";

export type Started = {
  hrflow: FakeHrflow;
  client: HrflowClient;
  board: Board;
  clock: ReturnType<typeof virtualClock>;
  waits: number[];
  stop: AbortController;
  log: ReturnType<typeof keptLog>;
};

/** HrFlow over loopback, and a client whose waits take no time. */
export async function startHrflow(
  habits: HrflowHabits = {},
  { key = apiKey, board = boardKey, callsPerSecond = 1 } = {},
): Promise<Started> {
  const hrflow = await fakeHrflow(habits);
  const clock = virtualClock();
  const stop = new AbortController();
  const log = keptLog();
  const waits: number[] = [];
  const client = createHrflowClient({
    apiUrl: `${hrflow.url}/v1`,
    apiKey: key,
    userEmail,
    callsPerSecond,
    log: log.log,
    signal: stop.signal,
    onWait: (seconds) => waits.push(seconds),
    clock,
  });
  return { hrflow, client, board: createBoard(client, board), clock, waits, stop, log };
}

export function job(reference: string, more: Partial<HrflowJob> = {}): HrflowJob {
  return {
    reference,
    name: "Boulanger / Boulangère (H/F)",
    url: null,
    summary: "Du pain.",
    location: { text: "44 - Nantes 44000", lat: 47.2, lng: -1.5 },
    created_at: "2026-11-18T09:12:44.120Z",
    updated_at: "2026-11-19T07:30:02.511Z",
    skills: [{ name: "Réaliser un pétrissage", type: "hard", value: null }],
    languages: [],
    tags: [{ name: "contract_type", value: "CDI" }],
    ...more,
  };
}

export const usual: PushOptions = {
  isSync: true,
  updatesContent: false,
  enriches: false,
  mostPercent: 50,
  isDryRun: false,
};

export type Pushed = { tally: PushTally; outcome: PushOutcome | undefined; error: unknown };

/** Pushes these jobs; `written` are those that a push which was stopped had written. */
export async function push(
  { board, client }: Started,
  jobs: HrflowJob[],
  options: Partial<PushOptions & { isWhole: boolean; spared: string[]; hasUnknown: boolean }> = {},
  written = new Set<string>(),
): Promise<Pushed> {
  const { isWhole = true, spared = [], hasUnknown = false, ...rest } = options;
  const tally = new PushTally();
  const journal = {
    jobs: async function* () {
      yield* jobs;
    },
    isWritten: (one: HrflowJob) => written.has(JSON.stringify(one)),
    noteWritten: async (one: HrflowJob) => void written.add(JSON.stringify(one)),
  };
  const prepared = { references: new Set(jobs.map(({ reference }) => reference)), spared: new Set(spared), hasUnknown };
  const deps = { board, journal, pause: client.pause };
  try {
    return { tally, error: undefined, outcome: await pushJobs(prepared, isWhole, { ...usual, ...rest }, deps, tally) };
  } catch (error) {
    return { tally, error, outcome: undefined };
  }
}
