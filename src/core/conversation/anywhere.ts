import { isPassing } from "../sayings/saying.ts";
import { listFilterOptions } from "../search/filters.ts";
import { needsNoJob } from "../search/kind.ts";
import type { ResolvedLink } from "../search/link.ts";
import { changeKind } from "../search/search.ts";
import { quote } from "../text/quote.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import { countWishes } from "../understanding/acts/search-parts.ts";
import { applyLocation, applyMeaning, backOf } from "./apply-meaning.ts";
import { applyReading } from "./apply-reading.ts";
import type { Event, Turn } from "./events.ts";
import { showHelp } from "./help.ts";
import { askJob, createFreshDraft, showWelcome } from "./home.ts";
import { applyIdeasPlace, asksForIdeasPlace, choosePlace, showIdeas } from "./ideas.ts";
import { applyNearText, askNearTown, asksForNearTown, chooseNearArea, showNear } from "./near.ts";
import { showAlerts } from "./open.ts";
import { askPlace } from "./place.ts";
import { again } from "./press-button.ts";
import { showPrivacy } from "./privacy.ts";
import { applySaid } from "./said.ts";
import { showKind } from "./show-kind.ts";
import { emptyDraft, getDraft, getHeld, getTaskId, homeState, type State, type StateOf, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { stopAfterJobFound } from "./stopped.ts";
import { showThemes } from "./themes.ts";
import { updateTyped } from "./typed-text.ts";

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
      return updateTyped(state, event, pressButton);
    case "understood":
      if (asksForIdeasPlace(state)) return applyIdeasText(state, event);
      if (state.step === "near") return applyTextOnNear(state, event);
      return event.reading
        ? applyReading(state, event.reading, event.meaning, pressButton)
        : applyMeaning(state, event.meaning);
    case "location":
      return { state: getHeld(state), ask: { ask: "locate", point: event.point } };
    case "located":
      if (asksForIdeasPlace(state) && event.place) return choosePlace(state, event.place);
      if (state.step === "near" && event.place) return chooseNearArea(state, event.place);
      return applyLocation(state, event.place);
    case "unreadable":
      return again(state, "Je ne lis que le texte pour l'instant. Votre fichier n'est pas conservé.");
    case "saying":
      return isPassing(event.saying) ? { state, says: event.saying.text } : undefined;
    case "press":
      return pressed(state, event.action) ?? cancelled(state, event);
    case "pick":
    case "again":
    case "families":
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
    case "help":
    case "themes":
    case "kept":
    case "forgotten":
    case "failed":
      return undefined;
  }
}

type PressEvent = Extract<Event, { type: "press" }>;

/** A town, or whatever else somebody writes instead of one. */
function applyIdeasText(
  state: StateOf<"unsure">,
  { meaning, reading }: Extract<Event, { type: "understood" }>,
): Turn | undefined {
  const isSearch = reading === undefined || reading.act === "search" || reading.act === "unclear";
  const [place] = reading?.wish?.places ?? [];
  if (place?.kind === "france") return choosePlace(state, place);
  const turn = isSearch ? applyIdeasPlace(state, meaning) : undefined;
  return turn ?? (reading ? applyReading(state, reading, meaning, pressButton) : applyMeaning(state, meaning));
}

/** Another town, or whatever else somebody writes there. */
function applyTextOnNear(
  state: StateOf<"near">,
  { meaning, reading }: Extract<Event, { type: "understood" }>,
): Turn | undefined {
  const isTown =
    reading === undefined || isPlaceAlone(reading) || (asksForNearTown(state) && reading.act === "unclear");
  const turn = isTown ? applyNearText(state, meaning) : undefined;
  return turn ?? (reading ? applyReading(state, reading, meaning, pressButton) : applyMeaning(state, meaning));
}

function isPlaceAlone({ act, wish }: Reading): boolean {
  if ((act !== "search" && act !== "refine") || !wish) return false;
  return wish.titles.length === 0 && wish.words === undefined && wish.kind === undefined && countWishes(wish) === 0;
}

function pressButton(state: State, press: PressEvent): Turn {
  return updateAnywhere(state, press) ?? updateStep(state, press);
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
    case "unsure":
      return showIdeas(state);
    case "near":
      return showNear(state);
    case "trainings":
      return showKind(state, "formations");
    case "themes":
      return showThemes(getDraft(state));
    case "events":
      return showKind(state, "evenements");
    case "human":
      return applySaid(state, "human", { text: "" });
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
    case "formation":
      return ofJob(askJob(changeKind(draft, "cpf")), event);
    case "evenements":
      return ofJob(askPlace(changeKind(draft, "evenements"), { titles: [] }), event);
    case "pres_de_moi":
      return showNearOfCommand(state, event);
  }
}

/** "/pres_de_moi Bastia": what is written behind it is a town. */
function showNearOfCommand(state: State, { text, place = "" }: Extract<Event, { type: "command" }>): Turn {
  const words = `${text} ${place}`.trim();
  if (words === "") return showNear(state);
  const asked = askNearTown(state);
  return { state: asked.state, ask: { ask: "understand", text: words, screen: { context: "place" } } };
}

function home(state: State): State {
  return { ...homeState, draft: createFreshDraft(state) };
}

/** A search that came with a link is run; what is missing of it is asked for. */
function linked(state: State, { titles, rncp, place, radius, kind, unknown }: ResolvedLink): Turn {
  const draft = { ...createFreshDraft(state), kind, radius, ...(place ? { place } : {}) };
  const isEnough = titles.length > 0 || rncp !== undefined || (needsNoJob(kind) && (unknown?.titles ?? 0) === 0);
  if (!isEnough) return askJob({ ...draft, doubt: { is: "link" } });
  if (unknown?.place !== undefined)
    return askPlace({ ...draft, doubt: { is: "place", said: unknown.place } }, { titles, rncp });
  const turn = askPlace(draft, { titles, rncp });
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
  const quotedFields = unknown.map((field) => quote(field, 40)).join(" et ");
  const isAbout = (field: string) => unknown.some((one) => one.startsWith(field));
  const contracts = listFilterOptions("contract").map(({ label }) => label);
  return [
    `Je n'ai pas compris ${quotedFields}, et n'en tiens pas compte.`,
    ...(isAbout("contrat") ? [`Contrats possibles : ${contracts.join(", ")}.`] : []),
    ...(isAbout("rayon") ? ["Rayons possibles : commune, de 5 à 100 km, département."] : []),
  ].join(" ");
}
