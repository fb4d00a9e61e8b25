import { villageSize } from "../../places/place-tables.ts";
import { splitWords } from "../../text/text.ts";
import { maxTextLength } from "../long-text.ts";
import { takeOrigin } from "../nationalities.ts";
import { takeCorrection } from "./correction.ts";
import { type EverydayPlace, extractEverydayPlace } from "./everyday-places.ts";
import { stripFillers } from "./fillers.ts";
import { takeFunding } from "./funding.ts";
import { takeLackOfTransport } from "./lacks-transport.ts";
import { dropLifeDurations } from "./life-durations.ts";
import { findMinutes, findTravelMode } from "./numbers.ts";
import { extractSpoken, readNothing } from "./spoken.ts";
import type { ReadingTools } from "./tools.ts";
import { extractWishWords, type WishWords } from "./wish-words.ts";
import { withoutParts } from "./words.ts";
import { writeOut } from "./write-out.ts";

/**
 * What a message says in words of their own (where it is, times of travel, tasks and hours, wishes), each
 * taken out of it, and what is left to be a job and a place.
 */
export function extractPieces(text: string, tools: ReadingTools) {
  // Of a letter, the sentence that says most of a search is read.
  if (text.length > maxTextLength) {
    const words: WishWords = { rest: text, filters: {}, without: [], include: [], exclude: [], reach: [] };
    const everyday: EverydayPlace = { rest: text, isWhole: false, isItself: false };
    return { said: text, everyday, spoken: readNothing(text), words };
  }
  const said = dropLifeDurations(writeOut(takeOrigin(takeFunding(takeCorrection(text)))));
  const { rest, isLacking } = takeLackOfTransport(said);
  const everyday = extractEverydayPlace(rest);
  const travel = findMinutes(everyday.rest);
  const mode = travel && findTravelMode(said);
  const spoken = extractSpoken(
    travel ? withoutParts(everyday.rest, [travel]).replace(fromHome, " ").trim() : everyday.rest,
    tools,
  );
  const keeps = (wording: string, isMisspelt: boolean) =>
    isMisspelt ? isWordOfItsOwn(wording, tools) : isOfName(wording, spoken.rest, tools);
  const words = extractWishWords(spoken.rest, tools.tables.wishes, keeps, (all) =>
    all.some((one) => isTown(one, tools)),
  );
  const isFromHome = travel !== undefined && fromHome.test(said);
  return { said, everyday, travel, mode, isFromHome, isLacking, spoken, words };
}

/** "à 20 min de chez moi" */
const fromHome =
  /(?<!\p{L})(?:de|depuis) (?:chez (?:moi|nous)|la maison|mon (?:domicile|adresse|quartier)|ma (?:maison|position)|l[àa] o[uù] j['’ ]?habite)(?!\p{L})/iu;

/** "couture" is no "coupure". */
function isWordOfItsOwn(wording: string, { findTitles, knows }: ReadingTools): boolean {
  const words = splitWords(wording);
  return words.every((word) => knows(word)) || (findTitles(wording, 1)[0]?.score ?? 0) >= 0.75;
}

/** "veilleur de nuit", "Nuits-Saint-Georges": the words belong to a title or to the name of a place. */
function isOfName(wording: string, text: string, { findTitles, findPlaces }: ReadingTools): boolean {
  const place = findPlaces(text, 1, false);
  // A village may be called like a wish, but nobody writes its name alone: "logé".
  if (place.exact && splitWords(text).length > splitWords(wording).length) return true;
  // By itself it is the wish: "que le brevet" is no engineer of patents.
  const own = new Set(splitWords(wording));
  if (splitWords(stripFillers(text)).every((word) => own.has(word))) return false;
  const [first] = findTitles(stripFillers(text), 1);
  const label = first && first.score >= 0.95 ? splitWords(first.title.label) : [];
  return splitWords(wording).some((word) => word.length > 3 && label.includes(word));
}

/** The very name of a town in several words: "Nuits Saint Georges". */
function isTown(wording: string, { findPlaces }: ReadingTools): boolean {
  const said = splitWords(wording);
  const { exact, inhabitants, places } = findPlaces(wording, 1, false);
  const [place] = places;
  if (!exact || inhabitants < villageSize || place?.kind !== "commune") return false;
  const name = splitWords(place.name);
  return name.length > 1 && said.length === name.length && said[0] === name[0];
}
