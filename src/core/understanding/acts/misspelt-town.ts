import type { Place } from "../../places/place.ts";
import { villageSize } from "../../places/place-tables.ts";
import { countEdits, toSound } from "../../text/spelling.ts";
import { normaliseText, splitWords } from "../../text/text.ts";
import { isOrdinary } from "../ordinary-words.ts";
import { isFiller } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * The town that a word which nothing was made of sounds like: "orillac" is Aurillac, "vanes" is Vannes; or a
 * large one that is two letters away: "moulouze" may be Toulouse. It is asked about, since it may as well be
 * a word that we do not know.
 */
export function findMisspeltTown(
  rest: string,
  { findPlaces, knows }: Pick<ReadingTools, "findPlaces" | "knows">,
): Place | undefined {
  const words = splitWords(rest);
  const [word = ""] = words;
  if (words.length !== 1 || word.length < leastLetters || knows(word) || isOrdinary(word) || isFiller(word))
    return undefined;
  const sound = toSound(word);
  const towns = findPlaces(word, mostAlike).places.flatMap((place) =>
    place.kind === "commune"
      ? [{ place, name: normaliseText(place.name), inhabitants: findPlaces(place.name, 1, false).inhabitants }]
      : [],
  );
  const isSlip = (name: string) => word.length >= leastOfSlip && countEdits(word, name, mostSlips) <= mostSlips;
  const found =
    towns.find(({ name, inhabitants }) => inhabitants >= villageSize && isAlike(sound, toSound(name))) ??
    towns.find(({ name, inhabitants }) => inhabitants >= largeTown && isSlip(name));
  return found?.place;
}

const largeTown = 50_000;
/** Of a shorter word, two letters are too much of it. */
const [leastOfSlip, mostSlips] = [6, 2];

const leastLetters = 4;
const mostAlike = 8;

/** Of short names all of the sound has to be there. */
function isAlike(sound: string, other: string): boolean {
  return sound === other || (sound.length >= 6 && sound[0] === other[0] && countEdits(sound, other, 1) <= 1);
}
