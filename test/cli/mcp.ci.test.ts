import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterEach, expect, test } from "vitest";
import { emptyFolder, offline } from "../fakes/process.ts";
import { eras } from "../mcp/host.ts";

const program = fileURLToPath(new URL("../../bin/tremplin.js", import.meta.url));

let client: Client | undefined;
afterEach(() => client?.close());

test.each(eras)("an assistant starts it, asks and leaves, in the era %j", async (mode) => {
  client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, "mcp"],
    cwd: await emptyFolder(),
    env: { ...process.env, ...offline, SANDBOX: "only" } as Record<string, string>,
    stderr: "pipe",
  });
  let said = "";
  transport.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await client.connect(transport);
  const { tools } = await client.listTools();
  expect(tools.length).toBe(8);
  const answer = await client.callTool({ name: "offers", arguments: { what: "boulanger", where: "Lyon" } });
  expect(answer.structuredContent).toMatchObject({ total: expect.any(Number), page: 1 });
  const ended = new Promise<void>((resolve) => {
    transport.onclose = resolve;
  });
  await client.close();
  await ended;
  expect(said).toBe("");
});
