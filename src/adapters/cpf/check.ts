import type { CheckedAnswer } from "../data-service.ts";
import type { CatalogueClient } from "./client.ts";
import { detailFields, romeFields } from "./fields.ts";
import { themeFields } from "./themes.ts";

/** All that is asked for. */
const asked: readonly string[] = [...new Set<string>([...detailFields, ...romeFields, ...themeFields])];

/** One call: whether the catalogue still has the fields that it is asked for. */
export async function checkCatalogue(client: Pick<CatalogueClient, "readFields">): Promise<CheckedAnswer> {
  const { fields } = await client.readFields();
  const missing = asked.filter((field) => !fields.includes(field));
  if (missing.length > 0) return { is: "changed", says: `has no longer the fields ${missing.join(", ")}` };
  return { is: "ok", says: `has all fields that are asked for (of ${fields.length})` };
}
