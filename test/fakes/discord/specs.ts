import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Discord's own description of its HTTP API, outside of the repository: see `data/specs/README.md` in that folder. */
const folder = resolve(import.meta.dirname, "../../..", process.env.TREMPLIN_SHARED ?? "../shared", "data/specs");
const file = resolve(folder, "discord-openapi.json");

/** Without the specification the fake cannot judge a call, so it does not start: `test.skipIf(!specsPresent)`. */
export const specsPresent = existsSync(file);

if (!specsPresent) {
  console.warn(`SKIPPED: tests against the Discord fake, since ${folder} is missing. Set TREMPLIN_SHARED.`);
}

/** The part of JSON Schema (2020-12) that the document uses and that we look at. */
export type Schema = {
  type?: string | string[];
  $ref?: string;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  [keyword: string]: unknown;
};

type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Read anew for everyone who wants to change it. */
export function readSpecs(): Document {
  if (!specsPresent) throw new Error(`The Discord fake needs ${file}: set TREMPLIN_SHARED to the shared folder.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
