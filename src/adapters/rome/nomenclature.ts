import { parse } from "csv-parse/sync";
import { z } from "zod";
import { runToEnd, type Steps } from "../../core/async/steps.ts";
import type { Title } from "../../core/rome/title.ts";
import { foreignText, foreignWords } from "../foreign.ts";
import { smallList } from "./small-list.ts";

/** All job titles of one version of ROME. */
export type Nomenclature = { version: string; titles: Title[] };

/** The few that we carry ourselves. */
export function getBuiltInNomenclature(): Nomenclature {
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

const code = z.string().min(1).max(20);
const rome = z
  .string()
  .max(5, { abort: true })
  .regex(/^[A-Z]\d{4}$/);
/** May be empty. */
const parent = z.string().max(5);
const mark = foreignWords(40);
const label = foreignText(300);

const appellation = z.object({ code_appellation: code, libelle: label, code_rome: rome });
const flag = z.object({ code_appellation: code, classification: mark, peu_usite: mark, code_rome_parent: parent });
const metier = z.object({ code_rome: rome, code_rome_parent: parent });

/**
 * A list of our own shape: `code_appellation, libelle, code_rome`, and where they are there the flags and the
 * parents of codes. Without them no title is rare, the first of each code is its principal one, and each code
 * is its own family.
 */
export function parseNomenclatureCsv(version: string, files: Files): Nomenclature {
  return runToEnd(parseNomenclatureCsvInSteps(version, files));
}

type Files = { appellations: string; flags?: string; metiers?: string };

/** The same, a few rows at a time. */
export function* parseNomenclatureCsvInSteps(
  version: string,
  { appellations, flags, metiers }: Files,
): Steps<Nomenclature> {
  const flagRows = flags ? yield* rows(flags, flag) : [];
  const flagged = new Map(flagRows.map((row) => [row.code_appellation, row]));
  const parents = yield* parentsIn(metiers);
  const seen = new Set<string>();
  const titles = (yield* rows(appellations, appellation)).map(
    ({ code_appellation: code, libelle, code_rome: rome }): Title => {
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
    },
  );
  if (titles.length === 0) throw new Error("no job title found");
  return { version, titles };
}

const official = z.object({
  code_ogr: code,
  libelle_appellation_long: label,
  code_rome: rome,
  classification: mark,
  code_rome_parent: parent,
  peu_usite: mark,
});

/**
 * The file `unix_referentiel_appellation_v4NN_utf8.csv` of the official archive, and
 * `unix_referentiel_code_rome_v4NN_utf8.csv`: the parent of a title is often not that of its code.
 */
export function* parseOfficialCsvInSteps(version: string, appellations: string, codes?: string): Steps<Nomenclature> {
  const parents = yield* parentsIn(codes);
  const titles = (yield* rows(appellations, official)).map(
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
function* parentsIn(metiers = ""): Steps<Map<string, string>> {
  return new Map((yield* rows(metiers, metier)).map((row) => [row.code_rome, row.code_rome_parent]));
}

/** The rows that fit; a row that does not is left out rather than costing the list. */
function* rows<T>(csv: string, schema: z.ZodType<T>): Steps<T[]> {
  const found: T[] = [];
  let columns: string[] | undefined;
  for (const piece of pieces(csv)) {
    const lines: string[][] = parse(piece, { bom: true, relax_column_count: true, skip_empty_lines: true });
    columns ??= lines.shift();
    if (columns && columns.length > maxColumns) throw new Error("too many columns");
    for (const line of lines) {
      const row = schema.safeParse(Object.fromEntries((columns ?? []).map((column, i) => [column, line[i]])));
      if (row.success) found.push(row.data);
    }
    if (found.length > maxRows) throw new Error("too many rows");
    yield;
  }
  return found;
}

/** Ten times as many as there are job titles. */
export const maxRows = 150_000;
/** The widest file of the archive has 12. */
const maxColumns = 100;
/** So many characters, about, are parsed at once. */
const pieceLength = 4_000;
/** The longest line of the archive has some 300 characters. */
const maxLineLength = 10_000;

/**
 * A CSV text in pieces that end where a line does, and not within quotes. Throws at a line that does not end:
 * parsing it would take seconds in one step.
 */
function* pieces(csv: string): Generator<string> {
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < csv.length; at++) {
    const character = csv.charCodeAt(at);
    if (character === 0x22) isQuoted = !isQuoted;
    else if (character === 0x0a && !isQuoted && at - from >= pieceLength) {
      yield csv.slice(from, at + 1);
      from = at + 1;
    } else if (at - from > pieceLength + maxLineLength) throw new Error("a line is too long");
  }
  if (from < csv.length) yield csv.slice(from);
}

/** 24 labels hold a typographic apostrophe. */
function tidy(label: string): string {
  return label.replaceAll("’", "'").trim();
}
