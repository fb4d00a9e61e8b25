import { expect, test } from "vitest";
import { z } from "zod";
import { countCuts } from "../../../../src/adapters/foreign.ts";
import { countsSchema, toCounts } from "../../../../src/adapters/france-travail/api/counts.ts";

const answer = z.object({ filtresPossibles: countsSchema });

test("an odd row costs no other count, and is counted", () => {
  const filtresPossibles = [
    {
      filtre: "typeContrat",
      agregation: [
        { valeurPossible: "CDI", nbResultats: 12 },
        { valeurPossible: "CDD", nbResultats: -1 },
        { valeurPossible: null, nbResultats: 3 },
        "MIS",
        { valeurPossible: "SAI", nbResultats: 2 },
      ],
    },
    null,
    { filtre: "qualification", agregation: "none" },
    { filtre: "experience", agregation: [{ valeurPossible: "1", nbResultats: 4 }] },
  ];
  const { value, odd } = countCuts(() => answer.parse({ filtresPossibles }));
  expect(toCounts(value.filtresPossibles)).toEqual({ contract: { CDI: 12, SAI: 2 }, experience: { 1: 4 } });
  expect(odd).toBe(5);
});

test("what is no list is no count", () => {
  expect(toCounts(answer.parse({ filtresPossibles: "none" }).filtresPossibles)).toEqual({});
  expect(toCounts(answer.parse({}).filtresPossibles)).toEqual({});
});
