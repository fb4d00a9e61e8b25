import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const utteranceSchema = z.object({ id: z.string(), context: z.string(), text: z.string() });

/** A message of a file, and what was on screen when it was written. */
export type Utterance = z.infer<typeof utteranceSchema>;

/**
 * The messages of a CSV file with the columns id, context and text; others are ignored. Throws where it
 * cannot be read or has not got them.
 */
export function readUtterances(path: string): Utterance[] {
  const rows: unknown = parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true });
  const found = z.array(utteranceSchema).safeParse(rows);
  if (!found.success) throw new Error("it needs the columns id, context and text");
  return found.data;
}
