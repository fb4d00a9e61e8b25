import { stat } from "node:fs/promises";
import { join } from "node:path";
import { directoryFolder, loadDirectoryCopy } from "../../adapters/directory/copies.ts";
import type { Rome } from "../../adapters/rome/rome.ts";
import type { Config } from "../../config.ts";
import { dayMs } from "../../core/durations.ts";
import { helpKinds } from "../../core/help/help-place.ts";
import type { Finding, Verdict } from "./finding.ts";

/** All of it is read anew each week while Tremplin runs; twice that may be a service that was down. */
const oldDays = 21;

const update = "npx tremplin reference update; if it is old although Tremplin runs, its log says which service failed";

/** How old the copies of public reference data are. */
export async function checkReference(
  { DATA_DIR, SANDBOX, ROME_SOURCE }: Pick<Config, "DATA_DIR" | "SANDBOX" | "ROME_SOURCE">,
  rome: Pick<Rome, "about">,
  now: Date,
): Promise<Finding[]> {
  if (SANDBOX === "only")
    return [
      toFinding("reference data", {
        is: "not-configured",
        says: "SANDBOX=only: no list is fetched",
        remedy: "take SANDBOX out of .env, if what people are shown shall be real",
      }),
    ];
  const { version, titles, from } = rome.about();
  const romeAge = await findAge(join(DATA_DIR, "rome.json"), now);
  return [
    toFinding("job titles (ROME)", judgeRome({ version, titles, from, ROME_SOURCE }, romeAge)),
    toFinding(
      "centres of communes",
      judgeAge(await findAge(join(DATA_DIR, "centres.json"), now), "distances are measured one town at a time"),
    ),
    toFinding("who helps near (directory)", await judgeDirectory(DATA_DIR, now)),
  ];
}

type RomeFacts = ReturnType<Rome["about"]> & Pick<Config, "ROME_SOURCE">;

function judgeRome({ version, titles, from, ROME_SOURCE }: RomeFacts, age: number | undefined): Verdict {
  if (from === "file") return { is: "ok", says: `${titles} titles of the file ${ROME_SOURCE}` };
  if (from === "small")
    return {
      is: "look",
      says: `the official list was never read: only ${titles} usual titles are known`,
      remedy: update,
    };
  const about = `${titles} titles, version ${version}`;
  return judgeAge(age, "", about);
}

function judgeAge(days: number | undefined, without: string, about = "all are known"): Verdict {
  if (days === undefined) return { is: "look", says: `were never read: ${without}`, remedy: update };
  const says = `${about}, read ${describeAge(days)}`;
  if (days > oldDays) return { is: "look", says, remedy: update };
  return { is: "ok", says };
}

async function judgeDirectory(dataDir: string, now: Date): Promise<Verdict> {
  const copies = await Promise.all(helpKinds.map((kind) => loadDirectoryCopy(dataDir, kind)));
  const ages = copies.flatMap((copy) => (copy ? [toDays(now.getTime() - Date.parse(copy.at))] : []));
  const missing = helpKinds.filter((_, at) => copies[at] === undefined);
  if (ages.length === 0) return judgeAge(undefined, "whoever asks first waits for them", "");
  const oldest = Math.max(...ages);
  const places = copies.reduce((sum, copy) => sum + (copy?.places.length ?? 0), 0);
  if (missing.length > 0)
    return {
      is: "look",
      says: `${places} places, without ${missing.join(", ")}`,
      remedy: `${update} (${directoryFolder}/)`,
    };
  return judgeAge(oldest, "", `${places} places`);
}

/** Days since a file was written; undefined where there is none. */
async function findAge(path: string, now: Date): Promise<number | undefined> {
  return stat(path).then(
    ({ mtimeMs }) => toDays(now.getTime() - mtimeMs),
    () => undefined,
  );
}

function toDays(ms: number): number {
  return Math.floor(ms / dayMs);
}

function describeAge(days: number): string {
  if (days < 0) return "in the future, by the clock of this machine";
  return days === 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
}

function toFinding(subject: string, verdict: Verdict): Finding {
  return { area: "reference", subject, ...verdict };
}
