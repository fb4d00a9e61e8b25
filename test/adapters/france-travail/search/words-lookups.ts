import { afterAll, beforeAll } from "vitest";
import { openRome, type Rome } from "../../../../src/adapters/rome/rome.ts";
import { loadTerritory } from "../../../../src/adapters/territory.ts";
import { createPlaceIndex } from "../../../../src/core/places/place-index.ts";
import type { Lookups } from "../../../../src/core/understanding/interpretation.ts";
import { folder, removeFolders } from "../../folder.ts";
import { keptLog } from "../../log.ts";

/** The titles that come with the program, and all places of France. */
export type OpenLookups = { rome: Rome; findPlaces: Lookups["findPlaces"] };

/** Opens them for all tests of a file; nothing is downloaded. */
export function useLookups(): () => OpenLookups {
  let opened: OpenLookups | undefined;
  beforeAll(async () => {
    const rome = await openRome({
      source: "http://127.0.0.1:9/",
      dataDir: await folder(),
      log: keptLog().log,
      now: () => new Date(),
    });
    opened = { rome, findPlaces: createPlaceIndex(loadTerritory()) };
  });
  afterAll(async () => {
    await opened?.rome.close();
    await removeFolders();
  });
  return () => {
    if (!opened) throw new Error("the lookups are not open yet");
    return opened;
  };
}
