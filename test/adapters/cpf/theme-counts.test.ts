import { expect, test } from "vitest";
import { isInOrNowhere, listDepartements, toConditions } from "../../../src/adapters/cpf/query.ts";
import { type CatalogueQuestion, toQuery } from "../../../src/adapters/cpf/question.ts";
import { createThemeCounter } from "../../../src/adapters/cpf/theme-counts.ts";
import { loadTrainingThemes } from "../../../src/adapters/cpf/themes.ts";
import { centreOf, centresWithin, map, town } from "../places.ts";

const names = { nameOf: (field: string) => field, isQuoted: () => true };

test("themes are counted where the list looks that they open, also right after the start", async () => {
  let isReady = false;
  const asked: (string | null)[] = [];
  const count = createThemeCounter({
    api: {
      createFigures: (reduce) => async (question: CatalogueQuestion) => {
        asked.push(toQuery(question, names).get("where"));
        return reduce({ rows: [], isStandIn: false });
      },
    },
    themes: loadTrainingThemes(),
    ...{ atlas: map, centreOf, centreSoon: async (code) => centreOf(code) },
    centresWithin: (...circle) => (isReady ? centresWithin(...circle) : undefined),
    prepareCentres: async () => {
      isReady = true;
    },
  });
  const place = town("69123");
  await count({ place, radius: 50 });
  const departements = listDepartements([place], 50, { atlas: map, centreOf, centresWithin });
  expect(departements.length).toBeGreaterThan(1);
  const where = toConditions([], [isInOrNowhere(departements)]).map((condition) => condition(names));
  expect(asked).toEqual([where.join(" and ")]);
});

test("a training counts once in each theme of its codes, however its départements state them", async () => {
  const rows = [
    { numero_formation: "1", code_nsf_1: "255", code_formacode_1: "24054", code_formacode_2: "22454" },
    { numero_formation: "1", code_nsf_1: "255", code_formacode_1: null, code_formacode_2: 22454 },
    { numero_formation: "2", code_nsf_1: null, code_formacode_5: "22354" },
    { numero_formation: "3", code_nsf_1: "128", code_formacode_1: "13254" },
  ];
  const count = createThemeCounter({
    api: { createFigures: (reduce) => async () => reduce({ rows, isStandIn: false }) },
    themes: loadTrainingThemes(),
    ...{
      atlas: map,
      centreOf,
      centresWithin,
      centreSoon: async (code) => centreOf(code),
      prepareCentres: async () => {},
    },
  });
  const counts = await count({ place: town("69123"), radius: 50 });
  expect(counts.map(({ id, count: trainings }) => [id, trainings])).toEqual([
    ["btp", 2],
    ["industrie", 1],
  ]);
});
