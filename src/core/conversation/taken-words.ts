import { setFilter } from "../search/filters.ts";
import { quote } from "../text/quote.ts";
import { normaliseText, splitWords } from "../text/text.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import { takingVerb } from "../understanding/acts/taking-verbs.ts";
import type { Turn } from "./events.ts";
import { showResults } from "./open.ts";
import { again } from "./press-button.ts";
import { getDraft, getSearch, type State } from "./state.ts";
import { updateStep } from "./step.ts";

/**
 * "Enlève le soir", "retire logé": takes away words that a search wishes for. Undefined for a message that
 * does not take away, and where offers are to be hidden instead ("enlève les offres de nuit").
 */
export function takeWordsAway(state: State, { wish }: Reading, text: string): Turn | undefined {
  const named = findTaken(text);
  if (named === undefined || !wish || wish.titles.length + wish.places.length > 0) return undefined;
  const { filters } = getDraft(state);
  const { include = [] } = filters;
  const taken = include.filter((word) => wish.exclude.includes(word) || named.includes(` ${toKey(word)} `));
  if (taken.length > 0)
    return withFilters(
      state,
      include.filter((word) => !taken.includes(word)),
    );
  const absent = wish.exclude[0];
  if (absent === undefined || getSearch(state) === undefined) return undefined;
  const isLeftOut = filters.exclude?.includes(absent) === true;
  return again(
    state,
    isLeftOut
      ? `${quote(absent, 30)} est déjà laissé de côté : je ne montre pas ces offres.`
      : `${quote(absent, 30)} n'est pas demandé : il n'y a rien à enlever. Pour ne plus voir ces offres, écrivez « pas de ${absent} ».`,
  );
}

/** A word that the search wishes for, or leaves out, by itself. */
export function takeTermAway(state: State, said: string): Turn | undefined {
  const { include = [] } = getDraft(state).filters;
  const left = include.filter((word) => toKey(word) !== toKey(said));
  return left.length < include.length ? withFilters(state, left) : undefined;
}

function withFilters(state: State, left: string[]): Turn {
  const include = left.length > 0 ? left : undefined;
  if (state.step === "job" || state.step === "place") {
    const draft = { ...state.draft, filters: setFilter(state.draft.filters, "include", include) };
    return updateStep({ ...state, draft }, { type: "again" });
  }
  const search = getSearch(state);
  return search
    ? showResults({ ...search, filters: setFilter(search.filters, "include", include) })
    : updateStep(state, { type: "again" });
}

/** What a message takes away, between spaces; undefined where it does something else. */
function findTaken(text: string): string | undefined {
  const [, rest] = ` ${toKey(text)} `.match(takingAway) ?? [];
  return rest === undefined || ofOffers.test(rest) || otherwise.test(rest) ? undefined : ` ${rest} `;
}

const toKey = (text: string): string => splitWords(normaliseText(text)).join(" ");

const takingAway = new RegExp(
  `^ (?:(?:non|finalement|en fait|alors|bon|ok|euh|et|tu peux|vous pouvez|peux tu|pouvez vous|merci d|il faut|je veux|je voudrais) )*${takingVerb} (.*) $`,
);
/** These are to be hidden. */
const ofOffers = / (?:offres?|annonces?|postes?|ceux|celles|ce qui|jobs?|emplois) /;
const otherwise = / (?:pas|sans|jamais|mais|ajoute[rz]?|mets|mettez|plutot) /;
