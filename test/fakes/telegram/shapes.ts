import * as z from "zod";
import { formatted } from "./text.ts";

/** A limit as documented. Characters are UTF-16 code units, which is how Telegram counts them. */
export type Limit = { unit: "characters" | "bytes" | "items" | "value"; min: number; max: number };

/** The limits of the fields that have one. */
export const limits = z.registry<Limit>();

/**
 * The known answers of the server to what is too short or too long. Elsewhere the wording is ours: no bot can
 * rely on it.
 */
type Official = { short?: string; long?: string };

export function text(min: number, max: number, { short, long = short }: Official = {}) {
  return z.string().min(min, short).max(max, long).register(limits, { unit: "characters", min, max });
}

export function bytes(min: number, max: number, official: string) {
  return z
    .string()
    .refine((given) => Buffer.byteLength(given) >= min && Buffer.byteLength(given) <= max, official)
    .register(limits, { unit: "bytes", min, max });
}

export function list<T extends z.ZodType>(of: T, min: number, max: number, { long }: Official = {}) {
  return z.array(of).min(min).max(max, long).register(limits, { unit: "items", min, max });
}

export function value(min: number, max: number) {
  return z.number().min(min).max(max).register(limits, { unit: "value", min, max });
}

export function whole(min: number, max: number) {
  return z.int().min(min).max(max).register(limits, { unit: "value", min, max });
}

/** A text that is measured "after entities parsing" by the object around it, which knows the parse mode. */
export function formattedText(min: number, max: number, official: Official = {}, mode = "parse_mode") {
  const measured = z.string().register(limits, { unit: "characters", min, max });
  return measured.register(parsed, { min, max, mode, ...official });
}

const parsed = z.registry<Official & { min: number; max: number; mode: string }>();

/** A field of Telegram that means more than the fake can do: to take it and to do nothing would be a lie. */
export function notYet<T>() {
  // Not aborting, in zod's terms: otherwise a union would only consider alternatives that complain of a
  // superfluous field.
  return z.custom<T>(() => false, { error: UNKNOWN, abort: false });
}

/** The alternatives of a union that the fake cannot do. */
export function otherKinds<T>() {
  return z.custom<T>(() => false, UNKNOWN);
}

export const UNKNOWN = "not known yet";

export const optional = z.exactOptional;

/** A schema for each field, neither more nor fewer, each as optional as it is. */
export type Fields<T> = {
  [K in keyof T]-?: T extends Record<K, T[K]> ? Yielding<T[K]> : OptionalYielding<Exclude<T[K], undefined>>;
};

/**
 * A schema of zod by what comes out of it alone: comparing all its methods as well, for each field of the
 * API, took half of the time of a type check.
 */
type Yielding<T> = { _zod: { output: T } };

type OptionalYielding<T> = { _zod: { output: T; def: { type: "optional" } } };

/** An object of these fields and no other: the server ignores a misspelt one, we refuse it. */
export function object<F extends z.ZodRawShape>(fields: F) {
  const texts = Object.entries(fields).flatMap(([name, schema]) => {
    const measure = parsed.get(bare(schema));
    return measure ? [{ name, ...measure }] : [];
  });
  return z.strictObject(fields).check(({ value: given, issues }) => {
    const fieldsGiven: Record<string, unknown> = given;
    for (const { name, mode, min, max, short, long = short } of texts) {
      const input = fieldsGiven[name];
      if (typeof input !== "string") continue;
      const chosen = fieldsGiven[mode];
      const { length } = formatted(input, typeof chosen === "string" ? chosen : undefined).text;
      const message = (length < min ? short : long) ?? `${length} characters where ${min} to ${max} are allowed`;
      if (length < min || length > max) issues.push({ code: "custom", input, path: [name], message });
    }
  });
}

/** The JSON types that a field may have: "string", "number", "boolean", "object", "array". */
export function kinds(schema: z.core.$ZodType): string[] {
  const { def } = bare(schema)._zod as z.core.$ZodTypes["_zod"];
  if (def.type === "union") return def.options.flatMap(kinds);
  if (def.type === "literal") return def.values.map((one) => typeof one);
  return def.type === "enum" || def.type === "custom" ? ["string"] : [def.type];
}

/** What an optional field is when it is there. */
export function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  return def.type === "optional" ? bare(def.innerType) : schema;
}

export function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
