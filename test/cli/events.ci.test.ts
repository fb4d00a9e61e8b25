import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

let sandbox: Sandbox;
let environment: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox({ credentials: { clientId: "id", clientSecret: "good" } });
  environment = toEnvironment(sandbox);
});
afterEach(() => {
  delete sandbox.faults.events;
});
afterAll(() => sandbox.close());

function toEnvironment({ urls }: Sandbox): Record<string, string> {
  return {
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "good",
    FRANCE_TRAVAIL_TOKEN_URL: urls.token,
    EVENTS_API_URL: urls.events,
    GEO_API_URL: urls.geo,
  };
}

describe("tremplin events", () => {
  test("shows the next ones first, with their place, their distance and their page", async () => {
    const { code, data } = await runCommand(["events", "à", "Lyon"], environment);
    expect(code).toBe(0);
    const shown = data.split("\n\n").slice(0, -1);
    expect(shown.length).toBeGreaterThan(10);
    const days = shown.map((one) => /\n {2}(\d{4}-\d\d-\d\d \d\d:\d\d)/.exec(one)?.[1] ?? "");
    expect(days.every((day) => day !== "")).toBe(true);
    expect(days).toEqual(days.toSorted());
    expect(shown.every((one) => /\n {2}https:\/\/\S+$/.test(one))).toBe(true);
    expect(data).toMatch(
      /\n\n\d+ events: Évènements · tous les métiers · Lyon \(69\) \+ 20 km\. Source: Mes évènements emploi \(France Travail\), read /,
    );
  });

  test("as JSON, as CSV and for calendars, of a job and a place by their names", async () => {
    const folder = await emptyFolder();
    const files = ["--json", "--csv", "paris.csv", "--ics", "paris.ics"];
    const { code, data } = await runCommand(["events", "boulanger", "--place", "Paris", ...files], environment, folder);
    expect(code).toBe(0);
    const events = JSON.parse(data);
    expect(events.length).toBeGreaterThan(3);
    expect(events[0]).toMatchObject({ kind: "event", source: "Mes évènements emploi", fictitious: false });
    const table = await readFile(join(folder, "paris.csv"), "utf8");
    expect(
      table.startsWith('\uFEFF"Intitulé";"Lieu";"Entreprise";"Date de publication";"Description";"URL";"Type"'),
    ).toBe(true);
    expect(table.match(/\r\n"/g)).toHaveLength(events.length);
    const calendar = await readFile(join(folder, "paris.ics"), "utf8");
    expect(calendar.match(/\r\nBEGIN:VEVENT\r\n/g)).toHaveLength(events.length);
  });

  test("without a place, the next thousand of the country, which is said", async () => {
    const { output, data } = await runCommand(["events", "--json"], environment);
    expect(output).toContain("Mes évènements emploi gives 1000 events at most");
    expect(JSON.parse(data).length).toBeGreaterThan(500);
  });

  test.each<[string, string[], RegExp]>([
    ["a place that is none", ["events", "--place", "Xyzzyville"], /Xyzzyville/],
    ["kilometres that are none", ["events", "à", "Lyon", "--radius", "far"], /--radius "far" is refused/],
    ["a distance around no town", ["events", "--radius", "10"], /--radius needs a town/],
    ["a folder for a table", ["events", "à", "Lyon", "--csv", "."], /^--csv \. cannot be written \(EISDIR\)/],
    ["a folder for a calendar", ["events", "à", "Lyon", "--ics", "."], /^--ics \. cannot be written \(EISDIR\)/],
    ["one file for both", ["events", "à", "Lyon", "--ics", "a", "--csv", "a"], /^--csv and --ics name the same file/],
  ])("%s ends with 2 before anything is asked", async (_, args, says) => {
    sandbox.requests.length = 0;
    const { code, output } = await runCommand(args, environment);
    expect([code, sandbox.requests.filter(({ service }) => service === "events")]).toEqual([2, []]);
    expect(output).toMatch(says);
  });

  test("a service that is down ends with 1, and so do wrong credentials", async () => {
    sandbox.faults.events = { kind: "html503" };
    const down = await runCommand(["events", "à", "Guéret"], environment);
    expect([down.code, down.output]).toEqual([1, expect.stringMatching(/Mes évènements emploi cannot be reached/)]);
    const wrong = await runCommand(["events", "à", "Guéret"], { ...environment, FRANCE_TRAVAIL_CLIENT_SECRET: "bad" });
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/refused the credentials/)]);
  });

  test("an API that was not added to the application says what to do", async () => {
    const own = await startSandbox({ scopesNotAdded: ["evenements"] });
    const { code, output } = await runCommand(["events", "à", "Guéret"], toEnvironment(own));
    expect(code).toBe(1);
    expect(output).toContain(
      'Mes évènements emploi: the API "Mes évènements emploi" is not added to the application: add it on francetravail.io',
    );
    await own.close();
  });

  test("without credentials they are fictitious, and said to be", async () => {
    const { code, output, data } = await runCommand(["events", "à", "Guéret"], {});
    expect(code).toBe(0);
    expect(output).toContain("These events are fictitious: set FRANCE_TRAVAIL_CLIENT_ID for real ones.");
    expect(data).toContain("(France Travail), imitated, read ");
  });
});
