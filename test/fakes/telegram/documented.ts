import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Limit } from "./shapes.ts";

export type Documented = { types: string; description: string };

/**
 * The fields of each method and type as grammY's types describe them, in the words of Telegram's
 * documentation.
 */
export function documentation(): { methods: Map<string, Described>; types: Map<string, Described> } {
  const folder = dirname(fileURLToPath(import.meta.resolve("@grammyjs/types")));
  const files = readdirSync(folder).filter((name) => name.endsWith(".d.ts"));
  const source = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  return {
    methods: described(source, /^ {4}(\w+)\((?:args\??: \{(.*?)^ {4}\})?\): /gms),
    types: described(source, /^export interface (\w+)(?:<F>)? \{(.*?)^\}/gms),
  };
}

export type Described = Map<string, Documented>;

function described(source: string, pattern: RegExp): Map<string, Described> {
  return new Map([...source.matchAll(pattern)].map(([, name = "", body = ""]) => [name, fieldsIn(body)]));
}

function fieldsIn(body: string): Described {
  const found = body.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\s*(\w+)\??: ([^;]+);/gs);
  return new Map(
    [...found].map(([, description = "", name = "", types = ""]) => [name, { types, description: description.trim() }]),
  );
}

/** One limit, read from the description of a field: "1-64 bytes", "a list of 1-100 identifiers". */
export function limitIn({ types, description }: Documented): Limit | undefined {
  for (const { unit, among, pattern } of READINGS) {
    const found = among.test(types) && pattern.exec(description);
    if (found) return { unit: unit ?? unitIn(found[0]), min: Number(found[1] ?? 0), max: Number(found[2]) };
  }
  return undefined;
}

/** How the documentation words its limits; the first group is the lower bound where there is one. */
const READINGS: { unit?: Limit["unit"]; among: RegExp; pattern: RegExp }[] = [
  { among: /^string/, pattern: /(\d+)-(\d+) (?:bytes|characters)/i },
  { among: /^string/, pattern: /(?:up to|can't exceed)( )?(\d+) (?:bytes|characters)/i },
  { unit: "items", among: /\[\]|Array/, pattern: /(?:list of|include) (\d+)-(\d+)/i },
  { unit: "items", among: /\[\]|Array/, pattern: /(?:at most|up to)( )?(\d+)(?! characters| bytes)/i },
  { unit: "value", among: /^number/, pattern: /between (\d+)(?:-| and )(\d+)/i },
  { unit: "value", among: /^number/, pattern: /[,;] (\d+)-(\d+)(?=[.,;]|$)/ },
];

function unitIn(words: string): Limit["unit"] {
  return /bytes/i.test(words) ? "bytes" : "characters";
}
