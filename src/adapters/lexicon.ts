import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { mapInSteps, runToEnd, type Steps } from "../core/async/steps.ts";
import { diplomaLevels, type JobFamily, likes } from "../core/sayings/families.ts";
import type { DoorRow, SayingRow } from "../core/sayings/saying.ts";
import { normaliseText } from "../core/text/text.ts";
import {
  type ActModel,
  createClassifierInSteps,
  type Example,
  modelSeparator,
  trainClassifier,
} from "../core/understanding/acts/classifier.ts";
import { toFeatures, toWords, type Vocabulary } from "../core/understanding/acts/features.ts";
import { createLanguageTablesInSteps, type LanguageRows, type Row } from "../core/understanding/acts/tables.ts";
import type { ReadingSources } from "../core/understanding/acts/tools.ts";

/** The words and phrases of the folder `lexicon`, ready to read messages with. */
export type Language = Pick<ReadingSources, "classify" | "meaningOfPhrase" | "knows" | "vocabulary" | "tables">;

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** The tables and phrases that people extend: see lexicon/README.md. */
export const lexiconFolder = join(root, "lexicon");
/** What was learnt from the phrases when the program was built; its rarities, then its weights. */
const modelPath = join(root, "dist", "acts.json");
const weightsPath = join(root, "dist", "acts.bin");

/** A table that cannot be used, and why; its message is a line for whoever extends the lexicon. */
export class FaultyTable extends Error {
  override readonly name = "FaultyTable";
  /** What is wrong with it, without its name. */
  readonly why: string;

  /** Where: "doors.csv", or a row of it. */
  constructor(where: string, why: string) {
    super(`lexicon/${where}: ${why}`);
    this.why = why;
  }
}

const rows = z.array(z.record(z.string(), z.string()));

/** A table of the lexicon, each row by the names of its columns. Throws `FaultyTable`. */
export function readTable(name: string, folder = lexiconFolder): Row[] {
  try {
    return rows.parse(parse(readFileSync(join(folder, name)), { columns: true, bom: true, trim: true }));
  } catch (error) {
    throw new FaultyTable(name, `cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** The row that an editor of tables shows, where the names of the columns are the first. */
export function toRowNumber(index: number): number {
  return index + 2;
}

/** The same, with each row as it should be. */
export function readRows<T>(name: string, row: z.ZodType<T>): T[] {
  return readTable(name).map((cells, i) => {
    const { data, error } = row.safeParse(cells);
    if (error === undefined) return data;
    const faults = error.issues.map(({ path, message }) => `"${String(path[0])}" is wrong: ${message}`);
    throw new FaultyTable(`${name}, row ${toRowNumber(i)}`, faults.join("; "));
  });
}

/** Reads the tables and what was learnt. Throws `FaultyTable` where a table cannot be read. */
export function loadLanguage(): Language {
  return runToEnd(loadLanguageInSteps());
}

/** The same, a file at a time. */
export function* loadLanguageInSteps(): Steps<Language> {
  const tables = yield* createLanguageTablesInSteps(yield* readTables());
  const model = yield* readModel();
  yield;
  const words = new Set(model.words.split(modelSeparator));
  yield;
  const phrases = new Map(
    yield* mapInSteps(model.phrases.split(modelSeparator), (line): [string, string] => {
      const [phrase = "", label = ""] = line.split("=");
      return [phrase, label];
    }),
  );
  yield;
  const vocabulary = yield* readVocabularyInSteps();
  yield;
  return {
    classify: yield* createClassifierInSteps(model),
    meaningOfPhrase: (written) => phrases.get(written),
    knows: (word) => words.has(word),
    vocabulary,
    tables,
  };
}

function* readTables(): Steps<LanguageRows> {
  const wishes = readTable("wishes.csv");
  yield;
  const diplomas = readTable("diplomas.csv");
  yield;
  const sectors = readTable("sectors.csv");
  yield;
  const tasks = readTable("tasks.csv");
  yield;
  const employers = readTable("employers.csv");
  yield;
  const foreignWords = readTable("foreign-words.csv");
  yield;
  const questions = readTable("questions.csv");
  yield;
  return { wishes, diplomas, sectors, tasks, employers, foreignWords, questions };
}

function readVocabulary(): Vocabulary {
  return runToEnd(readVocabularyInSteps());
}

function* readVocabularyInSteps(): Steps<Vocabulary> {
  const concepts = new Map<string, string[]>();
  for (const { concept = "", words = "" } of readTable("concepts.csv"))
    for (const word of words.split(" ").map(normaliseText))
      concepts.set(word, [...(concepts.get(word) ?? []), concept]);
  yield;
  const spellings = readTable("spellings.csv").map(({ written = "", meant = "" }): [string, string] => [
    normaliseText(written),
    normaliseText(meant),
  ]);
  return { spellings: new Map(spellings), concepts };
}

/** What is said to messages that are no search, who helps, and families of jobs. */
export type Talk = { sayings: SayingRow[]; doors: DoorRow[]; families: JobFamily[] };

/** Several in one cell, with a vertical bar between them. */
export const listCell = z.string().transform((cell) => cell.split("|").filter((one) => one !== ""));
const month = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, "is no month such as 2026-11");
export const sayingRow = z.object({ label: z.string().min(1), words: listCell, text: z.string().min(1) });
export const doorRow = z
  .object({ door: z.string().min(1), labels: listCell, for: z.string().min(1), name: z.string() })
  .extend({ phone: z.string(), address: z.string(), confirmed: month });
export const familyRow = z
  .object({
    family: z.string().min(1),
    label: z.string().min(1),
    jobs: listCell,
    likes: listCell.pipe(z.array(z.enum(likes))),
  })
  .extend({ level: z.enum(diplomaLevels), licence: z.enum(["yes", "no"]) });

/** Reads them. Throws `FaultyTable` where one is missing, or a row of it is not what it should be. */
export function loadTalk(): Talk {
  return {
    sayings: readRows("sayings.csv", sayingRow),
    doors: readRows("doors.csv", doorRow).map(({ door: id, for: purpose, confirmed: _, ...row }) => ({
      ...{ id, purpose },
      ...row,
    })),
    families: readRows("families.csv", familyRow).map(({ licence, ...row }) => ({
      ...row,
      needsLicence: licence === "yes",
    })),
  };
}

const modelSchema = z.object({
  labels: z.array(z.string()),
  words: z.string(),
  phrases: z.string(),
  features: z.string(),
  biases: z.array(z.number()),
  scale: z.number(),
});

const rarityBytes = Float32Array.BYTES_PER_ELEMENT;

function* readModel(): Steps<ActModel> {
  const text = readFileSync(modelPath, "utf8");
  yield;
  const model = modelSchema.parse(JSON.parse(text));
  yield;
  const { buffer, byteOffset, byteLength } = readFileSync(weightsPath);
  // A feature has one rarity, and a weight for each label.
  const ofRarities = Math.floor(byteLength / (model.labels.length + rarityBytes)) * rarityBytes;
  return {
    ...model,
    rarities: new Float32Array(buffer.slice(byteOffset, byteOffset + ofRarities)),
    weights: new Int8Array(buffer, byteOffset + ofRarities, byteLength - ofRarities),
  };
}

/** Whether what the phrases teach was learnt: the compiler alone does not do that. */
export function isModelBuilt(): boolean {
  return existsSync(modelPath) && existsSync(weightsPath);
}

/** Learns from the phrases of the lexicon and stores it; for the build. */
export function buildModel(): void {
  const { rarities, weights, ...model } = trainOnLexicon();
  writeFileSync(weightsPath, Buffer.concat([Buffer.from(rarities.buffer), Buffer.from(weights.buffer)]));
  writeFileSync(modelPath, JSON.stringify(model));
}

function trainOnLexicon(): ActModel {
  const vocabulary = readVocabulary();
  return trainClassifier(
    listPhrases().map(
      ({ label, phrase }): Example => ({
        label,
        features: toFeatures(phrase, vocabulary),
        key: toWords(phrase, vocabulary.spellings).join(" "),
      }),
    ),
  );
}

/** Every phrase with its label: "say/thanks" for a line of `phrases/say/thanks.txt`. */
export function listPhrases(lexicon = lexiconFolder): { label: string; phrase: string }[] {
  const folder = join(lexicon, "phrases");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((act) =>
    readdirSync(join(folder, act)).flatMap((file) =>
      readFileSync(join(folder, act, file), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "" && !line.startsWith("#"))
        .map((phrase) => ({ label: `${act}/${file.replace(/\.txt$/, "")}`, phrase })),
    ),
  );
}
