import { listFilterOptions } from "../search/filters.ts";
import type { ResolvedLink } from "../search/link.ts";
import { changeKind } from "../search/search.ts";
import { cut, normaliseText } from "../text/text.ts";
import { applyLocation, applyMeaning, backOf } from "./apply-meaning.ts";
import { findBareDistance } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { isTyping } from "./filters.ts";
import { showHelp } from "./help.ts";
import { askJob, createFreshDraft, showWelcome } from "./home.ts";
import { showAlerts } from "./open.ts";
import { askPlace } from "./place.ts";
import { showPrivacy } from "./privacy.ts";
import { listAnnouncementNumbers } from "./shown-offers.ts";
import { emptyDraft, getTaskId, homeState, type State, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { showStopped, stopAfterJobFound } from "./stopped.ts";
import { findShortenedButton, findTypedButton, isLabelOfResults } from "./typed-label.ts";

/**
 * Handles what every step understands: commands, a few words, any text, a position. Returns undefined for
 * what belongs to one step.
 */
export function updateAnywhere(state: State, event: Event): Turn | undefined {
  switch (event.type) {
    case "start":
      return event.link ? { state: home(state), ask: { ask: "linked", link: event.link } } : showWelcome(state);
    case "linked":
      return linked(state, event.linked);
    case "command":
      return command(state, event);
    case "text":
      return typed(state, event);
    case "understood":
      return applyMeaning(state, event.meaning);
    case "location":
      return { state, ask: { ask: "locate", point: event.point } };
    case "located":
      return applyLocation(state, event.place);
    case "unreadable":
      return again(state, "Je ne lis que le texte pour l'instant. Votre fichier n'est pas conservé.");
    case "press":
      return pressed(state, event.action) ?? cancelled(state, event);
    case "pick":
    case "again":
    case "offers":
    case "counts":
    case "offer":
    case "listed":
    case "market":
    case "exported":
    case "subscribed":
    case "alerts":
    case "alert":
    case "explained":
    case "kept":
    case "forgotten":
    case "failed":
      return undefined;
  }
}

type TextEvent = Extract<Event, { type: "text" }>;
type PressEvent = Extract<Event, { type: "press" }>;

function typed(state: State, event: TextEvent): Turn | undefined {
  const { text } = event;
  const turn = typedButton(state, event) ?? known(state, text) ?? numbered(state, text) ?? distanced(state, text);
  if (turn || isAskedFor(state)) return turn;
  const shortened = findShortenedButton(state, event);
  if (shortened) return pressTyped(state, shortened);
  return isLabelOfResults(state, text)
    ? again(state, "Ce bouton n'est pas proposé ici. Touchez un des boutons, ou écrivez un métier.")
    : understand(state, text);
}

/** The label of a button on screen presses it. Where something is to be written, "non" is the way back. */
function typedButton(state: State, event: TextEvent): Turn | undefined {
  const isBack = isAskedFor(state) && /^(?:non(?: merci)?|annule[rz]?|retour)[\s.!]*$/i.test(event.text.trim());
  const press: PressEvent | undefined = isBack
    ? { type: "press", action: "back", value: "" }
    : findTypedButton(state, event);
  return press && pressTyped(state, press);
}

function pressTyped(state: State, press: PressEvent): Turn {
  return updateAnywhere(state, press) ?? updateStep(state, press);
}

/** A name or an hour of an alert is not a search, and neither are the words or the amount of a filter. */
function isAskedFor(state: State): boolean {
  return state.step === "setting" || (state.step === "filters" && isTyping(state));
}

/** "Annuler" in words, where there is something to be cancelled. */
function isBeingMade(state: State): boolean {
  return state.step !== "alert" && getTaskId(state) !== undefined;
}

/** Buttons that mean the same on every screen. */
function pressed(state: State, action: string): Turn | undefined {
  switch (action) {
    case "home":
      return showWelcome(state);
    case "new":
      return askJob(createFreshDraft(state), backOf(state));
    case "help":
      return showHelp(toAside(state));
    case "privacy":
      return showPrivacy(toAside(state));
    case "alerts":
      return showAlerts(toAside(state));
    case "found":
      return stopAfterJobFound(state);
    default:
      return undefined;
  }
}

/**
 * "Annuler" for something that is still being made although its owner has moved on: cancels it and leaves
 * them where they are.
 */
function cancelled(state: State, { action, value }: PressEvent): Turn | undefined {
  if (action !== "cancel" || value === "" || value === getTaskId(state)) return undefined;
  return { ...updateStep(state, { type: "again" }), cancels: value };
}

function command(state: State, event: Extract<Event, { type: "command" }>): Turn {
  const { command, radius = emptyDraft.radius, saidKm, filters = {} } = event;
  const draft = { ...createFreshDraft(state), radius, filters, ...(saidKm === undefined ? {} : { saidKm }) };
  switch (command) {
    case "emploi":
      return ofJob(askJob(draft), event);
    case "alternance":
      return ofJob(askJob(changeKind(draft, "alternance")), event);
    case "alertes":
      return showAlerts({ draft });
    case "aide":
      return showHelp({ draft });
    case "confidentialite":
      return showPrivacy({ draft });
    case "supprimer":
      return showPrivacy({ draft }, true);
  }
}

function home(state: State): State {
  return { ...homeState, draft: createFreshDraft(state) };
}

/** A search that came with a link is run; what is missing of it is asked for. */
function linked(state: State, { titles, place, radius, kind, unknown }: ResolvedLink): Turn {
  const draft = { ...createFreshDraft(state), kind, radius, ...(place ? { place } : {}) };
  if (titles.length === 0) return askJob({ ...draft, doubt: { is: "link" } });
  if (unknown?.place !== undefined)
    return askPlace({ ...draft, doubt: { is: "place", said: unknown.place } }, { titles });
  const turn = askPlace(draft, { titles });
  return unknown ? { ...turn, notice: "Un métier de ce lien n'est plus connu : je cherche les autres." } : turn;
}

/** A command may bring its words along: "/emploi boulanger Lyon". */
function ofJob(turn: Turn, { text, place = "", unknown }: Extract<Event, { type: "command" }>): Turn {
  const typed = place.trim() === "" ? { text } : { text, place };
  const asked: Turn =
    `${text}${place}`.trim() === "" ? turn : { state: turn.state, ask: { ask: "understand", ...typed } };
  return unknown === undefined ? asked : { ...asked, notice: explainUnknownFields(unknown) };
}

/** The fields that were not understood, and what can be chosen there. */
function explainUnknownFields(unknown: string[]): string {
  const quotedFields = unknown.map((field) => `« ${cut(field, 40)} »`).join(" et ");
  const isAbout = (field: string) => unknown.some((one) => one.startsWith(field));
  const contracts = listFilterOptions("contract").map(({ label }) => label);
  return [
    `Je n'ai pas compris ${quotedFields}, et n'en tiens pas compte.`,
    ...(isAbout("contrat") ? [`Contrats possibles : ${contracts.join(", ")}.`] : []),
    ...(isAbout("rayon") ? ["Rayons possibles : commune, 10, 20 ou 50 km, département."] : []),
  ].join(" ");
}

/** "J'ai trouvé un apprentissage", "c'est bon j'ai enfin trouvé du travail, merci". */
const haveFound =
  /^(?:(?:super|merci|ok|oui|cest bon|ca y est|youpi) )*j ?ai (?:enfin |deja |bien )?trouver?(?: (?:(?:un|une|mon|ma|du|de l|mon nouvel|un nouvel|un nouveau|un bon) ?|l)?(?:travail|emploi|job|boulot|taff?|poste|apprentissage|alternance|contrat|cdi|cdd|stage|entreprise|patron|employeur|place|mission))?(?: (?:merci|cest bon|enfin|grace a vous|au revoir))*$/;

function wantedWords(state: State): string {
  if (state.step === "setting") return state.part === "name" ? "un nom" : "une heure";
  if (isAskedFor(state)) return "ce que vous voulez";
  return state.step === "place" ? "une ville" : "un métier";
}

/** What a few words mean wherever they are written. */
function known(state: State, text: string): Turn | undefined {
  const words = normaliseText(text)
    .replace(/[^a-z ]/g, "")
    .replace(/ +/g, " ")
    .trim();
  if (
    /^(aide|help|sos|aidez moi|aide moi|besoin daide|jai besoin daide|comment ca marche|que sais tu faire)$/.test(words)
  )
    return showHelp(toAside(state));
  if (/^(stop|stop tout|arret|arreter|arrete|desabonner)$/.test(words)) return showStopped(toAside(state));
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
  if (/^(merci|merci beaucoup|ok|super|parfait|genial)$/.test(words)) return again(state, "Avec plaisir !");
  if (
    /^(oui|non|ouais|nan|si|daccord|dac|okay|yes|no|oui merci|non merci|oui svp|je ne sais pas|je sais pas)$/.test(
      words,
    )
  )
    return again(state, `Touchez un des boutons, ou écrivez ${wantedWords(state)}.`);
  if (/^\/[a-z]/i.test(text.trim()))
    return again(state, "Je ne connais pas cette commande. Écrivez « aide » pour voir ce que je sais faire.");
  return undefined;
}

/**
 * "2", "offre 12": opens the offer with that number in the list, as its button does. Two digits alone are a
 * département.
 */
function numbered(state: State, text: string): Turn | undefined {
  const words = normaliseText(text)
    .replace(/[^a-z\d]+/g, " ")
    .trim();
  const [, word, digits] =
    words.match(
      /^(?:(?:voir|ouvrir|montre|montrez) )?(?:l )?((?:offre|annonce|alerte|entreprise|numero|n|no) )?(?:numero |n |no )?(\d{1,4})$/,
    ) ?? [];
  const number = Number(digits);
  if (!(number >= 1) || (word === undefined && number > 9)) return undefined;
  const press = (action: string, value = number) => updateStep(state, { type: "press", action, value: String(value) });
  switch (state.step) {
    case "results":
      return number <= (state.counted?.total ?? 0) ? press("offer") : undefined;
    case "digest": {
      // The numbers that are read are those of announcements.
      const item = listAnnouncementNumbers(state)[number - 1];
      return item === undefined ? undefined : press("offer", item);
    }
    case "alerts":
      return number <= state.shown.length ? press("open") : undefined;
    default:
      return undefined;
  }
}

/** Where a distance is asked for, a number alone is one; elsewhere it is a département. */
function distanced(state: State, text: string): Turn | undefined {
  const km = state.step === "radius" ? findBareDistance(text) : undefined;
  return km === undefined ? undefined : understand(state, `${km} km`);
}

function understand(state: State, text: string): Turn {
  return { state, ask: { ask: "understand", text } };
}

function again(state: State, notice: string): Turn {
  return { ...updateStep(state, { type: "again" }), notice };
}
