import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

test("the first line of a file .env counts, also where an editor of Windows has saved it", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, ".env"), "\ufeffMCP=perhaps\r\nWEB_CHAT=off\r\n");
  const { code, output } = await runCommand(["events", "à", "Lyon"], {}, folder);
  expect([code, output]).toEqual([2, expect.stringMatching(/^MCP must be /)]);
});

test("a name that is mistyped is said beside what is missing because of it", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, ".env"), "SANDBOX=off\nALTERNANCE_TOKEN=a\nFRANCE_TRAVAIL_CLIENT_ID=b\n");
  const lines = ["is required", "is required", "ALTERNANCE_TOKEN in .env is no variable of Tremplin, and is not read"];
  for (const command of [["check"], ["usage"]]) {
    const { code, output } = await runCommand(command, {}, folder);
    expect(code).toBe(2);
    for (const line of lines) expect(output).toContain(line);
    expect(output).toMatch(/write ALTERNANCE_API_TOKEN/);
  }
});
