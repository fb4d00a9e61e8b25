import { type Area, joinPlaces, listPlaces, removePlaces } from "../places/area.ts";
import { france, type Place } from "../places/place.ts";
import { listFilterOptions, setFilter } from "../search/filters.ts";
import { needsNoJob } from "../search/kind.ts";
import { type PickedDiploma, type PickedTitle, pickInapplicable, type Search } from "../search/search.ts";
import { takeTyped } from "../text/quote.ts";
import { cancelWish } from "./cancel.ts";
import { removeDifference } from "./differences.ts";
import { clearDoubt, toSearchTerm } from "./doubt.ts";
import type { Event, Turn } from "./events.ts";
import { askJob } from "./home.ts";
import { showResults } from "./open.ts";
import { renderPlaceQuestion } from "./place-view.ts";
import type { StateOf } from "./state.ts";
import type { Draft } from "./state-parts.ts";

type Gathered = NonNullable<Draft["gathered"]>;

/** What is looked for, once the job is known: titles, words in the text of offers, or a diploma. */
export type WantedJobs = {
  titles: PickedTitle[];
  words?: string | undefined;
  rncp?: PickedDiploma | undefined;
};

/** Where: a town, a postal code, a département, a region, or the whole country. */
export function updatePlace(state: StateOf<"place">, event: Event): Turn {
  if (event.type !== "press") return shown(state);
  switch (event.action) {
    case "france":
      return chosen(state, france);
    case "add":
      return state.back ? askMorePlaces(state.draft, state.back) : shown(state);
    case "enough":
      return withGathered(state) ?? shown(state);
    case "remove":
      return (state.back && removePlace(state.back, Number(event.value))) ?? shown(state);
    case "last":
      return state.draft.lastPlace ? chosen(state, state.draft.lastPlace) : shown(state);
    case "place": {
      const option = state.options[Number(event.value)];
      return option ? chosen(state, option) : shown(state);
    }
    case "other":
      return shown({ ...state, options: [], typed: undefined, draft: clearDoubt(state.draft) });
    case "words":
      return lookedForInText(state);
    case "job":
      return state.draft.doubt?.is === "either"
        ? askPlace(clearDoubt(state.draft), { titles: [state.draft.doubt.title] }, state.back)
        : shown(state);
    case "bare":
    case "kind":
      return shown({ ...state, draft: removeDifference(state.draft, event) ?? state.draft });
    case "cancel":
      return state.back ? showResults(state.back) : askJob(cancelWish(state.draft));
    default:
      return shown(state);
  }
}

/**
 * Asks for a place, or for one of several that bear the same name, or goes on to the results where the place
 * is known. `back` is a search to return to.
 */
export function askPlace(draft: Draft, { titles, words, rncp }: WantedJobs, back?: Search): Turn {
  const diploma = rncp === undefined ? {} : { rncp };
  const state: StateOf<"place"> = { step: "place", titles, words, ...diploma, options: [], draft, back };
  if (draft.place) return chosen(state, draft.place);
  return askGathered(state) ?? shown(state);
}

/** Another place for a search, beside those that it has. */
function askMorePlaces(draft: Draft, search: Search): Turn {
  const { place: _, ...asked } = draft;
  return askPlace({ ...asked, gathered: { places: listPlaces(search.place), asks: [] } }, search, search);
}

/** The next name of several that more than one place bears; undefined where none is left. */
function askGathered(state: StateOf<"place">): Turn | undefined {
  const { gathered } = state.draft;
  const [ask, ...asks] = gathered?.asks ?? [];
  if (!gathered || !ask) return undefined;
  const at = ask.at === undefined ? {} : { at: ask.at };
  const draft = { ...state.draft, gathered: { places: gathered.places, asks, ...at } };
  return shown({ ...state, options: ask.options, typed: ask.said, draft });
}

function removePlace(search: Search, index: number): Turn | undefined {
  const gone = listPlaces(search.place)[index];
  const place = gone && removePlaces(search.place, [gone]);
  return place && showResults({ ...search, place }, 1, { was: search });
}

/** Several places, or none, bear the name that was typed. `back` is a search to come back to. */
export function choosePlace(
  draft: Draft,
  { titles, words, rncp }: WantedJobs,
  typed: string,
  options: Place[],
  back?: Search,
): Turn {
  const diploma = rncp === undefined ? {} : { rncp };
  const asked = { step: "place", titles, words, ...diploma } as const;
  return shown({ ...asked, options, typed: takeTyped(stripLead(typed)), draft, back });
}

/** "près de Villefranche", "de Villefranche": what leads to a name is not part of it. */
function stripLead(typed: string): string {
  const rest = typed.replace(
    /^(?:(?:tout )?(?:pr[èe]s|proche|autour|[àa] c[ôo]t[ée]|non loin|pas loin) )?(?:de |d['’])/i,
    "",
  );
  return rest.trim() === "" ? typed : rest;
}

/**
 * Without a job yet (someone began with the place), the job is asked for next, where one is needed. Where
 * several places are put together, this is one more of them.
 */
function chosen(state: StateOf<"place">, chosenPlace: Area): Turn {
  const { titles, words, rncp, draft: asked, back } = state;
  const { gathered, ...known } = clearDoubt(asked);
  if (gathered && gathered.asks.length > 0 && chosenPlace.kind !== "france") {
    const places = withChosen(gathered, chosenPlace);
    return askGathered({ ...state, draft: { ...known, gathered: { ...gathered, places } } }) ?? shown(state);
  }
  const place = gathered ? (joinPlaces(withChosen(gathered, chosenPlace)) ?? chosenPlace) : chosenPlace;
  const draft = known;
  const isEnough = titles.length > 0 || words || rncp || needsNoJob(draft.kind);
  if (!isEnough) return askJob({ ...draft, place }, back);
  const { kind, radius, filters, revises } = draft;
  const said = draft.isRadiusSaid ? { isRadiusSaid: true } : {};
  const diploma = rncp === undefined ? {} : { rncp };
  const criteria = { kind, titles, words, ...diploma, place, radius, ...said, filters, ...pickInapplicable(draft) };
  const search = { ...criteria, ...(revises === undefined ? {} : { revises }) };
  return showResults(search, 1, { ...draft, ...(gathered && back ? { was: back } : {}) });
}

/** Enough of places: those that are known are searched, and names that were asked about are left out. */
function withGathered({ draft, titles, words, rncp, back }: StateOf<"place">): Turn | undefined {
  const { gathered, ...known } = clearDoubt(draft);
  const place = joinPlaces(gathered?.places ?? []);
  if (!place) return undefined;
  return askPlace({ ...known, place }, { titles, words, rncp }, back);
}

/** The places that are put together with one more, where its name was said among theirs. */
function withChosen({ places, at = places.length }: Gathered, chosenPlace: Area): Place[] {
  return [...places.slice(0, at), ...listPlaces(chosenPlace), ...places.slice(at)];
}

/** What is not a place may be a word that offers hold; where is still to be said. */
function lookedForInText(state: StateOf<"place">): Turn {
  const { draft, typed = "" } = state;
  const term = toSearchTerm(draft.doubt && "said" in draft.doubt ? draft.doubt.said : typed);
  const before = listFilterOptions("include", draft.filters).map(({ label }) => label);
  const filters = setFilter(draft.filters, "include", [...before, term]);
  return shown({ ...state, options: [], typed: undefined, draft: clearDoubt({ ...draft, filters }) });
}

function shown(state: StateOf<"place">): Turn {
  return { state, view: renderPlaceQuestion(state) };
}
