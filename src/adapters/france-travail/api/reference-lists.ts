import { join } from "node:path";
import { z } from "zod";
import { createCooperativeYield } from "../../../core/async/cooperative-yield.ts";
import { dayMs, isWithin, minuteMs } from "../../../core/durations.ts";
import { ifSourceFails, SourceError } from "../../../core/failure.ts";
import type { Log } from "../../../core/telemetry.ts";
import { cleanLine } from "../../../core/text/clean-text.ts";
import { normaliseText } from "../../../core/text/text.ts";
import { foreignList, foreignWords, readRows } from "../../foreign.ts";
import { maxReferenceBytes } from "../../http/message.ts";
import { parseListResponse } from "../../http/parse-response.ts";
import { parseJsonOrNothing } from "../../json.ts";
import { stripMarkupToLine } from "../../plain-text.ts";
import { readRegularFile } from "../../regular-file.ts";
import { replaceFile } from "../../replace-file.ts";
import type { FranceTravailClient } from "./client.ts";
import { type ReferenceListName, referenceListNames } from "./fields.ts";
import { franceTravailName as service } from "./name.ts";

/** One code, and what it stands for. */
export type ReferenceItem = { code: string; label: string };

/** A reference list, and when it was read: ISO 8601. */
export type ReferenceList = { items: ReferenceItem[]; asOf: string };

/** The lists of codes, of which copies are kept. */
export type ReferenceLists = {
  /**
   * The list, fetched when it is first needed. Rejects with a SourceError when there is neither a copy nor an
   * answer.
   */
  get: (name: ReferenceListName) => Promise<ReferenceList>;
  /** The codes of the list decide which codes there are. Of the long lists the sandbox has only a few. */
  isAuthoritative: (name: ReferenceListName) => boolean;
};

/** How the lists are read, and where copies are kept. */
export type ReferenceListsOptions = {
  client: Pick<FranceTravailClient, "get">;
  /** Where copies are kept; nowhere when the lists are those of the sandbox. */
  dataDir?: string | undefined;
  fictitious: boolean;
  log: Log;
  now: () => Date;
};

/** A list that could not be had is not asked for again for so long. */
const afterFailureMs = minuteMs;

const long: readonly ReferenceListName[] = ["metiers", "appellations", "nafs", "communes", "pays", "langues"];

/** There are 35,000 communes. */
const maxItems = 60_000;
const row = z.object({ code: z.string().trim().min(1).max(40), libelle: foreignWords(300) });
const savedItem = z.tuple([z.string().max(40), z.string().max(300)]);
const saved = z.object({
  asOf: z.string().max(40).pipe(z.iso.datetime()),
  items: foreignList(z.unknown(), maxItems).refine((items) => items.length > 0),
});

/** Whether the API has a list of that name. */
export function isReferenceListName(text: string): text is ReferenceListName {
  return referenceListNames.some((name) => name === text);
}

/** The items whose code or label holds all the words, whatever their case and accents. */
export function findReferenceItems(items: ReferenceItem[], words: string): ReferenceItem[] {
  const wanted = normaliseText(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return items.filter(({ code, label }) => wanted.every((word) => normaliseText(`${code} ${label}`).includes(word)));
}

/**
 * The reference lists of Offres d'emploi v2, `/referentiel/{name}`. Each is fetched when it is first needed
 * and kept for a day, in `DATA_DIR`; an older copy serves for as long as the service cannot be asked.
 */
export function createReferenceLists({ client, dataDir, fictitious, log, now }: ReferenceListsOptions): ReferenceLists {
  const known = new Map<ReferenceListName, ReferenceList>();
  const fetching = new Map<ReferenceListName, Promise<ReferenceList>>();
  const failedAt = new Map<ReferenceListName, number>();

  async function get(name: ReferenceListName): Promise<ReferenceList> {
    if (!known.has(name)) await load(name);
    const copy = known.get(name);
    const isFresh = copy && isWithin(now().getTime() - Date.parse(copy.asOf), dayMs);
    const isQuiet = isWithin(now().getTime() - (failedAt.get(name) ?? Number.NEGATIVE_INFINITY), afterFailureMs);
    if (copy && (isFresh || isQuiet)) return copy;
    const running = fetching.get(name) ?? renew(name).finally(() => fetching.delete(name));
    fetching.set(name, running);
    return copy ? ifSourceFails(running, () => copy) : running;
  }

  async function renew(name: ReferenceListName): Promise<ReferenceList> {
    try {
      const list = await ask(name);
      known.set(name, list);
      await keep(name, list);
      return list;
    } catch (error) {
      failedAt.set(name, now().getTime());
      throw error;
    }
  }

  async function ask(name: ReferenceListName): Promise<ReferenceList> {
    const answer = await client.get(`/offresdemploi/v2/referentiel/${name}`, undefined, {
      mostBytes: maxReferenceBytes,
    });
    if (answer.status !== 200) throw new SourceError(service, "garbage");
    const rows = await parseListResponse({ name: service, log }, answer, maxItems);
    const translate = ({ code, libelle }: z.infer<typeof row>) => ({ code: cleanLine(code), label: labelOf(libelle) });
    const items = (await readRows(rows, row, translate, { name: service, log })).filter((one) => one !== undefined);
    // An empty list would refuse every code there is.
    if (items.length === 0) throw new SourceError(service, "garbage");
    return { items, asOf: now().toISOString() };
  }

  /** A copy that cannot be written is a day of fetching it again, and no more. */
  async function keep(name: ReferenceListName, { items, asOf }: ReferenceList): Promise<void> {
    if (dataDir === undefined) return;
    const path = pathOf(dataDir, name);
    try {
      await replaceFile(path, JSON.stringify({ asOf, items: items.map(({ code, label }) => [code, label]) }));
    } catch {
      log.warn({ service, list: name }, "a reference list could not be saved: check that DATA_DIR is writable");
    }
  }

  /** Takes the copy, unless the list has come from the service while it was read. */
  async function load(name: ReferenceListName): Promise<void> {
    if (dataDir === undefined) return;
    const text = await readRegularFile(pathOf(dataDir, name)).catch(() => "");
    const copy = saved.safeParse(parseJsonOrNothing(text)).data;
    const items = copy && (await toItems(copy.items));
    if (items && !known.has(name)) known.set(name, { asOf: copy.asOf, items });
  }

  return { get, isAuthoritative: (name) => !fictitious || !long.includes(name) };
}

/** The items of a copy; undefined where one is odd. One at a time: there are tens of thousands. */
async function toItems(rows: unknown[]): Promise<ReferenceItem[] | undefined> {
  const yieldIfDue = createCooperativeYield();
  const items: ReferenceItem[] = [];
  for (const kept of rows) {
    const read = savedItem.safeParse(kept);
    if (!read.success) return undefined;
    const [code, label] = read.data;
    items.push({ code, label });
    await yieldIfDue();
  }
  return items;
}

const folder = "france-travail-lists";

function pathOf(dataDir: string, name: ReferenceListName): string {
  return join(dataDir, folder, `${name}.json`);
}

/** Some labels of the real lists end in what is left of a program: "…');". */
function labelOf(text: string): string {
  return stripMarkupToLine(text).replace(/(?<!\s)\s*'\);?$/, "");
}
