import { readFile } from "node:fs/promises";
import { z } from "zod";

const server = z.union([
  z.object({ command: z.string(), args: z.array(z.string()) }),
  z.object({ type: z.literal("http"), url: z.url(), headers: z.record(z.string(), z.string()) }),
]);
const configuration = z.object({ mcpServers: z.object({ tremplin: server }) });

/** The configurations of assistants that docs/operating.md shows: one by a command, one by an address. */
export async function readDocumentedServers() {
  const page = await readFile(new URL("../../docs/operating.md", import.meta.url), "utf8");
  const [, section = ""] = page.split("\n## AI assistants\n");
  const blocks = [...(section.split("\n## ")[0] ?? "").matchAll(/^```json\n(.*?)^```$/gms)];
  const servers = blocks.map(([, json = ""]) => configuration.parse(JSON.parse(json)).mcpServers.tremplin);
  const [byCommand] = servers.flatMap((one) => ("command" in one ? one : []));
  const [byAddress] = servers.flatMap((one) => ("url" in one ? one : []));
  if (!byCommand || !byAddress || servers.length > 2) throw new Error("one of each is to be shown");
  return { byCommand, byAddress };
}
