import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Described, documentation, limitIn } from "./documented.ts";
import { bare, limits } from "./shapes.ts";
import { table } from "./table.ts";

const { methods, types } = documentation();

describe("the limits of our table are those that grammY's types quote from the documentation", () => {
  test("there are many of them", () => {
    const all = [...methods, ...types].flatMap(([, fields]) => [...fields.values()].filter(limitIn));
    expect(all.length).toBeGreaterThan(150);
    expect(methods.size).toBeGreaterThan(170);
  });

  test.each(Object.entries(table).filter(([, fields]) => Object.keys(fields).length > 0))("%s", (method, fields) => {
    expect(ours(fields)).toEqual(documented(fields, methods.get(method)));
  });

  const nested = [...new Set(Object.values(table).flatMap((fields) => Object.values(fields).flatMap(objectsIn)))];
  const named = nested.flatMap(({ shape }) => {
    const isIt = (fields: Described) => String([...fields.keys()].sort()) === String(Object.keys(shape).sort());
    return [...types].flatMap(([name, fields]) => (isIt(fields) ? [{ name, shape, fields }] : []));
  });
  const limited = named.filter(({ shape, fields }) =>
    [ours(shape), documented(shape, fields)].some((all) => Object.keys(all).length > 0),
  );

  test.each(limited)("$name", ({ shape, fields }) => {
    expect(ours(shape)).toEqual(documented(shape, fields));
  });

  test("they are found in nested objects too", () => {
    const names = limited.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["CopyTextButton", "BotCommand", "ReplyParameters", "InputMediaPhoto"]),
    );
  });
});

type Shape = Readonly<Record<string, z.core.$ZodType>>;

function ours(fields: Shape): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, schema]) => {
      const limit = limits.get(bare(schema));
      return limit ? [[name, limit]] : [];
    }),
  );
}

/** What the fake does not know yet has no limit. */
function documented(fields: Shape, said: Described | undefined): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, schema]) => {
      const field = said?.get(name);
      const limit = field && !(bare(schema) instanceof z.ZodCustom) && limitIn(field);
      return limit ? [[name, limit]] : [];
    }),
  );
}

function objectsIn(schema: z.core.$ZodType): z.ZodObject[] {
  const inner = bare(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(objectsIn);
  if (inner instanceof z.ZodArray) return objectsIn(inner.element);
  return inner instanceof z.ZodObject ? [inner, ...Object.values(inner.shape).flatMap(objectsIn)] : [];
}
