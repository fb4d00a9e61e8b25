import { openRome } from "../adapters/rome/rome.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { createLog } from "../app/log.ts";
import { refuseRomeSource } from "../app/rome-source.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import { restoreWording } from "../core/text/quote.ts";
import { findJobTitles, type JobTitles } from "../core/understanding/find-job-titles.ts";
import { explainDoubt } from "./doubt.ts";
import { writeOutput } from "./standard-output.ts";

/** More than that many titles are not a list that anybody reads. */
const mostTitles = 1_000;

/** `rome`: shows the job titles that a text finds, as a chat would list them. */
export async function showTitles(text: string, { json, limit }: { json?: boolean; limit: string }): Promise<void> {
  const most = parseLimit(limit);
  const { ROME_SOURCE, DATA_DIR } = loadConfig();
  const log = createLog("silent");
  const rome = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now: () => new Date() }).catch(
    refuseRomeSource,
  );
  try {
    const { findTitles } = rome;
    const openPlaces = () => createPlaceIndex(loadTerritory());
    const found = findJobTitles(text, most, { findTitles, openPlaces });
    if (found.is !== "found") throw new CannotStart(explainNoTitles(found, text));
    await writeOutput(json ? toJson(found.hits) : formatTitles(found.hits, rome.about()));
  } finally {
    await rome.close();
  }
}

function parseLimit(limit: string): number {
  const most = /^\d+$/.test(limit) ? Number(limit) : 0;
  if (most < 1 || most > mostTitles)
    throw new CannotStart(`--limit ${limit} is no such number: it takes a whole number from 1 to ${mostTitles}.`);
  return most;
}

type Hits = Extract<JobTitles, { is: "found" }>["hits"];

function toJson(hits: Hits): string {
  const rows = hits.map(({ title, score }) => ({ ...title, score: Number(score.toFixed(3)) }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function formatTitles(hits: Hits, about: { version: string; titles: number; from: string }): string {
  const lines = hits.map(
    ({ title, score }) => `${title.rome}  ${title.code.padEnd(6)}  ${score.toFixed(2)}  ${title.label}\n`,
  );
  return `${lines.join("")}\nROME 4.0 version ${about.version}, ${about.titles} titles (${about.from}).\n`;
}

function explainNoTitles(found: Exclude<JobTitles, { is: "found" }>, text: string): string {
  return found.is === "unclear"
    ? explainDoubt(found.doubt, { text, ...found })
    : `No job title is like "${restoreWording(text, found.jobText)}": try a more common word.`;
}
