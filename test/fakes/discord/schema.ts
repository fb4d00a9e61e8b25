import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { invalidForm, type Wrong } from "./refusal.ts";
import { type Document, readSpecs, type Schema } from "./specs.ts";
import { byType, tightened } from "./tightened.ts";

/** The body against Discord's document. The real server ignores a misspelt field; we refuse it. */
export function checkSchema(operation: string, body: unknown): void {
  const validate = validator(operation);
  if (!validate || validate(body)) return;
  throw invalidForm(readable(validate.errors ?? []));
}

/** The query parameters that the document knows for an operation: "GET /channels/{channel_id}/messages". */
export function queriesOf(operation: string): string[] {
  return (operationOf(operation)?.parameters ?? []).flatMap(({ name, in: place }) => (place === "query" ? [name] : []));
}

/** Compiles what every bot sends, which takes a moment that nobody's 3 seconds should bear. Throws if the specification is not there. */
export function prepare(): void {
  for (const operation of COMMON) validator(operation);
}

const COMMON = [
  "POST /interactions/{interaction_id}/{interaction_token}/callback",
  "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
  "POST /channels/{channel_id}/messages",
];

function readOnce(): Document {
  specs ??= readSpecs();
  return specs;
}

let specs: Document | undefined;
let ajv: Ajv2020 | undefined;
const validators = new Map<string, ValidateFunction | undefined>();

/** The document knows two kinds of bodies here, of which a bot that follows up an interaction sends the first. */
const NARROWED: Record<string, string> = {
  "POST /webhooks/{webhook_id}/{webhook_token}": "IncomingWebhookRequestPartial",
};

function operationOf(operation: string) {
  const [method = "", path = ""] = operation.split(" ");
  return readOnce().paths[path]?.[method.toLowerCase()];
}

function validator(operation: string): ValidateFunction | undefined {
  if (validators.has(operation)) return validators.get(operation);
  const schema = bodySchema(operation);
  ajv ??= newAjv();
  const validate = schema && ajv.compile(schema);
  validators.set(operation, validate);
  return validate;
}

function bodySchema(operation: string): Schema | undefined {
  const narrowed = NARROWED[operation];
  if (narrowed) return { $ref: `discord#/schemas/${narrowed}` };
  const schema = operationOf(operation)?.requestBody?.content["application/json"]?.schema;
  return schema && elsewhere(byType(schema, readOnce().components.schemas) ?? schema);
}

function elsewhere<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll("#/components/schemas/", "discord#/schemas/"));
}

/** Compiling takes longer than all that a test checks with it: to optimize would take twice as long. */
function newAjv(): Ajv2020 {
  const made = new Ajv2020({ strict: false, allErrors: true, code: { optimize: false } });
  for (const name of ["int32", "int64", "double", "snowflake", "nonce"]) made.addFormat(name, true);
  made.addFormat("uri", (text) => URL.canParse(text));
  made.addFormat("date-time", (text) => !Number.isNaN(Date.parse(text)));
  made.addSchema({ $id: "discord", ...elsewhere(tightened(readOnce())) });
  return made;
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
  const told = errors.filter(({ keyword, params }) => !SPEAKS_OF_OTHERS.has(keyword) && params.type !== "null");
  const seen = new Set<string>();
  return (told.length > 0 ? told : errors).flatMap((error) => {
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
