import { afterAll, describe, expect, test } from "vitest";
import { closeServers } from "../adapters/server.ts";
import { imitated, offreOf, prompt, published } from "./prompt.ts";

afterAll(closeServers);

/** Every third is of an agency. */
const agency = (drop: Parameters<typeof offreOf>[0]) =>
  Number(drop.id) % 3 === 0 ? { ...offreOf(drop), typeContrat: "MIS" } : { ...offreOf(drop), typeContrat: "CDI" };
const text = ["boulanger", "sans", "intérim"];

describe("what France Travail cannot be asked for is decided from the offers", () => {
  test("as many are shown as are wanted", async () => {
    const { environment, heard } = await imitated(published(600), { row: agency });
    const { data, output } = await prompt([...text, "--limit", "150", "--jsonl"], environment);
    const offers = data.trimEnd().split("\n");
    expect([offers.length, data.includes('"interim"')]).toEqual([150, false]);
    expect(output).toContain("decided here, by what each offer states, where it states it: Sans intérim\n");
    expect(heard.filter(({ url }) => url.includes("range"))).toHaveLength(2);
    const few = await prompt([...text, "--limit", "3"], environment);
    expect(few.data).toMatch(/\n3 offers that fit, of 150 that were read of 600\. Source/);
  });

  test("of every offer, and of the rows that were asked for", async () => {
    const { environment } = await imitated(published(600), { row: agency });
    const all = await prompt([...text, "--all"], environment);
    expect(all).toMatchObject({
      code: 0,
      data: expect.stringMatching(/\n400 offers that fit, of 600 that were read of 600\./),
    });
    const rows = await prompt([...text, "--range", "0-8"], environment);
    expect(rows.data).toMatch(/\n6 offers that fit, of 9 that were read of 600\./);
  });

  test("and in its market", async () => {
    const { environment } = await imitated(published(240), { row: agency });
    const { data } = await prompt([...text, "--stats", "--json"], environment);
    const { total, market } = JSON.parse(data);
    expect([total, market.basis.offers, market.title]).toEqual([160, 160, "Boulanger / Boulangère · Sans intérim"]);
  });

  test("but not in the count of the service, which is said", async () => {
    const { environment } = await imitated(published(600), { row: agency });
    const { data, output } = await prompt([...text, "--count"], environment);
    expect(data).toBe("600\n");
    expect(output).toMatch(/^not applied: Sans intérim \(/m);
    const json = await prompt([...text, "--count", "--json"], environment);
    expect(JSON.parse(json.data)).toMatchObject({ total: 600, notApplied: ["Sans intérim"] });
  });
});

test("that a chat counts fewer offers is noted beside figures, and not beside offers", async () => {
  const { environment } = await imitated(published(3));
  const difference = /^A chat may count fewer: it leaves out .*offers that turn out to be farther than 20 km away\.$/m;
  for (const figures of ["--stats", "--count"]) {
    const { output } = await prompt(["boulanger", "à", "Lyon", figures], environment);
    expect(output).toMatch(difference);
  }
  const { output } = await prompt(["boulanger", "à", "Lyon", "--limit", "1"], environment);
  expect(output).not.toMatch(difference);
});

test("every filter that was understood is noted", async () => {
  const { environment } = await imitated(published(3));
  const { output } = await prompt(["vendeur", "CDI", "temps", "plein", "5000€", "--limit", "1"], environment);
  expect(output).toContain("asked of France Travail: CDI, Temps plein\n");
  expect(output).toMatch(/^decided here, .*: 5\s000\s€ et plus$/m);
});
