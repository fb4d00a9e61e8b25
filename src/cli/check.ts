import { toConfigurationFindings } from "../app/check/configuration.ts";
import { checkDotEnv } from "../app/check/files.ts";
import { type Condition, checkAreas, type Finding } from "../app/check/finding.ts";
import { type CheckOptions, type CheckReport, runChecks } from "../app/check/run-checks.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { writeOutput } from "./standard-output.ts";

export type CheckCommandOptions = { json?: boolean; questions?: boolean };

/**
 * `check`: looks at everything that a start needs and people use, and prints a table. The exit code is 0
 * where all is well or only needs a look, 1 where something is wrong, 2 where the configuration is.
 */
export async function printChecks(
  { json, questions = true }: CheckCommandOptions,
  options: CheckOptions = { now: () => new Date() },
): Promise<void> {
  const report = await findAll({ ...options, areQuestionsAsked: questions });
  await writeOutput(json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
  process.exitCode = toExitCode(report.findings);
}

/** With a configuration that is wrong, there is nothing more to look at. */
async function findAll(options: CheckOptions): Promise<CheckReport> {
  try {
    return await runChecks(loadConfig(), options);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    return { findings: [...toConfigurationFindings(error.message), ...(await checkDotEnv())], answers: [] };
  }
}

function toExitCode(findings: readonly Finding[]): number {
  const wrong = findings.filter(({ is }) => is === "wrong");
  if (wrong.some(({ area }) => area === "configuration")) return 2;
  return wrong.length > 0 ? 1 : 0;
}

const labels: Record<Condition, string> = {
  ok: "ok",
  look: "look",
  wrong: "WRONG",
  "not-configured": "not set",
  unreachable: "unreachable",
};
const labelWidth = 13;

function formatReport({ findings, answers }: CheckReport): string {
  const table = formatFindings(findings);
  if (answers.length === 0) return table;
  const lines = answers.map(({ id, service, says }) => `- ${id} (${service}): ${says}`);
  return `${table}\nWhat the references leave open, and your accounts tell; it holds nothing secret, paste it into an issue:\n\n${lines.join("\n")}\n`;
}

/** A line for each finding, below its area; what to do about it stands below it. */
export function formatFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length)) + 2;
  const areas = checkAreas.flatMap((area) => {
    const own = findings.filter((finding) => finding.area === area);
    return own.length === 0 ? [] : [[area, ...own.flatMap((finding) => formatFinding(finding, width))].join("\n")];
  });
  return `${[...areas, countFindings(findings)].join("\n\n")}\n`;
}

function formatFinding({ is, subject, says, remedy, latencyMs, quota }: Finding, width: number): string[] {
  const facts = [
    ...(latencyMs === undefined ? [] : [`${latencyMs} ms`]),
    ...(quota === undefined ? [] : [`quota: ${quota}`]),
  ];
  const line = `  ${labels[is].padEnd(labelWidth)}${subject.padEnd(width)}${says}`;
  return [
    facts.length === 0 ? line : `${line} (${facts.join("; ")})`,
    ...(remedy === undefined ? [] : [`  ${"".padEnd(labelWidth + width)}-> ${remedy}`]),
  ];
}

/** "1 wrong, 2 to look at, 14 ok". */
function countFindings(findings: readonly Finding[]): string {
  const words: Record<Condition, string> = {
    wrong: "wrong",
    look: "to look at",
    unreachable: "unreachable",
    "not-configured": "not set",
    ok: "ok",
  };
  const counts = Object.entries(words).map(
    ([is, word]) => [findings.filter((one) => one.is === is).length, word] as const,
  );
  return `${counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(", ")}.`;
}
