import { loadLanguage } from "../adapters/lexicon.ts";
import { openRome } from "../adapters/rome/rome.ts";
import { loadTerritory } from "../adapters/territory.ts";
import { readUtterances, type Utterance } from "../adapters/utterances.ts";
import { loadTables } from "../app/faulty-table.ts";
import { createLog } from "../app/log.ts";
import { requireModel } from "../app/require-model.ts";
import { refuseRomeSource } from "../app/rome-source.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { createAtlas, listDepartements } from "../core/places/atlas.ts";
import { createPlaceIndex } from "../core/places/place-index.ts";
import { type PrintedReading, printReading } from "../core/understanding/acts/print-reading.ts";
import { createMessageReader, type ReadMessage } from "../core/understanding/acts/read-message.ts";
import { type Context, contexts, type Stage } from "../core/understanding/acts/reading.ts";
import { toScreen } from "../exam/judge.ts";
import { writeOutput } from "./standard-output.ts";

type Options = { context: string; json?: boolean; file?: string; explain?: boolean };

/**
 * `understand`: how a message is read on a screen, or each message of a file with the columns id, context and
 * text. As JSON one object a line.
 */
export async function understand(text: string, { context, json, file, explain }: Options): Promise<void> {
  if ((text === "") === (file === undefined))
    throw new CannotStart('Give a text, or a file: tremplin understand "serveur à Lyon", or --file FILE.csv.');
  const rows = file === undefined ? [{ context, text }] : readRows(file);
  const screens = rows.map((row) => parseContext(row.context));
  const { read, close } = await openReader();
  try {
    for (const [i, row] of rows.entries()) {
      const stages: Stage[] = [];
      const reading = read(
        row.text,
        toScreen(screens[i] ?? "home"),
        explain ? (stage) => stages.push(stage) : undefined,
      );
      const printed = { ...("id" in row ? { id: row.id } : {}), ...printReading(reading) };
      await writeOutput(json || file !== undefined ? `${JSON.stringify(printed)}\n` : formatReading(printed));
      for (const { stage, found } of stages) await writeOutput(`${stage.padEnd(10)}  ${JSON.stringify(found)}\n`);
    }
  } finally {
    await close();
  }
}

function readRows(file: string): Utterance[] {
  try {
    return readUtterances(file);
  } catch (error) {
    throw new CannotStart(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function parseContext(name: string): Context {
  const found = contexts.find((one) => one === name);
  if (found === undefined) throw new CannotStart(`"${name}" is not a context: it is one of ${contexts.join(", ")}.`);
  return found;
}

async function openReader(): Promise<{ read: ReadMessage; close: () => Promise<void> }> {
  requireModel();
  const { ROME_SOURCE: source, DATA_DIR: dataDir } = loadConfig();
  const log = createLog("silent");
  const rome = await openRome({ source, dataDir, log, now: () => new Date() }).catch(refuseRomeSource);
  const land = loadTerritory();
  const findPlaces = createPlaceIndex(land);
  const read = createMessageReader({
    ...loadTables(loadLanguage),
    findTitles: rome.findTitles,
    findPlaces,
    titleOfJob: rome.titleOfJob,
    regionOf: (code) => createAtlas(land).place("region", code),
    departementsIn: (region) => listDepartements(createAtlas(land), region),
  });
  return { read, close: rome.close };
}

function formatReading(printed: PrintedReading): string {
  return `${Object.entries(printed)
    .map(([name, value]) => `${name.padEnd(10)}  ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("\n")}\n`;
}
