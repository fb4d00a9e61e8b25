import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as z from "zod";
import { operations } from "./operations.ts";
import { invalidForm, type Wrong } from "./refusal.ts";
import { tightened } from "./tightened.ts";

/** The body against Discord's document. The real server ignores a misspelt field; we refuse it. */
export function checkSchema(operation: string, body: unknown): void {
  const validate = validator(operation);
  if (validate?.(body)) return;
  if (!validate && body === undefined) return;
  throw invalidForm(validate ? readable(validate.errors ?? []) : [NO_BODY]);
}

const NO_BODY: Wrong = { path: [], code: "BODY_UNKNOWN", message: "this operation takes no body" };

/** The query parameters that the document knows for an operation: "GET /channels/{channel_id}/messages". */
export function queriesOf(operation: string): readonly string[] {
  return operations[operation]?.query ?? [];
}

/** Compiles what every bot sends, which takes a moment that nobody's 3 seconds should bear. */
export function prepare(): void {
  for (const operation of COMMON) validator(operation);
}

const COMMON = [
  "POST /interactions/{interaction_id}/{interaction_token}/callback",
  "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
  "POST /channels/{channel_id}/messages",
];

const withBody = Object.entries(operations).flatMap(([name, { body }]) => (body ? [{ name, body }] : []));
const validators = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

function validator(operation: string): ValidateFunction | undefined {
  const place = withBody.findIndex(({ name }) => name === operation);
  if (place < 0) return undefined;
  ajv ??= newAjv();
  const validate = validators.get(operation) ?? ajv.compile({ $ref: `discord#/properties/${place}` });
  validators.set(operation, validate);
  return validate;
}

/** Compiling takes longer than all that a test checks with it: to optimize would take twice as long. */
function newAjv(): Ajv2020 {
  const made = new Ajv2020({ strict: false, allErrors: true, code: { optimize: false } });
  made.addFormat("uri", (text) => URL.canParse(text));
  made.addFormat("date-time", (text) => !Number.isNaN(Date.parse(text)));
  made.addSchema({ ...tightened(document()), $id: "discord" });
  return made;
}

/** All bodies as one schema, so that what they share is converted and compiled once. */
function document(): z.core.JSONSchema.BaseSchema {
  const bodies = Object.fromEntries(withBody.map(({ body }, place) => [place, body]));
  return z.toJSONSchema(z.object(bodies), {
    io: "input",
    reused: "ref",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // An alternative that JSON cannot express: nothing at all, which an absent field means anyway.
      if (zodSchema._zod.def.type === "undefined") jsonSchema.not = {};
    },
  });
}

/** Discord's names of what ajv calls otherwise; the rest keeps the keyword, in capitals. */
const CODES: Record<string, string> = {
  required: "BASE_TYPE_REQUIRED",
  maxLength: "BASE_TYPE_BAD_LENGTH",
  minLength: "BASE_TYPE_BAD_LENGTH",
  maxItems: "BASE_TYPE_BAD_LENGTH",
  minItems: "BASE_TYPE_BAD_LENGTH",
  enum: "BASE_TYPE_CHOICES",
};

/** Keywords whose complaint only says that another complaint is there. */
const SPEAKS_OF_OTHERS = new Set(["oneOf", "anyOf", "if"]);

function readable(errors: ErrorObject[]): Wrong[] {
  const plainErrors = errors.filter(({ keyword, params }) => !SPEAKS_OF_OTHERS.has(keyword) && params.type !== "null");
  const seen = new Set<string>();
  return (plainErrors.length > 0 ? plainErrors : errors).flatMap((error) => {
    const inside = error.instancePath.split("/").slice(1);
    const path = error.keyword === "required" ? [...inside, String(error.params.missingProperty)] : inside;
    const detail = error.keyword === "additionalProperties" ? ` ${error.params.additionalProperty}` : "";
    const message = `${error.message}${detail}`;
    const key = `${path.join()}:${message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ path, code: CODES[error.keyword] ?? `BASE_TYPE_${error.keyword.toUpperCase()}`, message }];
  });
}
