import { toFirstForm } from "../rome/title.ts";
import { passingLabels, type Saying, spokenLabels } from "../sayings/saying.ts";
import { toKindMeant } from "../search/kind.ts";
import { changeKind, type PickedTitle } from "../search/search.ts";
import { findWider } from "../search/widenings.ts";
import { cut } from "../text/text.ts";
import { renderDoors } from "./doors.ts";
import type { Event, Turn } from "./events.ts";
import { showHelp } from "./help.ts";
import { askJob, createFreshDraft, showWelcome } from "./home.ts";
import { showIdeas } from "./ideas.ts";
import { nearButton } from "./near-button.ts";
import { showMarket, showResults } from "./open.ts";
import { askPlace } from "./place.ts";
import { getHeld, getSearch, type State, type StateOf, toAside } from "./state.ts";
import { stopAfterJobFound } from "./stopped.ts";
import { type Action, actions, press, text, type View } from "./view.ts";

/** What is known of a message that something is said to. Its words choose a topic, and are not kept. */
export type SaidMessage = {
  text: string;
  /** It may have meant something else. */
  isDoubtful?: boolean;
  /** Jobs that were recognised in it. */
  titles?: PickedTitle[];
  /** The screen that is held is what it searches for, as jobs. */
  isSearch?: boolean;
};

/**
 * Says a few words to a message that is no search: in passing, or on a screen of its own, from which the one
 * before is one tap away. Undefined for what is answered elsewhere.
 */
export function applySaid(
  state: State,
  to: string | undefined,
  { text: words, isDoubtful, titles = [], isSearch }: SaidMessage,
): Turn | undefined {
  const held = getHeld(state);
  if (to === "how") return showHelp(toAside(held));
  if (to === "unsure") return showIdeas(held);
  if (to === "found" && !isDoubtful) return stopAfterJobFound(held);
  if (to === "hello" && !(held.step === "home" && !held.asking)) return showWelcome(held);
  const passing = passingLabels.find((label) => label === to);
  if (passing) return { state, ask: { ask: "saying", to: passing, ...(passing === "ok" ? { text: words } : {}) } };
  const spoken = spokenLabels.find((label) => label === to);
  if (!spoken) return undefined;
  const extras = {
    ...(isDoubtful ? { isDoubtful } : {}),
    ...(titles.length > 0 ? { titles } : {}),
    ...(isSearch ? { isSearch } : {}),
  };
  const below = isDoubtful || isSearch ? held : toTrainings(spoken, held);
  return {
    state: { step: "said", to: spoken, ...extras, held: below },
    ask: { ask: "saying", to: spoken, text: words },
  };
}

/** Who is told about trainings before there is a search names the job of one next. */
function toTrainings(to: StateOf<"said">["to"], held: StateOf<"said">["held"]): StateOf<"said">["held"] {
  if ((to !== "training" && to !== "formations") || held.step !== "home") return held;
  const { draft } = held;
  return { ...held, asking: true, draft: changeKind(draft, toKindMeant("formations", draft.kind)) };
}

/** Undefined for what is meant for the screen that is held: see `toHeldEvent`. */
export function updateSaid(state: StateOf<"said">, event: Event): Turn | undefined {
  switch (event.type) {
    case "saying": {
      const { key, form } = event.saying;
      const said = { ...state, said: { key, form } };
      return { state: said, view: renderSaid(said, event.saying) };
    }
    case "press":
      return pressed(state, event.action, event.value);
    case "again":
      return { state, ask: { ask: "saying", to: state.to, ...(state.said ? { said: state.said } : {}) } };
    default:
      return undefined;
  }
}

/** "‹ Retour" shows the screen that is held; everything else happens to it. */
export function toHeldEvent(event: Event): Event {
  return event.type === "press" && event.action === "back" ? { type: "again" } : event;
}

function pressed(state: StateOf<"said">, action: string, value: string): Turn | undefined {
  const search = getSearch(state);
  switch (action) {
    case "further": {
      const wider = search && findWider(search);
      return wider && showResults(wider);
    }
    case "market":
      return search && showMarket(search, { page: 1 });
    case "alternance":
      return askJob(changeKind(createFreshDraft(state), "alternance"));
    case "apprentice":
      return search && showResults(changeKind(search, "alternance"));
    case "title": {
      const title = state.titles?.[Number(value)];
      return title && askPlace(createFreshDraft(state), { titles: [title] });
    }
    default:
      return undefined;
  }
}

/**
 * The screen of an answer that nobody is to know the topic of later: shown again, it is the one about people
 * who help.
 */
export function forgetTopic({ said: _, titles: __, isDoubtful: ___, ...state }: StateOf<"said">): StateOf<"said"> {
  return { ...state, to: "human" };
}

/** What is kept of such an answer: that there was one, and its buttons. */
export function renderUnkept(view: View): View {
  const buttons = view.flatMap((block) =>
    block.kind === "actions" ? actions(...block.actions.filter((action) => action.kind !== "url")) : [],
  );
  return [text`🔒 Cette réponse parlait de votre vie : je ne la garde pas, ni votre message.`, ...buttons];
}

function renderSaid(state: StateOf<"said">, { text: sentence, doors }: Saying): View {
  const doubt = state.isDoubtful && state.to !== "found" ? "🤔 Je ne suis pas sûr d'avoir bien compris. " : "";
  return [
    text`${doubt}${sentence}`,
    ...renderDoors(doors),
    ...actions(
      ...(state.titles ?? []).map(({ label }, i) => press(`🔎 ${cut(toFirstForm(label), 36)}`, "title", String(i))),
    ),
    ...actions(...listWays(state)),
    ...actions(wayBack(state)),
  ];
}

const ideasButton = press("💡 Trouver des idées", "unsure");

/** What else helps then, beside the way back. */
function listWays(state: StateOf<"said">): (Action | undefined)[] {
  switch (state.to) {
    case "who":
      return [press("🔒 Vos données", "privacy"), press("❓ Aide", "help")];
    case "broken":
      return [press("🏠 Accueil", "home"), press("❓ Aide", "help")];
    case "insult":
      return [press("🔎 Nouvelle recherche", "new"), humanButton];
    case "human":
    case "cv":
    case "cv-pasted":
    case "interview":
      return [nearButton, press("🔎 Nouvelle recherche", "new"), press("🔔 Mes alertes", "alerts")];
    case "discouraged":
      return [nearButton, furtherButton(state), press("📅 Rencontrer des employeurs", "events"), ideasButton];
    case "rights":
    case "status":
    case "scam":
      return [humanButton, nearButton];
    case "training":
    case "formations":
      return [press("📚 Chercher une formation", "trainings"), press("🎓 Chercher une alternance", "alternance")];
    case "internship":
      return getSearch(state) && state.isSearch
        ? [press("🎓 En alternance", "apprentice"), nearButton]
        : [press("🎓 Chercher une alternance", "alternance"), nearButton];
    case "pay":
      return [getSearch(state) && press("📊 Marché", "market"), press("🔎 Nouvelle recherche", "new")];
    case "found":
      return [press("🎉 Oui, j'ai trouvé", "found", "", "success")];
    case "civic-service":
    case "volunteering":
    case "abroad":
    case "own-business":
    case "employer":
    case "outside":
      return [press("🔎 Nouvelle recherche", "new"), press("🔔 Mes alertes", "alerts")];
    case "evenements":
    case "insertion":
      return [nearButton, press("🔎 Nouvelle recherche", "new"), press("🔔 Mes alertes", "alerts")];
  }
}

const humanButton = press("🙋 Parler à quelqu'un", "human");

function furtherButton(state: State): Action | undefined {
  const search = getSearch(state);
  return search && findWider(search) && press("↔️ Chercher plus loin", "further");
}

function wayBack({ to, held, isSearch }: StateOf<"said">): Action {
  if (to === "broken") return press("↻ Réessayer", "back", "", "success");
  if (isSearch) return press("💼 Chercher en emploi", "back", "", "success");
  if (to === "found") return press("Non, pas encore", "back");
  if (held.step === "job" || held.step === "place" || held.step === "unsure" || (held.step === "home" && held.asking))
    return press("‹ Reprendre", "back", "", "success");
  const isOnSearch = getSearch(held) !== undefined && held.step !== "digest" && held.step !== "alerts";
  return isOnSearch ? press("‹ Revenir à ma recherche", "back", "", "success") : press("‹ Retour", "back");
}
