import { expect, test } from "vitest";
import { isInOrNowhere, listDepartements, toConditions } from "../../../src/adapters/cpf/query.ts";
import { type CatalogueQuestion, toQuery } from "../../../src/adapters/cpf/question.ts";
import { createThemeCounter } from "../../../src/adapters/cpf/theme-counts.ts";
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
