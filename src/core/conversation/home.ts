import { placeName } from "../places/place.ts";
import { describe, type Search } from "../search.ts";
import { type At, atHome, type Draft, draftOf, emptyDraft, type State, searchOf } from "../state.ts";
import { actions, press, strong, text, type View } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { doubtLines } from "./doubt.ts";
import { showResults } from "./open.ts";
import { otherwiseLines, withoutOtherwise } from "./otherwise.ts";

/** The first screen: who is talking, what can be done, and the last search to run again. */
export function home(state: At<"home">, event: Event): Turn {
  if (event.type === "press") {
    if (event.action === "search") return askJob({ ...state.draft, kind: "emploi", filters: {} });
    if (event.action === "alternance") return askJob({ ...state.draft, kind: "alternance", filters: {} });
    if (event.action === "rerun" && state.last) return showResults(state.last);
    const draft = state.asking ? withoutOtherwise(state.draft, event) : undefined;
    if (draft) return home({ ...state, draft }, { type: "again" });
  }
  return { state, view: state.asking ? askingView(state) : welcomeView(state) };
}

export function welcome(state: State): Turn {
  if (state.step === "home") return home({ ...state, asking: false }, { type: "again" });
  const search = searchOf(state);
  const last = search ? { last: search } : {};
  return home({ ...atHome, draft: freshDraft(state), ...last }, { type: "again" });
}

/** Asks for a job; what the draft holds (a place, "alternance") is kept for the search. `back` is a search to come back to. */
export function askJob(draft: Draft, back?: Search): Turn {
  return home({ ...atHome, asking: true, draft, ...(back ? { last: back } : {}) }, { type: "again" });
}

/** A new search, where only the last place is remembered, to be offered. */
export function freshDraft(state: State): Draft {
  const { place, lastPlace = place } = draftOf(state);
  return lastPlace && lastPlace.kind !== "france" ? { ...emptyDraft, lastPlace } : emptyDraft;
}

function welcomeView({ last, demo }: At<"home">): View {
  return [
    last
      ? text`👋 Re-bonjour ! Votre dernière recherche : ${strong(describe(last))}.`
      : text`👋 Bonjour ! Je cherche pour vous des ${strong("offres d'emploi et d'alternance")} partout en France (sources : France Travail, La bonne alternance).`,
    text`Écrivez simplement un métier : boulanger, aide-soignante, développeur web… C'est gratuit, sans inscription.`,
    text`Je peux aussi vous prévenir chaque jour quand de nouvelles offres paraissent.`,
    ...(demo ? [text`⚠️ Ceci est une ${strong("démonstration")} : les offres sont fictives.`] : []),
    ...actions(last && press("↻ Relancer ma recherche", "rerun", "", "success")),
    ...actions(press("🔎 Chercher un emploi", "search"), press("🎓 Chercher une alternance", "alternance")),
    ...actions(press("🔔 Mes alertes", "alerts"), press("❓ Aide", "help")),
    ...actions(press("🔒 Vos données", "privacy")),
  ];
}

function askingView({ draft, last }: At<"home">): View {
  const { place, kind, doubt } = draft;
  return [
    ...doubtLines(doubt),
    ...otherwiseLines(draft, draft),
    ...(place ? [text`📍 ${strong(placeName(place))} : c'est noté.`] : []),
    kind !== "emploi"
      ? text`🎓 Quel ${strong("métier")} voulez-vous apprendre ? Écrivez-le simplement : boulanger, vente, informatique…`
      : text`🔎 Quel ${strong("métier")} cherchez-vous ? Écrivez-le simplement : boulanger, aide-soignante, développeur web…`,
    { kind: "input", label: "Écrire un métier", hint: "boulanger, vente, informatique…" },
    ...actions(last && press("‹ Revenir à ma recherche", "rerun"), press("❓ Aide", "help")),
  ];
}
