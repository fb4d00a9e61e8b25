import type { Place } from "../../places/place.ts";
import { villageSize } from "../../places/place-tables.ts";
import { countEdits, toSound } from "../../text/spelling.ts";
import { normaliseText, splitWords } from "../../text/text.ts";
import { isOrdinary } from "../ordinary-words.ts";
import { isFiller } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * The town that a word which nothing was made of sounds like: "orillac" is Aurillac, "vanes" is Vannes. It is
 * asked about, since it may as well be a word that we do not know.
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
  return findPlaces(word, mostAlike).places.find(
    (place) =>
      place.kind === "commune" &&
      isAlike(sound, toSound(normaliseText(place.name))) &&
      findPlaces(place.name, 1, false).inhabitants >= villageSize,
  );
}

const leastLetters = 4;
const mostAlike = 8;

/** Of short names all of the sound has to be there. */
function isAlike(sound: string, other: string): boolean {
  return sound === other || (sound.length >= 6 && sound[0] === other[0] && countEdits(sound, other, 1) <= 1);
}
