import { toPlainWords } from "../text/text.ts";
import { findCancelled } from "./answer-words.ts";
import { backOf } from "./apply-meaning.ts";
import { applyNumbered } from "./apply-numbered.ts";
import { findBareDistance } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { isTyping } from "./filters.ts";
import { showHelp } from "./help.ts";
import { askJob, createFreshDraft, showWelcome } from "./home.ts";
import { showIdeas } from "./ideas.ts";
import { meetDislike } from "./not-for-me.ts";
import { toOnScreen } from "./on-screen.ts";
import { showAlerts } from "./open.ts";
import { again, type PressButton } from "./press-button.ts";
import { showPrivacy } from "./privacy.ts";
import { applySaid } from "./said.ts";
import { getMeant, getTaskId, type PlainState, type State, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { showStopped, stopAfterJobFound } from "./stopped.ts";
import { readEmoji } from "./typed-emoji.ts";
import { findShortenedButton, findTypedButton, isLabelOfResults } from "./typed-label.ts";
import { findAnswerPress, isUnclearAnswer } from "./yes-no.ts";

type TextEvent = Extract<Event, { type: "text" }>;
type PressEvent = Extract<Event, { type: "press" }>;

/**
 * What a typed text means on any screen: the label of a button, a few words, a number, a distance, or
 * something to be understood. Undefined where the step itself asked for words.
 */
export function updateTyped(state: State, event: TextEvent, pressButton: PressButton): Turn | undefined {
  const meant = getMeant(state);
  if (meant === state) return updateTypedOn(meant, event, pressButton);
  const press =
    findTypedButton(state, event) ??
    findAnswerPress(state, event.text, event.buttons) ??
    findShortenedButton(state, event);
  if (press) return pressButton(state, press);
  if (state.step === "job" ? wayBack.test(event.text.trim()) : goingBack.test(event.text.trim()))
    return pressButton(state, { type: "press", action: "back", value: "" });
  // What was said to another message is in nobody's way: the screen that it lies on is meant.
  const { buttons: _, ...below } = event;
  return updateTypedOn(meant, below, pressButton) ?? updateStep(meant, below);
}

const goingBack = /^(?:ok |non )?(?:retour|reviens|revenir|back)[\s.!]*$/i;
const wayBack = /^(?:non(?: merci)?|annule[rz]?|retour)[\s.!]*$/i;

function updateTypedOn(state: PlainState, event: TextEvent, pressButton: PressButton): Turn | undefined {
  const { text } = event;
  const turn =
    typedButton(state, event, pressButton) ??
    unclear(state, text) ??
    known(state, text) ??
    applyNumbered(state, text, pressButton) ??
    distanced(state, text);
  if (turn || asksForWords(state)) return turn;
  const shortened = findShortenedButton(state, event);
  if (shortened) return pressButton(state, shortened);
  return isLabelOfResults(state, text)
    ? again(state, "Ce bouton n'est pas proposé ici. Touchez un des boutons, ou écrivez un métier.")
    : understand(state, text);
}

/** The label of a button on screen presses it. Where something is to be written, "non" is the way back. */
function typedButton(state: State, event: TextEvent, pressButton: PressButton): Turn | undefined {
  const isBack = asksForWords(state) && wayBack.test(event.text.trim());
  const press: PressEvent | undefined = isBack
    ? { type: "press", action: "back", value: "" }
    : (findTypedButton(state, event) ?? findAnswerPress(state, event.text, event.buttons));
  return press && pressButton(state, press);
}

/** To what is said and may mean either, where nothing comes back. */
function unclear(state: State, text: string): Turn | undefined {
  return isUnclearAnswer(state, text)
    ? again(state, "Pour supprimer, écrivez « oui » ou touchez le bouton ; « non » garde tout.")
    : undefined;
}

/** A name or an hour of an alert is not a search, and neither are the words or the amount of a filter. */
export function asksForWords(state: State): boolean {
  return state.step === "setting" || (state.step === "filters" && isTyping(state));
}

/** "Annuler" in words, where there is something to be cancelled. */
function isBeingMade(state: State): boolean {
  return state.step !== "alert" && getTaskId(state) !== undefined;
}

/** "J'ai trouvé un apprentissage", "c'est bon j'ai enfin trouvé du travail, merci". */
const haveFound =
  /^(?:(?:super|merci|ok|oui|non|nan|c ?est bon|c ?est fini|ca y est|youpi) )*j ?ai (?:enfin |deja |bien )?trouver?(?: (?:(?:un|une|mon|ma|du|de l|mon nouvel|un nouvel|un nouveau|un bon) ?|l ?)?(?:travail|emploi|job|boulot|taff?|poste|apprentissage|alternance|contrat|cdi|cdd|stage|entreprise|patron|employeur|place|mission))?(?: (?:merci|c ?est bon|enfin|grace a vous|au revoir))*$/;

/** "ok" to a question answers it, and there says nothing yet. */
function asksForMore(state: State): boolean {
  const { step } = state;
  if (step === "home") return state.asking;
  return step === "place" || step === "job" || step === "setting" || step === "filters";
}

function wantedWords(state: State): string {
  if (state.step === "setting") return state.part === "name" ? "un nom" : "une heure";
  if (asksForWords(state)) return "ce que vous voulez";
  return state.step === "place" ? "une ville" : "un métier";
}

/** What a few words mean wherever they are written. */
function known(state: State, text: string): Turn | undefined {
  const words = toPlainWords(text);
  if (/^(aide|help|sos|aidez moi|aide moi|(?:j ?ai )?besoin d ?aide|comment ca marche|que sais tu faire)$/.test(words))
    return showHelp(toAside(state));
  const cancelled = findCancelled(text);
  if (cancelled === "alerts" || /^(stop|stop tout|arret|arreter|arrete|desabonner)$/.test(words))
    return showStopped(toAside(state));
  if (haveFound.test(words)) return stopAfterJobFound(state);
  if (/^(mes )?alertes?$/.test(words)) return showAlerts(toAside(state));
  if (/^(bonjour|bonsoir|salut|coucou|hello|menu|accueil)$/.test(words)) return showWelcome(state);
  if (words === "annuler" && isBeingMade(state))
    return updateStep(state, { type: "press", action: "cancel", value: "" });
  if (/^(recommencer|annuler|nouvelle recherche)$/.test(words)) return askJob(createFreshDraft(state), backOf(state));
  if (/^(confidentialite|privacy|vos donnees|mes donnees|rgpd)$/.test(words)) return showPrivacy(toAside(state));
  // Of one alert: of that alone.
  if (state.step === "alert" && /^(supprimer?|effacer?)$/.test(words))
    return updateStep(state, { type: "press", action: "delete", value: "" });
  if (
    /^(supprimer|supprime|effacer|efface)( tout| toutes)?( mes donnees| mon compte| mes infos| mes informations)?$/.test(
      words,
    )
  )
    return showPrivacy(toAside(state), true);
  const emoji = readEmoji(text);
  if (emoji === "not-for-me") return meetDislike(state);
  if (emoji === "ok" && state.step === "digest" && state.open === undefined && !state.thumb)
    return updateStep(state, { type: "press", action: "up", value: "" });
  if (emoji) return applySaid(state, emoji, { text: "", ...(emoji === "discouraged" ? { isDoubtful: true } : {}) });
  if (/^(merci|merci beaucoup)$/.test(words)) return applySaid(state, "thanks", { text });
  if (/^(super|parfait|genial|cool|top|nickel)$/.test(words)) return applySaid(state, "praise", { text });
  if (/^(o+k+|okay|okey|d ?accord|dac|dacc|entendu|tres bien|ca marche|ca roule)$/.test(words) && !asksForMore(state))
    return applySaid(state, "ok", { text });
  if (/^(je ne sais pas|je sais pas|jsp|aucune idee)$/.test(words) && state.step === "home") return showIdeas(state);
  if (
    /^(oui|non|ouais|nan|si|ok|d ?accord|dac|okay|yes|no|oui merci|non merci|oui svp|je ne sais pas|je sais pas)$/.test(
      words,
    )
  )
    return again(state, `Touchez un des boutons, ou écrivez ${wantedWords(state)}.`);
  if (/^\/[a-z]/i.test(text.trim()))
    return again(state, "Je ne connais pas cette commande. Écrivez « aide » pour voir ce que je sais faire.");
  return undefined;
}

/**
 * Whether what is typed here may be a number itself: an hour, an amount, a distance. Numbers of other screens
 * are not meant then.
 */
export function asksForNumber(state: State): boolean {
  return asksForWords(state) || state.step === "radius";
}

/** Where a distance is asked for, a number alone is one; elsewhere it is a département. */
function distanced(state: State, text: string): Turn | undefined {
  const km = state.step === "radius" ? findBareDistance(text) : undefined;
  return km === undefined ? undefined : understand(state, `${km} km`);
}

function understand(state: State, text: string): Turn {
  return { state, ask: { ask: "understand", text, screen: toOnScreen(state) } };
}
