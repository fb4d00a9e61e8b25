import { withFilter } from "../filters.ts";
import { asideOf, type State } from "../state.ts";
import { fold } from "../text.ts";
import type { Event, Turn } from "../words.ts";
import { showHelp } from "./help.ts";
import { askJob, freshDraft, welcome } from "./home.ts";
import { showPrivacy } from "./privacy.ts";
import { step } from "./step.ts";
import { showStopped } from "./stopped.ts";
import { located, understood } from "./understood.ts";

/** What is understood at every step: commands, a few words, any text, a position. Nothing for what belongs to one step. */
export function anywhere(state: State, event: Event): Turn | undefined {
  switch (event.type) {
    case "start":
      return welcome(state);
    case "command":
      return command(state, event);
    case "text":
      return typed(state, event.text);
    case "understood":
      return understood(state, event.meaning);
    case "location":
      return { state, ask: { ask: "locate", point: event.point } };
    case "located":
      return located(state, event.place);
    case "unreadable":
      return again(state, "Je ne lis que le texte pour l'instant. Votre fichier n'est pas conservé.");
    case "press":
      return pressed(state, event.action);
    case "pick":
    case "again":
    case "offers":
    case "counts":
    case "offer":
    case "kept":
    case "forgotten":
    case "failed":
      return undefined;
  }
}

/** Buttons that mean the same on every screen. */
function pressed(state: State, action: string): Turn | undefined {
  switch (action) {
    case "home":
      return welcome(state);
    case "new":
      return askJob(freshDraft(state));
    case "help":
      return showHelp(asideOf(state));
    case "privacy":
      return showPrivacy(asideOf(state));
    default:
      return undefined;
  }
}

function command(state: State, { command, text }: Extract<Event, { type: "command" }>): Turn {
  const draft = freshDraft(state);
  const apprenticeship = { ...draft, filters: withFilter({}, "contract", "alternance") };
  switch (command) {
    case "emploi":
      return ofJob(askJob(draft), text);
    case "alternance":
      return ofJob(askJob(apprenticeship), text);
    case "aide":
      return showHelp({ draft });
    case "confidentialite":
      return showPrivacy({ draft });
    case "supprimer":
      return showPrivacy({ draft }, true);
  }
}

/** A command may bring its words along: "/emploi boulanger Lyon". */
function ofJob(turn: Turn, text: string): Turn {
  return text.trim() === "" ? turn : { state: turn.state, ask: { ask: "understand", text } };
}

function typed(state: State, text: string): Turn {
  const said = fold(text)
    .replace(/[^a-z ]/g, "")
    .trim();
  if (/^(aide|help|sos)$/.test(said)) return showHelp(asideOf(state));
  if (/^(stop|stop tout|arret|arreter|arrete|desabonner)$/.test(said)) return showStopped(asideOf(state));
  if (/^(bonjour|bonsoir|salut|coucou|hello|menu|accueil)$/.test(said)) return welcome(state);
  if (/^(recommencer|annuler|nouvelle recherche)$/.test(said)) return askJob(freshDraft(state));
  if (/^(confidentialite|privacy|vos donnees|mes donnees|rgpd)$/.test(said)) return showPrivacy(asideOf(state));
  if (/^(merci|merci beaucoup|ok|super|parfait|genial)$/.test(said)) return again(state, "Avec plaisir !");
  return { state, ask: { ask: "understand", text } };
}

function again(state: State, notice: string): Turn {
  return { ...step(state, { type: "again" }), notice };
}
