import { createLog } from "../app/log.ts";
import { updateReferenceData } from "../app/update-reference.ts";
import { loadConfig } from "../config.ts";
import { writeOutput } from "./standard-output.ts";

/**
 * `reference update`: downloads the job titles and the centres of communes. A download that fails is
 * reported, and leaves the copy that was there; the exit code is then 1.
 */
export async function updateReference(): Promise<void> {
  const { titles, communes } = await updateReferenceData(loadConfig(), createLog("silent"));
  await report(
    "ROME_SOURCE",
    titles,
    ({ titles: count, version }) => `${count} job titles, ROME 4.0 version ${version}`,
  );
  await report("GEO_API_URL", communes, (count) => `${count} communes with their centre`);
}

async function report<T>(
  variable: string,
  result: PromiseSettledResult<T>,
  format: (value: T) => string,
): Promise<void> {
  if (result.status === "fulfilled") return writeOutput(`${format(result.value)}\n`);
  const why = result.reason instanceof Error ? result.reason.message : "unknown";
  process.stderr.write(`${variable}: not updated (${why}). The existing copy is kept; try again later.\n`);
  process.exitCode = 1;
}
