import { formatPlace, type Place } from "../places/place.ts";
import { type Filters, pickFiltersBeyondKind } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import { needsNoJob } from "../search/kind.ts";
import type { Search } from "../search/search.ts";
import { quote, restoreWording } from "../text/quote.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { isOrdinary } from "../understanding/ordinary-words.ts";
import { sayPlacesBeyond } from "./apply-places.ts";
import { clearDoubt, clearPlace, restoreDoubt } from "./doubt.ts";
import { draftWith } from "./draft-with.ts";
import type { Turn } from "./events.ts";
import { askJob } from "./home.ts";
import { addSimilarJobs, chooseJob, getChosenTitles, getTickedTitles, updateJob } from "./job.ts";
import { findLostWords, namesJobBesidePlace, showsJobInPictures } from "./job-in-answer.ts";
import { withKept } from "./keep-from-before.ts";
import { getOpenList, getTitlesBeside, holdResults, keepList, keepListWithPlaces } from "./keep-list.ts";
import { withListedPlaces } from "./named-places.ts";
import { askPlace, choosePlace, type WantedJobs } from "./place.ts";
import { getDraft, getSearch, type State } from "./state.ts";
import type { Draft } from "./state-parts.ts";
import { forWords } from "./training-words.ts";
import { sayUnknownPlace } from "./unknown-place.ts";

/**
 * Decides what to do with a typed text, which may bring a job, a place, both, only filters, or nothing known.
 * When a place was asked for, the text is first of all read as a place. What is already known of the current
 * search is kept.
 */
export function applyMeaning(state: State, understood: Meaning): Turn {
  const turn = holdResults(state, sayPlacesBeyond(understood, applyUnderstood(state, inOwnWords(understood))));
  if (!understood.isShortened) return turn;
  const read = `Votre message est long : j'en ai lu seulement ${quote(understood.text, 160)}.`;
  return { ...turn, notice: turn.notice === undefined ? read : `${read} ${turn.notice}` };
}

function applyUnderstood(state: State, understood: Meaning): Turn {
  if (state.step === "job" && state.opening) return addSimilarJobs(state, understood);
  const meaning = state.step === "place" ? understood : withoutGuesses(understood);
  const draft = forWords(
    withKept(state, meaning, draftWith(getDraft(state), meaning, kindBefore(state, meaning))),
    meaning,
  );
  const ticked = getTickedTitles(state) ?? getTitlesBeside(state, meaning);
  const known = jobsOf(state);
  const back = backOf(state);
  const list = getOpenList(state);
  if (meaning.doubt !== undefined && meaning.doubt.is !== "words") return doubtful(state, meaning, draft, back);
  if (meaning.both && namesJob(state, meaning)) return jobAndPlace(meaning, draft, back);
  if (meaning.either && state.step === "place") return jobOrPlace(meaning, draft, known ?? { titles: [] }, back);
  if (!meaning.both && meaning.words !== undefined) return askPlace(draft, { titles: [], words: meaning.words }, back);
  if (!meaning.both && isJob(state, meaning)) return chooseJob(meaning, draft, back, ticked);
  if (meaning.places.length > 0 && showsJobInPictures(meaning.text)) return placeBesidePicture(meaning, draft, back);
  if (meaning.places.length > 0 && list) return sayLostWords(meaning, keepListWithPlaces(list, draft, meaning));
  const unknown = sayUnknownPlace(state, meaning);
  if (unknown) return unknown;
  if (meaning.places.length > 0) {
    // At once the same search elsewhere: nothing is kept from another one.
    const elsewhere = getSearch(state)
      ? { ...draft, kept: undefined, keptKind: undefined, keptRadius: undefined }
      : draft;
    return sayLostWords(meaning, newPlace(meaning, elsewhere, known ?? { titles: [] }, back));
  }
  if (meaning.jobText === "") return withoutWords(state, meaning, draft);
  return state.step === "place" && known
    ? choosePlace(draft, known, placeText(meaning), [], back)
    : chooseJob(meaning, draft, back, ticked);
}

/**
 * Below trainings, a job alone is one to be trained for. Whoever names work with a job or with its hours, or
 * begins anew with a job and a town, looks for a job.
 */
function kindBefore(state: State, { both, text, titleMatch, filters }: Meaning): Kind {
  const { kind } = getDraft(state);
  const isOfTrainings = (kind === "cpf" || kind === "formations") && getSearch(state) !== undefined;
  const hasJob = titleMatch !== "none";
  // What only work has is wished for work: "bosser le week-end".
  const isOfWork = namesWork.test(text) && (hasJob || hasFilters(pickFiltersBeyondKind(filters, kind)));
  return isOfTrainings && (isOfWork || (hasJob && both)) ? "emploi" : kind;
}

function hasFilters(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

const namesWork =
  /(?<!\p{L})(?:emplois?|travail|travailler|boulots?|jobs?|tafs?|postes?|bosser|embauche\p{L}*|offres? d['’ ]emploi)(?!\p{L})/iu;

/** In answer to the question for a place: a job that is the name of a village too. */
function jobOrPlace(meaning: Meaning, draft: Draft, known: WantedJobs, back: Search | undefined): Turn {
  const { titles, places, placeMatch } = meaning;
  const [title] = titles;
  const wording = placeText(meaning);
  const doubt: Pick<Draft, "doubt"> = title ? { doubt: { is: "either", said: wording, title } } : {};
  return choosePlace({ ...draft, ...doubt }, known, wording, places.slice(0, placeMatch === "sure" ? 1 : 3), back);
}

/** The search to come back to, where one is on screen or was. */
export function backOf(state: State): Search | undefined {
  if (state.step === "place" || state.step === "job") return state.back;
  return getSearch(state) ?? (state.step === "home" && state.asking ? state.last : undefined);
}

/**
 * Part of the text was not understood: keeps what was, and asks about the rest. Nothing from before replaces
 * the missing part.
 */
function doubtful(state: State, meaning: Meaning, draft: Draft, back: Search | undefined): Turn {
  const { doubt, jobText, words, titleMatch, places } = meaning;
  const known = jobsOf(state);
  const [there] = isSure(meaning) ? places : [];
  if (doubt?.is === "alphabet") {
    const all = withListedPlaces(draft, meaning);
    const asked = all ?? (there ? { ...draft, place: there } : clearPlace(draft));
    if (titleMatch !== "none" && jobText !== "" && !(there && !meaning.both))
      return chooseJob(meaning, asked, back, getTickedTitles(state));
    if (state.step === "place" && known) return choosePlace(clearPlace(draft), known, placeText(meaning), places, back);
    return askJob(all || there ? asked : draft, back);
  }
  const asked = clearPlace(draft);
  const list = getOpenList(state);
  const passing = jobText === "" && words === undefined ? sayUnknownPlace(state, meaning) : undefined;
  if (passing) return passing;
  if (jobText === "" && words === undefined && list) return keepList(list, asked);
  if (jobText === "" && words === undefined)
    return choosePlace(asked, known ?? { titles: [] }, placeText(meaning), places, back);
  const jobs = getSureJobs(meaning);
  return jobs
    ? choosePlace(asked, jobs, placeText(meaning), places, back)
    : chooseJob(meaning, asked, back, getTickedTitles(state));
}

/** Whether a message holds a job beside its place, known or not, rather than a way to say a place. */
function namesJob(state: State, meaning: Meaning): boolean {
  if (meaning.words !== undefined) return true;
  if (state.step === "place") return namesJobBesidePlace(meaning);
  return meaning.titleMatch !== "none" || findLostWords(meaning) !== undefined;
}

/** What is looked for without a question: titles that are the very words, or words alone. */
function getSureJobs({ titles, titleMatch, ticked = 1, words }: Meaning): WantedJobs | undefined {
  if (words !== undefined) return { titles: [], words };
  return titleMatch === "sure" && ticked > 0 ? { titles: titles.slice(0, ticked) } : undefined;
}

/** A few letters look like many places: where no place was asked for, only a name counts. */
function withoutGuesses(meaning: Meaning): Meaning {
  const { placeMatch } = meaning;
  const isLike = placeMatch === "near" || placeMatch === "likely";
  const isGuess = isLike && (placeText(meaning).length < 4 || isOrdinary(placeText(meaning)));
  return isGuess ? { ...meaning, places: [], placeMatch: "none" } : meaning;
}

/** Only filters, or words that say nothing: the step goes on with them, and says where there was nothing. */
function withoutWords(state: State, meaning: Meaning, draft: Draft): Turn {
  const turn = goOn(state, draft);
  const { kind, radius, elsewhere, filters, refusals = [], text } = meaning;
  const isSomething = kind ?? radius ?? elsewhere ?? Object.values(filters).find((value) => value !== undefined);
  if (isSomething !== undefined || refusals.length > 0 || text.trim() === "") return turn;
  const wanted = state.step === "place" ? "de lieu" : "de métier";
  return { ...turn, notice: `Je ne reconnais pas ${wanted} dans ${quote(text, 40)}.` };
}

function goOn(state: State, draft: Draft): Turn {
  const known = jobsOf(state);
  if (state.step === "job") return updateJob({ ...state, draft }, { type: "again" });
  if (state.step === "place" && known) return askPlace(draft, known, state.back);
  if (needsNoJob(draft.kind)) return askPlace(draft, known ?? { titles: [] }, backOf(state));
  return known && draft.place ? askPlace(draft, known) : askJob(draft, backOf(state));
}

/** A job that needs no question goes straight on; its place may still need one. */
function jobAndPlace(meaning: Meaning, draft: Draft, back: Search | undefined): Turn {
  const { places } = meaning;
  const all = withListedPlaces(draft, meaning);
  const there = all ?? (isSure(meaning) && places[0] ? { ...draft, place: places[0] } : draft);
  const jobs = getSureJobs(meaning);
  if (jobs === undefined) return chooseJob(meaning, there, back);
  return all || isSure(meaning) ? askPlace(there, jobs) : choosePlace(draft, jobs, placeText(meaning), places, back);
}

function newPlace(meaning: Meaning, draft: Draft, jobs: WantedJobs, back: Search | undefined): Turn {
  const [first] = meaning.places;
  const all = withListedPlaces(draft, meaning);
  if (all) return placeKnown(all, jobs, back);
  return isSure(meaning) && first
    ? placeKnown({ ...draft, place: first }, jobs, back)
    : choosePlace(draft, jobs, placeText(meaning), meaning.places, back);
}

/** A job that is only a picture is not known, and not the job from before: it is asked for. */
function placeBesidePicture(meaning: Meaning, draft: Draft, back: Search | undefined): Turn {
  const [first] = meaning.places;
  const all = withListedPlaces(draft, meaning);
  const turn = all
    ? askJob(all, back)
    : isSure(meaning) && first
      ? askJob({ ...draft, place: first }, back)
      : choosePlace(draft, { titles: [] }, placeText(meaning), meaning.places, back);
  return { ...turn, notice: `Je ne reconnais pas de métier dans ${quote(meaning.text, 40)}.` };
}

/** Only the place of an answer is taken: what else it says is not dropped without a word. */
function sayLostWords(meaning: Meaning, turn: Turn): Turn {
  const lost = findLostWords(meaning);
  if (lost === undefined) return turn;
  return {
    ...turn,
    notice: `Je n'ai pas compris ${quote(restoreWording(meaning.text, lost), 40)} : je n'en tiens pas compte.`,
  };
}

const isSure = ({ placeMatch }: Meaning): boolean => placeMatch === "sure" || placeMatch === "likely";
const placeText = ({ placeText, text }: Meaning): string => placeText ?? text;

/** What is quoted of a message is quoted as it was typed. */
function inOwnWords(meaning: Meaning): Meaning {
  const { text, doubt, placeText } = meaning;
  return {
    ...meaning,
    ...(placeText === undefined ? {} : { placeText: restoreWording(text, placeText) }),
    ...(doubt ? { doubt: restoreDoubt(doubt, text) } : {}),
  };
}

/** A position became a commune, which is all that is kept of it. */
export function applyLocation(state: State, place: Place | undefined): Turn {
  const jobs = jobsOf(state) ?? { titles: [] };
  const draft = clearDoubt(getDraft(state));
  if (!place)
    return {
      ...askPlaceAnew(draft, jobs, backOf(state)),
      notice: "Je ne reconnais pas cette position. Écrivez une ville ou un code postal.",
    };
  const notice = `Vous êtes près de ${formatPlace(place)}. J'utilise cette commune ; votre position exacte n'est pas conservée.`;
  const list = getOpenList(state);
  if (list) return { ...keepList(list, { ...draft, place }), notice };
  return { ...placeKnown({ ...draft, place }, jobs), notice };
}

function askPlaceAnew(draft: Draft, jobs: WantedJobs, back: Search | undefined): Turn {
  return askPlace(clearPlace(draft), jobs, back);
}

/** Someone may begin with the place: then the job is asked for. */
function placeKnown(draft: Draft, jobs: WantedJobs, back?: Search): Turn {
  const isEnough = jobs.titles.length > 0 || jobs.words !== undefined || jobs.rncp || needsNoJob(draft.kind);
  return isEnough ? askPlace(draft, jobs, back) : askJob(draft);
}

/** A text that may be read as a job or as a place. */
function isJob(state: State, { jobText, titleMatch, placeMatch }: Meaning): boolean {
  if (titleMatch === "none" || (state.step === "place" && isOrdinary(jobText))) return false;
  if (placeMatch === "none")
    return state.step !== "place" || titleMatch === "sure" || (titleMatch === "likely" && jobText.length > 3);
  const named = placeMatch === "sure" || placeMatch === "exact";
  if (state.step === "place") return titleMatch === "sure" && !named;
  return (
    titleMatch === "sure" || (titleMatch === "likely" && !named) || (titleMatch === "near" && placeMatch === "near")
  );
}

/** The jobs of the search under way; those that are ticked count. */
function jobsOf(state: State): WantedJobs | undefined {
  if (state.step === "place") return { titles: state.titles, words: state.words, rncp: state.rncp };
  if (state.step === "job") {
    const titles = getChosenTitles(state);
    return titles.length > 0 ? { titles } : undefined;
  }
  return getSearch(state);
}
