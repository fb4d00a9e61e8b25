import type { core } from "zod";

type Schema = core.JSONSchema.BaseSchema;
type Definitions = Record<string, core.JSONSchema.JSONSchema>;

/**
 * Discord's schemas made strict: no unknown fields, unions discriminated by `type`, and the few things that
 * the real API accepts although its specification does not say so.
 */
export function tightened(document: Schema): Schema {
  const definitions = document.$defs ?? {};
  const tighten = (schema: Schema): Schema => {
    const known = byType(schema, definitions);
    if (known) return known;
    if (!schema.properties) return schema;
    const properties = { ...schema.properties, ...tolerated(schema.properties) };
    return { ...schema, properties, additionalProperties: schema.additionalProperties ?? false };
  };

  const everywhere = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(everywhere);
    if (typeof value !== "object" || value === null) return value;
    return tighten(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everywhere(inner)])));
  };

  return everywhere(document) as Schema;
}

/**
 * A union whose members differ in `type`, as one condition for each, so that only the intended member
 * complains. Undefined for anything else. (The `discriminator` of ajv only takes strings.)
 */
function byType({ anyOf }: Schema, definitions: Definitions): Schema | undefined {
  const tagged = (anyOf ?? []).map((member) => ({ member, types: typesOf(member, definitions) }));
  if (tagged.length < 2 || tagged.some(({ types }) => types.length === 0)) return undefined;
  const isOneOf = (types: Tag[]): Schema => ({ properties: { type: { enum: types } }, required: ["type"] });
  return {
    type: "object",
    ...isOneOf(tagged.flatMap(({ types }) => types)),
    allOf: tagged.map(({ member, types }) => ({ if: { not: isOneOf(types) }, else: member })),
  };
}

type Tag = NonNullable<Schema["enum"]>[number];

function typesOf({ $ref, properties }: Schema, definitions: Definitions): Tag[] {
  if ($ref) return typesOf(definitions[$ref.replace("#/$defs/", "")] ?? {}, definitions);
  const type = properties?.type;
  if (typeof type !== "object") return [];
  const { $ref: named } = type;
  const said = named ? (definitions[named.replace("#/$defs/", "")] ?? {}) : type;
  return said.enum ?? (said.const === undefined || said.const === null ? [] : [said.const]);
}

/** What discord.js sends, and Discord takes, where the document does not list it. */
function tolerated(properties: Record<string, unknown>): Record<string, Schema> {
  if (properties.content && properties.allowed_mentions) return MESSAGE;
  if (properties.default_member_permissions)
    return {
      nsfw: { type: ["boolean", "null"] },
      default_member_permissions: { anyOf: [PERMISSIONS, { type: "null" }] },
    };
  return {};
}

/** `flags` is an int64 there, of which zod makes any number. */
const MESSAGE: Record<string, Schema> = {
  flags: { type: ["integer", "null"] },
  nonce: { type: ["string", "integer", "null"], maxLength: 25 },
  enforce_nonce: { type: ["boolean", "null"] },
  tts: { type: ["boolean", "null"] },
};

/** Typed as numbers there; on the wire a number in a string, since it has more than 53 bits. */
const PERMISSIONS: Schema = { type: ["string", "integer"], pattern: "^\\d+$" };
