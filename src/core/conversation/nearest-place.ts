import { type Area, joinPlaces, listPlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import { toPlaceKey } from "../places/territory.ts";
import { formatArea } from "../search/search.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { getDraft, getSearch, type State } from "./state.ts";

/** A message with what its place most likely means, and the words that say so. */
type Nearest = { reading: Reading; meaning: Meaning; said?: string };

/**
 * Of several places that bear a name, the one that lies where somebody looked last: who looked in Paris means
 * the Saint-Denis of its region. Where that does not tell which, the nearer ones come first.
 */
export function preferNearest(state: State, reading: Reading, meaning: Meaning): Nearest {
  const { places, placeMatch, listed, placeText = "" } = meaning;
  const last = getLastPlace(state);
  const isShared = placeMatch === "exact" && places.length > 1 && !/^\d/.test(placeText);
  if (!last || listed || !isShared || !reading.wish?.isPlaceGuess) return { reading, meaning };
  const typed = placeText.replace(leads, "");
  const near = listBearers(places, typed).map((place) => ({ place, closeness: measureCloseness(place, last) }));
  const most = Math.max(...near.map(({ closeness }) => closeness));
  const [nearest, another] = near.filter(({ closeness }) => closeness === most).map(({ place }) => place);
  if (most === 0 || !nearest) return { reading, meaning };
  if (another) {
    const sorted = near.sort((a, b) => b.closeness - a.closeness).map(({ place }) => place);
    const others = places.filter((place) => !sorted.includes(place));
    return { reading, meaning: { ...meaning, places: [...sorted, ...others] } };
  }
  const { isPlaceGuess: _, ...wish } = reading.wish;
  const other = places.find((place) => place !== nearest);
  const number = other?.kind === "commune" ? other.departement : "";
  return {
    reading: { ...reading, wish: { ...wish, places: [nearest] } },
    meaning: { ...meaning, places: [nearest], placeMatch: "sure" },
    said: `${formatPlace(nearest)} : le plus proche de ${formatArea(last)}. Pour un autre, ajoutez son département : « ${typed} ${number} ».`,
  };
}

/** Whoever writes a name means what is called just so, where that comes first: no Saint-Denis-lès-Bourg. */
function listBearers(places: Place[], typed: string): Place[] {
  const isCalled = (place: Place) => "name" in place && toPlaceKey(place.name) === toPlaceKey(typed);
  return places[0] && isCalled(places[0]) ? places.filter(isCalled) : places;
}

const leads = /^(?:(?:et|ou|avec|puis|plus|aussi|ajoute[rz]?|rajoute[rz]?|de|[àa]|vers|sur|pr[èe]s) |d['’]|[+&] ?)+/iu;

function getLastPlace(state: State): Area | undefined {
  const { place, lastPlace, gathered } = getDraft(state);
  return getSearch(state)?.place ?? place ?? joinPlaces(gathered?.places ?? []) ?? lastPlace;
}

/** 2 in the same département, 1 in the same region. */
function measureCloseness(place: Place, area: Area): number {
  if (place.kind === "france" || place.kind === "region") return 0;
  const closeness = listPlaces(area).map((one) => {
    if (one.kind === "france") return 0;
    if (toDepartement(place) === toDepartement(one)) return 2;
    return place.region === (one.kind === "region" ? one.code : one.region) ? 1 : 0;
  });
  return Math.max(...closeness);
}

function toDepartement(place: Exclude<Place, { kind: "france" }>): string | undefined {
  return place.kind === "commune" ? place.departement : place.kind === "departement" ? place.code : place.kind;
}
