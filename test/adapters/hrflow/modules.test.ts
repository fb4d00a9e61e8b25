import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadFormat, loadLogics } from "../../../src/adapters/hrflow/modules.ts";
import { folder, removeFolders } from "../folder.ts";
import { job } from "./started.ts";

afterAll(removeFolders);

async function withModule(text: string): Promise<[string, string]> {
  const place = await folder();
  await writeFile(join(place, "own.mjs"), text);
  return ["own.mjs", place];
}

test.each([
  "export default (job) => ({ ...job, name: 'ours' });",
  "export const logics = [(job) => ({ ...job, name: 'ours' })];",
  "export const logics = [(job) => ({ ...job, name: 'ours' })]; export default 'something else';",
])("logics are exported by default or by their name, one or a list: %s", async (text) => {
  const [logic, ...others] = await loadLogics(...(await withModule(text)));
  expect(await logic?.(job("A"))).toMatchObject({ reference: "A", name: "ours" });
  expect(others).toEqual([]);
});

test.each(["export default () => 'made';", "export const format = () => 'made';"])(
  "so is a format: %s",
  async (text) => {
    const format = await loadFormat(...(await withModule(text)));
    expect(Reflect.apply(format, undefined, [])).toBe("made");
  },
);

test.each([
  ["export default 3;", /^own\.mjs exports no function and no list of functions/],
  ["export default [() => null, 'x'];", /^own\.mjs exports no function and no list of functions/],
  ["export const other = () => null;", /^own\.mjs exports no function and no list of functions/],
  ["throw new Error('no luck');", /^own\.mjs cannot be loaded \(no luck\)\.$/],
  ["export default (", /^own\.mjs cannot be loaded \(/],
])("what is of no use is refused by its name: %s", async (text, says) => {
  await expect(loadLogics(...(await withModule(text)))).rejects.toThrow(says);
});

test("a format that is a list is refused", async () => {
  await expect(loadFormat(...(await withModule("export default [() => 1];")))).rejects.toThrow(
    /^own\.mjs exports no function, by default or as "format"\.$/,
  );
});
