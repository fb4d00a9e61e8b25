import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { maxRows } from "../../src/adapters/la-bonne-alternance/api.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

let sandbox: Sandbox;
let environment: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox({ alternanceToken: "good" });
  environment = {
    ALTERNANCE_API_TOKEN: "good",
    ALTERNANCE_API_URL: sandbox.urls.alternance,
    GEO_API_URL: sandbox.urls.geo,
  };
});
afterEach(() => {
  delete sandbox.faults.alternance;
});
afterAll(() => sandbox.close());

const phones = /(?:0|\+33)1\W?99\W?00/;

describe("tremplin companies", () => {
  test("shows the nearest first, each with its address, its sector and its page, and no phone", async () => {
    const { code, data } = await runCommand(["companies", "boulanger", "à", "Lyon"], environment);
    expect(code).toBe(0);
    const shown = data.split("\n\n").slice(0, -1);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown[0]).toMatch(/^[^\n]+\n {2}[^\n]+, 69\d{3} Lyon · \d+ km\n {2}[^\n]+\n {2}https:\/\/[^\n]+$/);
    const distances = shown.map((one) => Number(/ · (\d+) km\n/.exec(one)?.[1]));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(data).toMatch(
      /\n\n\d+ companies: Entreprises · Boulanger \/ Boulangère · Lyon \(69\) \+ 20 km\. Source: La bonne alternance, read /,
    );
    expect(data).not.toMatch(phones);
  });

  test("as JSON and as CSV, of a place by its name, with a distance of its own", async () => {
    const folder = await emptyFolder();
    const args = ["companies", "boulanger", "--place", "Lyon", "--radius", "5", "--json", "--csv", "lyon.csv"];
    const { code, data } = await runCommand(args, environment, folder);
    expect(code).toBe(0);
    const companies = JSON.parse(data);
    expect(companies.length).toBeGreaterThan(3);
    expect(companies.every(({ distanceKm }: { distanceKm: number }) => distanceKm <= 5)).toBe(true);
    expect(companies[0]).toMatchObject({ kind: "company", source: "La bonne alternance", fictitious: false });
    const table = await readFile(join(folder, "lyon.csv"), "utf8");
    expect(
      table.startsWith('\uFEFF"Intitulé";"Lieu";"Entreprise";"Date de publication";"Description";"URL";"Secteur"'),
    ).toBe(true);
    expect(table.trimEnd().split("\r\n")).toHaveLength(companies.length + 1);
    // The same answer has phones, as the service gave it.
    expect(`${data}${table}`).not.toMatch(phones);
    expect(`${data}${table}`).not.toContain("hasPhone");
  });

  test("of a region département by département, where one call gives no more than so many", async () => {
    const args = ["companies", "serveur", "--place", "Île-de-France", "--json"];
    const { data, output } = await runCommand(args, environment);
    expect(JSON.parse(data).length).toBeLessThanOrEqual(maxRows);
    expect(output).toContain("--all for a larger place, shows others");
    sandbox.requests.length = 0;
    const all = await runCommand([...args, "--all"], environment);
    expect(all.code).toBe(0);
    const keys = JSON.parse(all.data).map(({ key }: { key: string }) => key);
    expect(keys.length).toBeGreaterThan(maxRows);
    expect(new Set(keys).size).toBe(keys.length);
    expect(sandbox.requests.filter(({ service }) => service === "alternance")).toHaveLength(8);
    const town = await runCommand(["companies", "boulanger", "à", "Lyon", "--all"], environment);
    expect([town.code, town.output]).toEqual([2, expect.stringContaining("leave it out for a town")]);
  });

  test("few around a small town are searched farther, which is said; not where a distance was", async () => {
    const words = ["companies", "soudeur", "à", "Guéret", "--json"];
    const wide = await runCommand(words, environment);
    expect(wide.output).toContain("Few companies within 20 km: 50 km is searched.");
    const near = await runCommand([...words, "--radius", "20"], environment);
    expect(near.output).not.toContain("is searched");
    expect(JSON.parse(wide.data).length).toBeGreaterThan(JSON.parse(near.data).length);
    const said = await runCommand(["companies", "soudeur à Guéret à 20 km", "--json"], environment);
    expect(JSON.parse(said.data)).toHaveLength(JSON.parse(near.data).length);
  });

  test("a list that is cut at 150 says so", async () => {
    const { output, data } = await runCommand(["companies", "serveur", "--json"], environment);
    expect(JSON.parse(data).length).toBeGreaterThan(maxRows - 20);
    expect(output).toContain("gives 150 companies at most: there are probably more");
  });

  test.each([
    [["companies"], /^Companies are searched for by job: [^\n]+\n$/],
    // It sounds like "scier", and has none of its letters.
    [["companies", "zzzyx", "--place", "Lyon"], /^No job title is like "zzzyx", and companies are [^\n]+\n$/],
    [["companies", "zzzyx à Lyon"], /^No job title is like "[^"\n]+", and companies are [^\n]+\n$/],
    [["companies", "Lyon"], /^Companies are searched for by job: [^\n]+\n$/],
    [["companies", "boulanger", "--place", "qzxkwqz"], /^No town, département or region is called "qzxkwqz"\.\n$/],
    [["companies", "boulanger à Lyon", "--radius", "loin"], /^--radius "loin" is refused: [^\n]+\n$/],
    [["companies", "boulanger à Lyon", "--radius", "101"], /^--radius "101" is refused: [^\n]+\n$/],
    [["companies", "boulanger", "--place", "Rhône", "--radius", "10"], /^--radius needs a town: [^\n]+\n$/],
    [["companies", "boulanger à Lyon", "--csv", "no/such/folder.csv"], /^--csv [^\n]+ cannot be written [^\n]+\n$/],
    [["companies", "boulanger", "--limit", "3"], /unknown option/],
  ])("%j is a line, and exit code 2", async (args, line) => {
    const { code, output } = await runCommand(args, environment);
    expect([code, output]).toEqual([2, expect.stringMatching(line)]);
  });

  test("a service that fails is a line, and exit code 1", async () => {
    sandbox.faults.alternance = { kind: "status", status: 401, body: "{}" };
    const { code, output } = await runCommand(["companies", "boulanger à Lyon"], environment);
    expect([code, output]).toEqual([1, expect.stringMatching(/^La bonne alternance refused the token: [^\n]+\n$/)]);
  });

  test("in the demo the sandbox stands in, and that is said", async () => {
    const { code, output, data } = await runCommand(["companies", "boulanger à Lyon", "--json"]);
    expect([code, JSON.parse(data)[0].fictitious]).toEqual([0, true]);
    expect(output).toContain("These companies are fictitious");
    expect(output).toContain("La bonne alternance, imitated");
  });
});
