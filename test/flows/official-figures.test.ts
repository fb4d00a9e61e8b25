import { describe, expect, test } from "vitest";
import type { OfficialFigures } from "../../src/core/market/official-figures.ts";
import type { Services } from "../../src/core/services.ts";
import { chat, servicesWith } from "../fakes/chat.ts";

const figures: OfficialFigures = {
  job: "Boulanger / Boulangère",
  territory: "Auvergne-Rhône-Alpes",
  applicants: { people: 1240, offers: 410, period: "1er trimestre 2026" },
  isFictitious: false,
  source: { label: "France Travail, statistiques", page: "https://dataemploi.francetravail.fr" },
};

/** What is shown of the market, and of its whole report. */
async function marketWith(findOfficialFigures?: NonNullable<Services["findOfficialFigures"]>): Promise<string> {
  const services = servicesWith(findOfficialFigures ? { findOfficialFigures } : {});
  const shown = await chat(["boulanger à Lyon", "tap Marché", "tap En détail"], { services });
  return shown.slice(shown.indexOf("> [📊 Marché]"));
}

test("official figures stand under what the offers say, with their period and source, and on no picture", async () => {
  const asked: string[] = [];
  const shown = await marketWith(async ({ titles, place }) => {
    asked.push(`${titles[0]?.rome} ${place.kind}`);
    return figures;
  });
  const lines = `Chiffres officiels : Boulanger / Boulangère, Auvergne-Rhône-Alpes
• Candidats : 1 240 demandeurs d'emploi pour 410 offres, environ 3 par offre (1er trimestre 2026).
• Source : France Travail, statistiques.
`;
  expect(shown).toContain(`Source : France Travail, 22 novembre 2026.\n${lines}[📋 En détail]`);
  expect(shown).toContain(`Source : France Travail, le 22 novembre 2026.\n\n${lines}[📊 Le graphique]`);
  expect(shown.match(/\(image :[^)]*/g)?.join()).not.toContain("officiels");
  expect(asked).toEqual(["D1102 commune", "D1102 commune"]);
});

describe("the market is the same as without them", () => {
  test("where they come too late", async () => {
    expect(await marketWith(() => new Promise(() => {}))).toBe(await marketWith());
  });

  test("where there are none", async () => {
    expect(await marketWith(async () => undefined)).toBe(await marketWith());
  });
});
