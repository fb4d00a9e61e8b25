import { describe, expect, test } from "vitest";
import type * as z from "zod";
import type { Fields } from "./shapes.ts";
import { type Method, table, type Wire } from "./table.ts";

describe("the compiler compares the table with grammY's types", () => {
  const { file_id } = table.getFile;

  test("a field that is misspelt, missing or of another type does not compile", () => {
    // @ts-expect-error: there is no file_idd
    const misspelt: Fields<Wire<"getFile">> = { file_idd: file_id };
    // @ts-expect-error: there is no name
    const more: Fields<Wire<"getFile">> = { file_id, name: file_id };
    // @ts-expect-error: file_id is missing
    const missing: Fields<Wire<"getFile">> = {};
    // @ts-expect-error: file_id is a text
    const other: Fields<Wire<"getFile">> = { file_id: table.deleteMessage.message_id };
    // @ts-expect-error: limit may be left out
    const required: Fields<Pick<Wire<"getUpdates">, "limit">> = { limit: table.deleteMessage.message_id };
    expect([misspelt, more, missing, other, required]).toHaveLength(5);
  });

  test("neither does what takes less than the types, or more", () => {
    const same: [Different] extends [never] ? true : Different = true;
    const chat = { chat_id: table.getChat.chat_id };
    // @ts-expect-error: a chat may also be a name
    const narrower: Same<{ chat_id: typeof table.getChatMember.user_id }, Wire<"getChat">> = true;
    // @ts-expect-error: file_id must be there
    const optional: Same<{ file_id: typeof table.setMyName.name }, Wire<"getFile">> = true;
    // @ts-expect-error: nothing is known of a user there
    const more: Same<typeof chat & { user_id: typeof table.getChatMember.user_id }, Wire<"getChat">> = true;
    expect([same, narrower, optional, more]).toHaveLength(4);
  });

  type Different = { [M in Method]: Same<(typeof table)[M], Wire<M>> extends true ? never : M }[Method];
  type Same<F extends z.ZodRawShape, T> = [z.output<z.ZodObject<F>>] extends [T]
    ? [Loose<T>] extends [z.output<z.ZodObject<F>>]
      ? [keyof F] extends [keyof T]
        ? true
        : false
      : false
    : false;
  type Loose<T> = { [K in keyof T]: T[K] extends readonly (infer E)[] | undefined ? E[] : T[K] };
});
