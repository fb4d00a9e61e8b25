import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import { createLazySteps, runInSteps, type Steps } from "../../core/async/steps.ts";
import { dayMs, isWithin } from "../../core/durations.ts";
import type { Title } from "../../core/rome/title.ts";
import { createTitleIndexInSteps, type FindTitles } from "../../core/rome/title-index.ts";
import type { PickedTitle } from "../../core/search/search.ts";
import type { Log } from "../../core/telemetry.ts";
import { foreignList } from "../foreign.ts";
import { maxReferenceBytes } from "../http/message.ts";
import { createHttpService } from "../http.ts";
import { readRegularFile } from "../regular-file.ts";
import { replaceFile } from "../replace-file.ts";
import { readArchiveInSteps } from "./archive.ts";
import {
  getBuiltInNomenclature,
  maxRows,
  type Nomenclature,
  parseNomenclatureCsv,
  parseNomenclatureCsvInSteps,
} from "./nomenclature.ts";

/** Where the nomenclature comes from, and where it is kept. */
export type RomeOptions = {
  /** URL of the official archive, or path of a CSV of our own shape. */
  source: string;
  dataDir: string;
  log: Log;
  now: () => Date;
};

/** The nomenclature of jobs: titles, and the codes of their jobs. */
export type Rome = {
  findTitles: FindTitles;
  /** Builds the index, rather than when the first word comes, in steps that keep nobody waiting. */
  prepare: () => Promise<void>;
  /** The ROME code of a title in the version in use; it may have moved since it was ticked. */
  romeOf: (title: string) => string | undefined;
  /** A title by its code. */
  titleOf: (code: string) => PickedTitle | undefined;
  /** The principal title of a ROME code. */
  titleOfJob: (rome: string) => PickedTitle | undefined;
  /** The codes whose own parent is the same as that of one of these, without these. */
  relatives: (codes: string[]) => string[];
  /** The ROME 3 codes that these come from, where they are other ones: what is older knows no others. */
  parentsOf: (codes: string[]) => string[];
  /** What is in use now. */
  about: () => { version: string; titles: number; from: "official" | "file" | "small" };
  /**
   * Downloads the archive now and uses it; rejects, and keeps what there is, when that fails. A file is read
   * again.
   */
  update: () => Promise<void>;
  /** The copy is missing, unreadable or older than a week. */
  isDue: () => Promise<boolean>;
  close: () => Promise<void>;
};

const weekMs = 7 * dayMs;
const file = "rome.json";

const text = z.string().max(300);
const title = z.tuple([text, text, text, text, z.boolean(), z.boolean()]);
const saved = z.object({
  version: text,
  titles: foreignList(z.unknown(), maxRows).refine((titles) => titles.length > 0),
});

/**
 * The job titles: a file that the operator names, the last copy of the official archive, or the few of our
 * own. Never waits for a network.
 */
export async function openRome({ source, dataDir, log, now }: RomeOptions): Promise<Rome> {
  const web = createHttpService({ name: "ROME", log });
  const isUrl = /^https?:/.test(source);
  const copy = join(dataDir, file);
  let from: "official" | "file" | "small" = isUrl ? "official" : "file";
  const first = isUrl ? ((await readCopy(copy)) ?? fallback()) : await readFolder(source);
  const opened = createLazySteps(function* () {
    return use(yield* first());
  });
  let current = opened.now;

  function fallback(): () => Steps<Nomenclature> {
    from = "small";
    return ready(getBuiltInNomenclature());
  }

  async function update(): Promise<void> {
    if (!isUrl) {
      const again = use(await runInSteps((await readFolder(source))()));
      await again.index.soon();
      current = () => again;
      return;
    }
    const answer = await web.call({ url: source, deadlineMs: 120_000, mostBytes: maxReferenceBytes });
    if (answer.status !== 200) throw new Error(`the archive answered ${answer.status}`);
    const fresh = await runInSteps(readArchiveInSteps(answer.body));
    await writeCopy(copy, fresh);
    const next = use(fresh);
    await next.index.soon();
    current = () => next;
    from = "official";
    log.info({ version: fresh.version, titles: fresh.titles.length }, "job titles updated");
  }

  return {
    findTitles: (typed, limit) => current().index.now()(typed, limit),
    prepare: async () => {
      await opened.soon();
      await current().index.soon();
    },
    romeOf: (title) => current().romeOf(title),
    titleOf: (code) => current().titleOf(code),
    titleOfJob: (rome) => current().titleOfJob(rome),
    relatives: (codes) => current().relatives(codes),
    parentsOf: (codes) => current().parentsOf(codes),
    about: () => ({ version: current().version, titles: current().titles, from }),
    update,
    isDue: async () => isUrl && (from === "small" || !isWithin(now().getTime() - (await changedAt(copy)), weekMs)),
    close: web.close,
  };
}

function use({ version, titles }: Nomenclature) {
  const byCode = new Map(titles.map((one) => [one.code, one]));
  const principal = new Map(
    [...titles].sort((a, b) => Number(a.main) - Number(b.main)).map((one) => [one.rome, one.code]),
  );
  const parents = new Map(titles.map(({ rome, parent }) => [rome, parent]));
  const families = new Map<string, string[]>();
  for (const [code, parent] of parents) families.set(parent, [...(families.get(parent) ?? []), code]);
  const relatives = (codes: string[]) => {
    const family = new Set(codes.flatMap((code) => families.get(parents.get(code) ?? "") ?? []));
    return [...family].filter((code) => !codes.includes(code)).sort();
  };
  const parentsOf = (codes: string[]) => {
    const all = new Set(codes.flatMap((code) => parents.get(code) ?? []));
    return [...all].filter((code) => !codes.includes(code)).sort();
  };
  const titleOf = (wanted: string): PickedTitle | undefined => {
    const found = byCode.get(wanted);
    return found && { code: found.code, label: found.label, rome: found.rome };
  };
  return {
    version,
    titles: titles.length,
    index: createLazySteps(() => createTitleIndexInSteps(titles)),
    romeOf: (title: string) => byCode.get(title)?.rome,
    titleOf,
    titleOfJob: (rome: string) => titleOf(principal.get(rome) ?? ""),
    relatives,
    parentsOf,
  };
}

/** So many bytes tell whether a file is a list of titles. */
const telling = 4096;

/**
 * `rome-appellations.csv`, with `…-flags.csv` and `rome-metiers.csv` beside it where they are there. Rejects
 * when it is not a list; the whole of one is made sense of when it is first asked for.
 */
async function readFolder(path: string): Promise<() => Steps<Nomenclature>> {
  const beside = (name: string) => readRegularFile(join(dirname(path), name)).catch(() => undefined);
  const flags = await beside(basename(path).replace(/\.csv$/, "-flags.csv"));
  const metiers = await beside("rome-metiers.csv");
  const appellations = await readRegularFile(path);
  const whole = () =>
    parseNomenclatureCsvInSteps("60", { appellations, ...(flags ? { flags } : {}), ...(metiers ? { metiers } : {}) });
  return isList(appellations.slice(0, telling).replace(/[^\n]*$/, "")) ? whole : ready(await runInSteps(whole()));
}

function isList(beginning: string): boolean {
  try {
    return parseNomenclatureCsv("", { appellations: beginning }).titles.length > 0;
  } catch {
    // What cannot be told from its beginning is read whole.
    return false;
  }
}

/** A list that is there already. */
function ready(list: Nomenclature): () => Steps<Nomenclature> {
  // biome-ignore lint/correctness/useYield: nothing is left to do.
  return function* () {
    return list;
  };
}

async function readCopy(path: string): Promise<(() => Steps<Nomenclature>) | undefined> {
  try {
    const { version, titles } = saved.parse(JSON.parse(await readRegularFile(path)));
    const yieldIfDue = createCooperativeYield();
    const read: Title[] = [];
    for (const row of titles) {
      const [code, label, rome, parent, main, rare] = title.parse(row);
      read.push({ code, label, rome, parent, main, rare });
      await yieldIfDue();
    }
    return ready({ version, titles: read });
  } catch {
    // Missing, or cut short by a full disk: the next download writes it anew.
    return undefined;
  }
}

async function writeCopy(path: string, { version, titles }: Nomenclature): Promise<void> {
  const rows = titles.map(({ code, label, rome, parent, main, rare }) => [code, label, rome, parent, main, rare]);
  await replaceFile(path, JSON.stringify({ version, titles: rows }));
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
