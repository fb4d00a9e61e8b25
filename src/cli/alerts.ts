import { explainAlert, listAlerts, runAlertsOnce } from "../app/alert-operations.ts";
import { migrationNotice, openApp } from "../app/app.ts";
import { keepHeapSmall } from "../app/heap.ts";
import { createLog } from "../app/log.ts";
import { CannotStart, loadConfig } from "../config.ts";
import type { Check } from "../core/alerts/check.ts";
import { formatRunFigures } from "../core/alerts/run-figures.ts";
import { writeLastOutput } from "./standard-output.ts";

/**
 * `alerts run`: serves what is due now, or at the moment that is named, and ends the process. Exit code 4
 * when another process serves the alerts of this store.
 */
export async function runAlerts({ now, json }: { now?: string; json?: boolean }): Promise<void> {
  keepHeapSmall();
  const config = loadConfig();
  const at = now === undefined ? undefined : parseInstant(now);
  const log = createLog(config.LOG_LEVEL, 2);
  const onMigration = async () => log.info({}, migrationNotice);
  const app = await openApp(config, log, at, { mayMigrate: true, onMigration });
  const figures = await runAlertsOnce(app).finally(app.close);
  if (!figures)
    throw new CannotStart("Another process runs the alerts of this store: stop it, or start it with ALERTS=off.", 4);
  await writeLastOutput(`${json ? JSON.stringify(figures) : formatRunFigures(figures)}\n`);
  process.exit(0);
}

/** `alerts list`: all alerts, for people or as JSON. Ends the process. */
export async function printAlerts({ json }: { json?: boolean }): Promise<void> {
  const app = await openApp(loadConfig(), createLog("silent"));
  const rows = await listAlerts(app).finally(app.close);
  await writeLastOutput(json ? `${JSON.stringify(rows, null, 2)}\n` : formatAlerts(rows));
  process.exit(0);
}

function formatAlerts(rows: Awaited<ReturnType<typeof listAlerts>>): string {
  const lines = rows.map(
    ({ id, platform, person, name, state, next, pending, sent }) =>
      `${id}  ${platform}:${person}  ${state === "active" ? `next ${next}` : state}  sent ${sent}, waiting ${pending}  ${name}\n`,
  );
  return `${lines.join("")}${rows.length} alert${rows.length === 1 ? "" : "s"}\n`;
}

/**
 * `alerts explain`: check by check why an offer was or was not sent for an alert. Ends the process. The offer
 * by its number at France Travail, or by its key.
 */
export async function printExplanation(id: string, offer: string, { json }: { json?: boolean }): Promise<void> {
  const app = await openApp(loadConfig(), createLog("silent"));
  const checks = await explainAlert(app, id, offer).finally(app.close);
  if (!checks) throw new CannotStart(`No alert is called ${id}: tremplin alerts list shows them.`);
  const explained = checks.map((check) => ({ ...check, says: explainCheck(check) }));
  await writeLastOutput(json ? `${JSON.stringify(explained, null, 2)}\n` : explained.map(formatCheck).join(""));
  process.exit(0);
}

function formatCheck({ passes, says, ...check }: Check & { says: string }): string {
  const name = check.stage === "filter" ? check.filter : check.stage;
  return `${passes === undefined ? "·" : passes ? "yes" : "NO "}  ${name.padEnd(13)} ${says}\n`;
}

function explainCheck(check: Check): string {
  switch (check.stage) {
    case "alert":
      return check.passes ? `it is due next at ${check.next}` : "it is paused";
    case "person":
      return check.passes ? "they can be written to" : "the platform refuses our messages to them";
    case "offer":
      if (check.is === "unread") return `${check.service} could not be asked (${check.why})`;
      return check.is === "gone"
        ? "its source no longer has it"
        : `"${check.title}", published ${check.created ?? "at an unknown date"}`;
    case "job":
      return `its ROME code ${check.rome ?? "is not given"}: ${check.how === "any" ? "the alert has no job" : check.how}${check.how === "related" && !check.passes ? ", and this alert takes no related jobs" : ""}`;
    case "place":
      return `${formatFit(check.passes)}: ${check.label}${check.km === undefined ? "" : `, ${check.km} km`}`;
    case "kind":
      return formatFit(check.passes);
    case "filter":
      return `${formatFit(check.passes)}${check.says === undefined ? "" : `: ${check.says}`}`;
    case "company":
      return check.passes ? "none that was excluded" : `${check.company} was excluded`;
    case "date":
      return `read up to ${check.readUpTo}; ${check.isNew ? "it comes with the next reading" : "it is from before the next reading"}`;
    case "copy":
      return check.passes
        ? "no copy of an announcement that they were shown"
        : "a copy of an announcement that they were shown within a month";
    case "told":
      return check.isTold
        ? "they were shown it, on a page or in a digest, within 60 days"
        : "they were not shown it within 60 days";
    case "waiting":
      return `since ${check.since}${check.offered ? ', behind a "Tout voir"' : ", for the next digest"}`;
    case "sending":
      return `in the digest of ${check.slot}`;
  }
}

function formatFit(passes: boolean | undefined): string {
  return passes ? "it fits" : "it does not fit";
}

/** The days around it are computed with, and dates end where a computer's count of them does. */
const years = { first: 2000, last: 2199 };

function parseInstant(text: string): Date {
  const instant = new Date(text);
  const year = instant.getUTCFullYear();
  if (!(year >= years.first && year <= years.last))
    throw new CannotStart(
      `--now ${text} is not a date and time from ${years.first} to ${years.last}: write it as in 2026-11-23T07:00:00Z.`,
    );
  return instant;
}
