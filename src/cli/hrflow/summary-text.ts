import type { StopReason } from "../../adapters/hrflow/failures.ts";
import type { Archiving } from "../../adapters/hrflow/plan.ts";
import type { PushSummary } from "../../adapters/hrflow/summary.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { cut } from "../../core/text/text.ts";
import { formatMissing } from "../offers/harvest.ts";
import { formatSourceLine } from "../offers/text.ts";

/** Failures that are told one by one; `--json` has up to a thousand. */
const maxShown = 10;

/** What a push came to, in lines for who has started it. */
export function formatSummary(summary: PushSummary): string {
  const { pulled, filtered, isDryRun, missing, archiving, stopped, asOf, fictitious } = summary;
  const counted = (["created", "updated", "unchanged", "unarchived", "failed"] as const).map(
    (name) => `${count(summary[name])} ${name}`,
  );
  const lines = [
    isDryRun && "Nothing was written. This is what would be done:",
    `${count(pulled, "offer")} pulled, ${count(filtered)} filtered: ${counted.join(", ")}; ${count(summary.archived, "job")} archived.`,
    ...listFailures(summary),
    missing && `${formatMissing(missing)} Offers that were not read may be online all the same.`,
    archiving && formatArchiving(archiving),
    stopped && formatStop(stopped),
    formatSourceLine(new Date(asOf), fictitious),
  ];
  return lines.filter((line) => line).join("\n");
}

function listFailures({ failures, failed }: PushSummary): string[] {
  // A reference is what somebody, or a module, has written to the board: it may hold what moves a terminal.
  const shown = failures.slice(0, maxShown).map(({ reference, why }) => `  ${cut(cleanLine(reference), 80)}: ${why}`);
  const more = failed - shown.length;
  return more > 0 ? [...shown, `  and ${count(more)} more (--json lists them)`] : shown;
}

function formatArchiving(archiving: Archiving): string | undefined {
  switch (archiving.is) {
    case "done":
      return undefined;
    case "off":
      return "Nothing was archived, as --no-sync asks: offers that are over stay in the board.";
    case "partial-pull":
      return "Nothing was archived: not all offers of the search are known, and one that is missing may be online.";
    case "too-many": {
      const { wanted, active, mostPercent } = archiving;
      return `Nothing was archived: ${count(wanted)} of the ${count(active, "job")} of the board would have been, more than ${mostPercent} %. If the search is meant to be so much smaller, give --archive-most 100 once.`;
    }
  }
}

function formatStop({ why, status, says }: NonNullable<PushSummary["stopped"]>): string {
  const answered = says !== undefined ? ` (${says})` : status === undefined ? "" : ` (it answered ${status})`;
  return `${stops[why]}${answered}. Give the same command again to go on.`;
}

const stops: Record<StopReason | "aborted", string> = {
  refused:
    "HrFlow refused the key: check that HRFLOW_API_KEY is a key that reads and writes, that HRFLOW_USER_EMAIL is the account that has it, and that the plan includes these calls",
  quota: "The quota of the plan at HrFlow is used up: wait until it is renewed, or ask HrFlow for more",
  "no-board":
    "HrFlow knows no such board: copy HRFLOW_BOARD_KEY again from the portal, of the workspace that the key belongs to",
  down: "HrFlow cannot be reached, or answers nothing to go on with: check HRFLOW_API_URL, or try again later",
  rejecting:
    "HrFlow refused fifty jobs in a row, so that something is wrong with all of them: see why, and change the modules that make them",
  busy: "HrFlow accepts no more calls just now: try again later",
  aborted: "Stopped",
};

function count(number: number, what?: string): string {
  const said = number.toLocaleString("en");
  return what === undefined ? said : `${said} ${what}${number === 1 ? "" : "s"}`;
}
