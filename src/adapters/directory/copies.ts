import { join } from "node:path";
import { z } from "zod";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import { type HelpKind, type HelpPlace, helpPlaceSchema } from "../../core/help/help-place.ts";
import { parseJsonOrNothing } from "../json.ts";
import { readRegularFile } from "../regular-file.ts";
import { replaceFile } from "../replace-file.ts";

/** The places of one kind as they were at a moment (ISO 8601). */
export type DirectoryCopy = { at: string; places: HelpPlace[]; isFictitious: boolean };

const copySchema = z.object({ at: z.iso.datetime(), places: z.array(z.unknown()).max(5_000) });

/** The copy of a kind in the data folder; undefined where there is none that can be read. */
export async function loadDirectoryCopy(dataDir: string, kind: HelpKind): Promise<DirectoryCopy | undefined> {
  const text = await readRegularFile(toPath(dataDir, kind)).catch(() => "");
  const saved = copySchema.safeParse(parseJsonOrNothing(text));
  if (!saved.success) return undefined;
  const yieldIfDue = createCooperativeYield();
  const places: HelpPlace[] = [];
  for (const row of saved.data.places) {
    const read = helpPlaceSchema.safeParse(row);
    // A version that writes other rows reads its list anew.
    if (!read.success || read.data.kind !== kind) return undefined;
    places.push(read.data);
    await yieldIfDue();
  }
  return places.length === 0 ? undefined : { at: saved.data.at, places, isFictitious: false };
}

/** Writes it whole, or leaves what was there. */
export async function saveDirectoryCopy(dataDir: string, kind: HelpKind, { at, places }: DirectoryCopy): Promise<void> {
  await replaceFile(toPath(dataDir, kind), JSON.stringify({ at, places }));
}

/** The folder of the copies, below the data folder. */
export const directoryFolder = "directory";

function toPath(dataDir: string, kind: HelpKind): string {
  return join(dataDir, directoryFolder, `${kind}.json`);
}
