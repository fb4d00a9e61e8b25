import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

let sandbox: Sandbox;
let environment: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox();
  environment = { DIRECTORY_API_URL: sandbox.urls.directory, GEO_API_URL: sandbox.urls.geo };
});
afterAll(() => sandbox.close());

describe("tremplin near", () => {
  test("shows a place of each kind, and why that one", async () => {
    const { code, data } = await runCommand(["near", "Bastia"], environment);
    expect(code).toBe(0);
    expect(data).toMatch(/^Bastia \(2B\)\n\nMission locale: Mission locale - Bastia\n {2}for whom: de 16 ans/);
    expect(data).toMatch(/\n {2}serves the town, \d km\n/);
    expect(data).toContain("\n  3949\n");
    expect(data).toContain("the nearest one");
    expect(data).toMatch(/\nSource: Annuaire de l'administration, https:\/\/[^\n]+, read on \d{4}-\d\d-\d\d\.\n$/);
  });

  test("as JSON, and only the kinds that are wanted", async () => {
    const { code, data } = await runCommand(
      ["near", "69003", "--kind", "cio", "--kind", "mission-locale", "--json"],
      environment,
    );
    const { town, places, missing, fictitious } = JSON.parse(data);
    expect([code, town, missing, fictitious]).toEqual([0, { code: "69383", name: "Lyon 3e" }, [], false]);
    expect(places.map(({ kind, why }: { kind: string; why: string }) => [kind, why])).toEqual([
      ["mission-locale", "serves"],
      ["cio", "nearest"],
    ]);
    expect(Object.keys(places[0])).not.toContain("serves");
    expect(places[0].audience).toContain("26 ans");
  });

  test("keeps what it has read: the next one asks no service", async () => {
    const folder = await emptyFolder();
    await runCommand(["near", "Bastia"], environment, folder);
    const before = sandbox.requests.length;
    const { code } = await runCommand(
      ["near", "Ajaccio"],
      { ...environment, GEO_API_URL: "http://127.0.0.1:9" },
      folder,
    );
    expect([code, sandbox.requests.length - before]).toEqual([0, 0]);
  });

  test.each([
    [["near", "qzxkwqz"], /^"qzxkwqz" is not a known town, département or region: [^\n]+\n$/],
    [["near", "Rhône"], /^Rhône \(69\) is not a town: [^\n]+\n$/],
    [
      ["near", "Saint-Denis"],
      /^Several places are called "Saint-Denis": [^\n]*Saint-Denis \(93\)[^\n]*postal code\.\n$/,
    ],
    [["near", "Lyon", "--kind", "mairie"], /^--kind mairie is not a kind of place: [^\n]+\n$/],
    [["near"], /missing required argument/],
  ])("%j is a line, and exit code 2", async (args, line) => {
    const { code, output } = await runCommand(args, environment);
    expect([code, output]).toEqual([2, expect.stringMatching(line)]);
  });

  test("a directory that does not answer is a line, and exit code 1", async () => {
    const offline = { SANDBOX: "auto", FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret" };
    const { code, output, data } = await runCommand(["near", "Bastia", "--json"], offline);
    expect(code).toBe(1);
    expect(output).toContain("Not read: mission-locale, france-travail, cap-emploi, cij, cio.");
    expect(JSON.parse(data)).toMatchObject({ places: [], missing: expect.arrayContaining(["cio"]) });
  });

  test("in the demo the sandbox stands in, and that is said", async () => {
    const { code, data } = await runCommand(["near", "Bastia"]);
    expect([code, data]).toEqual([0, expect.stringContaining("These places are invented")]);
  });
});

describe("tremplin check", () => {
  test("tells that the directory answers as it did", async () => {
    const { code, data } = await runCommand(["check"], environment);
    expect([code, data]).toEqual([0, expect.stringMatching(/ok +Annuaire de l'administration +5 of 5 rows read/)]);
  });

  test("ends with 1 where it answers otherwise", async () => {
    sandbox.faults.directory = { kind: "status", status: 400, body: "{}" };
    const { code, data } = await runCommand(["check"], environment);
    delete sandbox.faults.directory;
    expect([code, data]).toEqual([
      1,
      expect.stringMatching(/WRONG +Annuaire de l'administration +refuses what it took/),
    ]);
  });
});
