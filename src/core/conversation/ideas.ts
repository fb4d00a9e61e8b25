import type { Area } from "../places/area.ts";
import { diplomaLevels, type FoundFamily, likes } from "../sayings/families.ts";
import type { Saying } from "../sayings/saying.ts";
import { formatArea, type Search, usualRadius } from "../search/search.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { renderWayBack, returnFromAside } from "./aside.ts";
import { renderDoors } from "./doors.ts";
import type { Event, OfferCount, Turn } from "./events.ts";
import { nearButton } from "./near-button.ts";
import { showResults } from "./open.ts";
import { getDraft, type State, type StateOf, toAside } from "./state.ts";
import { readTownAnswer, renderTownQuestion } from "./town-question.ts";
import { actions, press, strong, text, type View } from "./view.ts";

type Ideas = StateOf<"unsure">;
type Level = NonNullable<Ideas["level"]>;

/** A screen of a phone shows so many, each counted before. */
const familiesShown = 6;

/**
 * "Je ne sais pas": what somebody likes, what they have, and where, a tap each; then families of jobs with
 * their offers near there. The last place is taken, and can be changed.
 */
export function showIdeas(state: State): Turn {
  const { place, lastPlace = place } = getDraft(state);
  const known = lastPlace === undefined || lastPlace.kind === "france" ? {} : { place: lastPlace };
  return shown({ step: "unsure", aside: toAside(state), ...known, skipped: 0 });
}

export function updateIdeas(state: Ideas, event: Event): Turn {
  switch (event.type) {
    case "families":
      return counted(state, event.families);
    case "counts":
      return shown({ ...state, families: addCounts(state, event.counts), isCounted: true });
    case "saying":
      return { state, view: renderFamilies(state, event.saying) };
    case "failed":
      return state.place && state.families
        ? shown({ ...state, isCounted: true })
        : { ...shown(state), notice: "Je n'ai pas pu lire votre position. Écrivez une ville." };
    case "press":
      return pressed(state, event.action, event.value) ?? returnFromAside(state.aside, event) ?? shown(state);
    default:
      return shown(state);
  }
}

/** Whether a town is what is asked for now. */
export function asksForIdeasPlace(state: State): state is Ideas {
  return state.step === "unsure" && state.like !== undefined && state.level !== undefined && !state.place;
}

/** A place was written, or a position sent. Undefined for a message that is about something else. */
export function applyIdeasPlace(state: Ideas, meaning: Meaning): Turn | undefined {
  const answer = readTownAnswer(meaning);
  if (answer === undefined) return undefined;
  if ("area" in answer) return choosePlace(state, answer.area);
  return "options" in answer
    ? shown({ ...state, options: answer.options })
    : { ...shown(state), notice: answer.notice };
}

export function choosePlace({ options: _, ...state }: Ideas, place: Area): Turn {
  return shown({ ...forgetFamilies(state), place });
}

function pressed(state: Ideas, action: string, value: string): Turn | undefined {
  switch (action) {
    case "like": {
      const like = value === "any" ? value : likes.find((one) => one === value);
      return like && shown({ ...forgetFamilies(state), like });
    }
    case "level": {
      const [name, licence] = value.split(":");
      const level = diplomaLevels.find((one) => one === name);
      return level && shown({ ...forgetFamilies(state), level, hasLicence: licence === "car" });
    }
    case "france":
      return choosePlace(state, { kind: "france" });
    case "place": {
      const place = state.options?.[Number(value)];
      return place && choosePlace(state, place);
    }
    case "elsewhere":
    case "cancel":
      return shown({ ...forgetFamilies(state), place: undefined, options: undefined });
    case "restart":
      return shown({ ...forgetFamilies(state), like: undefined, level: undefined });
    case "more":
      return shown({ ...forgetFamilies(state), skipped: state.skipped + familiesShown });
    case "family": {
      const family = state.families?.[Number(value)];
      return family && state.place && showResults(toSearch(state, state.place, family));
    }
    default:
      return undefined;
  }
}

function forgetFamilies({ families: _, isCounted: __, hasMore: ___, ...state }: Ideas): Ideas {
  return { ...state, skipped: 0 };
}

/** The next question, or what was found. */
function shown(state: Ideas): Turn {
  const { like, level, hasLicence = false, place, families, isCounted } = state;
  if (like === undefined) return { state, view: [...likesView, ...renderWayBack(state.aside)] };
  if (level === undefined) return { state, view: [...levelsView, ...renderWayBack(state.aside)] };
  if (place === undefined) return { state, view: placeView(state) };
  if (families === undefined)
    return { state, ask: { ask: "families", wish: { like: like === "any" ? undefined : like, level, hasLicence } } };
  if (isCounted) return { state, ask: { ask: "saying", to: "unsure" } };
  const searches = families.map((family) => toSearch(state, place, family));
  return { state, ask: { ask: "counts", searches, isLimited: true } };
}

function counted(state: Ideas, found: FoundFamily[]): Turn {
  const families = found.slice(state.skipped, state.skipped + familiesShown);
  const hasMore = found.length > state.skipped + familiesShown;
  // Behind the last of them it begins anew.
  if (families.length === 0 && state.skipped > 0) return shown({ ...state, skipped: 0 });
  return shown({ ...state, families, hasMore });
}

/** Those with offers first, in their order. */
function addCounts({ families = [] }: Ideas, counts: (OfferCount | undefined)[]): Ideas["families"] {
  const all = families.map((family, i) => {
    const total = counts[i]?.total;
    return total === undefined ? family : { ...family, count: total };
  });
  const hasOffers = ({ count }: (typeof all)[number]) => count !== 0;
  return [...all.filter(hasOffers), ...all.filter((family) => !hasOffers(family))];
}

function toSearch({ aside }: Ideas, place: Area, { titles }: FoundFamily): Search {
  const kind = aside.draft.kind === "alternance" ? "alternance" : "emploi";
  return { kind, titles, place, radius: usualRadius, filters: {} };
}

const likesView: View = [
  text`🤷 Trois questions, et je vous propose des métiers. ${strong("Qu'aimez-vous ?")}`,
  ...actions(press("🌳 Être dehors", "like", "dehors"), press("👥 Voir du monde", "like", "gens")),
  ...actions(press("🛠 Utiliser mes mains", "like", "mains"), press("💻 Un ordinateur", "like", "ordinateur")),
  ...actions(press("🤝 Aider", "like", "aider"), press("🏃 Bouger", "like", "bouger")),
  ...actions(press("🌙 Le calme", "like", "calme"), press("✨ Un peu de tout", "like", "any")),
];

const levelLabels: Record<Level, string> = {
  none: "Sans diplôme",
  cap: "CAP ou BEP",
  bac: "Bac",
  bac2plus: "Plus que le bac",
};

const levelsView: View = [
  text`🎓 ${strong("Qu'avez-vous ?")} Un diplôme, le permis de conduire ? Rien n'est obligatoire.`,
  ...diplomaLevels.flatMap((level) =>
    actions(
      press(levelLabels[level], "level", level),
      press(`${levelLabels[level]} + permis`, "level", `${level}:car`),
    ),
  ),
];

function placeView({ options = [], aside }: Ideas): View {
  const question =
    options.length > 0
      ? text`📍 Lequel de ces lieux ?`
      : text`📍 ${strong("Où ?")} Écrivez une ville ou un code postal.`;
  return [
    ...renderTownQuestion(question, options),
    ...actions(press("Toute la France", "france")),
    ...renderWayBack(aside),
  ];
}

function renderFamilies(
  { families = [], place, hasMore, skipped, aside }: Ideas,
  { text: sentence, doors }: Saying,
): View {
  const where = place === undefined || place.kind === "france" ? "en France" : `près de ${formatArea(place)}`;
  const hasOffers = families.some(({ count }) => count !== 0);
  return [
    hasOffers
      ? text`💡 ${strong("Des métiers à regarder")}, ${where}. Touchez-en un pour voir ses offres.`
      : text`😕 Pas d'offre ${where} pour ces métiers en ce moment. Essayez ailleurs, ou d'autres idées.`,
    ...families.flatMap(({ label, count }, i) =>
      actions(press(count === undefined ? label : `${label} (${count})`, "family", i)),
    ),
    ...actions(
      (hasMore || skipped > 0) && press("💡 D'autres idées", "more"),
      press("📍 Ailleurs", "elsewhere"),
      press("↩︎ Recommencer", "restart"),
    ),
    text`${sentence}`,
    ...renderDoors(doors),
    ...actions(nearButton),
    ...renderWayBack(aside),
  ];
}
