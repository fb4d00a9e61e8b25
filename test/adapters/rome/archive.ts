import { strToU8, zipSync } from "fflate";
import { getBuiltInNomenclature } from "../../../src/adapters/rome/nomenclature.ts";
import type { Title } from "../../../src/core/rome/title.ts";

/** The titles that we carry, and enough others for a list that is taken for whole. */
export const manyTitles: Title[] = [
  ...getBuiltInNomenclature().titles,
  ...Array.from({ length: 420 }, (_, i): Title => {
    const rome = `M9${String(i).padStart(3, "0")}`;
    return {
      code: `9${String(i).padStart(5, "0")}`,
      label: `Essayeur / Essayeuse, série ${i}`,
      rome,
      parent: "M9000",
      main: true,
      rare: i % 2 === 1,
    };
  }),
];

/** Each in quotes, as in the official files. */
const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");

/** `unix_referentiel_appellation_v4NN_utf8.csv`, with all its columns. */
export function appellations(titles: Title[]): string {
  const header = `code_ogr,libelle_appellation_long,libelle_appellation_court,code_rome,transition_eco,transition_num,transition_demo,emploi_reglemente,emploi_cadre,classification,origine,code_rome_parent,peu_usite`;
  const rows = titles.map(({ code, label, rome, parent, main, rare }) =>
    line([
      code,
      label,
      label,
      rome,
      "",
      "",
      "",
      "N",
      "N",
      main ? "PRINCIPALE" : "SYNONYME",
      "ROMEV3",
      parent,
      rare ? "O" : "N",
    ]),
  );
  return [header, ...rows].join("\n");
}

/** `unix_referentiel_code_rome_v4NN_utf8.csv`: the parent of each code. */
export function codes(parents: Record<string, string>): string {
  const header = `code_rome,code_fiche_metier,code_ogr,libelle_rome,transition_eco,transition_num,transition_demo,emploi_reglemente,emploi_cadre,code_rome_parent`;
  const rows = Object.entries(parents).map(([rome, parent]) =>
    line([rome, "1", "1", "Métier", "", "", "", "N", "N", parent]),
  );
  return [header, ...rows].join("\n");
}

/**
 * `RefRomeCsv.zip` with these files among others; uncompressed, since compressing takes a third of a second
 * each time.
 */
export function archive(files: Record<string, string>): Uint8Array {
  const all = { "version.txt": "4.60", "unix_coherence_item_v460_utf8.csv": "code_rome,code_ogr\n", ...files };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), { level: 0 });
}

export const titlesFile = "unix_referentiel_appellation_v460_utf8.csv";
export const codesFile = "unix_referentiel_code_rome_v460_utf8.csv";
