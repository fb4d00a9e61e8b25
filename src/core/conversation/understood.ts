import { narrowing } from "../filters.ts";
import { type Place, placeName } from "../places/place.ts";
import { type Draft, draftOf, type State, searchOf } from "../state.ts";
import type { Meaning, Turn } from "../words.ts";
import { askJob } from "./home.ts";
import { chooseJob, pickedTitles } from "./job.ts";
import { askPlace, choosePlace, type Jobs } from "./place.ts";

/**
 * What to do with a typed text: it may bring a job, a place, both, only filters, or nothing that is known. At the question for a place it is
 * first of all a place. What is known already of the search under way is kept.
 */
export function understood(state: State, meaning: Meaning): Turn {
  const draft = draftWith(draftOf(state), meaning);
  const known = jobsOf(state);
  if (meaning.both) return jobAndPlace(meaning, draft);
  if (isJob(state, meaning)) return chooseJob(meaning, draft);
  if (meaning.places.length > 0) return newPlace(meaning, draft, known ?? { titles: [] });
  if (meaning.jobText === "") return known && draft.place ? askPlace(draft, known) : askJob(draft);
  return state.step === "place" && known ? choosePlace(draft, known, meaning.text, []) : chooseJob(meaning, draft);
}

/** A job that needs no question goes straight on; its place may still need one. */
function jobAndPlace(meaning: Meaning, draft: Draft): Turn {
  const { titles, titleMatch, places, text } = meaning;
  const there = isSure(meaning) && places[0] ? { ...draft, place: places[0] } : draft;
  if (titleMatch !== "sure") return chooseJob(meaning, there);
  const jobs = { titles: titles.slice(0, 1) };
  return isSure(meaning) ? askPlace(there, jobs) : choosePlace(draft, jobs, text, places);
}

function newPlace(meaning: Meaning, draft: Draft, jobs: Jobs): Turn {
  const [first] = meaning.places;
  return isSure(meaning) && first
    ? placeKnown({ ...draft, place: first }, jobs)
    : choosePlace(draft, jobs, meaning.text, meaning.places);
}

const isSure = ({ placeMatch }: Meaning): boolean => placeMatch === "sure" || placeMatch === "likely";

/** A position became a commune, which is all that is kept of it. */
export function located(state: State, place: Place | undefined): Turn {
  const jobs = jobsOf(state) ?? { titles: [] };
  const draft = draftOf(state);
  if (!place) return choosePlace(draft, jobs, "cette position", []);
  const notice = `Vous êtes près de ${placeName(place)}. J'utilise cette commune ; votre position exacte n'est pas conservée.`;
  return { ...placeKnown({ ...draft, place }, jobs), notice };
}

/** Someone may begin with the place: then the job is asked for. */
function placeKnown(draft: Draft, jobs: Jobs): Turn {
  return jobs.titles.length > 0 || jobs.words ? askPlace(draft, jobs) : askJob(draft);
}

/** A text that may be read as a job or as a place. */
function isJob(state: State, { titleMatch, placeMatch }: Meaning): boolean {
  if (titleMatch === "none") return false;
  if (placeMatch === "none") return state.step !== "place" || titleMatch !== "near";
  const named = placeMatch === "sure" || placeMatch === "exact";
  if (state.step === "place") return titleMatch === "sure" && !named;
  return (
    titleMatch === "sure" || (titleMatch === "likely" && !named) || (titleMatch === "near" && placeMatch === "near")
  );
}

/** The jobs of the search under way; those that are ticked count. */
function jobsOf(state: State): Jobs | undefined {
  if (state.step === "place") return { titles: state.titles, words: state.words };
  if (state.step === "job") return state.picked.length > 0 ? { titles: pickedTitles(state) } : undefined;
  return searchOf(state);
}

function draftWith(draft: Draft, { filters }: Meaning): Draft {
  return narrowing(filters) > 0 ? { ...draft, filters: { ...draft.filters, ...filters } } : draft;
}
