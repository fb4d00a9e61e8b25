import { isNamesake } from "../../places/listed-places.ts";
import type { Place } from "../../places/place.ts";
import { normaliseText, splitWords } from "../../text/text.ts";
import type { Meaning } from "../meaning.ts";
import { isOrdinary } from "../ordinary-words.ts";
import { isCommonNoun } from "./common-nouns.ts";
import { isFiller } from "./fillers.ts";
import type { Context } from "./reading.ts";
import type { ReadingTools } from "./tools.ts";
import { isShortName } from "./understand-whole.ts";

/**
 * Doubtful where one name may be many, or is not known; `isKnown`: by its very name, whatever else is like
 * it.
 */
export type NamedPlaces = { places: Place[]; isDoubtful: boolean; isKnown?: boolean };

/**
 * The places that a message names, all of them where there are several; doubtful where one name may be many.
 */
export function findNamedPlaces(
  meaning: Meaning,
  { findPlaces, knows }: ReadingTools,
  context: Context,
  hasJob: boolean,
): NamedPlaces {
  const { placeMatch, placeText = "", both, titleMatch, places, doubt } = meaning;
  if (isCommonNoun(placeText)) {
    if (context !== "place") return { places: [], isDoubtful: false };
    // "vers la gare" says where, but not in which town: what only sounds so is no answer.
    if (!findPlaces(placeText, 1, false).exact) return { places: [], isDoubtful: true };
  }
  if (doubt?.is === "abroad" || doubt?.is === "here") return { places: [], isDoubtful: doubt.is === "abroad" };
  // "les annonces" may be like a town, and is none.
  const listed = meaning.listed?.filter(({ said }) => !isFiller(said) || /\d/.test(said));
  if (listed && listed.length > 0)
    return {
      places: listed.flatMap((one) => one.places.slice(0, 1)),
      isDoubtful: listed.some(({ isSure }) => !isSure),
    };
  // What is called so goes before what sounds so.
  const isWord = context !== "place" && isOrdinary(placeText);
  const plain = placeMatch === "none" || isWord ? undefined : findPlaces(placeText, 3, false);
  const isOne = plain?.exact === true && plain.places.length > 0;
  if (plain && isOne && !/^\d/.test(placeText) && (both || !hasJob || context === "place") && !isFiller(placeText))
    return {
      places: plain.places.slice(0, 1),
      isDoubtful: !plain.sure && (plain.isShared === true || isSharedArea(plain.places)),
      isKnown: plain.sure,
    };
  const [first] = places;
  if (
    placeMatch === "near" &&
    first &&
    isShortName(placeText, first) &&
    !knows(normaliseText(placeText)) &&
    (both || !hasJob)
  )
    return { places: [first], isDoubtful: places.filter((one) => isShortName(placeText, one)).length > 1 };
  // "dans les" is no town.
  if (isFiller(placeText) && !/\d/.test(placeText)) return { places: [], isDoubtful: false };
  const isNamed = placeMatch === "sure" || placeMatch === "exact";
  if (isNamed && (both || !hasJob || context === "place"))
    return { places: places.slice(0, 1), isDoubtful: placeMatch === "exact" && isSharedName(places, placeText) };
  if (placeMatch === "likely" && (both || context === "place"))
    return { places: places.slice(0, 1), isDoubtful: false };
  // "vileurbane": one word that is none of ours and much like a town.
  if (placeMatch === "likely" && !hasJob && titleMatch !== "likely" && isMisspeltName(placeText, knows))
    return { places: places.slice(0, 1), isDoubtful: false };
  if (doubt?.is === "place" && places.length > 0) return { places: places.slice(0, 1), isDoubtful: true };
  if (context === "place" && placeMatch === "near" && titleMatch !== "sure" && titleMatch !== "likely")
    return { places: places.slice(0, 1), isDoubtful: true };
  return { places: [], isDoubtful: doubt?.is === "place" };
}

function isMisspeltName(name: string, knows: (word: string) => boolean): boolean {
  const words = splitWords(name).filter((word) => word.length > 2);
  return words.length > 0 && words.length <= 3 && words.some((word) => word.length > 4 && !knows(word));
}

/** "Bourgogne", "le Berry": several départements or regions are called so. */
const isSharedArea = (places: Place[]): boolean => places[0]?.kind !== "commune" && isNamesake(places);

/**
 * "Villefranche": several towns whose names begin so; or an area that is several départements. "Clermont" is
 * a small town, and the beginning of a large one.
 */
function isSharedName([first, second]: Place[], typed: string): boolean {
  if (!first || !second) return false;
  const name = typed.replace(leadToName, "");
  return isNamesake([first, second]) || (isShortName(name, first) && isShortName(name, second)) || begins(name, second);
}

function begins(name: string, place: Place): boolean {
  const [short, whole] = [splitWords(name), place.kind === "commune" ? splitWords(place.name) : []];
  return whole.length > short.length && short.every((word, i) => word === whole[i]);
}

const leadToName = /^(?:.*\s)?(?:de|d['’]|[àa]|vers|sur) /iu;
