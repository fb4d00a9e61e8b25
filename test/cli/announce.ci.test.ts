import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

test("a text that is no UTF-8 is sent to nobody", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, "news.txt"), "Le service est arrêté ce soir.", "latin1");
  const { code, output } = await runCommand(["announce", "--file", "news.txt", "--dry-run"], {}, folder);
  expect([code, output]).toEqual([2, expect.stringMatching(/^--file news\.txt cannot be read: [^\n]+ UTF-8\.\n$/)]);
});

test.each<[string[], RegExp]>([
  [["announce"], /^Say what is to be told: /],
  [["announce", " "], /^Say what is to be told: /],
  [["announce", "Bonjour", "--file", "news.txt"], /^The text is given twice: /],
  [["announce", "a".repeat(1_501)], /^The text has 1501 characters: /],
  [["announce", "--file", "nowhere.txt"], /^--file nowhere\.txt cannot be read: /],
])("%j is refused in a line, with exit code 2", async (args, line) => {
  const { code, output } = await runCommand(args);
  expect([code, output]).toEqual([2, expect.stringMatching(line)]);
});
