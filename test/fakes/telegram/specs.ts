import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The official descriptions of the Bot API, outside of the repository: see `data/specs/README.md` in that folder. */
const folder = resolve(import.meta.dirname, "../../..", process.env.TREMPLIN_SHARED ?? "../shared", "data/specs");
const proseFile = resolve(folder, "telegram-bot-api.json");
const schemaFile = resolve(folder, "telegram-bot-api-10.3-params.schema.json");

/** Without the specifications the fake cannot judge a call, so it does not start: `test.skipIf(!specsPresent)`. */
export const specsPresent = existsSync(proseFile) && existsSync(schemaFile);

if (!specsPresent) {
  console.warn(`SKIPPED: tests against the Telegram fake, since ${folder} is missing. Set TREMPLIN_SHARED.`);
}

export type Field = { name: string; types: string[]; required: boolean; description: string };
export type Described = { name: string; fields?: Field[]; subtypes?: string[] };

/** Bot API 10.1 with its prose, which is where the limits are written. */
export type Prose = { methods: Record<string, Described>; types: Record<string, Described> };

/** The part of JSON Schema (draft-07) that the file of Bot API 10.3 uses. */
export type Schema = {
  type?: string | string[];
  $ref?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
};

export const prose = once((): Prose => JSON.parse(read(proseFile)));

/** Bot API 10.3. A text is typed there as "a string or what becomes one"; on the wire only the string is left. */
export const schemas = once((): { definitions: Record<string, Schema> } =>
  JSON.parse(read(schemaFile), (_, value) => {
    if (Array.isArray(value?.anyOf) && value.anyOf.some((one: Schema) => one.properties?.toString)) return STRING;
    return value?.type?.length === 2 && value.type.includes("object") ? STRING : value;
  }),
);

const STRING: Schema = { type: "string" };

function read(file: string): string {
  if (!specsPresent) throw new Error(`The Telegram fake needs ${file}: set TREMPLIN_SHARED to the shared folder.`);
  return readFileSync(file, "utf8");
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
