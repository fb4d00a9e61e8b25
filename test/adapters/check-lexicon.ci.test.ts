import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkLexicon } from "../../src/adapters/check-lexicon.ts";
import { lexiconFolder } from "../../src/adapters/lexicon.ts";

/** The built-in nomenclature knows few of them. */
const isJob = (rome: string) => rome !== "G9999";
const november = new Date("2026-11-29T12:00:00Z");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lexicon-"));
  cpSync(lexiconFolder, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function change(file: string, edit: (text: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

test("the lexicon is well-formed, and none of its doors is old", () => {
  expect(checkLexicon(isJob, november)).toEqual({ faults: [], oldDoors: [] });
});

test("doors that were last confirmed more than a year ago are listed, and are no fault", () => {
  change("doors.csv", (text) => text.replace(/(^creer,.*),2026-11$/m, "$1,2025-10"));
  change("doors.csv", (text) => text.replace(/(^europe,.*),2026-11$/m, "$1,2025-11"));
  expect(checkLexicon(isJob, november, folder)).toEqual({
    faults: [],
    oldDoors: ["creer (Entreprendre, entreprendre.service-public.fr): last confirmed in 2025-10"],
  });
});

test.each<[string, string, (text: string) => string, RegExp]>([
  ["a quote that is left open", "doors.csv", (text) => `${text}x,"rights,a`, /^doors\.csv: cannot be read/],
  [
    "a month that is none",
    "doors.csv",
    (text) => text.replace("2026-11", "2026-13"),
    /^doors\.csv, row 2: "confirmed"/,
  ],
  [
    "an address with https",
    "doors.csv",
    (text) => text.replace(",code.travail", ",https://code.travail"),
    /without https/,
  ],
  ["a door of no label", "doors.csv", (text) => text.replace("employer", "employeur"), /"employeur" is not said/],
  ["a label that there is not", "sayings.csv", (text) => `${text}weather,,Il pleut.\n`, /"weather" is no label/],
  ["an unknown placeholder", "sayings.csv", (text) => `${text}ok,,Bien {prénom} !\n`, /"ok" holds a \{…\}/],
  ["a long text", "sayings.csv", (text) => `${text}who,,${"mot ".repeat(130)}\n`, /"who" is, with its doors, longer/],
  ["a job that there is not", "families.csv", (text) => text.replace("K2205", "Z9999"), /row 2: "jobs"/],
  ["a job of no version of ROME", "sectors.csv", (text) => text.replace("G1603", "G9999"), /G9999 is no job/],
  [
    "a theme without codes",
    "training-themes.csv",
    (text) => `${text}jeux,Jeux,,,\n`,
    /^training-themes\.csv, row \d+: "nsf" is wrong: is empty, and so is formacodes/,
  ],
  ["an empty cell", "spellings.csv", (text) => `${text}xyz,\n`, /"meant" is wrong/],
  ["a file without a phrase", "phrases/say/ok.txt", () => "# nothing\n", /phrases\/say\/ok\.txt: holds no phrase/],
])("%s is a fault", (_, file, edit, fault) => {
  change(file, edit);
  const { faults } = checkLexicon(isJob, november, folder);
  expect(faults.join("\n")).toMatch(fault);
});
