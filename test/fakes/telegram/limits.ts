import { broken } from "./refusal.ts";
import type { Params } from "./schema.ts";
import { type Described, type Field, prose } from "./specs.ts";
import { formatted } from "./text.ts";

/** The limits that the documentation states in its prose, as "1-64 bytes" or "a list of 1-100 identifiers". */
export function checkLimits(method: string, params: Params): void {
  const described = prose().methods[method];
  if (described) checkFields(described, params, "");
}

/** One limit, read from the description of a field. */
export function limitOf(field: Field): Limit | undefined {
  const known = limits.get(field) ?? readLimit(field);
  limits.set(field, known);
  return known || undefined;
}

/** Read once for each field, since every call asks. */
const limits = new Map<Field, Limit | false>();

function readLimit(field: Field): Limit | false {
  for (const { unit, among, pattern } of READINGS) {
    const found = field.types.some((type) => among.test(type)) && pattern.exec(field.description);
    if (found) return { unit: unit ?? unitIn(found[0]), min: Number(found[1] ?? 0), max: Number(found[2]) };
  }
  return false;
}

export type Limit = { unit: "characters" | "bytes" | "items" | "value"; min: number; max: number };

/** How the documentation words its limits; the first group is the lower bound where there is one. */
const READINGS: { unit?: Limit["unit"]; among: RegExp; pattern: RegExp }[] = [
  { among: /^String/, pattern: /(\d+)-(\d+) (?:bytes|characters)/i },
  { among: /^String/, pattern: /(?:up to|can't exceed)( )?(\d+) (?:bytes|characters)/i },
  { unit: "items", among: /^Array of/, pattern: /(?:list of|include) (\d+)-(\d+)/i },
  { unit: "items", among: /^Array of/, pattern: /(?:at most|up to)( )?(\d+)(?! characters| bytes)/i },
  { unit: "value", among: /^(Integer|Float)/, pattern: /between (\d+)(?:-| and )(\d+)/i },
  { unit: "value", among: /^(Integer|Float)/, pattern: /[,;] (\d+)-(\d+)(?=[.,;]|$)/ },
];

function unitIn(words: string): Limit["unit"] {
  return /bytes/i.test(words) ? "bytes" : "characters";
}

function checkFields(described: Described, object: Params, path: string): void {
  for (const field of described.fields ?? []) {
    const value = object[field.name];
    if (value === undefined) continue;
    const where = `${path}${field.name}`;
    checkOne(described.name, field, object, value, where);
    for (const [element, at] of elements(value, where)) {
      const type = meant(field, element);
      if (type) checkFields(type, element, `${at}.`);
    }
  }
}

function checkOne(owner: string, field: Field, object: Params, value: unknown, where: string): void {
  const whole = field.types.includes("Integer") && !field.types.includes("Float");
  if (whole && typeof value === "number" && !Number.isInteger(value))
    throw broken("wrong integer", `${where} ${value}`);
  const limit = limitOf(field);
  const size = limit && sizeOf(limit, field, object, value);
  if (!limit || size === undefined || (size >= limit.min && size <= limit.max)) return;
  const [short, long] = OFFICIAL[`${owner}.${field.name}`] ?? OFFICIAL[field.name] ?? [];
  const why = `${where}: ${size} where ${limit.min}-${limit.max} ${limit.unit} are allowed`;
  throw broken((size < limit.min ? short : (long ?? short)) ?? why, why);
}

function sizeOf(limit: Limit, field: Field, object: Params, value: unknown): number | undefined {
  if (limit.unit === "items") return Array.isArray(value) ? value.length : undefined;
  if (limit.unit === "value") return typeof value === "number" ? value : undefined;
  if (typeof value !== "string") return undefined;
  if (limit.unit === "bytes") return Buffer.byteLength(value);
  const mode = object[`${field.name}_parse_mode`] ?? (TEXTS.has(field.name) ? object.parse_mode : undefined);
  return formatted(value, typeof mode === "string" ? mode : undefined).text.length;
}

/** Fields whose formatting is named by a plain `parse_mode` beside them. */
const TEXTS = new Set(["text", "caption", "message_text"]);

/** What the server is known to answer: too short, too long. Otherwise our own words, which no bot can rely on. */
const OFFICIAL: Record<string, [short: string, long?: string]> = {
  "sendMessage.text": ["message text is empty", "message is too long"],
  "editMessageText.text": ["message text is empty", "MESSAGE_TOO_LONG"],
  "answerCallbackQuery.text": ["MESSAGE_TOO_LONG"],
  caption: ["message caption is too long"],
  callback_data: ["BUTTON_DATA_INVALID"],
  "setMyCommands.commands": ["BOT_COMMANDS_TOO_MUCH"],
  "BotCommand.command": ["BOT_COMMAND_INVALID"],
  "BotCommand.description": ["BOT_COMMAND_DESCRIPTION_INVALID"],
  "answerInlineQuery.next_offset": ["NEXT_OFFSET_INVALID"],
  id: ["RESULT_ID_INVALID"],
};

/** The objects in a value, however deep the arrays around them. */
function elements(value: unknown, where: string): [Params, string][] {
  if (Array.isArray(value)) return value.flatMap((one, index) => elements(one, `${where}.${index}`));
  return isObject(value) ? [[value, where]] : [];
}

export function isObject(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Of the types that a field may have, the one that the object is: nothing required is missing, most fields fit. */
function meant(field: Field, object: Params): Described | undefined {
  const types = field.types.flatMap((type) => concrete(type.replace(/^(Array of )+/, "")));
  const possible = types.filter((type) => type.fields?.every((one) => !one.required || one.name in object));
  return possible.toSorted((a, b) => fitting(b, object) - fitting(a, object))[0];
}

function concrete(name: string): Described[] {
  const type = prose().types[name];
  if (!type) return [];
  return type.subtypes ? type.subtypes.flatMap(concrete) : [type];
}

function fitting(type: Described, object: Params): number {
  return type.fields?.filter((field) => field.name in object).length ?? 0;
}
