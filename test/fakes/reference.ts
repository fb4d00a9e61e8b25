import { getBuiltInNomenclature } from "../../src/adapters/rome/nomenclature.ts";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { createAtlas } from "../../src/core/places/atlas.ts";
import { createPlaceIndex } from "../../src/core/places/place-index.ts";
import { createTitleIndex } from "../../src/core/rome/title-index.ts";
import type { LinkLookup } from "../../src/core/search/link.ts";
import { createUnderstander } from "../../src/core/understanding/understand.ts";

/** Kept, with what is made of it: a command that runs in this process finds both ready. */
export const land = loadTerritory();
const map = createAtlas(land);
const { titles } = getBuiltInNomenclature();

export const findTitles = createTitleIndex(titles);
export const findPlaces = createPlaceIndex(land);
export const understand = createUnderstander(findTitles, findPlaces);

export const lookup: LinkLookup = {
  title: (code) => titles.find((one) => one.code === code),
  place: (kind, code) => (kind === "commune" ? map.commune(code) : map.place(kind, code)),
};
