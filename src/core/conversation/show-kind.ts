import { needsNoJob, toKindMeant, type WishedKind } from "../search/kind.ts";
import { changeKind, type Search } from "../search/search.ts";
import { canBe } from "../search/ways-on.ts";
import { backOf } from "./apply-meaning.ts";
import type { Turn } from "./events.ts";
import { askJob, createFreshDraft } from "./home.ts";
import { getChosenTitles } from "./job.ts";
import { pickOpenedOffer, showResults } from "./open.ts";
import { askPlace, type WantedJobs } from "./place.ts";
import { getDraft, getSearch, type State } from "./state.ts";

/**
 * The search on screen as one of that kind, or the one that is being made, with what is known of it; of
 * neither, what that kind needs is asked for.
 */
export function showKind(state: State, said: WishedKind): Turn {
  const search = said === "formations" ? getSearchOfTrainings(state) : getSearch(state);
  const kind = toKindMeant(said, search?.kind ?? getDraft(state).kind);
  if (search && canBe(search, kind)) return withOpener(state, said, showResults(changeKind(search, kind)));
  const asked = getAskedJobs(state);
  const draft = changeKind(asked ? getDraft(state) : createFreshDraft(state), kind);
  const jobs = asked && canBe(asked, kind) ? asked : { titles: [] };
  const back = asked ? backOf(state) : undefined;
  return needsNoJob(kind) || jobs.titles.length > 0 ? askPlace(draft, jobs, back) : askJob(draft, back);
}

/** Trainings for the job of an offer lead back to it. */
function withOpener(state: State, said: WishedKind, turn: Turn): Turn {
  if (said !== "formations" || state.step !== "offer" || turn.state.step !== "results") return turn;
  const { search, page, counted } = state;
  const list = counted === undefined ? {} : { counted };
  return { ...turn, state: { ...turn.state, opener: { ...pickOpenedOffer(state), search, page, ...list } } };
}

/** Who reads an offer of another job than those that are looked for wants to be trained for that one. */
function getSearchOfTrainings(state: State): Search | undefined {
  const search = getSearch(state);
  if (!search || state.step !== "offer" || !state.job) return search;
  const { words: _, ...others } = search;
  return { ...others, titles: [state.job] };
}

/** The jobs of a search that is being made, as far as they are known; undefined where none is. */
function getAskedJobs(state: State): WantedJobs | undefined {
  switch (state.step) {
    case "job":
      return state.opening ? undefined : { titles: getChosenTitles(state) };
    case "place":
      return { titles: state.titles, words: state.words, rncp: state.rncp };
    case "home":
      return state.asking ? { titles: [] } : undefined;
    default:
      return undefined;
  }
}
