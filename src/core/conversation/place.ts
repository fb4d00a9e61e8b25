import { type Place, placeName } from "../places/place.ts";
import type { PickedTitle, Search } from "../search.ts";
import type { At, Draft } from "../state.ts";
import { actions, press, strong, text, type View } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { askJob } from "./home.ts";
import { showResults } from "./open.ts";

/** What is looked for, once the job is known: titles, or words in the text of offers. */
export type Jobs = { titles: PickedTitle[]; words?: string | undefined };

/** Where: a town, a postal code, a département, a region, or the whole country. */
export function place(state: At<"place">, event: Event): Turn {
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
      return shown({ ...state, options: [], typed: undefined });
    case "cancel":
      return state.back ? showResults(state.back) : askJob(state.draft);
    default:
      return shown(state);
  }
}

/** Asks for a place, or goes on to the results where it is known already. `back` is a search to come back to. */
export function askPlace(draft: Draft, { titles, words }: Jobs, back?: Search): Turn {
  const state: At<"place"> = { step: "place", titles, words, options: [], draft, back };
  return draft.place ? chosen(state, draft.place) : shown(state);
}

/** Several places, or none, bear the name that was typed. `back` is a search to come back to. */
export function choosePlace(
  draft: Draft,
  { titles, words }: Jobs,
  typed: string,
  options: Place[],
  back?: Search,
): Turn {
  return shown({ step: "place", titles, words, options, typed: typed.slice(0, 60), draft, back });
}

/** Without a job yet (someone began with the place), the job is asked for next. */
function chosen({ titles, words, draft }: At<"place">, place: Place): Turn {
  if (titles.length === 0 && !words) return askJob({ ...draft, place });
  const { kind, radius, filters, revises } = draft;
  return showResults({ kind, titles, words, place, radius, filters, ...(revises === undefined ? {} : { revises }) });
}

function shown(state: At<"place">): Turn {
  return { state, view: view(state) };
}

function view({ options, typed, draft: { lastPlace } }: At<"place">): View {
  if (options.length > 0) {
    return [
      options.length === 1
        ? text`📍 Je connais un lieu qui ressemble à ${strong(typed ?? "")}. Est-ce lui ?`
        : text`📍 Plusieurs lieux répondent à ${strong(typed ?? "")}. Lequel ?`,
      {
        kind: "choose",
        field: "place",
        label: "Lieux",
        many: false,
        picked: [],
        options: options.map((place, i) => ({ value: String(i), label: where(place) })),
      },
      ...actions(press("Autre ville", "other"), press("✖️ Annuler", "cancel")),
    ];
  }
  return [
    typed === undefined
      ? text`📍 Dans quelle ${strong("ville")} ? Écrivez un nom ou un code postal.`
      : text`Je ne connais pas ${strong(typed)}. Vérifiez l'orthographe ou essayez le code postal.`,
    { kind: "input", label: "Écrire une ville", hint: "Lyon, 69003, Rhône…" },
    ...actions({ kind: "location", label: "📍 Utiliser ma position" }),
    ...actions(press("Toute la France", "france"), lastPlace && press(`${placeName(lastPlace)} (dernière)`, "last")),
    ...actions(press("✖️ Annuler", "cancel")),
  ];
}

function where(place: Place): string {
  if (place.kind === "departement") return `${placeName(place)}, département`;
  return place.kind === "region" ? `${placeName(place)}, région` : placeName(place);
}
