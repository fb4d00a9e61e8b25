import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { closeServers } from "../adapters/server.ts";
import { runCommand } from "../fakes/command.ts";
import { exampleCall } from "../fakes/connector-call.ts";
import { apiKey, boardKey, type FakeHrflow, fakeHrflow } from "../fakes/hrflow.ts";
import { emptyFolder } from "../fakes/process.ts";
import { environmentOf, imitated, offreOf, published } from "./prompt.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false });
});
afterAll(async () => {
  await sandbox.close();
  await closeServers();
});

/** With credentials, so that to all appearances the offers are real. */
const real = (): Record<string, string> => ({
  ...environmentOf(sandbox.urls.franceTravail),
  FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
});

const push = (hrflow: FakeHrflow, args: string[], environment: Record<string, string> = real(), folder?: string) =>
  runCommand(
    ["hrflow", "push", ...args, "--calls-per-second", "20"],
    { ...hrflow.environment, ...environment },
    folder,
  );

const few = ["boulanger", "--departement", "69", "--publiee-depuis", "14"];

/** For offers of a test, which all of them fit. */
const any = ["--mots-cles", "pain"];

describe("tremplin hrflow push", () => {
  test("brings a board to what a search finds, and a second time has nothing to do", async () => {
    const hrflow = await fakeHrflow({ normalises: true });
    const first = await push(hrflow, [...few, "--update-content"]);
    expect(first.code).toBe(0);
    const [, pulled] = /^(\d+) offers? pulled, 0 filtered: (\d+) created, 0 updated/m.exec(first.data) ?? [];
    expect(Number(pulled)).toBeGreaterThan(2);
    expect(hrflow.active()).toHaveLength(Number(pulled));
    expect(first.data).toMatch(/\nSource: France Travail \(francetravail\.io\), read 20/);
    const second = await push(hrflow, [...few, "--update-content", "--json"]);
    expect(JSON.parse(second.data)).toMatchObject({
      status: "success",
      pulled: Number(pulled),
      unchanged: Number(pulled),
      ...{ created: 0, updated: 0, archived: 0, failed: 0, filtered: 0, unarchived: 0 },
      archiving: { is: "done" },
      isWhole: true,
      source: "France Travail",
    });
  });

  test("says before anything is asked what is missing, a line each", async () => {
    const { code, output } = await runCommand(["hrflow", "push", ...few], real());
    expect(code).toBe(2);
    expect(
      output
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["HRFLOW_API_KEY", "HRFLOW_USER_EMAIL", "HRFLOW_BOARD_KEY", "HRFLOW_LICENCE_READ"]);
  });

  test.each<[string, Record<string, string>, string[], RegExp]>([
    ["a key that only reads", { HRFLOW_API_KEY: apiKey.replace("ask_", "askr_") }, [], /^HRFLOW_API_KEY may only read/],
    ["one that only writes", { HRFLOW_API_KEY: apiKey.replace("ask_", "askw_") }, [], /^HRFLOW_API_KEY may only write/],
    [
      "one that is none",
      { HRFLOW_API_KEY: "sesame-open" },
      [],
      /^HRFLOW_API_KEY is not a key of HrFlow[^:]*: copy it again/,
    ],
    [
      "an address in clear",
      { HRFLOW_API_URL: "http://hrflow.example/v1" },
      [],
      /^HRFLOW_API_URL must begin with https/,
    ],
    [
      "a licence that nobody read",
      { HRFLOW_LICENCE_READ: "no", HRFLOW_API_URL: "https://hrflow.example/v1" },
      [],
      /^HRFLOW_LICENCE_READ is not yes/,
    ],
    [
      "a share that is none",
      {},
      ["--archive-most", "120"],
      /^--archive-most "120" is refused: it takes a number from 0 to 100/,
    ],
    ["a pace that is none", {}, ["--calls-per-second", "0"], /--calls-per-second/],
    ["a module that is not there", {}, ["--logics", "no.mjs"], /^no\.mjs cannot be loaded \(ERR_MODULE_NOT_FOUND\)/],
    ["a place beside another", {}, ["--place", "Lyon", "--region", "84"], /^--place and another option both say where/],
    ["a wrong code", {}, ["--type-contrat", "XYZ"], /typeContrat "XYZ" is refused/],
  ])("refuses %s", async (_what, environment, args, says) => {
    const hrflow = await fakeHrflow();
    const { code, output, data } = await runCommand(["hrflow", "push", "--theme", "13", ...args], {
      ...real(),
      ...hrflow.environment,
      ...environment,
    });
    expect([code, data]).toEqual([2, ""]);
    expect(output).toMatch(says);
    expect(output).not.toMatch(/sesame|0a1b2c3d/);
    expect(hrflow.calls).toEqual([]);
  });

  test("refuses to push every offer there is", async () => {
    const hrflow = await fakeHrflow();
    const { code, output } = await push(hrflow, ["--sort", "1"]);
    expect([code, output]).toEqual([
      2,
      expect.stringMatching(/^Say which offers are pushed, in words or by parameters/),
    ]);
    expect(hrflow.calls).toEqual([]);
  });

  test("pushes no fictitious offer to a board that others see, and tries out on this machine", async () => {
    const hrflow = await fakeHrflow();
    const away = { ...hrflow.environment, HRFLOW_API_URL: "https://hrflow.example/v1" };
    const refused = await runCommand(["hrflow", "push", ...few], away);
    expect([refused.code, refused.output]).toEqual([
      2,
      expect.stringMatching(/^FRANCE_TRAVAIL_CLIENT_ID is not set, so/),
    ]);
    const { code, output } = await push(hrflow, [...few, "--dry-run"], { HRFLOW_LICENCE_READ: "no" });
    expect(code).toBe(0);
    expect(output).toContain("These offers are fictitious");
    expect(output).toMatch(/^Nothing was written\. This is what would be done:$/m);
    const { data } = await push(hrflow, [...few, "--dry-run", "--json"], { HRFLOW_LICENCE_READ: "no" });
    const { isDryRun, created, examples } = JSON.parse(data);
    expect([isDryRun, examples.length]).toEqual([true, Math.min(3, created)]);
    for (const one of examples) expect(one).toMatchObject({ reference: expect.any(String), name: expect.any(String) });
    expect(hrflow.writes()).toEqual([]);
  });

  test("archives nothing where that were more than half: both counts, and exit 5", async () => {
    const hrflow = await fakeHrflow();
    hrflow.fill(6);
    const { code, output } = await push(hrflow, few);
    expect(code).toBe(5);
    expect(output).toContain("Nothing was archived: 6 of the 6 jobs of the board would have been, more than 50 %.");
    expect(hrflow.archived()).toEqual([]);
    expect((await push(hrflow, [...few, "--archive-most", "100"])).code).toBe(0);
    expect(hrflow.archived()).toHaveLength(6);
  });

  test("leaves the board alone after a pull that lacks offers, but for what it has read: exit 1", async () => {
    const hrflow = await fakeHrflow();
    hrflow.fill(6);
    const half = await imitated(published(3), { tells: () => 6 });
    const { code, output } = await push(hrflow, [...any, "--archive-most", "100"], half.environment);
    expect(code).toBe(1);
    expect(output).toMatch(/\b3 created/);
    expect(output).toMatch(/of \d+ offers are missing: .* Offers that were not read may be online all the same\./);
    expect(output).toContain("Nothing was archived: not all offers of the search are known");
    expect(hrflow.archived()).toEqual([]);
  });

  test("writes nothing at all after a pull that failed", async () => {
    const hrflow = await fakeHrflow();
    hrflow.fill(6);
    const down = await imitated(published(400), { refuses: (call) => (call > 1 ? { status: 503 } : undefined) });
    const { code, output } = await push(hrflow, [...any, "--archive-most", "100"], down.environment);
    expect([code, output]).toEqual([1, expect.stringContaining("France Travail cannot be reached")]);
    expect(hrflow.calls).toEqual([]);
  });

  test("tells of a refused key, which HrFlow repeats, without showing it", async () => {
    const hrflow = await fakeHrflow();
    const wrong = `ask_${"9f8e7d6c".repeat(4)}`;
    const { code, output } = await push(hrflow, few, { ...real(), HRFLOW_API_KEY: wrong });
    expect(code).toBe(1);
    expect(output).toContain("HrFlow refused the key: check that HRFLOW_API_KEY");
    expect(output).not.toContain("9f8e");
    expect(hrflow.calls).toHaveLength(1);
  });

  test.each([
    [{ status: 402, body: '{"code":402,"message":"over quota"}' }, "The quota of the plan at HrFlow is used up"],
    [
      { status: 400, body: '{"code":400,"message":"Invalid parameters. Unable to find object: board"}' },
      "HrFlow knows no such board: copy HRFLOW_BOARD_KEY again",
    ],
  ])("stops at %j", async (answer, says) => {
    const hrflow = await fakeHrflow({ instead: () => answer });
    const { code, output, data } = await push(hrflow, [...few, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(data)).toMatchObject({ status: "fatal", created: 0, archived: 0 });
    expect((await push(hrflow, few)).output).toContain(says);
    expect(output).not.toContain("0a1b2c3d");
    expect(hrflow.calls).toHaveLength(2);
  });

  test("takes the modules of the documentation", async () => {
    const hrflow = await fakeHrflow();
    const modules = join(process.cwd(), "docs/hrflow");
    const args = ["--format", join(modules, "format.mjs"), "--logics", join(modules, "logics.mjs")];
    const { code, output } = await push(hrflow, [...few, ...args]);
    expect(code).toBe(0);
    expect(hrflow.active().length).toBeGreaterThan(0);
    expect(output).toMatch(/ pulled, \d+ filtered/);
    for (const { name, tags } of hrflow.active()) {
      expect(name).toMatch(/ — /);
      expect(tags).toContainEqual({ name: "campaign", value: "forum-2026" });
      expect(tags).not.toContainEqual({ name: "contract_type", value: expect.stringMatching(/^Intérim/) });
    }
  });

  test("names nobody who recruits, unless it is asked to", async () => {
    const row = (drop: Parameters<typeof offreOf>[0]) => ({
      ...offreOf(drop),
      contact: { nom: "Mme Anne Durand", telephone: "01 99 00 12 34" },
      description: "Appelez le 01 99 00 12 34.",
    });
    const { environment } = await imitated(published(2), { row });
    const hrflow = await fakeHrflow();
    await push(hrflow, any, environment);
    expect(hrflow.active()).toHaveLength(2);
    expect(JSON.stringify(hrflow.active())).not.toMatch(/Durand|01 99/);
    await push(hrflow, [...any, "--with-contacts", "--update-content"], environment);
    expect(JSON.stringify(hrflow.active())).toMatch(/Durand.*01 99/);
    await push(hrflow, [...any, "--update-content"], environment);
    expect(JSON.stringify(hrflow.active())).not.toMatch(/Durand|01 99/);
  });
});

describe("tremplin hrflow push --config", () => {
  const withFile = async (call: object): Promise<[string, string]> => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "connector.json"), JSON.stringify(call));
    return ["connector.json", folder];
  };

  test("runs the whole example call of the original connector", async () => {
    const hrflow = await fakeHrflow();
    const { HRFLOW_BOARD_KEY: _, HRFLOW_USER_EMAIL: __, ...environment } = hrflow.environment;
    const [file, folder] = await withFile(exampleCall);
    const { code, output } = await runCommand(
      ["hrflow", "push", "--config", file, "--calls-per-second", "20"],
      { ...real(), ...environment },
      folder,
    );
    expect(code).toBe(0);
    expect(output).toContain("origin_parameters.region is ignored: it does not go together with commune");
    expect(output).toContain("target_parameters.api_secret is ignored");
    expect(output).not.toMatch(/eeee|secret-of-the-file/);
    expect(hrflow.calls[0]?.query.get("board_keys")).toBe(JSON.stringify([boardKey]));
    const [asked] = sandbox.requests.filter(({ path }) => path.endsWith("/search")).slice(-1);
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({
      ...{ range: "0-149", sort: "0", commune: "69381", distance: "0", codeROME: "D1102", experienceExigence: "D" },
      ...{ publieeDepuis: "1", tempsPlein: "false", partenaires: "EMPLOIMIRLI", modeSelectionPartenaires: "INCLUS" },
    });
  });

  test("takes the example of the documentation, and says that its board is another one", async () => {
    const hrflow = await fakeHrflow();
    const { code, output } = await push(
      hrflow,
      ["--config", join(process.cwd(), "docs/hrflow/connector.json"), "--publiee-depuis", "3"],
      { ...real(), HRFLOW_BOARD_KEY: "f".repeat(40) },
    );
    expect(code).toBe(0);
    expect(output).toContain(
      "The board of 01234567… (target_parameters.board_key) is pushed to, and not HRFLOW_BOARD_KEY.",
    );
    expect(hrflow.active().length).toBeGreaterThan(0);
    for (const { name, tags } of hrflow.active()) {
      expect(name).toMatch(/ — /);
      expect(tags).toContainEqual({ name: "campaign", value: "forum-2026" });
    }
  });

  test("finds its modules beside the file; options go before it", async () => {
    const call = {
      action_parameters: { logics: ["only.mjs"] },
      origin_parameters: { departement: "69" },
      target_parameters: { sync: false },
    };
    const [file, folder] = await withFile(call);
    await writeFile(join(folder, "only.mjs"), "export default (job) => ({ ...job, name: 'Ours' });");
    const hrflow = await fakeHrflow();
    hrflow.fill(1);
    const { code, output } = await push(
      hrflow,
      ["--publiee-depuis", "3", "--code-rome", "D1102", "--config", file],
      real(),
      folder,
    );
    expect(code).toBe(0);
    expect(output).toContain("Nothing was archived, as --no-sync asks");
    expect(hrflow.active().filter(({ name }) => name === "Ours").length).toBeGreaterThan(0);
  });

  test("of which not all rows are read archives nothing, and says why", async () => {
    const hrflow = await fakeHrflow();
    hrflow.fill(3);
    const { code, output } = await push(hrflow, ["--region", "84", "--range", "0-2"]);
    expect(code).toBe(0);
    expect(output).toContain("Nothing was archived: not all offers of the search are known");
    expect(hrflow.active()).toHaveLength(6);
  });
});

test("the help says what the licence asks, and how to say that it was read", async () => {
  const { code, output } = await runCommand(["hrflow", "push", "--help"]);
  expect(code).toBe(0);
  for (const said of [
    /name the source/,
    /every day/,
    /substantial extract/,
    /--no-sync[\s\S]*against the licence/,
    /HRFLOW_LICENCE_READ=yes/,
  ])
    expect(output).toMatch(said);
  expect(output).toContain("--code-rome ");
});
