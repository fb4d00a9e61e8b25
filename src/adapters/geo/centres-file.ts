import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { Point } from "../../core/places/place.ts";
import { parseJsonOrNothing } from "../json.ts";
import { readRegularFile } from "../regular-file.ts";
import { replaceFile } from "../replace-file.ts";
import type { Centres } from "./centre-index.ts";
import { coordinatesSchema } from "./coordinates.ts";

/**
 * The centres of a file that `saveCentres` wrote; none where there is no such file. A row at a time: there
 * are tens of thousands. What is odd is left out; the next update writes the file anew.
 */
export async function loadCentres(path: string): Promise<Centres> {
  const saved = parseJsonOrNothing(await readRegularFile(path).catch(() => "{}"));
  const centres = new Map<string, Point>();
  const yieldIfDue = createCooperativeYield();
  for (const [code, row] of Object.entries(typeof saved === "object" && saved !== null ? saved : {})) {
    const read = coordinatesSchema.safeParse(row);
    if (read.success) centres.set(code, read.data);
    await yieldIfDue();
  }
  return centres;
}

/** As one object: the code of a commune, and its [longitude, latitude]. */
export async function saveCentres(path: string, centres: Centres): Promise<void> {
  const rows = [...centres].map(([code, { latitude, longitude }]) => [code, [longitude, latitude]]);
  await replaceFile(path, JSON.stringify(Object.fromEntries(rows)));
}
