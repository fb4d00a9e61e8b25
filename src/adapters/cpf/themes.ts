import { z } from "zod";
import { normaliseText } from "../../core/text/text.ts";
import { listCell, readRows } from "../lexicon.ts";
import { formacodeFields } from "./fields.ts";
import { anyOf, type Condition, isOneOf, startsWith } from "./odsql.ts";
import { readCell } from "./row.ts";

/**
 * A field of trainings: those whose main speciality is one of these (NSF, decree of 1994, INSEE), and those
 * with a subject that begins so (Formacode, Centre Inffo: the first three of its five digits are a field).
 */
export type TrainingTheme = {
  id: string;
  label: string;
  nsf: readonly string[];
  formacodes: readonly string[];
  /** Other words for it, as `normaliseText` writes them. */
  words: readonly string[];
};

const codeList = (code: RegExp, says: string) => listCell.refine((codes) => codes.every((one) => code.test(one)), says);

/** A row of `lexicon/training-themes.csv`. */
export const themeRow = z
  .object({ theme: z.string().min(1), label: z.string().min(1), words: listCell })
  .extend({ nsf: codeList(/^\d{3}$/, "is no list of NSF codes, of three digits each") })
  .extend({ formacodes: codeList(/^\d{2,5}$/, "is no list of beginnings of Formacodes, of two to five digits each") })
  .refine(({ nsf, formacodes }) => nsf.length + formacodes.length > 0, {
    path: ["nsf"],
    error: "is empty, and so is formacodes: no training would be of this theme",
  });

/** Reads the themes. Throws `FaultyTable` where the table is missing, or a row is not what it should be. */
export function loadTrainingThemes(): TrainingTheme[] {
  return readRows("training-themes.csv", themeRow).map(({ theme: id, words, ...row }) => ({
    ...{ id, ...row },
    words: words.map(normaliseText),
  }));
}

/** The theme of that name, as people or commands say it. */
export function findTheme(themes: readonly TrainingTheme[], said: string): TrainingTheme | undefined {
  const key = normaliseText(said).trim();
  return themes.find(({ id, label, words }) => [id, normaliseText(label), ...words].includes(key));
}

/** Of a training: its main speciality or one of its subjects is one of the theme. */
export function isOfTheme({ nsf, formacodes }: TrainingTheme): Condition {
  return anyOf([
    ...(nsf.length === 0 ? [] : [isOneOf(nsfField, nsf)]),
    ...formacodeFields.flatMap((field) => formacodes.map((beginning) => startsWith(field, beginning))),
  ]);
}

const nsfField = "code_nsf_1";

/** The fields that tell of which themes a training is. */
export const themeFields: readonly string[] = [nsfField, ...formacodeFields];

/** The themes of a row with these fields: the same as `isOfTheme` asks for. */
export function listThemes(themes: readonly TrainingTheme[], row: unknown): TrainingTheme[] {
  const speciality = String(readCell(row, nsfField) ?? "");
  const subjects = formacodeFields.map((field) => String(readCell(row, field) ?? ""));
  return themes.filter(
    ({ nsf, formacodes }) =>
      nsf.includes(speciality) || subjects.some((code) => formacodes.some((beginning) => code.startsWith(beginning))),
  );
}
