import { type Geo, openGeo } from "../adapters/geo.ts";
import { type Language, loadLanguageInSteps, loadTalk } from "../adapters/lexicon.ts";
import { openRome, type Rome } from "../adapters/rome/rome.ts";
import { loadTerritoryInSteps } from "../adapters/territory.ts";
import type { Suggestions } from "../bots/platform.ts";
import type { Config } from "../config.ts";
import { createLazySteps, type Steps } from "../core/async/steps.ts";
import { warmUpInSteps } from "../core/async/warm-up.ts";
import { type Atlas, createAtlasInSteps, listDepartements } from "../core/places/atlas.ts";
import type { FindPlaces } from "../core/places/found-places.ts";
import { formatPlace } from "../core/places/place.ts";
import { createPlaceIndexInSteps } from "../core/places/place-index.ts";
import { computePopulationShares } from "../core/places/territory.ts";
import { createFindFamilies, type FindFamilies } from "../core/sayings/families.ts";
import { createFindSaying, type FindSaying } from "../core/sayings/saying.ts";
import type { Search } from "../core/search/search.ts";
import type { Log } from "../core/telemetry.ts";
import { toFeatures } from "../core/understanding/acts/features.ts";
import { type FindGraveCase, findGraveCase } from "../core/understanding/acts/grave-case.ts";
import { createNearGraveReader, type IsNearGrave } from "../core/understanding/acts/near-grave.ts";
import { createPersonalReader, type IsPersonal } from "../core/understanding/acts/personal.ts";
import { createGraveReader, type ReadGrave } from "../core/understanding/acts/read-grave.ts";
import { createMessageReader, type ReadMessage } from "../core/understanding/acts/read-message.ts";
import { listReadingPieces } from "../core/understanding/acts/reading-pieces.ts";
import type { ReadingSources } from "../core/understanding/acts/tools.ts";
import { createUnderstander } from "../core/understanding/understand.ts";
import { understandingPieces } from "../core/understanding/understanding-pieces.ts";
import { loadTables, refuseFaultyTable } from "./faulty-table.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";
import { requireModel } from "./require-model.ts";

/** Jobs and places, which all sources share, and what understands how people write them. */
export type ReferenceData = {
  rome: Rome;
  geo: Geo;
  /** Drawn when it is first opened. */
  atlas: Atlas;
  /** A département's share of the country's inhabitants. */
  shareOf: (departement: string) => number;
  findPlaces: FindPlaces;
  understand: ReturnType<typeof createUnderstander>;
  /** What somebody does by writing, with the screen in mind. */
  readMessage: ReadMessage;
  /** Whether a message tells of distress or danger. */
  readGrave: ReadGrave;
  findGraveCase: FindGraveCase;
  isNearGrave: IsNearGrave;
  isPersonal: IsPersonal;
  /** What is said to messages that are no search, and families of jobs. */
  findSaying: FindSaying;
  findFamilies: FindFamilies;
  /** What a half-written job or town may become, as labels that are understood when they come back. */
  suggest: Suggestions;
  /** The ROME codes of a search as they are now, and those of related jobs. */
  codes: (search: Search) => { ticked: string[]; related: string[] };
  /** Resolves once the atlas is drawn. */
  prepareAtlas: () => Promise<unknown>;
  /**
   * Works out what the first word needs, a step at a time, so that whoever comes meanwhile does not wait for
   * all of it. Rejects with `CannotStart` where a table of the lexicon is faulty.
   */
  prepare: () => Promise<void>;
  /**
   * The same for alerts: their job titles, their places, what is near these, and how many people live there.
   */
  prepareForAlerts: () => Promise<void>;
  close: () => Promise<void>;
};

/** A list of suggestions holds so many (Discord, autocomplete). */
const maxSuggestions = 25;

/**
 * Opens the reference data. What is large is made when it is first needed: the start does not wait for it.
 */
export async function openReferenceData(
  config: Config,
  sandboxedGeo: string | undefined,
  log: Log,
  now: () => Date,
): Promise<ReferenceData> {
  requireModel();
  const { ROME_SOURCE: source, DATA_DIR: dataDir } = config;
  const rome = await openRome({ source, dataDir, log, now });
  const geo = await openGeo({ ...chooseKeylessAddresses(config, config.GEO_API_URL, sandboxedGeo), dataDir, log });
  const atlas = createLazySteps(function* () {
    return yield* createAtlasInSteps(yield* loadTerritoryInSteps());
  });
  const placeIndex = createLazySteps(function* () {
    return yield* createPlaceIndexInSteps(yield* loadTerritoryInSteps());
  });
  const shares = createLazySteps(function* () {
    return computePopulationShares(yield* loadTerritoryInSteps());
  });
  const findPlaces: FindPlaces = (...asked) => placeIndex.now()(...asked);
  const understand = createUnderstander(rome.findTitles, findPlaces);
  const language = createLazySteps(readLanguage);
  const readMessage = createReader({
    rome,
    findPlaces,
    language: language.now,
    regionOf: (code) => atlas.now().place("region", code),
    departementsIn: (region) => listDepartements(atlas.now(), region),
  });
  const readGrave = createLazyGraveReader(language.now);
  const isNearGrave: IsNearGrave = (text) => createNearGraveReader(language.now())(text);
  const isPersonal: IsPersonal = (text) => createPersonalReader(language.now())(text);
  const warmUp = createWarmUp({ rome, findPlaces, understand, readMessage, language: language.now });
  // One after the other: side by side they would take as long, and more memory at once.
  const prepare = async () => {
    // Messages of distress are looked for in everything that is written.
    await language.soon();
    await rome.prepare();
    await atlas.soon();
    await placeIndex.soon();
    await warmUp.soon();
  };
  return {
    rome,
    geo,
    atlas: deferAtlas(atlas.now),
    shareOf: (departement) => shares.now()(departement),
    findPlaces,
    understand,
    readMessage,
    readGrave,
    isNearGrave,
    isPersonal,
    findGraveCase: (text, grave) => findGraveCase(text, grave, language.now().vocabulary.spellings),
    ...createTalk(rome),
    suggest: {
      ready: prepare,
      jobs: (typed) => rome.findTitles(typed, maxSuggestions).map(({ title }) => title.label),
      towns: (typed) => findPlaces(typed, maxSuggestions).places.map(formatPlace),
    },
    codes: ({ titles }) => {
      const ticked = [...new Set(titles.map((title) => rome.romeOf(title.code) ?? title.rome))];
      return { ticked, related: rome.relatives(ticked) };
    },
    prepareAtlas: atlas.soon,
    prepare,
    prepareForAlerts: async () => {
      await rome.prepare();
      await atlas.soon();
      await geo.prepare();
      await shares.soon();
    },
    close: async () => void (await Promise.all([rome.close(), geo.close()])),
  };
}

/**
 * What runs for the first time takes three times as long: a few words are read before anybody writes, the
 * simple ones first.
 */
function createWarmUp({
  rome,
  findPlaces,
  understand,
  readMessage,
  language,
}: Pick<ReferenceData, "rome" | "understand" | "readMessage"> & {
  findPlaces: FindPlaces;
  language: () => Language;
}): ReturnType<typeof createLazySteps<void>> {
  return createLazySteps(function* () {
    rome.findTitles("boulangr");
    yield;
    findPlaces("marseile");
    yield;
    yield* warmUpInSteps(understandingPieces);
    const { tables, classify, vocabulary } = language();
    yield* warmUpInSteps(listReadingPieces(tables));
    classify(toFeatures("boulanger lyon", vocabulary));
    yield;
    for (const text of ["lyon", "boulanger", "boulanger lyon"]) {
      understand(text);
      yield;
      readMessage(text, { context: "home" });
      yield;
    }
  });
}

/** The reader is made with the first message. */
function createReader({
  rome,
  language,
  ...tools
}: Pick<ReferenceData, "rome"> &
  Pick<ReadingSources, "findPlaces" | "regionOf" | "departementsIn"> & { language: () => Language }): ReadMessage {
  let made: ReadMessage | undefined;
  return (...message) => {
    made ??= createMessageReader({
      ...tools,
      ...language(),
      findTitles: rome.findTitles,
      titleOfJob: rome.titleOfJob,
    });
    return made(...message);
  };
}

/** The same for what is met first, which needs the language alone. */
function createLazyGraveReader(language: () => Language): ReadGrave {
  let made: ReadGrave | undefined;
  return (text) => {
    made ??= createGraveReader(language());
    return made(text);
  };
}

function* readLanguage(): Steps<Language> {
  try {
    return yield* loadLanguageInSteps();
  } catch (error) {
    return refuseFaultyTable(error);
  }
}

/** The tables are read now: a faulty one ends the start, not a conversation. */
function createTalk(rome: Rome): Pick<ReferenceData, "findSaying" | "findFamilies"> {
  const { sayings, doors, families } = loadTables(loadTalk);
  return {
    findSaying: createFindSaying(sayings, doors),
    findFamilies: createFindFamilies(families, rome.titleOfJob),
  };
}

/** An atlas that is drawn when it is first opened. */
export function deferAtlas(real: () => Atlas): Atlas {
  return {
    commune: (code) => real().commune(code),
    communeAt: (postalCode, name) => real().communeAt(postalCode, name),
    communeNamed: (name, departement) => real().communeNamed(name, departement),
    isNameShared: (departement) => real().isNameShared(departement),
    departementNamed: (name) => real().departementNamed(name),
    departement: (code) => real().departement(code),
    departementsIn: (region) => real().departementsIn(region),
    place: (kind, code) => real().place(kind, code),
    regionNamed: (name) => real().regionNamed(name),
  };
}
