import { describe, expect, test } from "vitest";
import type { Criteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import { createReferenceLists } from "../../../../src/adapters/france-travail/api/reference-lists.ts";
import { mergeCriteria } from "../../../../src/adapters/france-travail/search/merge-criteria.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { keptLog } from "../../log.ts";

/** No list can be read: the form of a code decides. */
const noLists = createReferenceLists({
  client: { get: () => Promise.reject(new SourceError("France Travail", "down")) },
  fictitious: false,
  log: keptLog().log,
  now: () => new Date(),
});

const lyon: Criteria = { codeROME: ["D1102"], commune: ["69381"], distance: 20, typeContrat: ["CDI"] };

describe("what is given by its name goes before what words mean", () => {
  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{}, lyon],
    [{ distance: "50" }, { ...lyon, distance: 50 }],
    [{ codeROME: "D1104" }, { ...lyon, codeROME: ["D1104"] }],
    [{ departement: "29" }, { codeROME: ["D1102"], departement: ["29"], typeContrat: ["CDI"] }],
  ])("%j", async (given, criteria) => {
    expect(await mergeCriteria(given, { asked: lyon }, noLists)).toEqual({ criteria });
  });

  test("a distance goes with a town, and a place that is none is named", async () => {
    const bretagne = { asked: { region: "53" }, place: "Bretagne" };
    expect(await mergeCriteria({ distance: "5" }, bretagne, noLists)).toEqual({
      refusal: { is: "distance-without-town", place: "Bretagne" },
    });
    expect(await mergeCriteria({ distance: "5", commune: "44109" }, bretagne, noLists)).toEqual({
      criteria: { commune: ["44109"], distance: 5 },
    });
  });

  test("and what does not go together is refused all the same", async () => {
    expect(await mergeCriteria({ natureContrat: "E2" }, { asked: lyon }, noLists)).toMatchObject({
      refusal: { is: "parameters", refusals: [{ parameter: "natureContrat", code: "apart" }] },
    });
  });

  test("as is a code that the service does not list", async () => {
    const item = { code: "CDI", label: "Contrat à durée indéterminée" };
    const lists = { get: async () => ({ items: [item], asOf: "2026-11-22T18:00:00Z" }), isAuthoritative: () => true };
    expect(await mergeCriteria({ typeContrat: "XXX" }, { asked: {} }, lists)).toMatchObject({
      refusal: { is: "parameters", refusals: [{ parameter: "typeContrat", code: "unlisted", given: "XXX" }] },
    });
  });
});
