import { openRome, type Rome } from "../../adapters/rome/rome.ts";
import type { FindFreeBytes } from "../../adapters/store/disk-room.ts";
import { loadTerritory } from "../../adapters/territory.ts";
import { CannotStart, type Config, hasBot, isDemo } from "../../config.ts";
import { createAtlas } from "../../core/places/atlas.ts";
import { createLog } from "../log.ts";
import { refuseRomeSource } from "../rome-source.ts";
import { checkAlternance } from "./alternance.ts";
import { askLiveAccounts } from "./answers/ask-live-accounts.ts";
import { checkClock } from "./clock.ts";
import { checkConfiguration, toConfigurationFindings } from "./configuration.ts";
import { checkDataServices } from "./data-services.ts";
import { checkDiscord } from "./discord.ts";
import { explainBug } from "./explain-failure.ts";
import { checkFiles } from "./files.ts";
import { type CheckArea, type CheckContext, checkAreas, type Finding, type LiveAnswer } from "./finding.ts";
import { checkFranceTravail } from "./france-travail.ts";
import { checkHrflow } from "./hrflow.ts";
import { checkTables } from "./lexicon.ts";
import { createCallObserver, type ObservedCall } from "./observe-calls.ts";
import { checkOpenData } from "./open-data.ts";
import { checkPort } from "./port.ts";
import { createSecretRedactor } from "./redact-secrets.ts";
import { checkReference } from "./reference.ts";
import { checkStore } from "./store.ts";
import { checkTelegram } from "./telegram.ts";

export type CheckOptions = {
  now: () => Date;
  /** An answer that takes longer is slow. Milliseconds. */
  slowMs?: number;
  /** How many bytes the disk has yet, as a test wants it to be. */
  findFreeBytes?: FindFreeBytes;
  /** Tables of another folder than ours. */
  lexiconFolder?: string;
  /** Whether live accounts are asked what the references of their services leave open. */
  areQuestionsAsked?: boolean;
};

export type CheckReport = { findings: Finding[]; answers: LiveAnswer[] };

const usualSlowMs = 5_000;

/** Looks at everything that a start needs and people use. Nothing that people see is changed. */
export async function runChecks(config: Config, options: CheckOptions): Promise<CheckReport> {
  const { now } = options;
  const redact = createSecretRedactor(config);
  const log = createLog("silent");
  const { ROME_SOURCE: source, DATA_DIR: dataDir } = config;
  // Before the store is opened: to close a handle of its file would take away the locks that SQLite holds.
  const files = await guard("files", () => checkFiles(config));
  const rome = await openRome({ source, dataDir, log, now }).then((opened) => opened, describeRefusal);
  if (Array.isArray(rome)) return { findings: [...rome, ...files].map((one) => showSafely(one, redact)), answers: [] };
  const observer = createCallObserver();
  try {
    const here = [
      await guard("configuration", async () => checkConfiguration(config)),
      await guard("store", () => checkStore(config, { ...options, now: now() })),
      await guard("server", () => checkPort(config)),
      await guard("reference", () => checkReference(config, rome, now())),
      await guard("lexicon", async () => checkTables(rome, now(), options.lexiconFolder)),
    ];
    const atlas = createAtlas(loadTerritory());
    const slowMs = options.slowMs ?? usualSlowMs;
    const context = { config, now, log, observer, atlas, slowMs };
    const outside = (await Promise.all(listOutsideChecks(context))).flat();
    const answers = options.areQuestionsAsked === false ? [] : await askLiveAccounts(context, outside);
    const found = [...here, outside];
    const calls = observer.all();
    const all = [...files, ...found.flat(), ...checkNetwork(config, calls), ...checkClock(calls)];
    return {
      findings: inOrder(all).map((finding) => showSafely(finding, redact)),
      answers: answers.map((answer) => ({ ...answer, says: redact(answer.says) })),
    };
  } finally {
    observer.end();
    await rome.close();
  }
}

function listOutsideChecks(context: CheckContext): Promise<Finding[]>[] {
  return [
    guard("services", () => checkFranceTravail(context)),
    guard("services", () => checkAlternance(context)),
    guard("services", () => checkDataServices(context)),
    guard("services", () => checkOpenData(context)),
    guard("services", () => checkHrflow(context)),
    guard("bots", () => checkTelegram(context)),
    guard("bots", () => checkDiscord(context)),
  ];
}

/** A check that fails costs no other. */
async function guard(area: CheckArea, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [{ area, subject: area, ...explainBug(error) }];
  }
}

function describeRefusal(error: unknown): Finding[] | Rome {
  try {
    return refuseRomeSource(error);
  } catch (refusal) {
    if (refusal instanceof CannotStart) return toConfigurationFindings(refusal.message);
    throw refusal;
  }
}

/** Where nobody at all answers, it is this machine that is cut off. */
function checkNetwork(config: Config, calls: readonly ObservedCall[]): Finding[] {
  if (calls.length === 0 || calls.some(({ headers }) => headers !== undefined)) return [];
  const isServing = hasBot(config) || !isDemo(config);
  return [
    {
      area: "services",
      subject: "network",
      is: isServing ? "wrong" : "look",
      says: "no service at all can be reached",
      remedy: "check the connection of this machine, its DNS and its firewall; a proxy of the house is not used",
    },
  ];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return checkAreas.flatMap((area) => findings.filter((finding) => finding.area === area));
}

function showSafely(finding: Finding, redact: (text: string) => string): Finding {
  const { says, remedy, quota } = finding;
  return {
    ...finding,
    says: redact(says),
    ...(remedy === undefined ? {} : { remedy: redact(remedy) }),
    ...(quota === undefined ? {} : { quota: redact(quota) }),
  };
}
