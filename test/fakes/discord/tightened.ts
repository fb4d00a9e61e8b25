import type { Document, Schema } from "./specs.ts";

/**
 * Discord's document made strict: no unknown fields, unions told apart by `type`, and the few things that the real API
 * takes although the document does not say so.
 */
export function tightened({ components }: Document): { schemas: Record<string, Schema> } {
  const { schemas } = components;
  const tighten = (schema: Schema): Schema => {
    const told = byType(schema, schemas);
    if (told) return told;
    if (!schema.properties) return schema;
    const properties = { ...schema.properties, ...tolerated(schema.properties) };
    return { ...schema, properties, additionalProperties: schema.additionalProperties ?? false };
  };

  const everywhere = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(everywhere);
    if (typeof value !== "object" || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everywhere(one)]));
    return tighten(inner);
  };

  return {
    schemas: Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => !name.endsWith("Response"))
        .map(([name, schema]) => [name, everywhere(schema) as Schema]),
    ),
  };
}

/**
 * A union whose members differ in `type`, as one condition for each: then only the member that was meant complains, and
 * not all others too. Undefined for anything else. (The `discriminator` of ajv takes only strings.)
 */
export function byType({ oneOf, anyOf }: Schema, schemas: Record<string, Schema>): Schema | undefined {
  const tagged = (oneOf ?? anyOf ?? []).map((one) => ({ one, types: typesOf(one, schemas) }));
  if (tagged.length < 2 || tagged.some(({ types }) => types.length === 0)) return undefined;
  const isOneOf = (types: unknown[]): Schema => ({ properties: { type: { enum: types } }, required: ["type"] });
  return {
    type: "object",
    ...isOneOf(tagged.flatMap(({ types }) => types)),
    allOf: tagged.map(({ one, types }) => ({ if: { not: isOneOf(types) }, else: one })),
  };
}

function typesOf({ $ref }: Schema, schemas: Record<string, Schema>): unknown[] {
  return schemas[$ref?.replace("#/components/schemas/", "") ?? ""]?.properties?.type?.enum ?? [];
}

/** What discord.js sends, and Discord takes, where the document does not list it. */
function tolerated(properties: Record<string, Schema>): Record<string, Schema> {
  if (properties.content && properties.allowed_mentions) return { ...messageFields, ...picked(properties) };
  if (properties.default_member_permissions)
    return {
      nsfw: { type: ["boolean", "null"] },
      default_member_permissions: { anyOf: [PERMISSIONS, { type: "null" }] },
    };
  return {};
}

const messageFields: Record<string, Schema> = {
  nonce: { type: ["string", "integer", "null"], maxLength: 25 },
  enforce_nonce: { type: ["boolean", "null"] },
  tts: { type: ["boolean", "null"] },
};

function picked(properties: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name in messageFields));
}

/** Typed as integers there; on the wire a number in a string, since it has more than 53 bits. */
const PERMISSIONS: Schema = { type: ["string", "integer"], pattern: "^\\d+$" };
