import { openGeo } from "../adapters/geo.ts";
import { openRome } from "../adapters/rome/rome.ts";
import { createLog } from "../app/log.ts";
import { loadConfig } from "../config.ts";

/**
 * Downloads the job titles and the centres of communes. What fails is said, and leaves what was there; the
 * exit code is then 1.
 */
export async function updateReference(): Promise<void> {
  const { ROME_SOURCE, DATA_DIR, GEO_API_URL } = loadConfig();
  const log = createLog("silent");
  const titles = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now: () => new Date() });
  const places = await openGeo({ urls: [GEO_API_URL], dataDir: DATA_DIR, log });
  await Promise.all([
    attempt("ROME_SOURCE", async () => {
      await titles.update();
      const { version, titles: count } = titles.about();
      return `${count} job titles, ROME 4.0 version ${version}`;
    }),
    attempt("GEO_API_URL", async () => `${await places.update()} communes with their centre`),
  ]);
  await titles.close();
  await places.close();
}

async function attempt(variable: string, work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    process.stderr.write(
      `${variable}: not updated (${error instanceof Error ? error.message : "unknown"}). What was there is kept; try again later.\n`,
    );
    process.exitCode = 1;
  }
}
