import { type Area, addPlaces, isCovered, joinPlaces, listPlaces, maxPlaces, removePlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import { formatArea, joinNames, type Search } from "../search/search.ts";
import type { Wish } from "../understanding/acts/reading.ts";
import type { PlacesTakenAway } from "../understanding/acts/taken-away.ts";
import { mergeFilters } from "../understanding/apply-refusals.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { clearPlace } from "./doubt.ts";
import type { Turn } from "./events.ts";
import { withListedPlaces } from "./named-places.ts";
import { showResults } from "./open.ts";
import { askPlace } from "./place.ts";
import { getDraft, getSearch, type State, toDraft } from "./state.ts";
import type { Draft } from "./state-parts.ts";

/**
 * "Et à Grenoble aussi": the same search in one place more, or in several. A name that several places bear is
 * asked about first.
 */
export function addNamedPlaces(search: Search, { places, isPlaceGuess }: Wish, meaning: Meaning): Turn {
  const { filters, radius = search.radius, text } = meaning;
  const asked = { ...search, filters: mergeFilters(search.filters, filters), radius };
  if (!isPlaceGuess) return showMore(asked, places);
  const { placeText = text, places: options } = meaning;
  const said = placeText.replace(/^(?:(?:et|ou|avec|puis|plus|aussi|ajoute[rz]?|rajoute[rz]?) |[+&] ?)+/iu, "");
  const { listed = [{ said, places: options, isSure: false }] } = meaning;
  const before = search.place.kind === "france" ? [] : listPlaces(search.place);
  const draft = { ...clearPlace(toDraft(asked)), gathered: { places: before, asks: [] } };
  return sayPlacesBeyond({ listed }, askPlace(withListedPlaces(draft, { listed }) ?? draft, search, search));
}

function showMore(search: Search, added: Place[]): Turn {
  const place = addPlaces(search.place, added);
  const beyond = added.filter((one) => !isCovered(one, place));
  if (added.every((one) => isCovered(one, search.place))) {
    const isSeveral = added.length > 1;
    const notice = `${joinNames(added.map(formatPlace))} ${isSeveral ? "sont" : "est"} déjà dans votre recherche.`;
    return { ...showResults(search), notice };
  }
  return sayBeyond(beyond.map(formatPlace), showResults({ ...search, place }));
}

/** Says which of the places that a message lists are left out, since a search has room for so many. */
export function sayPlacesBeyond({ listed = [] }: Pick<Meaning, "listed">, turn: Turn): Turn {
  const { places, asked } = listTaken(turn.state);
  if (places.length + asked.length < maxPlaces) return turn;
  const area = joinPlaces(places);
  const beyond = listed.flatMap(({ said, places: [place], isSure }) => {
    if (!isSure) return asked.includes(said) ? [] : [said];
    return place === undefined || (area && isCovered(place, area)) ? [] : [formatPlace(place)];
  });
  return sayBeyond(beyond, turn);
}

/** The places that a screen searches or puts together, and the names that it asks about. */
function listTaken(state: State): { places: Place[]; asked: string[] } {
  const { place, gathered } = getTaken(state);
  if (place) return { places: listPlaces(place), asked: [] };
  const now = state.step === "place" && state.options.length > 0 && state.typed !== undefined ? [state.typed] : [];
  return { places: gathered?.places ?? [], asked: [...now, ...(gathered?.asks ?? []).map(({ said }) => said)] };
}

function getTaken(state: State): Pick<Draft, "gathered"> & { place?: Area | undefined } {
  const search = getSearch(state);
  return search ? { place: search.place } : getDraft(state);
}

function sayBeyond(beyond: string[], turn: Turn): Turn {
  if (beyond.length === 0) return turn;
  const names = joinNames(beyond);
  const said = `Je cherche dans ${maxPlaces} lieux à la fois au plus : je laisse ${names} de côté.`;
  return { ...turn, notice: [said, turn.notice].filter((one) => one !== undefined).join(" ") };
}

/**
 * "Enlève Lyon", "garde que Grenoble": the search without some of its places. Where none is left, it is asked
 * where to look. What cannot be taken away is said, with what can be done instead.
 */
export function takePlacesAway(search: Search, taken: PlacesTakenAway): Turn {
  if ("absent" in taken) {
    const notice = `${formatPlace(taken.absent)} n'est pas dans votre recherche : elle porte sur ${formatArea(search.place)}.`;
    return { ...showResults(search), notice };
  }
  if ("within" in taken) {
    const notice = `Je ne sais pas chercher dans ${formatArea(search.place)} sans ${formatPlace(taken.within)}. Écrivez plutôt les lieux voulus, ${maxPlaces} au plus : « 38 et 73 », par exemple.`;
    return { ...showResults(search), notice };
  }
  const place = "gone" in taken ? removePlaces(search.place, taken.gone) : joinPlaces(taken.kept);
  return place ? showResults({ ...search, place }) : askPlace(clearPlace(toDraft(search)), search, search);
}
