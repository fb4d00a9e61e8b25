import { expect, test } from "vitest";
import { parseCriteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import type { ReferenceLists } from "../../../../src/adapters/france-travail/api/reference-lists.ts";
import { formatCriteriaTitle } from "../../../../src/adapters/france-travail/search/criteria-title.ts";

const labels: Partial<Record<string, [string, string][]>> = {
  typesContrats: [["NEW", "Contrat de demain"]],
  departements: [["69", "Rhône"]],
};
const lists: ReferenceLists = {
  get: async (name) => ({
    items: (labels[name] ?? [["?", "?"]]).map(([code, label]) => ({ code, label })),
    asOf: "2026-11-22T18:00:00.000Z",
  }),
  isAuthoritative: () => false,
};

test.each<[Record<string, unknown>, { asked?: Record<string, unknown>; job?: string; place?: string }, string]>([
  [{}, {}, "toutes les offres"],
  [{ departement: "69", typeContrat: "NEW,CDI" }, {}, "type de contrat : Contrat de demain, CDI · département : Rhône"],
  [
    { experience: "2", tempsPlein: "true", offresMRS: "false", sort: "1" },
    {},
    "expérience : 1 à 3 ans · temps plein · recrutement par simulation : non",
  ],
  [{ codeROME: "D1101,D1102,D1103,D1104,D1105" }, {}, "codes ROME : D1101, D1102, D1103 et 2 autres"],
  [
    {},
    { asked: { codeROME: "D1102,D1104", commune: "69381", distance: 20 }, job: "Boulanger", place: "Lyon (69)" },
    "Boulanger · Lyon (69) + 20 km",
  ],
  [
    { codeROME: "D1104", departement: "69" },
    { asked: {}, job: "Boulanger", place: "Lyon (69)" },
    "codes ROME : D1104 · département : Rhône",
  ],
])("the title of %j with %j", async (given, { asked = {}, ...meant }, title) => {
  const read = parseCriteria({ ...asked, ...given });
  if ("refusals" in read) throw new Error("refused");
  expect(await formatCriteriaTitle(read.criteria, given, meant, lists)).toBe(title);
});
