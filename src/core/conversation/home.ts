import { kindTable } from "../search/kind.ts";
import { describeSearch, type Search } from "../search/search.ts";
import { removeDifference, renderDifferences } from "./differences.ts";
import { renderDoubt } from "./doubt.ts";
import type { Event, Turn } from "./events.ts";
import { nearButton } from "./near-button.ts";
import { renderNoted } from "./noted.ts";
import { showResults } from "./open.ts";
import { emptyDraft, getDraft, getSearch, homeState, type State, type StateOf } from "./state.ts";
import type { Draft } from "./state-parts.ts";
import { themesButton } from "./themes-button.ts";
import { actions, press, strong, text, type View } from "./view.ts";

/** The first screen: who is talking, what can be done, and the last search to run again. */
export function updateHome(state: StateOf<"home">, event: Event): Turn {
  if (event.type === "press") {
    if (event.action === "search")
      return askJob({ ...state.draft, kind: "emploi", filters: {}, inapplicable: undefined });
    if (event.action === "alternance")
      return askJob({ ...state.draft, kind: "alternance", filters: {}, inapplicable: undefined });
    if (event.action === "rerun" && state.last) return showResults(state.last);
    const draft = state.asking ? removeDifference(state.draft, event) : undefined;
    if (draft) return updateHome({ ...state, draft }, { type: "again" });
  }
  return { state, view: state.asking ? askingView(state) : welcomeView(state) };
}

export function showWelcome(state: State): Turn {
  if (state.step === "home") return updateHome({ ...state, asking: false }, { type: "again" });
  const search = getSearch(state);
  const last = search ? { last: search } : {};
  return updateHome({ ...homeState, draft: createFreshDraft(state), ...last }, { type: "again" });
}

/**
 * Asks for a job. What the draft holds (a place, "alternance") is kept for the search; `back` is a search to
 * return to.
 */
export function askJob(draft: Draft, back?: Search): Turn {
  return updateHome({ ...homeState, asking: true, draft, ...(back ? { last: back } : {}) }, { type: "again" });
}

/** A new search, where only the last place is remembered, to be offered. */
export function createFreshDraft(state: State): Draft {
  const { place, lastPlace = place } = getDraft(state);
  return lastPlace && lastPlace.kind !== "france" ? { ...emptyDraft, lastPlace } : emptyDraft;
}

function welcomeView({ last, demo }: StateOf<"home">): View {
  return [
    last
      ? text`👋 Re-bonjour ! Votre dernière recherche : ${strong(describeSearch(last))}.`
      : text`👋 Bonjour ! Je cherche pour vous des ${strong("offres d'emploi et d'alternance")} partout en France (sources : France Travail, La bonne alternance).`,
    text`Écrivez simplement un métier : boulanger, aide-soignante, développeur web… C'est gratuit, sans inscription.`,
    text`Je peux aussi vous prévenir chaque jour quand de nouvelles offres paraissent.`,
    ...(demo ? [text`⚠️ Ceci est une ${strong("démonstration")} : les offres sont fictives.`] : []),
    ...actions(last && press("↻ Relancer ma recherche", "rerun", "", "success")),
    ...actions(press("🔎 Chercher un emploi", "search"), press("🎓 Chercher une alternance", "alternance")),
    ...actions(press("🤷 Je ne sais pas", "unsure"), press("🔔 Mes alertes", "alerts")),
    ...actions(press("📚 Me former", "trainings"), press("📅 Évènements", "events")),
    ...actions(nearButton),
    ...actions(press("❓ Aide", "help"), press("🔒 Vos données", "privacy")),
  ];
}

function askingView({ draft, last }: StateOf<"home">): View {
  const { kind, doubt } = draft;
  return [
    ...renderDoubt(doubt),
    ...renderDifferences(draft, draft),
    ...renderNoted(draft, { isKindSaid: kind === "alternance" }),
    kind === "cpf" || kind === "formations"
      ? text`${kindTable[kind].icon} Une ${strong("formation")} pour quel métier ? Écrivez-le simplement : soudeur, comptable, aide-soignante…`
      : kind !== "emploi"
        ? text`🎓 Quel ${strong("métier")} voulez-vous apprendre ? Écrivez-le simplement : boulanger, vente, informatique…`
        : text`🔎 Quel ${strong("métier")} cherchez-vous ? Écrivez-le simplement : boulanger, aide-soignante, développeur web…`,
    { kind: "input", label: "Écrire un métier", hint: "boulanger, vente, informatique…" },
    ...actions(kind === "cpf" && themesButton),
    ...actions(last && press("‹ Revenir à ma recherche", "rerun")),
    ...actions(press("🤷 Je ne sais pas", "unsure"), press("❓ Aide", "help")),
  ];
}
