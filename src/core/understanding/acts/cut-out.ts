import { maxPlaces } from "../../places/area.ts";
import type { Place } from "../../places/place.ts";
import { splitWords } from "../../text/text.ts";
import type { Meaning } from "../meaning.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * The départements that are left of a region without some of them: "Bretagne sauf le Finistère". Undefined
 * where something else is to go, or where more are left than a search has room for: a search has places, and
 * no holes.
 */
export function cutOut(
  whole: Place | undefined,
  gone: readonly Place[],
  { departementsIn }: Pick<ReadingTools, "departementsIn">,
): Place[] | undefined {
  if (whole?.kind !== "region" || !departementsIn || gone.length === 0) return undefined;
  const all = departementsIn(whole.code);
  const codes = gone.map(toDepartement);
  if (!codes.every((code) => all.some((one) => toDepartement(one) === code))) return undefined;
  const left = all.filter((one) => !codes.includes(toDepartement(one)));
  return left.length > 0 && left.length <= maxPlaces ? left : undefined;
}

/** Paris is a commune and a département. */
function toDepartement(place: Place): string | undefined {
  if (place.kind === "departement") return place.code;
  return place.kind === "commune" && place.departement === "75" && place.city === undefined ? "75" : undefined;
}

/** What is refused and names a place is told from other refusals: "sauf Paris", "pas dans le 13e". */
export function withRefusedPlaces(meaning: Meaning, here: readonly Place[], { findPlaces }: ReadingTools): Meaning {
  const { refusals = [] } = meaning;
  if (!refusals.some(({ is }) => is === "other")) return meaning;
  const marked = refusals.map((one) => {
    const places = one.is === "other" ? readRefusedPlaces(one.said, here, findPlaces) : undefined;
    return places ? { said: one.said, is: "place" as const, places } : one;
  });
  return { ...meaning, refusals: marked };
}

function readRefusedPlaces(
  said: string,
  here: readonly Place[],
  findPlaces: ReadingTools["findPlaces"],
): Place[] | undefined {
  const names = said.replace(refusing, "").split(/\s{0,3}[,/+]\s{0,3}|\s{1,3}(?:et|ou|ni)\s{1,3}/iu);
  const places = names.map((name) => findRefusedPlace(name.replace(leads, "").trim(), here, findPlaces));
  return places.every((place) => place !== undefined) ? places : undefined;
}

function findRefusedPlace(
  name: string,
  here: readonly Place[],
  findPlaces: ReadingTools["findPlaces"],
): Place | undefined {
  if (name === "") return undefined;
  // "13e": of the city that is searched.
  const [, number] = name.match(/^(\d{1,2}) ?(?:er|e|[èe]me)(?: arr\p{L}*)?$/iu) ?? [];
  const [city] = here.flatMap((place) => (place.kind === "commune" ? splitWords(place.name) : []));
  const asked = number !== undefined && city !== undefined ? `${city} ${number}` : name;
  const { places, exact, inhabitants } = findPlaces(asked, 1, false);
  const [place] = places;
  return exact && inhabitants >= leastTown && place?.kind !== "france" ? place : undefined;
}

/** The name of a village may be any word. */
const leastTown = 5_000;
const refusing =
  /^(?:(?:surtout|mais|tout|et|ou|vraiment|jamais) )*(?:pas|plus|sauf|hors|non|ni|sans|except[ée]|[ée]vite[rz]?|refuse)\s+/iu;
const leads = /^(?:(?:[àa]|au|aux|en|dans|sur|vers|de|du|des|le|la|les|d[ée]partements?)\s+|[ld]['’])+/iu;
