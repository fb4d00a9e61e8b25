import { withDeadline } from "../../core/async/deadline.ts";
import { runInSteps } from "../../core/async/steps.ts";
import { dayMs, isWithin, minuteMs } from "../../core/durations.ts";
import { ifSourceFails, NotAtHand, type SourceError } from "../../core/failure.ts";
import type { FindHelp, FoundHelp } from "../../core/help/found-help.ts";
import { createHelpIndexInSteps, type FindHelpPlaces } from "../../core/help/help-index.ts";
import { type HelpKind, helpKinds } from "../../core/help/help-place.ts";
import type { Commune } from "../../core/places/place.ts";
import type { CheckedAnswer, DataServiceContext, OpenDataService } from "../data-service.ts";
import { monotonicClock } from "../monotonic-clock.ts";
import { createDirectoryApi, type DirectoryApi } from "./api.ts";
import { type DirectoryCopy, loadDirectoryCopy, saveDirectoryCopy } from "./copies.ts";
import { downloadKind, readPlaces } from "./download.ts";
import { directoryProfile } from "./profile.ts";

/** The variables of the environment that the directory is opened with. */
export type DirectorySettings = { DIRECTORY_API_URL: string };

/** A list is read once a week; the service says that its places change no more often. */
const weekMs = 7 * dayMs;
/** A list that made no sense is not read again for so long. */
const quietMs = 10 * minuteMs;
/** Somebody who asks while there are no lists waits so long for them. */
const usualPatienceMs = 8_000;

type Lists = {
  copies: ReadonlyMap<HelpKind, DirectoryCopy>;
  /** Once the copies of the data folder were read. */
  load: () => Promise<void>;
  /** Reads from the service what is missing or old, a kind after the other; one at a time, whoever asks. */
  refresh: () => Promise<void>;
  findPlaces: FindHelpPlaces;
};

/** Opens the directory of public services: one list a week for each kind of place, searched here. */
export function openDirectory(
  { DIRECTORY_API_URL }: DirectorySettings,
  context: DataServiceContext,
  patienceMs = usualPatienceMs,
): OpenDataService {
  const { chooseAddresses, openLimit, log, now } = context;
  const api = createDirectoryApi({ ...chooseAddresses(DIRECTORY_API_URL, "directory"), openLimit, log, now });
  const lists = createLists(api, context);

  async function find(commune: Commune): Promise<FoundHelp> {
    // Distances are measured from its centre, which may not be known yet.
    await context.centreSoon(commune.code);
    return toFoundHelp(lists, commune);
  }

  const findHelp: FindHelp = async (commune) => {
    await lists.load();
    if (listMissing(lists).length > 0) {
      const refreshed = ifSourceFails(lists.refresh(), () => undefined);
      await withDeadline(refreshed, patienceMs, () => undefined);
    }
    return find(commune);
  };

  const findHelpAtHand: FindHelp = async (commune) => {
    await lists.load();
    if (listMissing(lists).length > 0 || !context.centreOf(commune.code)) throw new NotAtHand();
    return toFoundHelp(lists, commune);
  };

  const { label: subject } = directoryProfile;
  return {
    profile: directoryProfile,
    ports: { findHelp, findHelpAtHand },
    refresh: lists.refresh,
    prepare: lists.load,
    checks: [{ subject, addressVariable: "DIRECTORY_API_URL", ask: () => checkDirectory(api, context) }],
    health: api.health,
    close: api.close,
  };
}

function listMissing({ copies }: Lists): HelpKind[] {
  return helpKinds.filter((kind) => !copies.has(kind));
}

function toFoundHelp(lists: Lists, commune: Commune): FoundHelp {
  const all = [...lists.copies.values()];
  const [asOf] = all.map(({ at }) => at).sort();
  return {
    choices: lists.findPlaces(commune),
    missing: listMissing(lists),
    isFictitious: all.some(({ isFictitious }) => isFictitious),
    ...(asOf === undefined ? {} : { asOf }),
    source: { label: directoryProfile.label, page: directoryProfile.page },
  };
}

function createLists(api: DirectoryApi, context: DataServiceContext): Lists {
  const { atlas, prepareAtlas, centreOf, dataDir, log, now } = context;
  const copies = new Map<HelpKind, DirectoryCopy>();
  const quietUntil = new Map<HelpKind, number>();
  /** One for each kind: a list that is read anew costs no other. */
  const indexes = new Map<HelpKind, FindHelpPlaces>();
  let loading: Promise<void> | undefined;
  let refreshing: Promise<void> | undefined;

  async function use(kind: HelpKind, copy: DirectoryCopy): Promise<void> {
    await prepareAtlas();
    indexes.set(kind, await runInSteps(createHelpIndexInSteps(copy.places, { atlas, centreOf })));
    copies.set(kind, copy);
  }

  async function loadAll(): Promise<void> {
    for (const kind of helpKinds) {
      const copy = await loadDirectoryCopy(dataDir, kind);
      if (copy) await use(kind, copy);
    }
  }

  const load = () => {
    loading ??= loadAll();
    return loading;
  };

  function isDue(kind: HelpKind): boolean {
    if (monotonicClock.now() < (quietUntil.get(kind) ?? 0)) return false;
    const copy = copies.get(kind);
    return !copy || copy.isFictitious || !isWithin(now().getTime() - Date.parse(copy.at), weekMs);
  }

  /** What fails is told once all kinds were tried, unless nothing may be asked any more. */
  async function refreshAll(): Promise<void> {
    await load();
    let failure: SourceError | undefined;
    for (const kind of helpKinds.filter(isDue)) {
      if (!api.isOpen()) break;
      const before = copies.get(kind);
      const fresh = await ifSourceFails(downloadKind(kind, before, { api, log, now }), (error) => {
        failure = error;
        if (error.why === "garbage" || error.why === "refused") quietUntil.set(kind, monotonicClock.now() + quietMs);
      });
      if (!fresh) continue;
      // What the sandbox has invented takes the place of nothing real, and is not kept.
      if (fresh.isFictitious && before && !before.isFictitious) continue;
      await use(kind, fresh);
      if (!fresh.isFictitious) await saveDirectoryCopy(dataDir, kind, fresh);
    }
    if (failure) throw failure;
  }

  return {
    copies,
    load,
    refresh: () => {
      refreshing ??= refreshAll().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    findPlaces: (commune) => helpKinds.flatMap((kind) => indexes.get(kind)?.(commune) ?? []),
  };
}

/** One call: a few places of a kind, which must be readable. */
async function checkDirectory(api: DirectoryApi, { log }: DataServiceContext): Promise<CheckedAnswer> {
  const [kind] = helpKinds;
  const { rows } = await api.readSome(kind);
  const { places } = await readPlaces(rows, kind, log);
  if (rows.length === 0 || places.length === 0)
    return { is: "changed", says: `answers, and none of its ${rows.length} rows can be read` };
  return { is: "ok", says: `${places.length} of ${rows.length} rows read` };
}
