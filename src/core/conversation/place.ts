import { type Area, joinPlaces, listPlaces, maxPlaces, removePlaces } from "../places/area.ts";
import { formatPlace, france, type Place } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import { listFilterNames, listFilterOptions, setFilter } from "../search/filters.ts";
import { needsNoJob } from "../search/kind.ts";
import { formatArea, type PickedDiploma, type PickedTitle, pickInapplicable, type Search } from "../search/search.ts";
import { takeTyped } from "../text/quote.ts";
import { cut, pluralise } from "../text/text.ts";
import { cancelWish } from "./cancel.ts";
import { removeDifference, renderDifferences } from "./differences.ts";
import { clearDoubt, createTextSearchButton, isStreet, renderDoubt, toSearchTerm } from "./doubt.ts";
import type { Event, Turn } from "./events.ts";
import { askJob } from "./home.ts";
import { renderKnown, renderNoted } from "./noted.ts";
import { showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import type { Draft } from "./state-parts.ts";
import { actions, type Block, type Press, press, type RichText, rich, strong, text, type View } from "./view.ts";

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
  return { state, view: view(state) };
}

function view(state: StateOf<"place">): View {
  const { options, typed, draft } = state;
  const { doubt } = draft;
  if (options.length > 0) {
    return [
      ...renderDoubt(doubt),
      ...(doubt?.is === "either" ? [] : [heading(state)]),
      {
        kind: "choose",
        field: "place",
        label: "Lieux",
        many: false,
        picked: [],
        options: options.map((place, i) => ({ value: String(i), label: where(place) })),
      },
      ...actions(doubt?.is === "either" && press(`Le métier : ${cut(toFirstForm(doubt.title.label), 30)}`, "job")),
      ...(doubt === undefined || doubt.is === "either" ? [] : actions(...elsewhere(draft))),
      ...actions(press("Autre ville", "other"), press("✖️ Annuler", "cancel")),
      ...actions(enoughButton(draft)),
    ];
  }
  return [
    ...renderDoubt(doubt ?? (typed === undefined ? undefined : { is: "place", said: typed })),
    ...(typed === undefined || doubt !== undefined ? [question(state)] : []),
    ...renderPlaces(state),
    ...renderRest(state),
    ...renderDifferences(draft, draft),
    { kind: "input", label: "Écrire une ville", hint: "Lyon, 69003, Rhône…" },
    ...actions({ kind: "location", label: "📍 Utiliser ma position" }),
    ...actions(...elsewhere(draft)),
    ...actions(wordsButton(state)),
    ...actions(enoughButton(draft), press("✖️ Annuler", "cancel")),
  ];
}

function question(state: StateOf<"place">): Block {
  const { places = [] } = state.draft.gathered ?? {};
  const [first, ...more] = places;
  if (!first && showsSeveral(state))
    return text`📍 ${jobsNamed(state)}Touchez un lieu pour l'enlever, ou écrivez la ${strong("ville")} où chercher à la place.`;
  if (!first) return text`📍 ${jobsNamed(state)}Dans quelle ${strong("ville")} ? Écrivez un nom ou un code postal.`;
  const named = joinPlaces([first, ...more]) ?? first;
  return text`📍 ${strong(formatArea(named))} : quelle ${strong("ville")} ajouter ? Écrivez un nom ou un code postal.`;
}

/** What else is known of the search; places that are put together stand in the question itself. */
function renderRest({ back, draft: { gathered: _, ...draft } }: StateOf<"place">): Block[] {
  return back ? renderKnown(draft) : renderNoted(draft);
}

/** While places are put together: no more of them. */
function enoughButton({ gathered }: Draft): Press | undefined {
  const place = joinPlaces(gathered?.places ?? []);
  return place && press("✅ C'est tout", "enough", "", "success");
}

/** The place of a search is being changed, and nothing was written yet. */
function isChanging({ back, typed, draft: { doubt, gathered } }: StateOf<"place">): boolean {
  return back !== undefined && typed === undefined && doubt === undefined && gathered === undefined;
}

function showsSeveral(state: StateOf<"place">): boolean {
  return isChanging(state) && state.back?.place.kind === "several";
}

/** While the place of a search is changed: a tap takes one of several away, another one adds one. */
function renderPlaces(state: StateOf<"place">): Block[] {
  const { back } = state;
  if (!back || back.place.kind === "france" || !isChanging(state)) return [];
  const places = listPlaces(back.place);
  const isFull = places.length >= maxPlaces;
  return [
    ...(places.length > 1 ? actions(...places.map((place, i) => press(`✖️ ${formatPlace(place)}`, "remove", i))) : []),
    ...(isFull ? [text`C'est le plus que je sache chercher à la fois : ${maxPlaces} lieux.`] : []),
    ...actions(!isFull && press("➕ Ajouter une ville", "add")),
  ];
}

/** Above the places that may have been meant. */
function heading({ options, typed = "", draft: { doubt, gathered } }: StateOf<"place">): Block {
  const kept = joinPlaces(gathered?.places ?? []);
  if (kept !== undefined && doubt === undefined)
    return text`📍 ${strong(formatArea(kept))} : c'est noté. Et pour ${strong(typed)}, lequel de ces lieux ?`;
  if (doubt !== undefined)
    return text`📍 ${options.length === 1 ? "Est-ce plutôt ce lieu ?" : "Est-ce plutôt l'un de ces lieux ?"}`;
  if (options.length === 1) return text`📍 Je connais un lieu qui ressemble à ${strong(typed)}. Est-ce lui ?`;
  return text`📍 Plusieurs lieux répondent à ${strong(typed)}. Lequel ?`;
}

/** "Boulanger, pâtissier. ", so that nobody wonders what the town is for; empty while no job is known. */
function jobsNamed({ titles, words }: StateOf<"place">): RichText {
  const names =
    titles.length > 0 ? titles.map(({ label }) => cut(toFirstForm(label), 60)) : words ? [`« ${words} »`] : [];
  if (names.length === 0) return [];
  const shown = names
    .slice(0, mostNamed)
    .map((name, i) => (i === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)));
  const more = names.length - shown.length;
  return rich`${strong(shown.join(", "))}${more > 0 ? ` et ${pluralise(more, "autre métier", "autres métiers")}` : ""}. `;
}

const mostNamed = 3;

function elsewhere({ lastPlace, doubt, gathered }: Draft): Press[] {
  if (gathered !== undefined) return [];
  const name = lastPlace && (doubt ? `Garder ${formatArea(lastPlace)}` : `${formatArea(lastPlace)} (dernière)`);
  const last = name === undefined ? [] : [press(name, "last")];
  return [press("Toute la France", "france"), ...last];
}

/** What was not known may be looked for in the text of offers, which companies have none of. */
function wordsButton({ titles, words, typed, draft: { kind, doubt } }: StateOf<"place">): Press | undefined {
  if (titles.length === 0 && !words) return undefined;
  const term = doubt === undefined ? typed : doubt.is === "place" || doubt.is === "wide" ? doubt.said : undefined;
  if (term === undefined || isStreet(term) || !listFilterNames(kind).includes("include")) return undefined;
  return createTextSearchButton(term, "words");
}

function where(place: Place): string {
  if (place.kind === "departement") return `${formatPlace(place)}, département`;
  return place.kind === "region" ? `${formatPlace(place)}, région` : formatPlace(place);
}
