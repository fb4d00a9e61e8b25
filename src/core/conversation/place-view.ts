import { joinPlaces, listPlaces, maxPlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import { listFilterNames } from "../search/filters.ts";
import { formatArea } from "../search/search.ts";
import { cut, pluralise } from "../text/text.ts";
import { renderDifferences } from "./differences.ts";
import { createTextSearchButton, isStreet, renderDoubt } from "./doubt.ts";
import { renderKnown, renderNoted } from "./noted.ts";
import type { StateOf } from "./state.ts";
import type { Draft } from "./state-parts.ts";
import { actions, type Block, type Press, press, type RichText, rich, strong, text, type View } from "./view.ts";

/** The question for a place, with what is known of the search; or the places that may have been meant. */
export function renderPlaceQuestion(state: StateOf<"place">): View {
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
