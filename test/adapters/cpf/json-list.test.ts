import { describe, expect, test } from "vitest";
import { splitJsonList } from "../../../src/adapters/cpf/json-list.ts";

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string, size: number): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of splitJsonList(inPieces(text, size))) items.push(JSON.parse(String(item)));
  return items;
}

const rows = [{ a: 'é "]}{[\\' }, {}, { b: [1, { c: [] }], d: "\\" }, { e: null }];

describe("the objects of a list", () => {
  test.each([1, 2, 3, 7, 1000])("come whole, whatever the pieces (%d bytes)", async (size) => {
    expect(await split(JSON.stringify(rows), size)).toEqual(rows);
    expect(await split(` [\n${rows.map((row) => JSON.stringify(row)).join(",\r\n")}\n] \n`, size)).toEqual(rows);
    expect(await split("[]", size)).toEqual([]);
  });

  test.each(["", "[", '[{"a":1}', '[{"a":', '{"error_code":"x"}', "[1,2]", '[{"a":1}] {"b":2}', "<html>"])(
    "%j is not a whole list of them",
    async (text) => {
      await expect(split(text, 3)).rejects.toBeInstanceOf(SyntaxError);
    },
  );

  test("a row without end takes no memory without end", async () => {
    await expect(split(`[{"a":"${"x".repeat(2_000_000)}`, 65_536)).rejects.toThrow("too large");
  });
});
