import type { Dialect } from "../sql.ts";

/** PostgreSQL, with the columns and functions of `schema.ts`. */
export const postgres: Dialect = {
  listed: "json_array_elements(?::json) AS listed (value)",
  listedTexts: "(SELECT json_array_elements_text(?::json))",
  expiresAt: "expires_at",
  textAt: "tremplin_text_at(value, ?::text[])",
  toPath: (path) => path,
  // Whoever deletes it waits until this write is done, and then finds what was written.
  untilWritten: " FOR KEY SHARE",
};

const numbered = new Map<string, string>();
/** Statements that read many rows by what others say have a text for each number of them. */
const maxNumbered = 500;

/** The text of a statement with its values as PostgreSQL counts them: `$1`, `$2`. */
export function numberValues(sql: string): string {
  const known = numbered.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/\?(\d*)/g, (_, number: string) => {
    count += 1;
    return `$${number || count}`;
  });
  if (numbered.size >= maxNumbered) numbered.clear();
  numbered.set(sql, text);
  return text;
}
