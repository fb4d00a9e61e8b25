import { formatPlace, type Place } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import { listFilterNames, listFilterOptions, setFilter } from "../search/filters.ts";
import { type PickedTitle, pickInapplicable, type Search } from "../search/search.ts";
import { takeTyped } from "../text/quote.ts";
import { cut, pluralise, splitWords } from "../text/text.ts";
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

/** What is looked for, once the job is known: titles, or words in the text of offers. */
export type WantedJobs = { titles: PickedTitle[]; words?: string | undefined };

/** Where: a town, a postal code, a département, a region, or the whole country. */
export function updatePlace(state: StateOf<"place">, event: Event): Turn {
  if (event.type !== "press") return shown(state);
  switch (event.action) {
    case "france":
      return chosen(state, { kind: "france" });
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

/** Asks for a place, or goes on to the results where the place is known. `back` is a search to return to. */
export function askPlace(draft: Draft, { titles, words }: WantedJobs, back?: Search): Turn {
  const state: StateOf<"place"> = { step: "place", titles, words, options: [], draft, back };
  return draft.place ? chosen(state, draft.place) : shown(state);
}

/** Several places, or none, bear the name that was typed. `back` is a search to come back to. */
export function choosePlace(
  draft: Draft,
  { titles, words }: WantedJobs,
  typed: string,
  options: Place[],
  back?: Search,
): Turn {
  return shown({ step: "place", titles, words, options, typed: takeTyped(stripLead(typed)), draft, back });
}

/** "près de Villefranche", "de Villefranche": what leads to a name is not part of it. */
function stripLead(typed: string): string {
  const rest = typed.replace(
    /^(?:(?:tout )?(?:pr[èe]s|proche|autour|[àa] c[ôo]t[ée]|non loin|pas loin) )?(?:de |d['’])/i,
    "",
  );
  return rest.trim() === "" ? typed : rest;
}

/** "Nantes et Rennes": not one name that several places bear. */
function areAllNamed(options: Place[], typed = ""): boolean {
  const typedWords = ` ${splitWords(typed).join(" ")} `;
  const names = options.map((place) => splitWords(place.kind === "france" ? "france" : place.name).join(" "));
  return new Set(names).size === names.length && names.every((name) => typedWords.includes(` ${name} `));
}

/** Without a job yet (someone began with the place), the job is asked for next. */
function chosen({ titles, words, draft: asked, back }: StateOf<"place">, place: Place): Turn {
  const draft = clearDoubt(asked);
  if (titles.length === 0 && !words) return askJob({ ...draft, place }, back);
  const { kind, radius, filters, revises } = draft;
  const criteria = { kind, titles, words, place, radius, filters, ...pickInapplicable(draft) };
  const search = { ...criteria, ...(revises === undefined ? {} : { revises }) };
  return showResults(search, 1, draft);
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
    ];
  }
  return [
    ...renderDoubt(doubt ?? (typed === undefined ? undefined : { is: "place", said: typed })),
    ...(typed === undefined || doubt !== undefined
      ? [text`📍 ${jobsNamed(state)}Dans quelle ${strong("ville")} ? Écrivez un nom ou un code postal.`]
      : []),
    ...(state.back ? renderKnown(draft) : renderNoted(draft)),
    ...renderDifferences(draft, draft),
    { kind: "input", label: "Écrire une ville", hint: "Lyon, 69003, Rhône…" },
    ...actions({ kind: "location", label: "📍 Utiliser ma position" }),
    ...actions(...elsewhere(draft)),
    ...actions(wordsButton(state)),
    ...actions(press("✖️ Annuler", "cancel")),
  ];
}

/** Above the places that may have been meant. */
function heading({ options, typed = "", draft: { doubt } }: StateOf<"place">): Block {
  if (doubt !== undefined)
    return text`📍 ${options.length === 1 ? "Est-ce plutôt ce lieu ?" : "Est-ce plutôt l'un de ces lieux ?"}`;
  if (options.length === 1) return text`📍 Je connais un lieu qui ressemble à ${strong(typed)}. Est-ce lui ?`;
  return areAllNamed(options, typed)
    ? text`📍 Je cherche autour d'un seul lieu à la fois. Lequel ?`
    : text`📍 Plusieurs lieux répondent à ${strong(typed)}. Lequel ?`;
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

function elsewhere({ lastPlace, doubt }: Draft): Press[] {
  const name = lastPlace && (doubt ? `Garder ${formatPlace(lastPlace)}` : `${formatPlace(lastPlace)} (dernière)`);
  const last = name === undefined ? [] : [press(name, "last")];
  return [press("Toute la France", "france"), ...last];
}

/** What was not known may be looked for in the text of offers, which companies have none of. */
function wordsButton({ titles, words, typed, draft: { kind, doubt } }: StateOf<"place">): Press | undefined {
  if (titles.length === 0 && !words) return undefined;
  const term = doubt === undefined ? typed : doubt.is === "place" ? doubt.said : undefined;
  if (term === undefined || isStreet(term) || !listFilterNames(kind).includes("include")) return undefined;
  return createTextSearchButton(term, "words");
}

function where(place: Place): string {
  if (place.kind === "departement") return `${formatPlace(place)}, département`;
  return place.kind === "region" ? `${formatPlace(place)}, région` : formatPlace(place);
}
