import type { StopReason } from "./failures.ts";
import type { HrflowJob } from "./job.ts";
import type { Archiving } from "./plan.ts";
import type { BoardFigures } from "./push.ts";
import type { PushFailure } from "./tally.ts";

/** What a push came to, as data: what `--json` prints. */
export type PushSummary = {
  /** "fatal": the run was ended before all was done. */
  status: "success" | "success_with_failures" | "fatal";
  isDryRun: boolean;
  pulled: number;
  filtered: number;
  created: number;
  updated: number;
  unchanged: number;
  unarchived: number;
  archived: number;
  failed: number;
  failures: PushFailure[];
  /** All offers of the search were read. */
  isWhole: boolean;
  /** What France Travail counts and did not give, and why; undefined where only some rows were asked for. */
  missing: { missing: number; total: number; why: string[] } | undefined;
  /** Undefined where the run ended before that was decided. */
  archiving: Archiving | undefined;
  board: BoardFigures | undefined;
  /** Why the run was ended; `says` is what HrFlow said to that, where it is fit to be shown. */
  stopped: { why: StopReason | "aborted"; status?: number | undefined; says?: string } | undefined;
  /** The first jobs of a dry run, as they would be written: for who writes a format. */
  examples: HrflowJob[] | undefined;
  source: string;
  fictitious: boolean;
  /** When the offers were read: ISO 8601. */
  asOf: string;
};

/** The exit code of a push, for whoever watches it. */
export const pushExitCodes = { done: 0, failed: 1, tooMany: 5, interrupted: 130 } as const;

/** What a monitor is told: the worst of what happened. */
export function toExitCode({
  stopped,
  archiving,
  failed,
  missing,
}: Pick<PushSummary, "stopped" | "archiving" | "failed" | "missing">): number {
  if (stopped) return stopped.why === "aborted" ? pushExitCodes.interrupted : pushExitCodes.failed;
  if (archiving?.is === "too-many") return pushExitCodes.tooMany;
  return failed > 0 || missing !== undefined ? pushExitCodes.failed : pushExitCodes.done;
}
