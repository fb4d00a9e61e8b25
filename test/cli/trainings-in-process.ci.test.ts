import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { leadingHeadings } from "../../src/core/exports/leading-columns.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { closeServers, serve } from "../adapters/server.ts";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";

let sandbox: Sandbox;
let environment: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false });
  // In the demo, the sandbox would stand in for what fails.
  const known = {
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    ALTERNANCE_API_TOKEN: "token",
  };
  environment = { ...known, CPF_API_URL: sandbox.urls.cpf };
});
afterEach(() => {
  delete sandbox.faults.cpf;
  sandbox.requests.length = 0;
});
afterAll(async () => {
  await closeServers();
  await sandbox.close();
});

const run = (args: string, folder?: string) => runCommand(["trainings", ...args.split(" ")], environment, folder);

async function tableOf(folder: string, name: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(folder, name), "utf8"), { bom: true, columns: true, delimiter: ";" });
}

describe("tremplin trainings", () => {
  test("shows each training once, with its place, its hours, its price and a link", async () => {
    const { code, data, output } = await run("soudeur à Rennes");
    expect(code).toBe(0);
    expect(data).toMatch(/^Soudeur TIG électrode enrobée\n {2}[^\n]+\n {2}[^\n]*\(35\)[^\n]*€\n {2}https:\/\//);
    expect(output).toContain("Soudeur / Soudeuse (H2913), Rennes (35)");
    expect(output).toMatch(/\n1 training\. Source: Caisse des Dépôts, Mon Compte Formation, read 20\d\d-\d\d-\d\d /);
    expect(output).not.toContain("fictitious");
  });

  test("words that are no job find trainings as well", async () => {
    const { data } = await run("anglais --json");
    expect(JSON.parse(data).map(({ title }: { title: string }) => title)).toContain("Test d'anglais professionnel");
  });

  test("as CSV for Excel, in the order of their numbers, with all their départements", async () => {
    const folder = await emptyFolder();
    const { code, data } = await run("--theme langues --csv langues.csv", folder);
    expect([code, data]).toEqual([0, ""]);
    const text = await readFile(join(folder, "langues.csv"), "utf8");
    expect(
      text.startsWith('\uFEFF"Intitulé";"Lieu";"Entreprise";"Date de publication";"Description";"URL";"Certification"'),
    ).toBe(true);
    expect(text).toContain("\r\n");
    const rows = await tableOf(folder, "langues.csv");
    const numbers = rows.map(({ Numéro = "" }) => Numéro);
    expect(numbers).toEqual([...new Set(numbers)].toSorted());
    expect(rows.some(({ Lieu = "" }) => Lieu.split(", ").length > 50)).toBe(true);
  });

  test("in a département by its code or its name, and what is in none beside it", async () => {
    const byCode = await run("--theme btp --departement 31 --json");
    const byName = await run("--theme btp --departement Haute-Garonne --json");
    expect(JSON.parse(byName.data).length).toBe(JSON.parse(byCode.data).length);
    expect(JSON.parse(byCode.data)).not.toEqual([]);
    const remote = JSON.parse((await run("--theme btp --departement 31 --remote --json")).data);
    expect(remote.length).toBeGreaterThan(JSON.parse(byCode.data).length);
    const places = remote.map(({ departements = [] }: { departements?: string[] }) => departements.join());
    expect(new Set(places)).toEqual(new Set(["Haute-Garonne", ""]));
  });

  test("pages and an export give the same; rows are those of the catalogue", async () => {
    const folder = await emptyFolder();
    await run("--theme numerique --csv pages.csv", folder);
    const pages = sandbox.requests.map(({ path }) => path.endsWith("/records"));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every(Boolean)).toBe(true);
    sandbox.requests.length = 0;
    await run("--theme numerique --all --csv export.csv", folder);
    expect(sandbox.requests).toHaveLength(2);
    const without = (rows: Record<string, string>[]) => rows.map(({ "Relevée le": _, ...row }) => row);
    expect(without(await tableOf(folder, "export.csv"))).toEqual(without(await tableOf(folder, "pages.csv")));
    await run("--theme numerique --rows --csv rows.csv", folder);
    const rows = await tableOf(folder, "rows.csv");
    expect(rows.length).toBeGreaterThan((await tableOf(folder, "pages.csv")).length);
    expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(["numero_formation", "frais_ttc_tot_mean"]));
    const subjects = [1, 2, 3, 4, 5].map((place) => `code_formacode_${place}`);
    const isOfTheme = (row: Record<string, string>) =>
      row.code_nsf_1 === "326" || subjects.some((field) => /^(?:242|308|310|70|71)/.test(row[field] ?? ""));
    expect(rows.filter((row) => !isOfTheme(row))).toEqual([]);
    expect(new Set(rows.map(({ code_nsf_1: nsf }) => nsf)).size).toBeGreaterThan(1);
  });

  test.each([
    ["", "Name what is looked for"],
    ["--theme fleurs", '--theme "fleurs" is refused: it takes one of numerique, langues,'],
    ["x --departement 999", '--departement "999" is none'],
    ["soudeur à Rennes --departement 31", "both say where"],
    ["soudeur --rows", "--rows shows the rows"],
    ["soudeur --csv a.csv --json", "two formats"],
    ["soudeur --csv /dev/null", "cannot be written (ENOTSUP)"],
  ])("%j ends with 2 before anything is asked", async (args, says) => {
    const { code, output } = await runCommand(["trainings", ...args.split(" ").filter(Boolean)], environment);
    expect([code, output]).toEqual([2, expect.stringContaining(says)]);
    expect(sandbox.requests).toHaveLength(0);
  });

  test.each([
    [{ kind: "html503" }, "cannot be reached: check CPF_API_URL, or try again later."],
    [{ kind: "garbage" }, "gave an answer that could not be understood"],
    [{ kind: "429", retryAfter: 3_600 }, "accepts no more calls today"],
    [{ kind: "status", status: 404 }, "refused the question"],
  ] as const)("%j ends with 1, in a line, and leaves no file", async (fault, says) => {
    const folder = await emptyFolder();
    sandbox.faults.cpf = fault;
    const { code, output } = await run("--theme btp --csv btp.csv", folder);
    expect([code, output]).toEqual([1, expect.stringContaining(says)]);
    expect((await readdir(folder)).filter((name) => name.includes("btp"))).toEqual([]);
  });

  test("an export that breaks off leaves no half file, and is read whole the next time", async () => {
    const folder = await emptyFolder();
    const portal = await serve((response, { url }) => {
      const rows = '[{"numero_formation":"1","intitule_formation":"x"},{"error_code":"InternalError"}]';
      response.end(url.includes("/exports/") ? rows : '{"total_count":2,"results":[{"numero_formation":"1"}]}');
    });
    const args = ["trainings", "--theme", "btp", "--all", "--csv", "btp.csv"];
    const broken = await runCommand(args, { ...environment, CPF_API_URL: portal.url }, folder);
    expect([broken.code, await readdir(folder)]).toEqual([1, ["data"]]);
    expect((await run("--theme btp --all --csv btp.csv", folder)).code).toBe(0);
    expect((await tableOf(folder, "btp.csv")).length).toBeGreaterThan(10);
  });

  test("with nothing configured they are those of the sandbox, and said to be fictitious", async () => {
    const { code, data, output } = await runCommand(["trainings", "boulanger", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(data).every(({ fictitious }: { fictitious: boolean }) => fictitious)).toBe(true);
    expect(output).toContain("These trainings are fictitious");
  });
});

describe("tremplin trainings --source alternance", () => {
  const alternance = (args: string, folder?: string) => {
    const known = { ...environment, ALTERNANCE_API_URL: sandbox.urls.alternance, GEO_API_URL: sandbox.urls.geo };
    return runCommand(["trainings", ...args.split(" "), "--source", "alternance"], known, folder);
  };

  test("shows the trainings for apprentices in a job, around a town", async () => {
    const { code, data, output } = await alternance("boulanger à Lyon --json");
    expect(code).toBe(0);
    const trainings = JSON.parse(data);
    expect(trainings.length).toBeGreaterThan(0);
    expect(trainings.every((one: { kind: string; forApprentices?: boolean }) => one.forApprentices)).toBe(true);
    expect(output).toMatch(/\d+ trainings?\. Source: La bonne alternance, read 20/);
  });

  test("in a département, and of a region département by département, into a file", async () => {
    const folder = await emptyFolder();
    const { code } = await alternance("boulanger --departement 69 --csv rhone.csv", folder);
    expect(code).toBe(0);
    const rows = await tableOf(folder, "rhone.csv");
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(rows[0] ?? {}).slice(0, 6)).toEqual(leadingHeadings);
    const region = JSON.parse((await alternance("boulanger en Auvergne-Rhône-Alpes --all --json")).data);
    expect(region.length).toBeGreaterThan(rows.length);
  });

  test.each([
    ["boulanger --theme btp", "--theme is for the catalogue of the CPF"],
    ["69", "searched for by job"],
    ["boulanger --departement 999", '"999"'],
    ["boulanger --departement Lyon", "--departement takes codes"],
  ])("%s ends with 2", async (args, says) => {
    const { code, output } = await alternance(args);
    expect([code, output]).toEqual([2, expect.stringContaining(says)]);
  });

  test("there is no third source", async () => {
    const { code, output } = await runCommand(["trainings", "x", "--source", "elsewhere"], environment);
    expect([code, output]).toEqual([2, expect.stringContaining("it takes cpf or alternance")]);
  });
});
