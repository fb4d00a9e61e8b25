import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadLanguage } from "../../../../src/adapters/lexicon.ts";
import { parseNomenclatureCsv } from "../../../../src/adapters/rome/nomenclature.ts";
import { createAtlas, listDepartements } from "../../../../src/core/places/atlas.ts";
import { createTitleIndex } from "../../../../src/core/rome/title-index.ts";
import type { PickedTitle } from "../../../../src/core/search/search.ts";
import { printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import { createMessageReader } from "../../../../src/core/understanding/acts/read-message.ts";
import { readExam } from "../../../../src/exam/exam.ts";
import { score, toScreen } from "../../../../src/exam/judge.ts";
import { findPlaces, land } from "../../../fakes/reference.ts";

/** Messages that nobody tuned to, with all titles of ROME: data that is no part of this repository. */
const shared = join(process.env.TREMPLIN_SHARED ?? "../shared", "data");
const sample = join(shared, "utterances-sample.csv");
const isThere = existsSync(sample);
if (!isThere) console.warn(`skipped: ${sample} is not there (TREMPLIN_SHARED names its folder)`);

test.skipIf(!isThere)("the sample is read right, and hardly ever wrong for sure", () => {
  const read = (name: string) => readFileSync(join(shared, name), "utf8");
  const { titles } = parseNomenclatureCsv("60", {
    appellations: read("rome-appellations.csv"),
    flags: read("rome-appellations-flags.csv"),
    metiers: read("rome-metiers.csv"),
  });
  const principal = new Map<string, PickedTitle>();
  for (const { code, label, rome, main } of titles)
    if (main || !principal.has(rome)) principal.set(rome, { code, label, rome });
  const map = createAtlas(land);
  const readMessage = createMessageReader({
    ...loadLanguage(),
    findTitles: createTitleIndex(titles),
    findPlaces,
    titleOfJob: (rome) => principal.get(rome),
    regionOf: (code) => map.place("region", code),
    departementsIn: (region) => listDepartements(map, region),
  });
  const found = score(readExam(sample), ({ text, context }) => printReading(readMessage(text, toScreen(context))));
  expect(found.graveMissed).toEqual([]);
  expect(found.graveMistaken).toEqual([]);
  expect(found.right).toBeGreaterThanOrEqual(0.95);
  expect(found.confidentlyWrong).toBeLessThanOrEqual(0.02);
  expect(found.asked).toBeLessThanOrEqual(0.12);
});
