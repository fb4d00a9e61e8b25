import { formatCsv } from "../adapters/exports/export.ts";
import { openApp } from "../app/app.ts";
import { createLog } from "../app/log.ts";
import { readUsage, toShownCount, type UsageWeek, usageFigures } from "../app/usage.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { createSubscriptions } from "../core/alerts/subscriptions.ts";
import { writeOutputFile } from "./offers/output.ts";
import { writeLastOutput } from "./standard-output.ts";

/** What was typed after `tremplin usage`. */
export type UsageOptions = { weeks: string; json?: true; csv?: string };

/** Counts are kept for two years. */
const mostWeeks = 104;

/**
 * `usage`: how many people, searches, alerts and digests there were, by week. A count below five is "< 5".
 * Ends the process.
 */
export async function showUsage({ weeks, json, csv }: UsageOptions): Promise<void> {
  const number = parseWeeks(weeks);
  const app = await openApp(loadConfig(), createLog("silent"));
  const found = await readAll(app.store.collection("usage"), createSubscriptions(app.store), {
    now: app.clock.now(),
    weeks: number,
  }).finally(app.close);
  if (csv !== undefined) await writeOutputFile(csv, "--csv", `\uFEFF${formatCsv(toTable(found.weeks), ";")}`);
  if (json) await writeLastOutput(`${JSON.stringify(found, null, 2)}\n`);
  else if (csv === undefined) await writeLastOutput(formatUsage(found));
  process.exit(0);
}

type ShownCount = ReturnType<typeof toShownCount>;
type ShownWeek = Pick<UsageWeek, "week" | "from"> & Record<(typeof usageFigures)[number], ShownCount>;
type ShownUsage = { weeks: ShownWeek[]; now: { alerts: ShownCount; resting: ShownCount } };

async function readAll(
  collection: Parameters<typeof readUsage>[0],
  subscriptions: Pick<ReturnType<typeof createSubscriptions>, "listAll">,
  { now, weeks }: { now: Date; weeks: number },
): Promise<ShownUsage> {
  const counted = await readUsage(collection, now, weeks);
  const all = await subscriptions.listAll();
  const resting = all.filter(({ paused }) => paused !== undefined).length;
  return {
    weeks: counted.map(toShownWeek),
    now: { alerts: toShownCount(all.length - resting), resting: toShownCount(resting) },
  };
}

function toShownWeek({ week, from, people, searches, alerts, digests }: UsageWeek): ShownWeek {
  return {
    week,
    from,
    people: toShownCount(people),
    searches: toShownCount(searches),
    alerts: toShownCount(alerts),
    digests: toShownCount(digests),
  };
}

function parseWeeks(text: string): number {
  const weeks = Number(text);
  if (!/^\d+$/.test(text) || weeks < 1 || weeks > mostWeeks)
    throw new CannotStart(`--weeks ${text} must be a whole number from 1 to ${mostWeeks}.`);
  return weeks;
}

function toTable(weeks: readonly ShownWeek[]): string[][] {
  const rows = weeks.map((week) => [week.week, week.from, ...usageFigures.map((figure) => String(week[figure]))]);
  return [["week", "from", ...usageFigures], ...rows];
}

function formatUsage({ weeks, now }: ShownUsage): string {
  const table = toTable(weeks);
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
  );
  return `${lines.join("\n")}\nAlerts now: ${now.alerts}; at rest: ${now.resting}\n`;
}
