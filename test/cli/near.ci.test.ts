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
    expect([code, data]).toEqual([
      0,
      expect.stringMatching(/Annuaire de l'administration: answers as expected \(\d of 5/),
    ]);
  });

  test("ends with 1 where it answers otherwise, and with 0 where nobody can tell", async () => {
    const nowhere = "http://127.0.0.1:9";
    const real = {
      ...{ FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret", FRANCE_TRAVAIL_TOKEN_URL: nowhere },
      ...{ EVENTS_API_URL: nowhere, LABOUR_MARKET_API_URL: nowhere },
    };
    sandbox.faults.directory = { kind: "status", status: 400, body: "{}" };
    const changed = await runCommand(["check"], { ...environment, ...real });
    delete sandbox.faults.directory;
    expect([changed.code, changed.output]).toEqual([1, expect.stringContaining("answers otherwise than it did")]);
    const { code, output } = await runCommand(["check"], real);
    expect([code, output]).toEqual([0, expect.stringContaining("Annuaire de l'administration: no answer")]);
  });
});
