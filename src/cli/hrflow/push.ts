import { hasPlaceParameter } from "../../adapters/france-travail/search/merge-criteria.ts";
import { formatJob } from "../../adapters/hrflow/format.ts";
import { loadFormat, loadLogics, ModuleUnusable } from "../../adapters/hrflow/modules.ts";
import { readHrflowAccount } from "../../app/hrflow-account.ts";
import { type HrflowPushRequest, type HrflowPushResult, pushToHrflow } from "../../app/hrflow-push.ts";
import { CannotStart, type Config, loadConfig } from "../../config.ts";
import { maxPlaces } from "../../core/places/area.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { toHarvestError } from "../offers/harvest.ts";
import { createProgressBar, writeNote } from "../offers/output.ts";
import { pickParameters } from "../offers/parameters.ts";
import { explainQueryRefusal, formatSearchNote } from "../offers/query-text.ts";
import { writeLastOutput } from "../standard-output.ts";
import { type ConnectorConfig, readConnectorFile } from "./config-file.ts";
import type { HrflowPushOptions } from "./options.ts";
import { formatSummary } from "./summary-text.ts";

/**
 * Pushes the offers of a search into a board, and says what became of them. Wrong values end with 2 before
 * anything is asked.
 */
export async function runHrflowPush(words: string[], options: HrflowPushOptions): Promise<void> {
  const config = loadConfig();
  const { request, notes } = await readRequest(words, options, config);
  for (const note of notes) writeNote(note);
  const result = await watchPush(config, request);
  if (result.is !== "pushed") throw toError(result, request.text);
  const { summary, exitCode } = result;
  const { json } = options;
  await writeLastOutput(json ? `${JSON.stringify(summary, null, 2)}\n` : `${formatSummary(summary)}\n`);
  process.exitCode = exitCode;
}

/** What is asked for, checked, and what of it is not followed. */
async function readRequest(
  words: string[],
  options: HrflowPushOptions,
  config: Config,
): Promise<{ request: HrflowPushRequest; notes: string[] }> {
  const file = options.config === undefined ? undefined : await readConnectorFile(options.config);
  const given = { ...file?.given, ...pickParameters(options) };
  const placeNames = (options.place ?? []).map(cleanLine);
  if (placeNames.length > 0 && hasPlaceParameter(given))
    throw new CannotStart("--place and another option both say where: give one of them.");
  if (placeNames.length > maxPlaces)
    throw new CannotStart(`--place is given ${placeNames.length} times: a search has ${maxPlaces} places at most.`);
  const text = cleanLine(words.join(" "));
  if (text === "" && placeNames.length === 0 && Object.keys(given).every((name) => name === "sort"))
    throw new CannotStart(
      "Say which offers are pushed, in words or by parameters: the licence forbids to hand all of them on.",
    );
  const isDryRun = options.dryRun === true;
  const read = readHrflowAccount(config, {
    isDryRun,
    ...(file?.boardKey ? { boardKey: file.boardKey } : {}),
    ...(file?.userEmail ? { userEmail: file.userEmail } : {}),
  });
  if ("faults" in read) throw new CannotStart(read.faults.join("\n"));
  const request: HrflowPushRequest = {
    text,
    placeNames,
    given,
    account: read.account,
    options: {
      isSync: options.sync && (file?.isSync ?? true),
      updatesContent: options.updateContent ?? file?.updatesContent ?? false,
      enriches: options.enrichWithParsing ?? file?.enriches ?? false,
      mostPercent: parseNumber("--archive-most", options.archiveMost, 50, /^\d{1,3}$/, [0, 100]),
      isDryRun,
    },
    withContacts: options.withContacts === true,
    callsPerSecond: parseNumber("--calls-per-second", options.callsPerSecond, 1, /^\d{1,2}(?:\.\d{1,2})?$/, [0.1, 20]),
    ...(await loadModules(options, file)),
  };
  return { request, notes: [...(file?.notes ?? []), ...noteOtherBoard(file, config)] };
}

/**
 * A board that is not the one that people expect is no small thing: the push archives what it does not
 * know.
 */
function noteOtherBoard(file: ConnectorConfig | undefined, { HRFLOW_BOARD_KEY: usual }: Config): string[] {
  if (file?.boardKey === undefined || usual === undefined || file.boardKey === usual) return [];
  return [
    `The board of ${file.boardKey.slice(0, 8)}… (target_parameters.board_key) is pushed to, and not HRFLOW_BOARD_KEY.`,
  ];
}

function parseNumber(
  option: string,
  text: string | undefined,
  usual: number,
  pattern: RegExp,
  [least, most]: [number, number],
): number {
  if (text === undefined) return usual;
  const number = Number(text);
  if (!pattern.test(text) || number < least || number > most)
    throw new CannotStart(`${option} "${text}" is refused: it takes a number from ${least} to ${most}.`);
  return number;
}

/** Modules of options are relative to where the command is given, those of a file to its folder. */
async function loadModules(
  { format, logics }: HrflowPushOptions,
  file: ConnectorConfig | undefined,
): Promise<Pick<HrflowPushRequest, "format" | "logics">> {
  const here = process.cwd();
  const folder = file?.folder ?? here;
  try {
    const loaded: HrflowPushRequest["logics"][number][] = [];
    for (const path of file?.logics ?? []) if (!logics) loaded.push(...(await loadLogics(path, folder)));
    for (const path of logics ?? []) loaded.push(...(await loadLogics(path, here)));
    if (format !== undefined) return { format: await loadFormat(format, here), logics: loaded };
    if (file?.format !== undefined) return { format: await loadFormat(file.format, folder), logics: loaded };
    return { format: formatJob, logics: loaded };
  } catch (error) {
    throw error instanceof ModuleUnusable ? new CannotStart(error.message) : error;
  }
}

/** Shows how far a push is. Ctrl-C stops it between two calls. */
async function watchPush(config: Config, request: HrflowPushRequest): Promise<HrflowPushResult> {
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once("SIGINT", halt).once("SIGTERM", halt);
  const bars = { pulling: createProgressBar(), pushing: createProgressBar("jobs") };
  try {
    return await pushToHrflow(config, request, () => new Date(), {
      signal: stop.signal,
      onQuery: ({ worded, filters: { here } }, fictitious) => {
        for (const note of worded.notes) writeNote(formatSearchNote(note));
        if (here.length > 0)
          writeNote(`decided here, by what each offer states, where it states it: ${here.join(", ")}`);
        if (fictitious)
          writeNote(
            "These offers are fictitious: set FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET for real ones.",
          );
      },
      onResume: (offers) => writeNote(`Resuming: ${offers.toLocaleString("en")} offers were read before.`),
      onPulling: ({ found, total }) => bars.pulling.show(found, total),
      onPushResume: (jobs) => writeNote(`Resuming: ${jobs.toLocaleString("en")} jobs were written before.`),
      onPushing: ({ done, total }) => bars.pushing.show(done, total),
      onWait: (service, seconds) => writeNote(`${service} asks to wait: up to ${seconds} seconds.`),
    });
  } finally {
    bars.pushing.end();
    process.off("SIGINT", halt).off("SIGTERM", halt);
  }
}

function toError(result: Exclude<HrflowPushResult, { is: "pushed" }>, text: string): CannotStart {
  switch (result.is) {
    case "refused":
      return new CannotStart(explainQueryRefusal(result.refusal, text));
    case "not-pulled":
      return toHarvestError(result.failure);
    case "in-use":
      return new CannotStart("Another process pushes to this board: wait for it to finish, or stop it.", 4);
    case "unwritable":
      return new CannotStart(
        `DATA_DIR cannot be written to (${result.code}), where jobs are kept until all are pushed: check that it is a folder, that it is writable, and that its disk has room.`,
        1,
      );
  }
}
