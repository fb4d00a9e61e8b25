import { afterEach, expect, test } from "vitest";
import { type Environment, readConfig } from "../../src/config.ts";
import { offline } from "../fakes/process.ts";
import { readDocumentedServers } from "./documented.ts";
import { connect, eras, type McpHost, startMcpHost } from "./host.ts";

let host: McpHost | undefined;
afterEach(async () => {
  await host?.close();
  host = undefined;
});

const token = "0123456789abcdef0123";

async function post(url: string, headers: Record<string, string>): Promise<number> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  const accept = "application/json, text/event-stream";
  const answer = await fetch(new URL("/mcp", url), {
    method: "POST",
    headers: { "content-type": "application/json", accept, ...headers },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

test("on this machine no token is needed, and no page of another site may ask", async () => {
  host = await startMcpHost();
  expect(await post(host.url, {})).toBe(200);
  expect(await post(host.url, { origin: host.url })).toBe(200);
  expect(await post(host.url, { origin: "https://evil.example" })).toBe(403);
  expect(await post(host.url, { origin: "null" })).toBe(403);
});

test.each(["x-forwarded-for", "x-real-ip", "forwarded"])(
  "a proxy that nobody told of is not this machine: %s",
  async (name) => {
    host = await startMcpHost();
    expect(await post(host.url, { [name]: "203.0.113.7" })).toBe(401);
  },
);

test.each(eras)("beyond it the bearer token is needed, in the era %j", async (era) => {
  host = await startMcpHost({ PUBLIC_URL: "https://tremplin.example", MCP_TOKEN: token });
  expect(await post(host.url, {})).toBe(401);
  expect(await post(host.url, { authorization: "Bearer 0123456789abcdef0124" })).toBe(401);
  expect(await post(host.url, { authorization: token })).toBe(401);
  expect(await post(host.url, { authorization: `Bearer ${token}`, origin: "https://evil.example" })).toBe(403);
  const client = await connect(host.url, era, token);
  expect((await client.listTools()).tools.length).toBe(8);
  await client.close();
});

test("the address and the header that the docs show are those that are asked for", async () => {
  const { url, headers } = (await readDocumentedServers()).byAddress;
  const { origin, pathname } = new URL(url);
  host = await startMcpHost({ PUBLIC_URL: origin, MCP_TOKEN: token });
  expect(pathname).toBe("/mcp");
  const sent = Object.entries(headers).map(([name, value]) => [name, value.replace("THE_TOKEN", token)]);
  expect(await post(host.url, Object.fromEntries(sent))).toBe(200);
  expect(await post(host.url, headers)).toBe(401);
});

test("a body that is too large, or no JSON, is refused, and the server lives", async () => {
  host = await startMcpHost();
  const send = (body: string) =>
    fetch(new URL("/mcp", host?.url), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body,
    }).then(({ status }) => status);
  expect(await send("x".repeat(100_000))).toBe(413);
  expect(await send("{")).toBe(400);
  expect(await send("[]")).toBeGreaterThanOrEqual(400);
  expect(await post(host.url, {})).toBe(200);
});

test.each<[Environment, string]>([
  [{ HOST: "0.0.0.0" }, "MCP_TOKEN is required"],
  [{ PUBLIC_URL: "https://tremplin.example" }, "MCP_TOKEN is required"],
  [{ MCP_TOKEN: "short" }, "MCP_TOKEN must have at least 16 characters"],
  [{ MCP: "yes" }, "MCP must be on or off"],
])("%j does not start", (environment, says) => {
  const read = readConfig({ ...offline, MCP: "on", ...environment });
  expect("faults" in read && read.faults.join("\n")).toContain(says);
});
