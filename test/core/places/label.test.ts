import { describe, expect, test } from "vitest";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import { readPlaceLabel } from "../../../src/core/places/label.ts";

const land = loadTerritory();
const map = createAtlas(land);

/**
 * "Roubaix 59": the commune and its département; "- 15" for a département alone, "- Bretagne" for a region.
 */
function describePlace(label: string): string {
  const { commune, departement, region } = readPlaceLabel(label, map);
  const around = departement?.code ?? (region && map.place("region", region));
  return `${commune?.name ?? "-"} ${typeof around === "object" && around.kind === "region" ? around.name : (around ?? "-")}`;
}

test.each([
  ["31 - Toulouse", "Toulouse 31"],
  ["75 - PARIS 09", "Paris 9e 75"],
  ["75 - Paris 1er Arrondissement", "Paris 1er 75"],
  ["Paris 15e Arrondissement (Dept.)", "Paris 15e 75"],
  ["75 - Paris", "Paris 75"],
  ["75 - Paris (Dept.)", "- 75"],
  ["13 - MARSEILLE 03", "Marseille 3e 13"],
  ["LYON 03", "Lyon 3e 69"],
  ["Roubaix (59)", "Roubaix 59"],
  ["Roubaix - 59", "Roubaix 59"],
  ["69000 LYON", "Lyon 69"],
  ["54500 Nancy", "Nancy 54"],
  ["35 - ST MALO CEDEX", "Saint-Malo 35"],
  ["59 - Lomme", "Lille 59"],
  ["74 - ANNECY LE VIEUX", "Annecy 74"],
  ["12 rue de Lyon, 69003 LYON", "Lyon 3e 69"],
  ["Rue de Lyon 75012 Paris", "Paris 12e 75"],
  ["12 rue de Lyon", "- -"],
  ["Rue de la République", "- -"],
  ["45 bis, avenue de Paris", "- -"],
  // A commune may bear the name of its département: it is the larger one that is told.
  ["53 - Mayenne", "- 53"],
  ["19 - Corrèze (Dept.)", "- 19"],
  // Alone, a name that places elsewhere bear as well says little.
  ["Saint-Martin", "- Saint-Martin"],
  ["Valence", "- -"],
  ["Ile-de-France", "- Île-de-France"],
  ["PROVENCE-ALPES-COTE D'AZUR", "- Provence-Alpes-Côte d'Azur"],
  ["BOURGOGNE FRANCHE COMTE", "- Bourgogne-Franche-Comté"],
  ["Guadeloupe", "- 971"],
  ["France", "- -"],
  ["Belgique", "- -"],
  ["99 - Étranger", "- -"],
  ["44", "- 44"],
  ["2a -", "- 2A"],
  ["Paris (France)", "Paris 75"],
  ["Lyon, Rhône-Alpes, France", "Lyon 69"],
  ["Lyon, Auvergne-Rhône-Alpes, France", "Lyon 69"],
  ["Loire (Pays de la)", "- Pays de la Loire"],
  ["", "- -"],
])("%j is %s", (label, expected) => {
  expect(describePlace(label)).toBe(expected);
});

describe("a département in any form", () => {
  test.each(land.departements.map(({ code, name }) => [code, name] as const))("%s %s", (code, name) => {
    const turned = [...name.matchAll(/(?<=[\p{L}'])[- '](?=\p{Lu})/gu)].map(
      ({ index }) => `${name.slice(index + 1)} (${name.slice(0, index + 1).replace(/[- ]$/, "")})`,
    );
    const forms = [name, ...turned.filter((form) => !form.startsWith("Saint"))];
    const labels = forms.flatMap((form) => [
      `${code} - ${form}`,
      `${code} - ${form.toUpperCase()}`,
      `${form.replaceAll("-", " ")} - ${code}`,
      `${code} - ${form} (Dept.)`,
    ]);
    const wrong = labels.filter((label) => {
      const { departement, commune } = readPlaceLabel(label, map);
      // Paris is both.
      return departement?.code !== code || (commune !== undefined && code !== "75");
    });
    expect(wrong).toEqual([]);
  });
});
