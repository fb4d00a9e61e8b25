import type { Place } from "../../places/place.ts";
import type { Meaning } from "../meaning.ts";
import type { Context } from "./reading.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * The places that a message names, all of them where there are several; doubtful where one name may be many.
 */
export function findNamedPlaces(
  meaning: Meaning,
  { findPlaces }: ReadingTools,
  context: Context,
): { places: Place[]; isDoubtful: boolean } {
  const { placeMatch, placeText = "", both, titleMatch, places, doubt } = meaning;
  if (doubt?.is === "abroad" || doubt?.is === "here") return { places: [], isDoubtful: doubt.is === "abroad" };
  const names = placeText.split(betweenPlaces).filter((name) => /[\p{L}\d]/u.test(name));
  if (names.length > 1 && names.length <= 6) {
    const found = names.map((name) => findPlaces(name, 3, false));
    if (found.every((one) => one.exact && one.places.length > 0))
      return { places: found.flatMap((one) => one.places.slice(0, 1)), isDoubtful: false };
  }
  const isNamed = placeMatch === "sure" || placeMatch === "exact";
  if (isNamed && (both || titleMatch !== "sure" || context === "place"))
    return { places: places.slice(0, 1), isDoubtful: placeMatch === "exact" && isNamesake(places) };
  if (placeMatch === "likely" && (both || context === "place"))
    return { places: places.slice(0, 1), isDoubtful: false };
  if (doubt?.is === "place" && places.length > 0) return { places: places.slice(0, 1), isDoubtful: true };
  if (context === "place" && placeMatch === "near" && titleMatch !== "sure" && titleMatch !== "likely")
    return { places: places.slice(0, 1), isDoubtful: true };
  return { places: [], isDoubtful: doubt?.is === "place" };
}

const betweenPlaces =
  /\s+(?:ou(?: bien)?|et(?: aussi)?|puis)\s+(?:(?:[àa]|au|aux|en|dans|sur|vers)\s+)?(?:l['’]|l[ea]s? )?|\s*[,;/+]\s*(?:ou |et )?/iu;

/** Several places bear the very name: "Saint-Denis"; or an area is several départements. */
function isNamesake([first, second]: Place[]): boolean {
  if (!first || !second || first.kind === "france" || second.kind === "france") return false;
  return first.kind !== "commune" || first.name === second.name;
}
