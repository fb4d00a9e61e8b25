import { small } from "../../src/adapters/rome/read.ts";
import { territory } from "../../src/adapters/territory.ts";
import { placeIndex } from "../../src/core/places/place-index.ts";
import { titleIndex } from "../../src/core/rome/title-index.ts";
import { understander } from "../../src/core/understand.ts";

/** The lookups over real reference data, made once for a test file. */
export const findTitles = titleIndex(small().titles);
export const findPlaces = placeIndex(territory());
export const understand = understander(findTitles, findPlaces);
