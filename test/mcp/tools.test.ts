import type { Client } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Results } from "../../src/mcp/records.ts";
import { connect, eras, type McpHost, startMcpHost } from "./host.ts";

let host: McpHost;
let client: Client;
beforeAll(async () => {
  host = await startMcpHost();
  client = await connect(host.url, { pin: "2026-07-28" });
});
afterAll(async () => {
  await client.close();
  await host.close();
});

const names = [
  ...["job_titles", "offers", "apprenticeships", "companies", "trainings", "events", "market", "help_near"],
];

async function ask<T = Results>(name: string, asked: Record<string, unknown>): Promise<T> {
  const { isError, structuredContent, content } = await client.callTool({ name, arguments: asked });
  if (isError) throw new Error(JSON.stringify(content));
  expect(JSON.parse((content[0] as { text: string }).text)).toEqual(structuredContent);
  return structuredContent as T;
}

async function refusal(name: string, asked: Record<string, unknown>): Promise<string> {
  const { isError, content } = await client.callTool({ name, arguments: asked });
  expect(isError).toBe(true);
  return (content[0] as { text: string }).text;
}

describe.each(eras)("a client of the era %j", (era) => {
  test("finds the tools, all of which only read, and is answered", async () => {
    const other = await connect(host.url, era);
    const { tools } = await other.listTools();
    expect(tools.map(({ name }) => name)).toEqual(names);
    for (const { annotations, description, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(description?.length).toBeGreaterThan(40);
      expect(inputSchema).toMatchObject({ type: "object" });
      expect(outputSchema).toMatchObject({ type: "object" });
    }
    const answer = await other.callTool({ name: "offers", arguments: { what: "boulanger", where: "Lyon" } });
    expect(answer.isError ?? false).toBe(false);
    expect((answer.structuredContent as Results).results.length).toBeGreaterThan(0);
    await other.close();
  });
});

test.each([
  ["offers", { what: "boulanger CDI", where: "Lyon" }],
  ["apprenticeships", { what: "boulanger", where: "Lyon" }],
  ["companies", { what: "boulanger", where: "Lyon" }],
  ["trainings", { what: "boulanger", where: "Lyon", paid_by: "apprenticeship" }],
  ["trainings", { what: "anglais", where: "Rhône", paid_by: "cpf" }],
  ["events", { where: "Lyon" }],
])("%s of %j: ten at most, each with its source, a date and a link", async (name, asked) => {
  const { results, total, understood_as, pages } = await ask(name, asked);
  expect(results.length).toBe(Math.min(10, total));
  expect(pages).toBe(Math.max(1, Math.ceil(total / 10)));
  expect(understood_as).toContain(String(asked.where));
  for (const result of results) {
    expect(Date.parse(result.date)).toBeGreaterThan(0);
    expect(result.source).not.toBe("");
    expect(new URL(result.url).protocol).toMatch(/^https?:$/);
    expect(result.is_fictitious).toBe(true);
  }
  expect(JSON.stringify(results)).not.toMatch(/@|\b0[1-9](?:[ .]?\d\d){4}\b/);
});

test("the next page goes on where the one before ended, and one beyond the last is empty", async () => {
  const asked = { what: "vendeur", where: "Lyon", radius_km: 50 };
  const first = await ask("offers", asked);
  const second = await ask("offers", { ...asked, page: 2 });
  // The sandbox's offers all lead to the same page.
  const links = ({ results }: Results) =>
    results.map(({ title, place, date, pay }) => [title, place, date, pay].join());
  expect(first.pages).toBeGreaterThan(1);
  expect(links(second).length).toBeGreaterThan(0);
  expect(links(first).filter((url) => links(second).includes(url))).toEqual([]);
  expect((await ask("offers", { ...asked, page: 20 })).results).toEqual([]);
});

test("job titles are found although they are misspelt", async () => {
  const { titles } = await ask<{ titles: { title: string; rome: string }[] }>("job_titles", { what: "boulangr" });
  expect(titles[0]).toMatchObject({ title: expect.stringContaining("Boulanger"), rome: "D1102" });
  expect(titles.length).toBeLessThanOrEqual(10);
});

test("a market says on how many offers it stands, with its source", async () => {
  const market = await ask<Record<string, unknown>>("market", { what: "boulanger", where: "Lyon" });
  expect(market).toMatchObject({
    offers: expect.any(Number),
    read: expect.any(Number),
    pay: { stated_by: expect.any(Number) },
    source: "France Travail",
    is_fictitious: true,
    official: { territory: expect.any(String), source: expect.any(String), is_fictitious: true },
  });
});

test("who helps near a town, and for whom each is", async () => {
  const { places } = await ask<{ places: { kind: string; for_whom: string; url: string }[] }>("help_near", {
    where: "Auxerre",
  });
  expect(places.map(({ kind }) => kind)).toContain("Mission locale");
  for (const { for_whom, url } of places) {
    expect(for_whom).not.toBe("");
    expect(URL.canParse(url)).toBe(true);
  }
});

test.each([
  ["offers", { what: "boulanger", where: "Trucmuche-les-Bains" }, /check its spelling|not one known place/],
  ["offers", { what: "boulanger", where: "Saint-Denis" }, /Saint-Denis \(974\); Saint-Denis \(93\)/],
  ["offers", { what: "boulanger", where: "Berlin" }, /abroad/],
  ["offers", { what: "boulanger", where: "Bretagne", radius_km: 10 }, /"radius_km" needs a town/],
  ["companies", { what: "trucmuche", where: "Lyon" }, /job_titles/],
  ["help_near", { where: "Bretagne" }, /is not a town/],
])("%s of %j is an error that says what to change", async (name, asked, says) => {
  expect(await refusal(name, asked)).toMatch(says);
});

test.each([
  ["offers", {}],
  ["offers", { what: "" }],
  ["offers", { what: "x".repeat(201) }],
  ["offers", { what: "boulanger", page: 0 }],
  ["offers", { what: "boulanger", radius_km: 5_000 }],
  ["trainings", { what: "boulanger", paid_by: "the state" }],
])("%s of %j is no valid question", async (name, asked) => {
  await expect(refusal(name, asked)).resolves.toMatch(/[Ii]nvalid/);
});

test("nothing that was asked is logged", async () => {
  await ask("offers", { what: "boulanger", where: "Villeurbanne" });
  await refusal("offers", { what: "boulanger", where: "Trucmuche-les-Bains" });
  expect(JSON.stringify(host.lines)).not.toMatch(/boulanger|Villeurbanne|Trucmuche/i);
});
