import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { broken } from "./refusal.ts";
import { prose, type Schema, schemas } from "./specs.ts";

export type Params = Record<string, unknown>;

/** The parameters against the JSON schema of Bot API 10.3. The real server ignores a misspelt field; we refuse it. */
export function checkSchema(method: string, params: Params): void {
  const validate = validator(method);
  if (validate(params)) return;
  throw broken("wrong parameters", readable(validate.errors ?? []));
}

/** The method's name as the documentation spells it, since Telegram reads `/SENDMESSAGE` too. */
export function methodNamed(name: string): string | undefined {
  names ??= new Map(allMethods().map((method) => [method.toLowerCase(), method]));
  return names.get(name.toLowerCase());
}

/** The JSON types that the parameter may have, to decode forms: "string", "number", "boolean", "object", "array". */
export function kindsOf(method: string, parameter: string): string[] {
  const schema = schemas().definitions[definition(method)]?.properties?.[parameter];
  return schema ? kinds(schema) : ["string"];
}

export function isParameter(method: string, name: string): boolean {
  return Object.hasOwn(schemas().definitions[definition(method)]?.properties ?? {}, name);
}

let names: Map<string, string> | undefined;
const validators = new Map<string, ValidateFunction>();
let ajv: Ajv | undefined;

function allMethods(): string[] {
  const newer = Object.keys(schemas().definitions).filter((name) => name.endsWith("Params"));
  const lower = newer.map((name) => name.charAt(0).toLowerCase() + name.slice(1, -"Params".length));
  return [...new Set([...Object.keys(prose().methods), ...lower])];
}

function definition(method: string): string {
  return `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`;
}

function validator(method: string): ValidateFunction {
  // To optimize takes longer than it saves a test.
  ajv ??= new Ajv({ strict: false, allErrors: true, code: { optimize: false } }).addSchema(schemas(), "telegram");
  const known = validators.get(method) ?? ajv.getSchema(`telegram#/definitions/${definition(method)}`);
  const validate = known ?? ajv.compile({ type: "object", additionalProperties: false });
  validators.set(method, validate);
  return validate;
}

function kinds(schema: Schema): string[] {
  const target = schema.$ref ? schemas().definitions[schema.$ref.replace("#/definitions/", "")] : undefined;
  if (target) return kinds(target);
  return schema.anyOf ? schema.anyOf.flatMap(kinds) : [schema.type ?? []].flat();
}

/** A union complains once per alternative; the deepest complaints come from the alternative that was meant. */
function readable(errors: ErrorObject[]): string {
  const depth = Math.max(...errors.map((error) => error.instancePath.length));
  const deepest = errors.filter((error) => error.instancePath.length === depth && error.keyword !== "anyOf");
  const told = (deepest.length > 0 ? deepest : errors).map((error) =>
    [error.instancePath.slice(1).replaceAll("/", "."), error.message, Object.values(error.params).join()]
      .join(" ")
      .trim(),
  );
  return [...new Set(told)].join("; ");
}
