// Judges the reading of messages: npm run bench:understanding -- FILE.csv … Each file has the columns
// id,context,text,expected,also,category. Without one, those of test/utterances are read. The titles are
// those of bench/rome.js.
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadLanguage } from "#built/adapters/lexicon.js";
import { loadTerritory } from "#built/adapters/territory.js";
import { createAtlas, listDepartements } from "#built/core/places/atlas.js";
import { createPlaceIndex } from "#built/core/places/place-index.js";
import { createTitleIndex } from "#built/core/rome/title-index.js";
import { printReading } from "#built/core/understanding/acts/print-reading.js";
import { createMessageReader } from "#built/core/understanding/acts/read-message.js";
import { readExam } from "#built/exam/exam.js";
import { score, toScreen } from "#built/exam/judge.js";
import { nomenclature } from "./rome.js";
import { percentile, round, table, timed } from "./table.js";

const own = ["utterances.csv", "utterances-tuning.csv"].map((name) => join("test", "utterances", name));
/** So many of the worst readings are shown. */
const mostShown = 15;

function createReader() {
  const { name, titles } = nomenclature();
  const findTitles = createTitleIndex(titles);
  const land = loadTerritory();
  const findPlaces = createPlaceIndex(land);
  const principal = new Map();
  for (const { code, label, rome, main } of titles)
    if (main || !principal.has(rome)) principal.set(rome, { code, label, rome });
  const titleOfJob = (rome) => principal.get(rome);
  const regionOf = (code) => createAtlas(land).place("region", code);
  const departementsIn = (region) => listDepartements(createAtlas(land), region);
  const tools = { ...loadLanguage(), findTitles, findPlaces, titleOfJob, regionOf, departementsIn };
  return { name, read: createMessageReader(tools) };
}

export function benchUnderstanding(files = own) {
  const { name, read } = createReader();
  for (const file of files) {
    if (!existsSync(file)) throw new Error(`${file} is not there.`);
    benchFile(file, name, read);
  }
}

function benchFile(file, name, read) {
  const utterances = readExam(file);
  for (const { text, context } of utterances.slice(0, 50)) read(text, toScreen(context));
  const times = [];
  const found = score(utterances, ({ text, context }) => {
    const { ms, result } = timed(() => read(text, toScreen(context)));
    times.push(ms);
    return printReading(result);
  });
  table(`Reading of messages: ${found.count} of ${basename(file)}, titles of ${name}`, [
    {
      right: round(found.right, 3),
      "confidently wrong": round(found.confidentlyWrong, 3),
      asked: round(found.asked, 3),
      "grave missed": found.graveMissed.length,
      "taken for grave": found.graveMistaken.length,
      "p50 ms": round(percentile(times, 50)),
      "p99 ms": round(percentile(times, 99)),
    },
  ]);
  const categories = [...found.byCategory].map(([category, { count, right }]) => ({
    category,
    messages: count,
    right: round(right / count),
  }));
  table(
    "By category",
    categories.sort((a, b) => a.right - b.right),
  );
  if (found.worst.length === 0) return;
  table(
    `The worst of ${found.worst.length} that were not read right`,
    found.worst.slice(0, mostShown).map(({ utterance, printed, verdict }) => ({
      message: `${utterance.id} ${utterance.context}: ${shorten(utterance.text, 60)}`,
      verdict,
      read: shorten(JSON.stringify(printed), 70),
      expected: shorten(JSON.stringify(utterance.expected), 70),
    })),
  );
}

const shorten = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  benchUnderstanding(process.argv.length > 2 ? process.argv.slice(2) : own);
