import { Api } from "grammy";
import type * as z from "zod";
import { broken } from "./refusal.ts";
import { kinds, object, UNKNOWN } from "./shapes.ts";
import { type Method, table } from "./table.ts";

export type Params = Record<string, unknown>;

/** The parameters against our table of the Bot API. */
export function checkSchema(method: Method, params: Params): void {
  const { error } = schemaOf(method).safeParse(params);
  const wrongs = error?.issues.flatMap((issue) => toldOf(issue)) ?? [];
  if (wrongs[0]) throw broken(wrongs[0].message, wrongs.map(({ path, message }) => `${path}: ${message}`).join("; "));
}

/** The method's name as the documentation spells it, since Telegram reads `/SENDMESSAGE` too. */
export function methodNamed(name: string): string | undefined {
  return names.get(name.toLowerCase());
}

/**
 * The JSON types that a parameter may have, to decode forms: "string", "number", "boolean", "object",
 * "array".
 */
export function kindsOf(method: string, parameter: string): string[] {
  const field = fieldsOf(method)[parameter];
  return field ? kinds(field) : ["string"];
}

export function isParameter(method: string, name: string): boolean {
  return Object.hasOwn(fieldsOf(method), name);
}

export function isKnown(method: string): method is Method {
  return Object.hasOwn(table, method);
}

/** Those that exist: grammY has a function for each. */
const names = new Map(Object.getOwnPropertyNames(Api.prototype).map((method) => [method.toLowerCase(), method]));

const schemas = new Map<Method, z.ZodType>();

function schemaOf(method: Method): z.ZodType {
  const schema = schemas.get(method) ?? object(table[method]);
  schemas.set(method, schema);
  return schema;
}

function fieldsOf(method: string): Readonly<Record<string, z.ZodType>> {
  return isKnown(method) ? table[method] : {};
}

type Told = { path: string; message: string };

/** A union complains once per alternative; the one whose complaints weigh least was meant. */
function toldOf(issue: z.core.$ZodIssue, around: PropertyKey[] = []): Told[] {
  const path = [...around, ...issue.path];
  if (issue.code !== "invalid_union" || issue.message !== UNSAID)
    return [{ path: path.join("."), message: issue.message === UNKNOWN ? notKnown(path) : issue.message }];
  const [meant = []] = issue.errors.toSorted((a, b) => weightOf(a) - weightOf(b));
  return meant.flatMap((inner) => toldOf(inner, path));
}

/** Another kind weighs most, then what the fake does not know yet, then a field too many. */
function weightOf(issues: z.core.$ZodIssue[]): number {
  const weights = issues.map(({ code, path }) => {
    if (code === "invalid_value") return 4;
    if (code === "custom" && path.length === 0) return 3;
    return code === "unrecognized_keys" ? 2 : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

const notKnown = (path: PropertyKey[]) => `this fake does not know ${path.join(".")} yet`;
const UNSAID = "Invalid input";
