import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterEach, expect, test } from "vitest";
import { emptyFolder, offline } from "../fakes/process.ts";
import { readDocumentedServers } from "../mcp/documented.ts";
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

test("the configuration that the docs show starts it from wherever an assistant runs", async () => {
  const { command, args } = (await readDocumentedServers()).byCommand;
  expect(args.join(" ")).toContain("/opt/tremplin");
  client = new Client({ name: "test", version: "1" });
  const folder = await emptyFolder();
  const transport = new StdioClientTransport({
    command,
    args: args.map((arg) => arg.replaceAll("/opt/tremplin", fileURLToPath(new URL("../..", import.meta.url)))),
    cwd: folder,
    env: { ...process.env, ...offline, SANDBOX: "only", DATA_DIR: folder } as Record<string, string>,
    stderr: "ignore",
  });
  await client.connect(transport);
  expect((await client.listTools()).tools.length).toBe(8);
});
