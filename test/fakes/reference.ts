import { loadLanguage, loadTalk } from "../../src/adapters/lexicon.ts";
import { getBuiltInNomenclature } from "../../src/adapters/rome/nomenclature.ts";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { createAtlas, listDepartements } from "../../src/core/places/atlas.ts";
import { createPlaceIndex } from "../../src/core/places/place-index.ts";
import { createTitleIndex } from "../../src/core/rome/title-index.ts";
import { createFindFamilies } from "../../src/core/sayings/families.ts";
import { createFindSaying } from "../../src/core/sayings/saying.ts";
import type { LinkLookup } from "../../src/core/search/link.ts";
import type { PickedTitle } from "../../src/core/search/search.ts";
import { type FindGraveCase, findGraveCase as findCase } from "../../src/core/understanding/acts/grave-case.ts";
import { createNearGraveReader } from "../../src/core/understanding/acts/near-grave.ts";
import { createPersonalReader } from "../../src/core/understanding/acts/personal.ts";
import { createGraveReader, type ReadGrave } from "../../src/core/understanding/acts/read-grave.ts";
import { createMessageReader, type ReadMessage } from "../../src/core/understanding/acts/read-message.ts";
import { createUnderstander } from "../../src/core/understanding/understand.ts";

/** Kept, with what is made of it: a command that runs in this process finds both ready. */
export const land = loadTerritory();
const map = createAtlas(land);
const { titles } = getBuiltInNomenclature();

export const findTitles = createTitleIndex(titles);
export const findPlaces = createPlaceIndex(land);
export const understand = createUnderstander(findTitles, findPlaces);

/** As at a start: whoever is the first to write does not wait for it. */
const language = loadLanguage();
export const readGrave: ReadGrave = createGraveReader(language);

export const findGraveCase: FindGraveCase = (text, grave) => findCase(text, grave, language.vocabulary.spellings);

export const isNearGrave = createNearGraveReader(language);
export const isPersonal = createPersonalReader(language);

let reader: ReadMessage | undefined;
export const readMessage: ReadMessage = (...message) => {
  reader ??= createMessageReader({
    ...language,
    findTitles,
    findPlaces,
    titleOfJob,
    regionOf: (code) => map.place("region", code),
    departementsIn: (region) => listDepartements(map, region),
  });
  return reader(...message);
};

/** The principal title of a ROME code. */
export function titleOfJob(rome: string): PickedTitle | undefined {
  const found = titles.find((one) => one.rome === rome && one.main) ?? titles.find((one) => one.rome === rome);
  return found && { code: found.code, label: found.label, rome: found.rome };
}

export const talk = loadTalk();
export const findSaying = createFindSaying(talk.sayings, talk.doors);
export const findFamilies = createFindFamilies(talk.families, titleOfJob);

export const lookup: LinkLookup = {
  title: (code) => titles.find((one) => one.code === code),
  place: (kind, code) => (kind === "commune" ? map.commune(code) : map.place(kind, code)),
};
