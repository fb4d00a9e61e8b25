import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Title } from "../../core/rome/title.ts";
import { smallList } from "./small-list.ts";

/** All job titles of one version of ROME. */
export type Nomenclature = { version: string; titles: Title[] };

/** The few that we carry ourselves. */
export function small(): Nomenclature {
  const titles: Title[] = [];
  let rome = "";
  let parent = "";
  for (const line of smallList.trim().split("\n")) {
    const [mark = "", code = "", ...label] = line.split(" ");
    if (/^[*~-]$/.test(mark))
      titles.push({ code, label: label.join(" "), rome, parent, main: mark === "*", rare: mark === "~" });
    else [rome, parent] = [mark, code];
  }
  return { version: "60", titles };
}

const appellation = z.object({
  code_appellation: z.string().min(1),
  libelle: z.string().min(1),
  code_rome: z.string().regex(/^[A-Z]\d{4}$/),
});
const flag = z.object({
  code_appellation: z.string(),
  classification: z.string(),
  peu_usite: z.string(),
  code_rome_parent: z.string(),
});
const metier = z.object({ code_rome: z.string(), code_rome_parent: z.string() });

/**
 * A list of our own shape: `code_appellation, libelle, code_rome`, and where they are there the flags and the parents of codes. Without them no title
 * is rare, the first of each code is its principal one, and each code is its own family.
 */
export function fromCsv(
  version: string,
  { appellations, flags, metiers }: { appellations: string; flags?: string; metiers?: string },
): Nomenclature {
  const flagged = new Map(flags ? rows(flags, flag).map((row) => [row.code_appellation, row]) : []);
  const parents = parentsIn(metiers);
  const seen = new Set<string>();
  const titles = rows(appellations, appellation).map(({ code_appellation: code, libelle, code_rome: rome }): Title => {
    const known = flagged.get(code);
    const first = !seen.has(rome);
    seen.add(rome);
    return {
      code,
      label: tidy(libelle),
      rome,
      parent: parents.get(rome) ?? known?.code_rome_parent ?? rome,
      main: known ? known.classification === "PRINCIPALE" : first,
      rare: known?.peu_usite === "O",
    };
  });
  if (titles.length === 0) throw new Error("no job title found");
  return { version, titles };
}

const official = z.object({
  code_ogr: z.string().min(1),
  libelle_appellation_long: z.string().min(1),
  code_rome: z.string().regex(/^[A-Z]\d{4}$/),
  classification: z.string(),
  code_rome_parent: z.string(),
  peu_usite: z.string(),
});

/**
 * The file `unix_referentiel_appellation_v4NN_utf8.csv` of the official archive, and `unix_referentiel_code_rome_v4NN_utf8.csv`: the parent of a title
 * is often not that of its code.
 */
export function fromOfficial(version: string, appellations: string, codes?: string): Nomenclature {
  const parents = parentsIn(codes);
  const titles = rows(appellations, official).map(
    (row): Title => ({
      code: row.code_ogr,
      label: tidy(row.libelle_appellation_long),
      rome: row.code_rome,
      parent: parents.get(row.code_rome) || row.code_rome_parent || row.code_rome,
      main: row.classification === "PRINCIPALE",
      rare: row.peu_usite === "O",
    }),
  );
  if (titles.length < 1000) throw new Error(`only ${titles.length} job titles found`);
  return { version, titles };
}

/** The parent of each code, as far as it is known. */
function parentsIn(metiers = ""): Map<string, string> {
  return new Map(rows(metiers, metier).map((row) => [row.code_rome, row.code_rome_parent]));
}

/** The rows that fit; a row that does not is left out rather than costing the list. */
function rows<T>(csv: string, schema: z.ZodType<T>): T[] {
  const parsed: unknown[] = parse(csv, { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true });
  return parsed.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });
}

/** 24 labels hold a typographic apostrophe. */
function tidy(label: string): string {
  return label.replaceAll("’", "'").trim();
}
