import { expect, test } from "vitest";
import { toFileName } from "../../../src/core/exports/offers-file.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import type { Kind } from "../../../src/core/search/kind.ts";
import { noon } from "../../fakes/offers.ts";
import { baker, bakerInLyon, lyon, paris19, rhone } from "../../fakes/states.ts";

const denis: Place = { kind: "commune", code: "97411", name: "Saint-Denis", departement: "974", region: "04" };

test.each<[titles: string[], words: string | undefined, place: Place, name: string]>([
  [[baker.label], undefined, lyon, "offres-boulanger-lyon-2026-11-22.csv"],
  [[baker.label, "Vendeur"], undefined, rhone, "offres-boulanger-rhone-2026-11-22.csv"],
  [["Aide-soignant / Aide-soignante"], undefined, paris19, "offres-aide-soignant-paris-19e-2026-11-22.csv"],
  [["Développeur / Développeuse C++"], undefined, denis, "offres-developpeur-saint-denis-2026-11-22.csv"],
  [[], "c++ œuvre", france, "offres-cplusplus-oeuvre-france-2026-11-22.csv"],
  [[], "../../etc/passwd\0", lyon, "offres-etc-passwd-lyon-2026-11-22.csv"],
  [[], "кириллица", lyon, "offres-lyon-2026-11-22.csv"],
  [[], "très ".repeat(40), lyon, `offres-${"tres-".repeat(8)}lyon-2026-11-22.csv`],
])("the file of %j %j in %o is %s", (labels, words, place, name) => {
  const titles = labels.map((label) => ({ ...baker, label }));
  expect(toFileName({ ...bakerInLyon, titles, place, ...(words === undefined ? {} : { words }) }, noon)).toBe(name);
});

test.each<[Kind, string]>([
  ["emploi", "offres"],
  ["alternance", "offres"],
  ["entreprises", "entreprises"],
  ["formations", "formations"],
  ["cpf", "formations"],
  ["evenements", "evenements"],
  ["insertion", "postes"],
])("a file of a search of kind %s is named after what it holds", (kind, begin) => {
  expect(toFileName({ ...bakerInLyon, kind }, noon)).toBe(`${begin}-boulanger-lyon-2026-11-22.csv`);
});

test("a file of a search by diploma is named after it", () => {
  const rncp = { code: "RNCP37948", label: "CAP Boulanger" };
  expect(toFileName({ ...bakerInLyon, kind: "formations", titles: [], rncp }, noon)).toBe(
    "formations-cap-boulanger-lyon-2026-11-22.csv",
  );
});
