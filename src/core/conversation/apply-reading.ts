import { quote } from "../text/quote.ts";
import { splitWords, toPlainWords } from "../text/text.ts";
import type { Reading, TravelMode } from "../understanding/acts/reading.ts";
import { countWishes } from "../understanding/acts/search-parts.ts";
import { toKilometres } from "../understanding/acts/to-search-meaning.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { isNothing } from "../understanding/withheld.ts";
import { readSchedule } from "./alert-wish.ts";
import { applyAlertAct } from "./apply-alert-act.ts";
import { applyAnswer } from "./apply-answer.ts";
import { applyChange, applyChangeToAsked, rememberBefore } from "./apply-change.ts";
import { applyGo } from "./apply-go.ts";
import { applyMeaning, backOf } from "./apply-meaning.ts";
import { applyNamedEnd } from "./apply-named-end.ts";
import { takePlacesAway } from "./apply-places.ts";
import { applyQuestion } from "./apply-question.ts";
import { applyTalk } from "./apply-talk.ts";
import type { Turn } from "./events.ts";
import { askJob } from "./home.ts";
import { preferNearest } from "./nearest-place.ts";
import { askNewAlert } from "./open.ts";
import { again, type PressButton } from "./press-button.ts";
import { proposeChange } from "./proposal.ts";
import { applySaid } from "./said.ts";
import { getDraft, getSearch, type State } from "./state.ts";
import { updateStep } from "./step.ts";
import { takeWordsAway } from "./taken-words.ts";
import { answerPrice, inTrainingWords, sayRemoteIsMarked } from "./training-words.ts";
import { findReadAnswerPress } from "./yes-no.ts";

/** Does what somebody means by a message: a search, a change of one, a button, or a few words said back. */
export function applyReading(state: State, read: Reading, understood: Meaning, pressButton: PressButton): Turn {
  const { reading, meaning, said } = preferNearest(state, read, understood);
  // The nearest of several places is taken, and said.
  const meant = said === undefined ? reading : { ...reading, isSure: true };
  const turn = sayRemoteIsMarked(meaning, applyWithRqth(state, meant, meaning, pressButton));
  return said === undefined ? turn : { ...turn, notice: [said, turn.notice].filter(Boolean).join(" ") };
}

function applyWithRqth(state: State, reading: Reading, meaning: Meaning, pressButton: PressButton): Turn {
  if (!tellsOnlyRqth(state, reading, meaning)) return applyAct(state, reading, meaning, pressButton);
  const { accessible: _, ...filters } = meaning.filters;
  const turn = applyAct(state, reading, { ...meaning, filters }, pressButton);
  return { ...turn, notice: [openToAll, turn.notice].filter((one) => one !== undefined).join(" ") };
}

/** Who says that they have an RQTH asks for no filter: one that hides is set only where it is asked for. */
function tellsOnlyRqth(state: State, { wish }: Reading, { filters }: Meaning): boolean {
  if (filters.accessible !== true || getDraft(state).filters.accessible) return false;
  return wish?.tellsRqth === true;
}

const openToAll =
  "Avec une RQTH, toutes les offres vous sont ouvertes : je n'en cache aucune. « ⚙️ Filtres » sait ne montrer que celles qui se disent ouvertes aux travailleurs handicapés.";

/** "non, CDI" after "CDD": who refuses what is not searched for corrects what is. */
function withCorrection(state: State, meaning: Meaning): Meaning {
  const { contract = [] } = getDraft(state).filters;
  const [refused, ...others] = meaning.refusals ?? [];
  if (refused?.is !== "contract" || others.length > 0 || contract.length === 0) return meaning;
  if (!/^non(?!\p{L})/iu.test(refused.said) || contract.includes(refused.contract)) return meaning;
  const { refusals: _, ...corrected } = meaning;
  return { ...corrected, filters: { ...meaning.filters, contract: [refused.contract] } };
}

function applyAct(state: State, reading: Reading, read: Meaning, pressButton: PressButton): Turn {
  const answered = applyQuestion(state, reading);
  if (answered) return answered;
  const meaning = inTrainingWords(state, reading, withCorrection(state, read));
  if (meaning.words !== undefined && read.words === undefined)
    return rememberBefore(state, applyMeaning(state, meaning));
  const priced = answerPrice(state, meaning);
  if (priced) return priced;
  const search = getSearch(state);
  if (reading.taken && search) return rememberBefore(state, takePlacesAway(search, reading.taken));
  const ended = applyNamedEnd(state, reading);
  if (ended) return rememberBefore(state, ended);
  const fewer = takeWordsAway(state, reading, meaning.text);
  if (fewer) return rememberBefore(state, fewer);
  const answer = meaning.refusals ? undefined : findReadAnswerPress(state, reading, meaning.text);
  if (answer) return pressButton(state, answer);
  const said = applyTalk(state, reading, meaning);
  if (said) return said;
  if (meaning.isWithheld && isNothing(meaning) && !isButton(reading)) return sayGently(state, meaning);
  if (isEmptySentence(state, reading, meaning)) return sayNotUnderstood(state, meaning);
  switch (reading.act) {
    case "go":
      return applyGo(state, reading.to ?? "", pressButton) ?? applyUnread(state, meaning, 3);
    case "alert":
      return startAlert(state, reading, meaning.text) ?? applyAlertAct(state, reading, meaning.text);
    case "answer":
      return meaning.refusals ? applyMeaning(state, meaning) : applyAnswer(state, reading.to ?? "", pressButton);
    case "refine":
      return asSure(
        state,
        reading,
        sayMinutes(
          reading,
          rememberBefore(state, applyChange(state, reading, meaning) ?? applyMeaning(state, meaning)),
        ),
      );
    case "search":
      return sayMinutes(reading, applyChangeToAsked(state, reading, meaning) ?? applyMeaning(state, meaning));
    case "say":
    case "unclear":
      return applyUnread(state, meaning);
  }
}

const isButton = ({ act }: Reading): boolean => act === "go" || act === "alert" || act === "answer";

/** What is sure is done; of what is not, it is asked whether it is meant. */
function asSure(state: State, { isSure }: Reading, turn: Turn): Turn {
  return isSure ? turn : proposeChange(state, turn);
}

/** Words that are nearly grave, and of which nothing is sure: they may want somebody to talk to. */
function sayGently(state: State, { text }: Meaning): Turn {
  return applySaid(state, "discouraged", { text, isDoubtful: true }) ?? updateStep(state, { type: "again" });
}

/** Of a message that is no act: what its words alone mean, if they mean anything. */
function applyUnread(state: State, meaning: Meaning, least = leastOfSentence): Turn {
  return isLostSentence(state, meaning, least) ? sayNotUnderstood(state, meaning) : applyMeaning(state, meaning);
}

/** "envoie-moi ça tous les lundis à 8 h" below offers wants a new one. */
function startAlert(state: State, { to = "", which, isSure }: Reading, text: string): Turn | undefined {
  const isWanted = isSure && (to.startsWith("days") || to.startsWith("hour:") || to === "often") && which === undefined;
  // Who changes the time of an alert has one.
  if (!isWanted || ofExisting.test(text) || (state.step !== "results" && state.step !== "offer")) return undefined;
  if (bareDays.test(toPlainWords(text))) return again(state, offerAlert);
  return askNewAlert(state.search, readSchedule(to, text));
}

/** Days alone may be those of work: an alert is offered, and not made. */
const bareDays =
  /^(?:(?:et|alors|oui|ok|plutot) )*(?:tous les jours|chaque jour|toutes les semaines|chaque semaine|quotidien(?:nement)?|en semaine|tous les jours de la semaine)$/;
const offerAlert =
  "Voulez-vous recevoir ces offres ainsi ? Écrivez « préviens-moi tous les jours », ou touchez « 🔔 M'alerter ».";

const ofExisting =
  /(?<!\p{L})(?:chang|modifi|d[ée]cal|avanc|recul|(?:mon|mes|l['’]|cette) ?alertes?(?!\p{L})|plut[ôo]t(?!\p{L}))/iu;

/**
 * Whether nothing is known of a whole sentence: titles that only sound a little like it would be nonsense.
 * Two words may still be a job that has another name.
 */
function isLostSentence(state: State, meaning: Meaning, least = leastOfSentence): boolean {
  const { titleMatch, places, doubt, text, filters, refusals = [] } = meaning;
  const isNothing = (titleMatch === "near" || titleMatch === "none") && places.length === 0 && doubt === undefined;
  const isWished = refusals.length > 0 || Object.values(filters).some((value) => value !== undefined);
  return state.step !== "place" && isNothing && !isWished && new Set(splitWords(text)).size >= least;
}

const leastOfSentence = 4;

/** A sentence is a search, and no part of one was found in it. */
function isEmptySentence(state: State, { act, wish }: Reading, meaning: Meaning): boolean {
  const isSearch = act === "search" || act === "refine";
  if (!isSearch || !wish || wish.isHere || wish.places.length > 0) return false;
  if (wish.titles.length > 0 || wish.words !== undefined || countWishes(wish) > 0) return false;
  const { doubt, refusals: _, ...weak } = meaning;
  if (doubt !== undefined && doubt.is !== "words") return false;
  return meaning.titleMatch !== "sure" && isLostSentence(state, { ...weak, titleMatch: "near" });
}

function sayNotUnderstood(state: State, { text }: Meaning): Turn {
  const turn = state.step === "home" ? askJob(getDraft(state), backOf(state)) : updateStep(state, { type: "again" });
  const notice = `Je n'ai pas compris ${quote(text, 60)}. Écrivez un métier et une ville, « serveur Lyon » par exemple, ou « aide ».`;
  return { ...turn, notice };
}

/** A time of travel is no distance: what it counts for is said, and so is what having no vehicle does. */
function sayMinutes({ wish }: Reading, turn: Turn): Turn {
  const { minutes, travel = "car", lacksTransport } = wish ?? {};
  if (minutes === undefined) return lacksTransport ? addNotice(noVehicle, turn) : turn;
  const said = `${minutes} minutes de trajet : je compte environ ${toKilometres(minutes, travel)} km, ${travelled[travel]}.`;
  return addNotice(said, turn);
}

function addNotice(said: string, turn: Turn): Turn {
  return { ...turn, notice: [said, turn.notice].filter((one) => one !== undefined).join(" ") };
}

const noVehicle = "Sans véhicule : je ne cherche pas plus loin sans vous le demander.";

const travelled: Readonly<Record<TravelMode, string>> = {
  car: "comme en voiture",
  transport: "comme en bus ou en train",
  bicycle: "comme à vélo",
  foot: "comme à pied",
};
