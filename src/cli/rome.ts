import { openRome } from "../adapters/rome/rome.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { createLog } from "../app/log.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import type { Meaning } from "../core/understanding/meaning.ts";
import { createUnderstander } from "../core/understanding/understand.ts";
import { explainDoubt } from "./doubt.ts";

/** Shows what the job lookup finds, as a chat would list it. */
export async function showTitles(text: string, { json, limit }: { json?: boolean; limit: string }): Promise<void> {
  const { ROME_SOURCE, DATA_DIR } = loadConfig();
  const titles = await openRome({
    source: ROME_SOURCE,
    dataDir: DATA_DIR,
    log: createLog("silent"),
    now: () => new Date(),
  });
  const wanted = Number(limit) || 12;
  let hits = titles.findTitles(text, wanted);
  if ((hits[0]?.score ?? 0) < sure) {
    // A place beside the job is no part of it; what is neither is said rather than left out.
    const meaning = createUnderstander(titles.findTitles, createPlaceIndex(loadTerritory()))(text);
    await refuse(meaning, titles.close);
    if (meaning.both) hits = titles.findTitles(meaning.jobText, wanted);
  }
  if (json) {
    process.stdout.write(
      `${JSON.stringify(
        hits.map(({ title, score }) => ({ ...title, score: Number(score.toFixed(3)) })),
        null,
        2,
      )}\n`,
    );
  } else {
    const { version, titles: count, from } = titles.about();
    for (const { title, score } of hits)
      process.stdout.write(`${title.rome}  ${title.code.padEnd(6)}  ${score.toFixed(2)}  ${title.label}\n`);
    process.stdout.write(`\nROME 4.0 version ${version}, ${count} titles (${from}).\n`);
  }
  await titles.close();
}

/** From here on a title holds the very words. */
const sure = 0.95;

async function refuse({ doubt, ...meaning }: Meaning, close: () => Promise<void>): Promise<void> {
  const says = doubt
    ? explainDoubt(doubt, meaning)
    : meaning.titles.length === 0
      ? `No job title is like "${meaning.jobText || meaning.text}": try a more common word.`
      : undefined;
  if (says === undefined) return;
  await close();
  throw new CannotStart(says);
}
