import { expect, test } from "vitest";
import { flattenRichText } from "../../../src/core/conversation/view.ts";
import type { OfficialFigures } from "../../../src/core/market/official-figures.ts";
import { formatOfficialFigures } from "../../../src/core/market/official-words.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";

const figures: OfficialFigures = {
  job: "Boulanger / Boulangère",
  territory: "Bretagne",
  isFictitious: false,
  source: { label: "France Travail, statistiques", page: "https://dataemploi.francetravail.fr" },
};

const wordsOf = (more: Partial<OfficialFigures>) =>
  plainSpaces(
    formatOfficialFigures({ ...figures, ...more })
      .map(flattenRichText)
      .join("\n"),
  );

test("each figure is a line with its period, and the source stands at the end", () => {
  expect(
    wordsOf({
      salary: {
        family: "Bouchers, charcutiers, boulangers",
        beginner: 1600,
        middle: 1790,
        experienced: 2110,
        period: "2025",
      },
      applicants: { people: 1240, offers: 410, period: "1er trimestre 2026" },
      tension: { level: 4, period: "2025" },
      backToWork: { percent: 52.4, period: "4e trimestre 2025" },
    }),
  ).toBe(`Chiffres officiels : Boulanger / Boulangère, Bretagne
• Salaire repère France Travail, par mois : 1 600 € au début, 1 790 € au milieu, 2 110 € avec de l'expérience (« Bouchers, charcutiers, boulangers », 2025). Il n'est pas dit si c'est brut ou net.
• Candidats : 1 240 demandeurs d'emploi pour 410 offres, environ 3 par offre (1er trimestre 2026).
• Pour les employeurs, recruter est difficile : tension 4 sur 5 (2025).
• Retour à l'emploi : 52 % des personnes qui cherchaient ce métier travaillent dans les six mois (4e trimestre 2025).
• Source : France Travail, statistiques.`);
});

test("what is not known has no line, and nothing known is nothing said", () => {
  expect(wordsOf({ salary: { family: "Cuisiniers", middle: 1820, period: "2025" }, isFictitious: true })).toBe(
    `Chiffres officiels : Boulanger / Boulangère, Bretagne
• Salaire repère France Travail, par mois : 1 820 € au milieu (« Cuisiniers », 2025). Il n'est pas dit si c'est brut ou net.
• Source : France Travail, statistiques. ⚠️ Chiffres fictifs, pour la démonstration.`,
  );
  expect(formatOfficialFigures(figures)).toEqual([]);
});

test.each([
  [30, 100, "moins d'une personne par offre"],
  [150, 100, "environ 1,5 par offre"],
  [2_345, 100, "environ 23 par offre"],
])("%i people for %i offers are %s", (people, offers, words) => {
  expect(wordsOf({ applicants: { people, offers, period: "2026" } })).toContain(words);
});
