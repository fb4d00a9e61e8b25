import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { getParameterInfo, parameterNames } from "../../src/adapters/france-travail/api/criteria.ts";
import { referenceListNames } from "../../src/adapters/france-travail/api/fields.ts";
import type { OffersOptions } from "../../src/cli/offers/options.ts";
import { parseOutputFormat } from "../../src/cli/offers/output.ts";
import { pickParameters } from "../../src/cli/offers/parameters.ts";
import { exportHeadings } from "../../src/core/exports/columns.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { closeServers, serve } from "../adapters/server.ts";
import { runCommand } from "../fakes/command.ts";
import { emptyFolder } from "../fakes/process.ts";
import { environmentOf, imitated, published } from "./prompt.ts";

/**
 * One sandbox for nearly all tests, since a command that opens its own takes three times as long. For the
 * same reason, nearly all commands run in this process.
 */
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false });
});
afterAll(async () => {
  await sandbox.close();
  await closeServers();
});

const ofSandbox = ({ token, franceTravail }: Sandbox["urls"]): Record<string, string> => ({
  ...environmentOf(franceTravail),
  FRANCE_TRAVAIL_TOKEN_URL: token,
});

const offers = (args: string[], environment = ofSandbox(sandbox.urls), folder?: string) =>
  runCommand(["offers", ...args], environment, folder);
/** With nothing configured at all. */
const unconfigured = (args: string[], folder?: string) => offers(args, {}, folder);
/** A table as another program reads it, by its headings. */
const table = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, delimiter: ";" });
const plain = (text: string) => text.replace(/\s+/g, " ");

describe("tremplin offers --help", () => {
  test("has every parameter of the search, with what it takes", async () => {
    const { code, output } = await offers(["--help"]);
    expect(code).toBe(0);
    for (const name of parameterNames) {
      const { help, takes } = getParameterInfo(name);
      expect(plain(output)).toContain(plain(`${help}: ${takes.en}`));
      expect(output).toContain(`--${name.replaceAll(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`)} `);
    }
    expect(output).not.toContain("--codeROME <");
  });
});

describe("offers are shown", () => {
  test("twenty of them, unless it is said otherwise", async () => {
    const lines = async (args: string[]) => (await offers([...args, "--jsonl"])).data.trimEnd().split("\n").length;
    expect(await lines(["--region", "84"])).toBe(20);
    expect(await lines(["--region", "84", "--limit", "160"])).toBe(160);
  });

  test.each<[string, (data: string) => unknown[]]>([
    ["json", (data) => JSON.parse(data)],
    ["csv", (data) => table(data).map((row) => ({ source: row.Source, asOf: row["Relevée le"] }))],
  ])("as %s, with when they were read", async (kind, read) => {
    const { code, data } = await offers(["--departement", "69", `--${kind}`, "--limit", "5"]);
    expect(code).toBe(0);
    expect(read(data)).toHaveLength(5);
    for (const one of read(data))
      expect(one).toMatchObject({
        source: expect.stringContaining("France Travail"),
        asOf: expect.stringMatching(/^20\d\d-/),
      });
  });

  test("in a file whose name says how, which has it once it is whole", async () => {
    const folder = await emptyFolder();
    const args = ["--departement", "69", "--range", "3-6", "--delimiter", "tab", "--out", "offers.CSV"];
    const { code, data, output } = await offers(args, undefined, folder);
    expect([code, data]).toEqual([0, ""]);
    expect(output).toMatch(/4 of \d+ offers in offers\.CSV\. Source: France Travail/);
    const rows = parse(await readFile(join(folder, "offers.CSV"), "utf8"), { bom: true, delimiter: "\t" });
    expect([rows.length, rows[0]]).toEqual([5, exportHeadings]);
    expect((await readdir(folder)).filter((file) => file.endsWith(".part"))).toEqual([]);
  });
});

describe("parameters", () => {
  test("go by the API's own name, or as options are written, once or several times", () => {
    expect(
      pickParameters({ codeROME: "D1102", codeRome: "D1104,D1106", motsCles: "pain", json: true, tempsPlein: true }),
    ).toEqual({
      codeROME: ["D1102", "D1104,D1106"],
      motsCles: "pain",
      tempsPlein: "true",
    });
  });

  test.each<[string, string[], RegExp]>([
    [
      "a code that does not exist",
      ["--type-contrat", "XYZ"],
      /^typeContrat "XYZ" is refused: France Travail has no such code. There are CDI /,
    ],
    ["two that do not go together", ["--commune", "44109", "--region", "52"], /^commune and region do not go together/],
    ["several things, a line each", ["--sort", "9", "--theme", "x"], /^sort "9" .*\ntheme "x" .*\n$/],
    [
      "a distance given twice",
      ["--commune", "69123", "--distance", "10", "--distance", "20"],
      /^distance takes one value, and is given several times \(10, 20\): it takes whole kilometres: 20\.\n$/,
    ],
    [
      "an amount given twice, which would be one with cents",
      ["--salaire-min", "1800", "--salaireMin", "20", "--periode-salaire", "M"],
      /^salaireMin takes one value, and is given several times \(1800, 20\)/,
    ],
    ["the same value twice", ["--sort=1", "--sort=1"], /^sort takes one value, and is given several times \(1, 1\)/],
    ["two places", ["--place", "Lyon", "--region", "52"], /^--place and another option both say where/],
    ["a place that does not exist", ["--place", "xqzvwk"], /^No town, département or region is called "xqzvwk"\.\n$/],
    ["words that say nothing", ["🔥"], /^"🔥" names no job, no place, and no word/],
    [
      "a list that does not exist",
      ["--list", "nope"],
      new RegExp(`^--list "nope" is refused: there are ${referenceListNames.join(", ")}\\.`),
    ],
    ["too many at once", ["--limit", "5000"], /^--limit "5000" is refused: it takes a number from 1 to 3150; --all/],
    ["figures as a table of offers", ["--count", "--csv"], /^--count and --stats show figures/],
    ["an option that there is not", ["--contrat", "CDI"], /unknown option '--contrat'[\s\S]*tremplin offers --help/],
  ])("%s: exit 2, and a sentence", async (_what, args, says) => {
    const { code, output, data } = await offers(args);
    expect([code, data]).toEqual([2, ""]);
    expect(output).toMatch(says);
  });
});

test.each<[string, OffersOptions, RegExp]>([
  [
    "a file of another kind",
    { out: "offers.xls" },
    /^--out offers\.xls: the name must end in \.csv, \.jsonl or \.json\.$/,
  ],
  ["two ways to write", { csv: true, json: true }, /^Offers are written in one format/],
  ["a way to write that is not the file's", { csv: true, out: "a.json" }, /^Offers are written in one format/],
  ["an odd delimiter", { csv: true, delimiter: "x" }, /^--delimiter "x" is refused: it takes ; , \| or tab\.$/],
])("%s is refused", (_what, options, says) => {
  expect(() => parseOutputFormat(options)).toThrow(says);
});

describe("figures", () => {
  // Each command opens a sandbox of its own, in which offers come and go by the minute.
  afterEach(() => void vi.useRealTimers());

  test("are the total alone", async () => {
    vi.setSystemTime(new Date());
    const { code, data } = await unconfigured(["--region", "53", "--count"]);
    expect(code).toBe(0);
    expect(data).toMatch(/^\d+\n$/);
    const { total, source, fictitious, asOf } = JSON.parse(
      (await unconfigured(["--region", "53", "--count", "--json"])).data,
    );
    expect({ total: `${total}\n`, source, fictitious }).toEqual({
      total: data,
      source: "France Travail",
      fictitious: true,
    });
    expect(asOf).toMatch(/^20\d\d-.*Z$/);
  });
});

describe("tremplin offers --list", () => {
  test("shows codes and labels, with their source and its date", async () => {
    const { code, data } = await offers(["--list", "typesContrats"]);
    expect(code).toBe(0);
    expect(data).toMatch(
      /^CDI {2}Contrat à durée indéterminée\n[\s\S]*\n\n12 of 12 codes\. Source: France Travail \(francetravail\.io\), read .*\n$/,
    );
  });

  test("of what words say, and as JSON", async () => {
    const alike = await offers(["cote", "azur", "--list", "regions", "--json"]);
    expect(JSON.parse(alike.data)).toEqual([{ code: "93", label: "Provence-Alpes-Côte d'Azur" }]);
  });
});

describe("the real service", () => {
  test("is asked nothing when a parameter is wrong", async () => {
    const { heard, environment } = await imitated([]);
    expect((await offers(["--departement", "Paris"], environment)).code).toBe(2);
    expect(heard).toEqual([]);
  });

  test("gets exactly what is asked", async () => {
    const { heard, environment } = await imitated(published(3));
    const args = [
      "--motsCles",
      "pain",
      "--mots-cles",
      "data engineer",
      "--sort",
      "1",
      "--temps-plein",
      "--origine-offre",
      "2",
    ];
    const { code, output } = await offers(args, environment);
    expect(code).toBe(0);
    expect(output).not.toContain("fictitious");
    expect(heard.map(({ url }) => url).at(-1)).toBe(
      "/offresdemploi/v2/offres/search?range=0-19&sort=1&motsCles=pain%2Cdata+engineer&tempsPlein=true&origineOffre=2",
    );
  });

  test.each<[string, (method: string) => [number, string], RegExp]>([
    [
      "refuses the credentials",
      (method) => (method === "POST" ? [400, '{"error":"invalid_client"}'] : [500, ""]),
      /^France Travail refused the credentials: copy .*\n$/,
    ],
    [
      "refuses a value",
      (method) =>
        method === "POST"
          ? [200, '{"access_token":"x"}']
          : [400, '{"message":"Valeur du paramètre « theme » incorrecte."}'],
      /^France Travail refused theme: « Valeur du paramètre « theme » incorrecte »\. It takes one code.*\n$/,
    ],
    [
      "talks nonsense",
      (method) => (method === "POST" ? [200, '{"access_token":"x"}'] : [200, "<html>"]),
      /^The response of France Travail could not be understood: try again later\.\n$/,
    ],
  ])("that %s: exit 1, and one line", async (_what, answer, says) => {
    const { url } = await serve((response, { method }) => {
      const [status, body] = answer(method);
      response.writeHead(status).end(body);
    });
    const { code, output } = await offers(["--sort", "1"], environmentOf(url));
    expect(code).toBe(1);
    expect(output).toMatch(says);
  });
});

describe("every offer", () => {
  test("of the sandbox is written, each once, and nothing else is left behind", async () => {
    const folder = await emptyFolder();
    const { code, output } = await unconfigured(
      ["boulanger", "--departement", "69", "--all", "--out", "all.jsonl"],
      folder,
    );
    expect(code).toBe(0);
    const lines = (await readFile(join(folder, "all.jsonl"), "utf8")).trimEnd().split("\n");
    const keys = lines.map((line) => JSON.parse(line).key);
    expect(new Set(keys).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(20);
    const all = lines.length.toLocaleString("en");
    const total = `${all} of ${all} offers`;
    expect(output).toMatch(new RegExp(`^${total}(?:, \\d+ of them copies of others)? in all\\.jsonl\\.`, "m"));
    // No bar where nobody looks on.
    expect(output).not.toContain("[#");
    expect(await readdir(join(folder, "data", "harvests"))).toEqual([]);
  });
});
