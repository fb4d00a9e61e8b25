import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import { SourceError } from "../../core/failure.ts";
import type { HelpKind, HelpPlace } from "../../core/help/help-place.ts";
import type { Log } from "../../core/telemetry.ts";
import { countCuts, logCuts } from "../foreign.ts";
import { type DirectoryApi, pivotNames } from "./api.ts";
import type { DirectoryCopy } from "./copies.ts";
import { directoryProfile } from "./profile.ts";
import { rowSchema, toHelpPlace } from "./row.ts";

/** A list with so many fewer places than the one that is kept is not whole: they move, and do not vanish. */
const leastShareKept = 0.8;
/** Where more rows than that cannot be read, it is the service that has changed. */
const mostUnreadableShare = 0.3;

type DownloadDeps = { api: Pick<DirectoryApi, "readAll">; log: Log; now: () => Date };

/**
 * Downloads the places of a kind. Rejects with a SourceError where the service cannot be read, and where its
 * list is suspiciously small beside the one that is kept.
 */
export async function downloadKind(
  kind: HelpKind,
  before: DirectoryCopy | undefined,
  { api, log, now }: DownloadDeps,
): Promise<DirectoryCopy> {
  const at = now().toISOString();
  const { rows, isStandIn } = await api.readAll(kind);
  const { places, unreadable, others } = await readPlaces(rows, kind, log);
  const service = directoryProfile.label;
  const facts = { service, kind, places: places.length, unreadable, others };
  // The few places of the sandbox are no measure for those of the service, nor these for them.
  const known = before && before.isFictitious === isStandIn ? before.places.length : 0;
  const isWhole = places.length > 0 && places.length >= leastShareKept * known;
  if (!isWhole || unreadable > mostUnreadableShare * rows.length) {
    log.warn({ ...facts, known }, "the list is not whole: the one that was there is kept");
    throw new SourceError(service, "garbage");
  }
  log.info(facts, "list of places updated");
  return { at, places, isFictitious: isStandIn };
}

/** Rows that cannot be read, or are of another kind, are counted, and cost no other. */
export async function readPlaces(
  rows: readonly unknown[],
  kind: HelpKind,
  log: Log,
): Promise<{ places: HelpPlace[]; unreadable: number; others: number }> {
  const yieldIfDue = createCooperativeYield();
  const places = new Map<string, HelpPlace>();
  let [unreadable, others, cut] = [0, 0, 0];
  for (const row of rows) {
    const { value: read, cuts } = countCuts(() => rowSchema.safeParse(row));
    cut += cuts;
    const place = read.success ? toHelpPlace(read.data, kind, pivotNames[kind]) : undefined;
    if (!read.success) unreadable++;
    else if (place) places.set(place.id, place);
    else others++;
    await yieldIfDue();
  }
  logCuts(cut, { name: directoryProfile.label, log });
  return { places: [...places.values()], unreadable, others };
}
