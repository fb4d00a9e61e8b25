import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { helpKindsConfirmed } from "../core/help/help-place.ts";
import { formatDoor, placeholders, sayingLabels } from "../core/sayings/saying.ts";
import { type FilterName, filtersSchema, filterTable, isFilterName } from "../core/search/filters.ts";
import { normaliseText } from "../core/text/text.ts";
import { toWords } from "../core/understanding/acts/features.ts";
import { offerTopics } from "../core/understanding/acts/offer-topics.ts";
import type { Row } from "../core/understanding/acts/tables.ts";
import { contrary, onlyRefused } from "../core/understanding/acts/wish-words.ts";
import { themeRow } from "./cpf/themes.ts";
import {
  doorRow,
  FaultyTable,
  familyRow,
  lexiconFolder,
  listPhrases,
  readTable,
  sayingRow,
  toRowNumber,
} from "./lexicon.ts";

/** What is wrong with the files of the lexicon, a line each, and doors that are to be looked at again. */
export type LexiconReport = { faults: string[]; oldDoors: string[] };

const filled = z.string().min(1);
const jobList = z.string().regex(/^[A-N]\d{4}(?:\|[A-N]\d{4})*$/, "is no list of ROME codes");

/** "-" is understood and searched for by nothing; words of offers are no choice among values. */
const isNoFilter = (filter: string): boolean => ["-", "include", "exclude", "reach"].includes(filter);

/** What a filter has no value for is dropped where a search is read. */
function isFilterValue(filter: FilterName, value: string): boolean {
  if (value === onlyRefused || value === contrary) return filterTable[filter].shape === "flag";
  const forms: unknown[] = [value, [value], value === "true", Number(value)];
  return forms.some((one) => filter in filtersSchema.parse({ [filter]: one }));
}

/** The tables with the columns that the program reads. */
const tables = {
  "concepts.csv": z.object({ concept: filled, words: filled }),
  "spellings.csv": z.object({ written: filled, meant: filled }),
  "wishes.csv": z
    .object({ filter: filled, value: filled, names: filled })
    .refine(({ filter }) => isNoFilter(filter) || isFilterName(filter), {
      path: ["filter"],
      error: "is the name of no filter",
    })
    .refine(({ filter, value }) => isNoFilter(filter) || !isFilterName(filter) || isFilterValue(filter, value), {
      path: ["value"],
      error: "is no value of this filter",
    }),
  "diplomas.csv": z.object({ names: filled, jobs: jobList }),
  "questions.csv": z.object({ topic: z.enum(offerTopics), names: filled }),
  "sectors.csv": z.object({ names: filled, jobs: jobList, wide: z.enum(["yes", "no"]) }),
  "tasks.csv": z.object({ verbs: filled, things: filled, jobs: jobList, wide: z.enum(["yes", "no"]) }),
  "employers.csv": z.object({ names: filled, written: filled }),
  "foreign-words.csv": z.object({ word: filled, french: filled }),
  "families.csv": familyRow.extend({ jobs: jobList }),
  "sayings.csv": sayingRow.extend({ words: z.string() }),
  "doors.csv": doorRow.extend({ labels: filled }),
  "training-themes.csv": themeRow,
} as const;

/** A text with its doors that is longer fits on no phone. */
const maxLength = 500;
/** An operator's name and address take about so much of it. */
const operatorLength = 60;

/**
 * Checks every table and the phrases: whether they can be read, have what they need in each row, and name
 * only jobs and labels that there are. `now` tells which doors were last confirmed more than a year ago.
 */
export function checkLexicon(isJob: (rome: string) => boolean, now: Date, folder = lexiconFolder): LexiconReport {
  const faults: string[] = [];
  const read = new Map<string, Row[]>();
  for (const [name, row] of Object.entries(tables)) {
    try {
      read.set(name, readTable(name, folder));
    } catch (error) {
      if (!(error instanceof FaultyTable)) throw error;
      faults.push(`${name}: ${error.why}.`);
    }
    (read.get(name) ?? []).forEach((cells, i) => {
      faults.push(...listRowFaults(row, cells, isJob).map((fault) => `${name}, row ${toRowNumber(i)}: ${fault}`));
    });
  }
  const [sayings = [], doors = []] = [read.get("sayings.csv"), read.get("doors.csv")];
  return {
    faults: [...faults, ...listSayingFaults(sayings, doors), ...listPhraseFaults(folder), ...listClashes(read, folder)],
    oldDoors: [
      ...doors.filter((door) => isOld(door.confirmed ?? "", now)).map(describeOldDoor),
      ...(isOld(helpKindsConfirmed, now)
        ? [`for whom each place near somebody is (${helpKindsConfirmed}, in its program)`]
        : []),
    ],
  };
}

function listRowFaults(schema: z.ZodType, cells: Row, isJob: (rome: string) => boolean): string[] {
  const { error } = schema.safeParse(cells);
  const shape = (error?.issues ?? []).map(({ path, message }) => `"${String(path[0])}" is wrong: ${message}.`);
  const jobs = (cells.jobs ?? "").split("|").filter((rome) => /^[A-N]\d{4}$/.test(rome) && !isJob(rome));
  return [...shape, ...jobs.map((rome) => `${rome} is no job of ROME.`)];
}

function listSayingFaults(sayings: Row[], doors: Row[]): string[] {
  const keys = [...new Set(sayings.map(({ label = "" }) => label))];
  const isLabel = (key: string) => sayingLabels.some((label) => label === key.split("/")[0]);
  const textsOf = (key: string) => sayings.filter(({ label }) => label === key).map(({ text = "" }) => text);
  const doorsOf = (key: string) => doors.filter(({ labels = "" }) => labels.split("|").includes(key));
  const doorKeys = doors.flatMap(({ labels = "" }) => labels.split("|"));
  return [
    ...keys.filter((key) => !isLabel(key)).map((key) => `sayings.csv: "${key}" is no label.`),
    ...sayingLabels.filter((label) => !keys.includes(label)).map((label) => `sayings.csv: "${label}" has no text.`),
    ...keys
      .filter((key) => textsOf(key).every((text) => text.includes("{operator}")))
      .map((key) => `sayings.csv: "${key}" needs a text without {operator}, for where nobody is named.`),
    ...sayings
      .filter(({ text = "" }) => (text.match(/\{[^}]*\}?/g) ?? []).some((place) => !placeholders.includes(place)))
      .map(({ label }) => `sayings.csv: "${label}" holds a {…} that nothing is filled into.`),
    ...keys
      .filter((key) => {
        const shown = [...doorsOf(key)].slice(0, 3).map((door) => `• ${formatDoor(toDoor(door))}`);
        return textsOf(key).some((text) => lengthOf(text) + shown.join("\n").length + 1 > maxLength);
      })
      .map((key) => `sayings.csv: a text of "${key}" is, with its doors, longer than ${maxLength} characters.`),
    ...[...new Set(doorKeys)].filter((key) => !keys.includes(key)).map((key) => `doors.csv: "${key}" is not said.`),
    ...doors
      .filter(({ name, phone, address }) => !name && !phone && !address)
      .map(({ door }) => `doors.csv: "${door}" has neither a name, a phone number nor an address.`),
    ...doors
      .filter(({ address = "" }) => address !== "" && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/.test(address))
      .map(({ door }) => `doors.csv: the address of "${door}" is to be written without https, as example.gouv.fr.`),
  ];
}

const toDoor = ({ door: id = "", for: purpose = "", name = "", phone = "", address = "" }: Row) => ({
  id,
  purpose,
  name,
  phone,
  address,
});

function lengthOf(text: string): number {
  return text.length + (text.includes("{operator}") ? operatorLength : 0);
}

function listPhraseFaults(folder: string): string[] {
  const phrases = join(folder, "phrases");
  try {
    return readdirSync(phrases).flatMap((act) =>
      readdirSync(join(phrases, act))
        .filter((file) => !/^[^#\s].*/m.test(readFileSync(join(phrases, act, file), "utf8")))
        .map((file) => `phrases/${act}/${file}: holds no phrase.`),
    );
  } catch (error) {
    return [`phrases: cannot be read (${error instanceof Error ? error.message : String(error)}).`];
  }
}

/**
 * Phrases that are, in the spelling of the dictionary, the name of a wish, a sector or an employer: that
 * would be searched for by nobody any more. Where alerts are on screen, "midi" is an hour, and nowhere else.
 */
function listClashes(read: ReadonlyMap<string, Row[]>, folder: string): string[] {
  const spellings = new Map(
    (read.get("spellings.csv") ?? []).map(({ written = "", meant = "" }) => [
      normaliseText(written),
      normaliseText(meant),
    ]),
  );
  const toKey = (text: string) => toWords(text, spellings).join(" ");
  const names = new Map(
    ["wishes.csv", "sectors.csv", "employers.csv"].flatMap((table) =>
      (read.get(table) ?? [])
        .filter(({ filter }) => filter !== "-")
        .flatMap(({ names: cell = "" }) => cell.split("|").map((name): [string, string] => [toKey(name), table])),
    ),
  );
  return listPhrases(folder)
    .filter(({ label }) => !/^(?:search|refine|none)\/|^alert\/(?:hour|days-.*)$/.test(label))
    .flatMap(({ label, phrase }) => {
      const key = toKey(phrase);
      const table = key.includes("#") ? undefined : names.get(key);
      return table === undefined ? [] : [`phrases/${label}.txt: "${phrase}" is a name of ${table} too.`];
    });
}

/** "2025-10" in November 2026. */
function isOld(confirmed: string, now: Date): boolean {
  const [year, month] = confirmed.split("-").map(Number);
  if (!year || !month) return false;
  return now.getUTCFullYear() * 12 + now.getUTCMonth() + 1 - (year * 12 + month) > 12;
}

function describeOldDoor({ door, name, phone, address, confirmed }: Row): string {
  const facts = [name, phone, address].filter((fact) => fact).join(", ");
  return `${door} (${facts}): last confirmed in ${confirmed}`;
}
