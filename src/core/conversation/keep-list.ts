import { formatArea, type PickedTitle } from "../search/search.ts";
import { quote } from "../text/quote.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { clearPlace } from "./doubt.ts";
import type { Turn } from "./events.ts";
import { getChosenTitles, getPickedTitles, updateJob } from "./job.ts";
import { withListedPlaces } from "./named-places.ts";
import { getMeant, type State, type StateOf } from "./state.ts";
import type { Draft } from "./state-parts.ts";

/** The list of titles on screen, where none is chosen yet. */
export function getOpenList(state: State): StateOf<"job"> | undefined {
  return state.step === "job" && !state.opening && getChosenTitles(state).length === 0 ? state : undefined;
}

/** The list as it is, with what a message adds to the search: it is still to be said which job is meant. */
export function keepList(list: StateOf<"job">, draft: Draft): Turn {
  return updateJob({ ...list, draft }, { type: "again" });
}

/**
 * The same with the places of a message. A name that several places bear is asked about once the job is
 * known.
 */
export function keepListWithPlaces(list: StateOf<"job">, draft: Draft, meaning: Meaning): Turn {
  const { gathered: _, ...asked } = draft;
  const { placeText: said = meaning.text, places, placeMatch } = meaning;
  const isSure = placeMatch === "sure" || placeMatch === "likely";
  const known = withListedPlaces(clearPlace(asked), { listed: meaning.listed ?? [{ said, places, isSure }] }) ?? asked;
  const named = known.place ? formatArea(known.place) : quote(said, 40);
  const next = list.options.length > 0 ? "Cochez maintenant un métier." : "Écrivez maintenant un autre métier.";
  return { ...keepList(list, known), notice: `${named} : c'est noté. ${next}` };
}

/**
 * Nothing was made of a word that was written below results: they stay, and what is written next is meant for
 * them.
 */
export function holdResults(before: State, turn: Turn): Turn {
  const { state } = turn;
  const held = toResults(getMeant(before));
  if (state.step !== "job" || state.options.length > 0 || state.ticked || !held) return turn;
  return { ...turn, state: { ...state, held } };
}

function toResults(state: State): StateOf<"results"> | undefined {
  if (state.step === "results") return state;
  if (state.step !== "offer") return undefined;
  const { search, page, counted } = state;
  return { step: "results", search, page, shown: [], ...(counted ? { counted } : {}) };
}

/** "et barman" below a list of titles: those that are ticked there stay beside what it adds. */
export function getTitlesBeside(state: State, { text }: Meaning): PickedTitle[] | undefined {
  if (state.step !== "job" || state.opening || !adding.test(text)) return undefined;
  const chosen = getPickedTitles(state);
  return chosen.length > 0 ? chosen : undefined;
}

const adding =
  /^(?:et|ou(?! (?:sinon|plut[ôo]t))|aussi|avec|plus|puis|r?ajoute[rz]?)(?= \p{L})|^[+&]|(?<=\p{L}) (?:aussi|[ée]galement|en plus)[ .!]*$/iu;
