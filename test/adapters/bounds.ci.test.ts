import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { z } from "zod";

/*
 * Every text and list that a service may send is bounded, before any pattern or rule of ours looks at it. All
 * schemas of the adapters are collected while they are loaded, and walked down to their last field: one added
 * without a bound is named here.
 */

type Made = { file: string; schema: z.core.$ZodType };

const { made } = vi.hoisted(() => ({ made: [] as Made[] }));

vi.mock("zod", async (importOriginal) => {
  const actual = await importOriginal<typeof import("zod")>();
  const gathered =
    (make: (...given: never[]) => z.core.$ZodType) =>
    (...given: never[]) => {
      const schema = make(...given);
      const frames = (new Error().stack ?? "").split("\n").filter((frame) => /^\s+at /.test(frame));
      const [caller = "", ...callers] = frames.filter((frame) => !frame.includes("bounds.ci.test.ts"));
      // The inner schema of a bound is met behind the bound.
      const isInner = caller.includes("adapters/foreign.ts") && make !== actual.z.preprocess;
      const asked = caller.includes("adapters/foreign.ts") ? callers[0] : caller;
      const [, file] = (isInner ? undefined : asked?.match(/src\/adapters\/([^\s?:]+\.ts)/)) ?? [];
      if (file !== undefined) made.push({ file, schema });
      return schema;
    };
  const { object, array, tuple, record, union, preprocess } = actual.z;
  const makers = Object.entries({ object, array, tuple, record, union, preprocess });
  return { ...actual, z: { ...actual.z, ...Object.fromEntries(makers.map(([name, make]) => [name, gathered(make)])) } };
});

/** What reads no answer of a service. */
const ours: Record<string, string> = {
  "territory.ts": "a package's data, the same for everybody",
  "lexicon.ts": "the tables of this repository, and what was learnt from them",
  "check-lexicon.ts": "the same",
  "utterances.ts": "a file that its user names at the prompt",
  "directory/copies.ts": "what we wrote ourselves; each place of it is read by a schema that has bounds",
  "web-push.ts": "the keys that we drew ourselves",
  "france-travail/api/fields.ts": "parameters of ours, as they are typed at the prompt",
  "france-travail/api/criteria.ts": "the same",
  "france-travail/harvest/journal.ts": "what this very command read a moment ago",
  "cpf/themes.ts": "a table of this repository; of a training it reads codes, and keeps none of them",
  "cpf/harvest/journal.ts": "the same; its rows are read by the schema of the catalogue's",
  "journal-file.ts": "what we wrote ourselves",
  "hrflow/push-journal.ts": "the same",
  "france-travail/news/piece.ts": "the same, by whichever process of the store",
  "france-travail/search/block-cache.ts": "the same: blocks of offers that have bounds",
  "hrflow/job.ts": "what the operator's own modules make of an offer that has bounds",
};

/** Longer than anything may be. */
const longText = "x".repeat(1_000_000);
const longList = Array.from({ length: 1_000_000 }, () => 0);

/** The fields of a schema that may be of any length, or that a pattern sees before their length is known. */
function unbounded(schema: z.core.$ZodType, path: string, isShort = false): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      unbounded(field as z.core.$ZodType, `${path}.${key}`),
    );
  if (schema instanceof z.ZodArray) {
    const items = unbounded(schema.element as z.core.$ZodType, `${path}[]`);
    return isShort || boundOf(schema) ? items : [`${path}: a list`, ...items];
  }
  if (schema instanceof z.ZodTuple)
    return schema.def.items.flatMap((item, i) => unbounded(item as z.core.$ZodType, `${path}[${i}]`));
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((one) => unbounded(one as z.core.$ZodType, path, isShort));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unbounded(schema.unwrap() as z.core.$ZodType, path, isShort);
  if (schema instanceof z.ZodCatch) return unbounded(schema.unwrap() as z.core.$ZodType, path, isShort);
  if (schema instanceof z.ZodPipe) {
    const { in: first, out } = schema;
    if (first instanceof z.ZodTransform) return unbounded(out as z.core.$ZodType, path, isCut(first));
    const before = unbounded(first as z.core.$ZodType, path, isShort);
    return out instanceof z.ZodTransform
      ? before
      : [...before, ...unbounded(out as z.core.$ZodType, path, isText(first))];
  }
  // No more fields than an answer has room for.
  if (schema instanceof z.ZodRecord)
    return [schema.keyType, schema.valueType].flatMap((part) =>
      unbounded(part as z.core.$ZodType, `${path}{}`, isShort),
    );
  if (isText(schema)) return isShort || hasBoundFirst(schema) ? [] : [`${path}: a text`];
  const isHarmless = [z.ZodNumber, z.ZodBoolean, z.ZodLiteral, z.ZodEnum, z.ZodNull, z.ZodUnknown].some(
    (kind) => schema instanceof kind,
  );
  return isHarmless ? [] : [`${path}: ${schema._zod.def.type}, which this test does not know`];
}

/** What a bound of ours makes of what is too long. */
function isCut(first: z.ZodTransform): boolean {
  return [longText, longList].some((long) => {
    const { data } = first.safeParse(long);
    return typeof data === typeof long && (data as typeof long).length < long.length;
  });
}

function isText(schema: unknown): schema is z.ZodString {
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat;
}

type Check = { check: string; abort?: boolean | undefined };
const checksOf = (schema: z.core.$ZodType): Check[] => (schema._zod.def.checks ?? []).map(({ _zod }) => _zod.def);

function boundOf(schema: z.core.$ZodType): Check | undefined {
  return checksOf(schema).find(({ check }) => check === "max_length" || check === "length_equals");
}

/** A bound, at which reading ends where a pattern or a rule follows. */
function hasBoundFirst(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodStringFormat) return false;
  const bound = boundOf(schema);
  if (!bound) return false;
  const looks = checksOf(schema).map(({ check }) => check === "string_format" || check === "custom");
  return !looks.includes(true) || (bound.abort === true && checksOf(schema).indexOf(bound) < looks.indexOf(true));
}

const adapters = join(import.meta.dirname, "../../src/adapters");

test("every text and list of a service has a bound, before any pattern sees it", async () => {
  const files = readdirSync(adapters, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  for (const file of files) await import(join(adapters, file));
  const read = made.filter(({ file }) => !Object.hasOwn(ours, file));
  expect(Object.keys(ours).filter((file) => !files.includes(file))).toEqual([]);
  expect(new Set(read.map(({ file }) => file)).size).toBeGreaterThan(10);
  expect([...new Set(read.flatMap(({ file, schema }) => unbounded(schema, file)))].sort()).toEqual([]);
});

test.each<[string, () => z.core.$ZodType]>([
  ["a text", () => z.object({ a: z.object({ b: z.string().optional() }).optional() })],
  ["a pattern before the bound", () => z.object({ a: z.string().regex(/a+b/).max(5, { abort: true }) })],
  ["a pattern that the bound does not stop", () => z.object({ a: z.string().max(5).regex(/a+b/) })],
  ["a date", () => z.object({ a: z.iso.datetime() })],
  ["a list", () => z.object({ a: z.array(z.number()) })],
  ["a list of texts", () => z.object({ a: z.array(z.string()).max(5) })],
  ["a dictionary", () => z.object({ a: z.record(z.string(), z.number()) })],
  ["what is cut only afterwards", () => z.object({ a: z.string().transform((text) => text.slice(0, 5)) })],
])("%s without a bound is found", (_, make) => {
  expect(unbounded(make(), "here")).not.toEqual([]);
});
