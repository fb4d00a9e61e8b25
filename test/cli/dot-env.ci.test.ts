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
