import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { contexts } from "../core/understanding/acts/reading.ts";
import { expectationSchema, type Utterance } from "./judge.ts";

const json = z.string().transform((text, parsing) => {
  try {
    return JSON.parse(text === "" ? "[]" : text);
  } catch {
    parsing.addIssue("it is no JSON");
    return z.NEVER;
  }
});

const examSchema = z.object({
  id: z.string(),
  context: z.enum(contexts),
  text: z.string(),
  expected: json.pipe(expectationSchema),
  also: json.pipe(z.array(expectationSchema)).default([]),
  category: z.string(),
});

/**
 * The messages of an exam: a CSV file with the columns id, context, text, expected, also and category. The
 * expected reading is JSON, as `tremplin understand --json` prints it, and `also` a list of such. Throws
 * where a line is not one.
 */
export function readExam(path: string): Utterance[] {
  const rows: unknown[] = parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true });
  return rows.map((row, i) => {
    const found = examSchema.safeParse(row);
    if (!found.success) throw new Error(`message ${i + 1} of ${path}: ${z.prettifyError(found.error)}`);
    return found.data;
  });
}
