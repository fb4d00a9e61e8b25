import { afterAll, expect, test } from "vitest";
import { showTitles } from "../../src/cli/rome.ts";
import { folder, removeFolders } from "../adapters/folder.ts";
import { prompt } from "./prompt.ts";

afterAll(removeFolders);

test.each([
  ["serveur à Xyzville", /"Xyzville" is not a known town, département or region/i],
  ["infirmier à Genève", /"Genève" is abroad \(Suisse\): these are offers in France/],
  ["пекарь Lyon", /"пекарь" is not written in Latin letters/],
  ["vendeur klingon", /"klingon" was not understood beside "vendeur"/],
])("offers %j --count is refused in one line, with exit code 2", async (words, says) => {
  const { code, output, data } = await prompt([words, "--count"], {});
  expect([code, data]).toEqual([2, ""]);
  expect(output).toMatch(says);
  expect(output.trim().split("\n")).toHaveLength(1);
});

test.each([
  ["xqzkw", /No job title is like "xqzkw"/],
  ["boulanger à Xyzville", /"Xyzville" is not a known town/i],
  ["пекарь", /not written in Latin letters/],
])("rome %j is refused as well", async (words, says) => {
  const before = process.env;
  process.env = { ...before, ROME_SOURCE: "http://127.0.0.1:9/rome.zip", DATA_DIR: await folder() };
  try {
    await expect(showTitles(words, { limit: "5" })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(says),
    });
  } finally {
    process.env = before;
  }
});
