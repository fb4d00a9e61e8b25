import { openGeo } from "../adapters/geo.ts";
import { openRome } from "../adapters/rome/rome.ts";
import type { Config } from "../config.ts";
import type { Log } from "../core/telemetry.ts";
import { refuseRomeSource } from "./rome-source.ts";

/** How many job titles there are now, and of which version of ROME 4.0. */
export type UpdatedTitles = { titles: number; version: string };

/** What was downloaded; what failed leaves the copy that was there. */
export type ReferenceUpdate = {
  titles: PromiseSettledResult<UpdatedTitles>;
  /** How many communes have their centre. */
  communes: PromiseSettledResult<number>;
};

/**
 * Downloads the job titles and the centres of communes, each whether or not the other fails. Rejects with
 * `CannotStart` where a file that the operator names cannot be read.
 */
export async function updateReferenceData(
  { ROME_SOURCE, DATA_DIR, GEO_API_URL }: Config,
  log: Log,
): Promise<ReferenceUpdate> {
  const rome = await openRome({ source: ROME_SOURCE, dataDir: DATA_DIR, log, now: () => new Date() }).catch(
    refuseRomeSource,
  );
  const geo = await openGeo({ urls: [GEO_API_URL], dataDir: DATA_DIR, log });
  const updateTitles = async () => {
    await rome.update();
    const { version, titles } = rome.about();
    return { version, titles };
  };
  try {
    const [titles, communes] = await Promise.allSettled([updateTitles(), geo.update()]);
    return { titles, communes };
  } finally {
    await rome.close();
    await geo.close();
  }
}
