import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseCriteria } from "../../src/adapters/france-travail/api/criteria.ts";
import { readConnectorFile } from "../../src/cli/hrflow/config-file.ts";
import { folder, removeFolders } from "../adapters/folder.ts";
import { exampleCall } from "../fakes/connector-call.ts";

afterAll(removeFolders);

async function read(call: unknown) {
  const place = await folder();
  const path = join(place, "connector.json");
  await writeFile(path, typeof call === "string" ? call : JSON.stringify(call));
  return readConnectorFile(path);
}

test("a file that an editor of Windows has saved is read, and one in another encoding refused", async () => {
  const { given } = await read(`\ufeff${JSON.stringify({ origin_parameters: { motsCles: "pâtissier" } })}`);
  expect(given).toEqual({ motsCles: "pâtissier" });
  const path = join(await folder(), "latin.json");
  await writeFile(path, JSON.stringify({ origin_parameters: { motsCles: "pâtissier" } }), "latin1");
  await expect(readConnectorFile(path)).rejects.toThrow("cannot be read (EILSEQ)");
});

describe("the whole example call of the original connector", () => {
  test("makes a search that France Travail takes; what is not followed is named", async () => {
    const { given, notes, ...rest } = await read(exampleCall);
    expect(rest).toMatchObject({ isSync: true, updatesContent: false, enriches: false, logics: [], format: undefined });
    expect(parseCriteria(given)).toMatchObject({ criteria: { commune: ["69381"], distance: 0, typeContrat: ["CDI"] } });
    expect(notes.map((note) => note.split(" is ignored")[0])).toEqual([
      "workflow_id",
      "target_parameters.api_secret",
      "origin_parameters.client_id",
      "origin_parameters.client_secret",
      "origin_parameters.salaireMin",
      "origin_parameters.dureeHebdoMin",
      "origin_parameters.dureeHebdoMax",
      "origin_parameters.dureeContratMin",
      "origin_parameters.dureeContratMax",
      "origin_parameters.departement",
      "origin_parameters.region",
      "origin_parameters.paysContinent",
      "origin_parameters.natureContrat",
      "origin_parameters.minCreationDate",
      "origin_parameters.maxCreationDate",
      "origin_parameters.inclureLimitrophes",
      "origin_parameters.periodeSalaire",
    ]);
    // Every parameter of it is followed or named.
    const said = new Set([...Object.keys(given), ...notes.map((note) => /^\w+\.(\w+)/.exec(note)?.[1])]);
    const asked = Object.keys(exampleCall.origin_parameters).map((name) =>
      name === "experienceExige" ? "experienceExigence" : name,
    );
    expect(asked.filter((name) => !said.has(name))).toEqual([]);
  });

  test("shows no secret", async () => {
    const { notes, ...rest } = await read(exampleCall);
    expect(JSON.stringify([notes, rest])).not.toMatch(/eeee|secret-of-the-file|PAR_tremplin/);
    expect(notes).toContain(
      "target_parameters.api_secret is ignored: secrets come from the environment alone (HRFLOW_API_KEY). Take it out of the file.",
    );
  });
});

test("a parameter that is asked for alone is followed, and the order of rows is named where all are read", async () => {
  const { given, notes } = await read({
    origin_parameters: { region: "84", natureContrat: "E2", sort: 1, motsCles: null },
  });
  expect(given).toEqual({ region: "84", natureContrat: "E2" });
  expect(notes).toEqual(["origin_parameters.sort is ignored: every offer is read, in whatever order."]);
});

test.each<[string, unknown, RegExp]>([
  [
    "a parameter of the search that there is not",
    { origin_parameters: { contrat: "CDI" } },
    /^origin_parameters\.contrat is refused: France Travail has no such parameter\.$/,
  ],
  [
    "one of the target",
    { target_parameters: { api_key: "x" } },
    /: target_parameters\.api_key is refused: the connector has no such parameter\.$/,
  ],
  ["a group", { targets: {} }, /: targets is refused: the connector/],
  ["a flag that is none", { target_parameters: { sync: "True" } }, /: target_parameters\.sync is refused: /],
  [
    "the key of no board",
    { target_parameters: { board_key: "your_board_key" } },
    /: target_parameters\.board_key is refused: is not the key of a board/,
  ],
  ["a list", [], /: the file is refused: /],
  ["no JSON", `{"api_secret": "ask_${"e".repeat(32)}"`, /^--config \S+ is not valid JSON\.$/],
])("%s is refused, and named", async (_what, call, says) => {
  const error = await read(call).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ exitCode: 2, message: expect.stringMatching(says) });
  expect(String(error)).not.toContain("eeee");
});

test("a file that is not there is refused", async () => {
  await expect(readConnectorFile("/nowhere/connector.json")).rejects.toThrow(
    /^--config \/nowhere\/connector\.json cannot be read \(ENOENT\)\.$/,
  );
});
