import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { normaliseText } from "../core/text/text.ts";
import {
  type ActModel,
  createClassifier,
  type Example,
  trainClassifier,
} from "../core/understanding/acts/classifier.ts";
import { toFeatures, toWords, type Vocabulary } from "../core/understanding/acts/features.ts";
import { createLanguageTables, type LanguageRows, type Row } from "../core/understanding/acts/tables.ts";
import type { ReadingTools } from "../core/understanding/acts/tools.ts";

/** The words and phrases of the folder `lexicon`, ready to read messages with. */
export type Language = Pick<ReadingTools, "classify" | "meaningOfPhrase" | "knows" | "vocabulary" | "tables">;

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** The tables and phrases that people extend: see lexicon/README.md. */
export const lexiconFolder = join(root, "lexicon");
/** What was learnt from the phrases when the program was built. */
export const actModelPath = join(root, "dist", "acts.json");

const rows = z.array(z.record(z.string(), z.string()));

function readTable(name: string): Row[] {
  return rows.parse(parse(readFileSync(join(lexiconFolder, name)), { columns: true, bom: true, trim: true }));
}

/** Reads the tables and what was learnt. Throws where a file is missing or is no table. */
export function loadLanguage(): Language {
  const all: LanguageRows = {
    wishes: readTable("wishes.csv"),
    diplomas: readTable("diplomas.csv"),
    sectors: readTable("sectors.csv"),
    employers: readTable("employers.csv"),
    foreignWords: readTable("foreign-words.csv"),
  };
  const model = readModel();
  const words = new Set(model.words);
  const phrases = new Map(Object.entries(model.phrases));
  return {
    classify: createClassifier(model),
    meaningOfPhrase: (written) => phrases.get(written),
    knows: (word) => words.has(word),
    vocabulary: readVocabulary(),
    tables: createLanguageTables(all),
  };
}

function readVocabulary(): Vocabulary {
  const concepts = new Map<string, string[]>();
  for (const { concept = "", words = "" } of readTable("concepts.csv"))
    for (const word of words.split(" ").map(normaliseText))
      concepts.set(word, [...(concepts.get(word) ?? []), concept]);
  const spellings = readTable("spellings.csv").map(({ written = "", meant = "" }): [string, string] => [
    normaliseText(written),
    normaliseText(meant),
  ]);
  return { spellings: new Map(spellings), concepts };
}

const modelSchema = z.object({
  labels: z.array(z.string()),
  words: z.array(z.string()),
  phrases: z.record(z.string(), z.string()),
  features: z.array(z.string()),
  rarities: z.array(z.number()),
  biases: z.array(z.number()),
  scale: z.number(),
  weights: z.string(),
});

function readModel(): ActModel {
  return modelSchema.parse(JSON.parse(readFileSync(actModelPath, "utf8")));
}

/** Learns from the phrases of the lexicon; for the build. */
export function trainOnLexicon(): ActModel {
  const vocabulary = readVocabulary();
  return trainClassifier(
    readPhrases().map(
      ({ label, phrase }): Example => ({
        label,
        features: toFeatures(phrase, vocabulary),
        key: toWords(phrase, vocabulary.spellings).join(" "),
      }),
    ),
  );
}

/** Every phrase with its label: "say/thanks" for a line of `phrases/say/thanks.txt`. */
function readPhrases(): { label: string; phrase: string }[] {
  const folder = join(lexiconFolder, "phrases");
  return readdirSync(folder).flatMap((act) =>
    readdirSync(join(folder, act)).flatMap((file) =>
      readFileSync(join(folder, act, file), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "" && !line.startsWith("#"))
        .map((phrase) => ({ label: `${act}/${file.replace(/\.txt$/, "")}`, phrase })),
    ),
  );
}
