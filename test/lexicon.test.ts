import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { checkLexicon } from "../src/adapters/check-lexicon.ts";
import { lexiconFolder } from "../src/adapters/lexicon.ts";
import { normaliseText } from "../src/core/text/text.ts";
import { actNames } from "../src/core/understanding/acts/reading.ts";
import { toKeys } from "../src/core/understanding/acts/words.ts";

const columns: Record<string, string[]> = {
  "concepts.csv": ["concept", "words"],
  "diplomas.csv": ["names", "level", "jobs", "note"],
  "doors.csv": ["door", "labels", "for", "name", "phone", "address", "confirmed"],
  "employers.csv": ["names", "written", "ordinary"],
  "families.csv": ["family", "label", "jobs", "likes", "level", "licence"],
  "foreign-words.csv": ["word", "language", "french"],
  "questions.csv": ["topic", "names"],
  "sayings.csv": ["label", "words", "text"],
  "sectors.csv": ["names", "jobs", "label", "wide"],
  "spellings.csv": ["written", "meant"],
  "tasks.csv": ["verbs", "things", "jobs", "label", "wide"],
  "training-themes.csv": ["theme", "label", "nsf", "formacodes", "words"],
  "wishes.csv": ["filter", "value", "names"],
};

const mayBeEmpty = new Set([
  "note",
  "label",
  "level",
  "likes",
  "licence",
  "french",
  "words",
  "name",
  "phone",
  "address",
]);

type Line = { at: string; row: Record<string, string> };
const rowsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

function readLines(file: string): Line[] {
  const parsed = parse(readFileSync(join(lexiconFolder, file)), { columns: true, bom: true, info: true });
  return rowsSchema.parse(parsed).map(({ record, info }) => ({ at: `${file}:${info.lines}`, row: record }));
}

const listNames = (cell = ""): string[] => cell.split("|");

test("the folder holds these tables and no other", () => {
  expect(
    readdirSync(lexiconFolder)
      .filter((name) => name.endsWith(".csv"))
      .sort(),
  ).toEqual(Object.keys(columns));
});

test.each(Object.entries(columns))("%s has its columns, and no cell that needs one is empty", (file, names) => {
  const lines = readLines(file);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.flatMap(({ at, row }) => (names.every((name) => name in row) ? [] : [at]))).toEqual([]);
  const needed = names.filter((name) => !mayBeEmpty.has(name));
  expect(
    lines.flatMap(({ at, row }) => needed.filter((name) => row[name] === "").map((name) => `${at} ${name}`)),
  ).toEqual([]);
});

test.each(["wishes.csv", "diplomas.csv", "sectors.csv", "employers.csv", "questions.csv"])(
  "no name stands twice in %s",
  (file) => {
    const seen = new Map<string, string>();
    const twice = readLines(file).flatMap(({ at, row }) =>
      listNames(row.names).flatMap((name) => {
        const key = toKeys(name).join(" ");
        const before = seen.get(key);
        seen.set(key, at);
        return before === undefined || before === at ? [] : [`${at} "${name}" is in ${before} too`];
      }),
    );
    expect(twice).toEqual([]);
  },
);

test("no task stands twice in tasks.csv", () => {
  const tasks = readLines("tasks.csv").flatMap(({ row }) =>
    listNames(row.verbs).flatMap((verb) => listNames(row.things).map((thing) => toKeys(`${verb} ${thing}`).join(" "))),
  );
  expect(tasks.filter((task, i) => tasks.indexOf(task) < i)).toEqual([]);
});

test.each(["diplomas.csv", "sectors.csv", "tasks.csv", "families.csv"])("each job of %s is a ROME code", (file) => {
  const wrong = readLines(file).flatMap(({ at, row }) =>
    listNames(row.jobs).flatMap((code) => (/^[A-N]\d{4}$/.test(code) ? [] : [`${at} "${code}"`])),
  );
  expect(wrong).toEqual([]);
});

test("the checks of `tremplin check` find nothing wrong", () => {
  expect(checkLexicon(() => true, new Date("2026-11-30")).faults).toEqual([]);
});

test("a wish that is no filter, or no value of one, is told", () => {
  const folder = mkdtempSync(join(tmpdir(), "lexicon-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(lexiconFolder, folder, { recursive: true });
  appendFileSync(join(folder, "wishes.csv"), "contrat,cdi,en cédéi\ncontract,cid,cid\nhours,part,à mi-journée\n");
  const { faults } = checkLexicon(() => true, new Date("2026-11-30"), folder);
  expect(faults).toEqual([
    expect.stringMatching(/^wishes\.csv, row \d+: "filter" is wrong: is the name of no filter\.$/),
    expect.stringMatching(/^wishes\.csv, row \d+: "value" is wrong: is no value of this filter\.$/),
  ]);
});

test("a phrase that is the name of a wish, a sector or an employer is told, however it is spelt", () => {
  const folder = mkdtempSync(join(tmpdir(), "lexicon-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(lexiconFolder, folder, { recursive: true });
  appendFileSync(join(folder, "phrases", "answer", "yes.txt"), "wé\nExtra\ndoctolib\n7/7\n");
  const { faults } = checkLexicon(() => true, new Date("2026-11-30"), folder);
  expect(faults).toEqual([
    'phrases/answer/yes.txt: "wé" is a name of wishes.csv too.',
    'phrases/answer/yes.txt: "Extra" is a name of wishes.csv too.',
    'phrases/answer/yes.txt: "doctolib" is a name of employers.csv too.',
  ]);
});

test("an everyday name of an employer is said to be one, or not", () => {
  const wrong = readLines("employers.csv").filter(({ row }) => row.ordinary !== "yes" && row.ordinary !== "no");
  expect(wrong.map(({ at }) => at)).toEqual([]);
});

test("each spelling is of one word, and no word is spelt in two ways", () => {
  const lines = readLines("spellings.csv");
  expect(lines.filter(({ row }) => /\s/.test(row.written ?? "")).map(({ at }) => at)).toEqual([]);
  const words = lines.map(({ at, row }) => ({ at, key: normaliseText(row.written ?? "") }));
  const first = new Map([...words].reverse().map(({ at, key }) => [key, at]));
  expect(words.filter(({ at, key }) => first.get(key) !== at).map(({ at, key }) => `${at} ${key}`)).toEqual([]);
});

const phraseFiles = readdirSync(join(lexiconFolder, "phrases")).flatMap((act) =>
  readdirSync(join(lexiconFolder, "phrases", act)).map((name) => ({ act, file: `phrases/${act}/${name}` })),
);

test("the folders of the phrases are acts", () => {
  const acts: string[] = [...actNames, "none"];
  expect(phraseFiles.filter(({ act, file }) => !acts.includes(act) || !file.endsWith(".txt"))).toEqual([]);
});

test("each file of phrases says what it is for, and no phrase stands twice in it", () => {
  const wrong = phraseFiles.flatMap(({ file }) => {
    const lines = readFileSync(join(lexiconFolder, file), "utf8").split("\n");
    const seen = new Map<string, number>();
    const twice = lines.flatMap((line, i) => {
      const key = toKeys(line).join(" ");
      const before = seen.get(key);
      seen.set(key, i + 1);
      return key === "" || line.startsWith("#") || before === undefined
        ? []
        : [`${file}:${i + 1} is as line ${before}`];
    });
    return [...(lines[0]?.startsWith("#") ? [] : [`${file}:1 has no remark`]), ...twice];
  });
  expect(wrong).toEqual([]);
});
