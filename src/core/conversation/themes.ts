import type { ThemeCount } from "../offers/training-themes.ts";
import { france } from "../places/place.ts";
import { describePlace, pickInapplicable, type Search } from "../search/search.ts";
import { packButtons } from "./button-rows.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { askJob } from "./home.ts";
import { showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import type { Draft } from "./state-parts.ts";
import { cpfAdvice } from "./training-view.ts";
import { actions, press, strong, text, type View } from "./view.ts";

type Themes = StateOf<"themes">;

/** For who knows in which field they want to learn, and not for which job: the fields that there are. */
export function showThemes({ lastPlace, ...draft }: Draft): Turn {
  const { place = lastPlace ?? france } = draft;
  const state: Themes = { step: "themes", draft: { ...draft, kind: "cpf", place }, themes: [] };
  return { state, ask: { ask: "themes", place, radius: draft.radius } };
}

export function updateThemes(state: Themes, event: Event): Turn {
  switch (event.type) {
    case "themes": {
      const named = { ...state, themes: event.themes.map(({ label }) => label) };
      return { state: named, view: themesView(state, event.themes) };
    }
    case "failed":
      return { state, view: renderFailure(event.failure, ...waysBack) };
    case "press": {
      if (event.action === "job" || event.action === "cancel") return askJob(state.draft);
      const theme = event.action === "theme" ? state.themes[Number(event.value)] : undefined;
      return theme === undefined ? showThemes(state.draft) : showResults(toSearch(state.draft, theme));
    }
    default:
      return showThemes(state.draft);
  }
}

/** A field is found by its name, as words are. */
function toSearch(draft: Draft, theme: string): Search {
  const { place = france, radius, filters } = draft;
  return { kind: "cpf", titles: [], words: theme, place, radius, filters, ...pickInapplicable(draft) };
}

function themesView({ draft: { place = france, radius } }: Themes, themes: readonly ThemeCount[]): View {
  const where = strong(describePlace({ place, radius }));
  if (themes.length === 0) return [text`😕 Je ne trouve pas de formations par domaine : ${where}.`, ...waysBack];
  return [
    text`📚 Formations par domaine · 📍 ${where}. Lequel vous intéresse ?`,
    ...packButtons(
      themes.map(({ label, count, exact }, i) =>
        press(`${label} (${exact ? "" : "environ "}${count.toLocaleString("fr-FR")})`, "theme", i),
      ),
    ),
    ...cpfAdvice,
    ...waysBack,
  ];
}

const waysBack: View = actions(press("‹ Plutôt un métier", "job"), press("🏠 Accueil", "home"));
