import { checkLexicon } from "../adapters/check-lexicon.ts";
import { openRome } from "../adapters/rome/rome.ts";
import { openDataLookup } from "../app/data-lookup.ts";
import { checkEvents } from "../app/event-search.ts";
import { createLog } from "../app/log.ts";
import { refuseRomeSource } from "../app/rome-source.ts";
import { checkTrainings } from "../app/training-search.ts";
import { type Config, loadConfig } from "../config.ts";
import { writeOutput } from "./standard-output.ts";

/**
 * `check`: whether the tables and phrases of the lexicon are well-formed, and which doors were last
 * confirmed more than a year ago; then whether the services beyond offers answer as they did. The exit code
 * is 1 where a file is malformed, or a service answers otherwise.
 */
export async function checkFiles(): Promise<void> {
  const config = loadConfig();
  const { ROME_SOURCE: source, DATA_DIR: dataDir } = config;
  const now = new Date();
  const rome = await openRome({ source, dataDir, log: createLog("silent"), now: () => now }).catch(refuseRomeSource);
  try {
    // The list that is built in knows the usual jobs alone.
    const isWhole = rome.about().from !== "small";
    const { faults, oldDoors } = checkLexicon((code) => !isWhole || rome.titleOfJob(code) !== undefined, now);
    for (const fault of faults) process.stderr.write(`lexicon/${fault}\n`);
    if (faults.length > 0) process.exitCode = 1;
    else await writeOutput("The lexicon is well-formed.\n");
    if (oldDoors.length > 0)
      await writeOutput(
        `To be looked at again, and given the month of today in lexicon/doors.csv:\n${oldDoors.map((door) => `- ${door}\n`).join("")}`,
      );
  } finally {
    await rome.close();
  }
  await checkServices(config);
}

/** One call to each API beyond offers. One that cannot be reached is no fault of ours. */
async function checkServices(config: Config): Promise<void> {
  const { data, close } = await openDataLookup(config, () => new Date());
  try {
    const now = () => new Date();
    const others = [() => checkEvents(config, now), () => checkTrainings(config, now)];
    const checks = [...data.services.map(({ check }) => check), ...others];
    for (const check of checks) {
      const { is, says } = await check();
      if (is === "ok") await writeOutput(`${says}.\n`);
      else process.stderr.write(`${says}.\n`);
      if (is === "changed") process.exitCode = 1;
    }
  } finally {
    await close();
  }
}
