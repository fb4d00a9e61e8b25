import { small } from "../../src/adapters/rome/read.ts";
import { territory } from "../../src/adapters/territory.ts";
import type { Lookup } from "../../src/core/link.ts";
import { atlas } from "../../src/core/places/atlas.ts";
import { placeIndex } from "../../src/core/places/place-index.ts";
import { titleIndex } from "../../src/core/rome/title-index.ts";
import { understander } from "../../src/core/understand.ts";

/** Kept, with what is made of it: a command that runs in this process finds both ready. */
export const land = territory();
const map = atlas(land);
const { titles } = small();

export const findTitles = titleIndex(titles);
export const findPlaces = placeIndex(land);
export const understand = understander(findTitles, findPlaces);

export const lookup: Lookup = {
  title: (code) => titles.find((one) => one.code === code),
  place: (kind, code) => (kind === "commune" ? map.commune(code) : map.place(kind, code)),
};
