import { shortenLabel, toFirstForm, toWordSlots } from "../rome/title.ts";
import { listFilterNames, listFilterOptions, setFilter } from "../search/filters.ts";
import { type Kind, kindTable } from "../search/kind.ts";
import type { PickedTitle, Search } from "../search/search.ts";
import { quote, restoreWording, takeTyped } from "../text/quote.ts";
import { splitWords } from "../text/text.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { cancelWish } from "./cancel.ts";
import { removeDifference, renderDifferences } from "./differences.ts";
import { clearDoubt, clearPlace, createTextSearchButton, renderDoubt, toSearchTerm } from "./doubt.ts";
import type { Event, Turn } from "./events.ts";
import { askJob } from "./home.ts";
import { renderKnown } from "./noted.ts";
import { showResults } from "./open.ts";
import { askPlace } from "./place.ts";
import { type State, type StateOf, toDraft } from "./state.ts";
import type { Draft } from "./state-parts.ts";
import { themesButton } from "./themes-button.ts";
import { actions, type Block, pager, press, strong, text, type View } from "./view.ts";

const perPage = 8;

/**
 * The job titles that fit a word, to be ticked one by one. The best is already ticked, so that someone in a
 * hurry taps once.
 */
export function updateJob(state: StateOf<"job">, event: Event): Turn {
  const { picked, options, draft } = state;
  if (event.type === "pick" && event.field === "title")
    return shown({ ...state, picked: pickedOn(state, event.values) });
  if (event.type !== "press") return shown(state);
  switch (event.action) {
    case "title":
      return options.some(({ code }) => code === event.value)
        ? shown({ ...state, picked: toggle(picked, event.value) })
        : shown(state);
    case "page":
      return shown({ ...state, page: Number(event.value) || 1 });
    case "all":
      return tickAll(state, picked.length < options.length);
    case "ok":
      return picked.length > 0
        ? askPlace(draft, { titles: getPickedTitles(state) }, state.back)
        : { ...shown(state), notice: "Cochez au moins un métier." };
    case "include": {
      const terms = draft.doubt?.is === "words" ? [toSearchTerm(draft.doubt.said)] : [];
      const before = listFilterOptions("include", draft.filters).map(({ label }) => label);
      const filters = setFilter(draft.filters, "include", [...before, ...terms]);
      return shown({ ...state, draft: clearDoubt({ ...draft, filters }) });
    }
    case "elsewhere":
      return picked.length > 0
        ? askPlace(clearPlace(clearDoubt(draft)), { titles: getPickedTitles(state) }, state.back)
        : { ...shown(state), notice: "Cochez au moins un métier." };
    case "back":
      if (state.held) return showHeld(state.held);
      return state.back ? showResults(state.back) : askJob(clearDoubt(draft));
    case "words":
      return isWord(state.typed)
        ? askPlace(draft, { titles: [], words: toSearchTerm(state.typed) }, state.back)
        : shown(state);
    case "bare":
    case "kind":
      return shown({ ...state, draft: removeDifference(draft, event) ?? draft });
    case "cancel":
      if (state.ticked && state.back) return showResults(state.back);
      // Where nothing was found, the button says "Autre mot": the rest of the wish still stands.
      return askJob(options.length === 0 ? clearDoubt(draft) : cancelWish(draft, state.back), state.back);
    default:
      return shown(state);
  }
}

/**
 * Lists the titles for what was understood, with the best ticked. There is no list for less than a word, so
 * that nothing is ticked unseen. While the jobs of a search are being edited, the `ticked` ones stay ticked
 * ahead of what the word adds. A weak guess is not ticked by itself.
 */
export function chooseJob(
  { text: message, jobText, titles, titleMatch, ticked: most = 1 }: Meaning,
  draft: Draft,
  back?: Search,
  ticked?: PickedTitle[],
): Turn {
  const found = isWord(jobText) ? titles : [];
  // What is only alike is shown, and nothing of it ticked.
  const best = titleMatch === "near" ? [] : found.slice(0, most);
  return shown({
    step: "job",
    typed: takeTyped(restoreWording(message, jobText)),
    near: titleMatch === "near",
    options: together(ticked, found),
    picked: together(ticked, best).map(({ code }) => code),
    page: 1,
    draft,
    ...(back ? { back } : {}),
    ...(ticked ? { ticked } : {}),
    ...(ticked && found.length === 0 ? { missed: true } : {}),
  });
}

/** The results that were on screen, as they were. */
function showHeld({ search, page, ...extras }: StateOf<"results">): Turn {
  return showResults(search, page, extras);
}

/** Ticks all titles, or none. */
export function tickAll(state: StateOf<"job">, isTicked: boolean): Turn {
  return shown({ ...state, picked: isTicked ? state.options.map(({ code }) => code) : [] });
}

/** How many titles the page shows that may be named by their lines, from 1 on. */
export const countTitlesOnPage = (state: StateOf<"job">): number => onPage(state).length;

/** Ticks the titles on these lines, those alone, or all but them; and says which are ticked now. */
export function tickLines(state: StateOf<"job">, lines: number[], how: "that" | "only" | "without"): Turn {
  const named = onPage(state).filter((_, i) => lines.includes(i + 1));
  const codes = named.map(({ code }) => code);
  const others = how === "only" ? [] : state.picked.filter((code) => !codes.includes(code));
  const picked = how === "without" ? others : [...others, ...codes];
  const labels = named.map(({ label }) => quote(toFirstForm(label), 60)).join(" et ");
  const [are, is] = how === "without" ? ["ne sont plus cochés", "n'est plus coché"] : ["sont cochés", "est coché"];
  const go = picked.length > 0 ? " « ✅ Valider » cherche les métiers cochés." : "";
  return { ...shown({ ...state, picked }), notice: `${labels} ${named.length > 1 ? are : is}.${go}` };
}

/** Edits the jobs of a search: they are ticked, and titles similar to the first are listed beside them. */
export function editJobs(search: Search): Turn {
  const { titles } = search;
  const [first] = titles;
  const draft = toDraft(search);
  if (!first) return askJob(draft, search);
  const typed = takeTyped(toFirstForm(first.label));
  const picked = titles.map(({ code }) => code);
  const list = { typed, near: false, options: titles, picked, page: 1 };
  return {
    state: { step: "job", ...list, draft, back: search, ticked: titles, opening: true },
    ask: { ask: "understand", text: typed },
  };
}

/** What is like the jobs that are being changed was looked up: it stands below them. */
export function addSimilarJobs({ opening: _, ...state }: StateOf<"job">, { titles }: Meaning): Turn {
  return shown({ ...state, options: together(state.ticked, titles) });
}

/**
 * The titles that are ticked while the jobs of a search are being edited; undefined while a new search is
 * being made.
 */
export function getTickedTitles(state: State): PickedTitle[] | undefined {
  return state.step === "job" && state.ticked ? getPickedTitles(state) : undefined;
}

function together(ticked: PickedTitle[] = [], found: PickedTitle[]): PickedTitle[] {
  return [...ticked, ...found.filter(({ code }) => ticked.every((one) => one.code !== code))];
}

/** At least two letters or digits, or the sign of "C#". */
function isWord(text: string): boolean {
  return (text.match(/[\p{L}\p{N}+#]/gu) ?? []).length >= 2;
}

export function toggle(picked: string[], value: string): string[] {
  return picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value];
}

export function getPickedTitles({ options, picked }: StateOf<"job">): PickedTitle[] {
  return options.filter(({ code }) => picked.includes(code));
}

/** The titles that are ticked; where none is, the one that is the very word. */
export function getChosenTitles(state: StateOf<"job">): PickedTitle[] {
  const picked = getPickedTitles(state);
  if (picked.length > 0 || state.near || state.ticked) return picked;
  const said = splitWords(state.typed);
  return state.options
    .filter(({ label }) => {
      const slots = toWordSlots(label);
      return slots.length === said.length && slots.every((forms, i) => forms.includes(said[i] ?? ""));
    })
    .slice(0, 1);
}

function shown(state: StateOf<"job">): Turn {
  const page = Math.min(Math.max(1, Math.trunc(state.page)), countTitlePages(state));
  const known = { ...state, page };
  return { state: known, view: view(known) };
}

/** How many pages of titles there are to be ticked. */
export const countTitlePages = ({ options }: StateOf<"job">): number =>
  Math.max(1, Math.ceil(options.length / perPage));
const onPage = ({ options, page }: StateOf<"job">): PickedTitle[] =>
  options.slice((page - 1) * perPage, page * perPage);

/** A list that gives all its choices at once speaks only for the titles it shows. */
function pickedOn(state: StateOf<"job">, values: string[]): string[] {
  const here = onPage(state).map(({ code }) => code);
  return [...state.picked.filter((code) => !here.includes(code)), ...here.filter((code) => values.includes(code))];
}

function view(state: StateOf<"job">): View {
  const { typed, options, picked, near, page, draft, ticked, missed } = state;
  const doubtBlocks = renderDoubt(draft.doubt);
  const way = actions(state.back && press("‹ Revenir à ma recherche", "back"));
  if (!isWord(typed) && !ticked)
    return [...doubtBlocks, text`Écrivez au moins 2 lettres : je cherche alors le métier.`, ...another, ...way];
  const noted = renderKnown(draft);
  if (options.length === 0) return [...doubtBlocks, ...nothing(typed, draft.kind), ...noted, ...way];
  return [
    ...doubtBlocks,
    missed
      ? text`😕 Je ne trouve pas de métier pour ${strong(typed)}. Voici ceux de votre recherche ; écrivez un autre mot pour en ajouter.`
      : near
        ? text`🔎 Rien d'exact pour ${strong(typed)}. Voici ce qui s'en approche : cochez ce qui vous convient.`
        : text`🔎 ${strong(typed)} : quels métiers vous intéressent ? Cochez-en un ou plusieurs.`,
    ...noted,
    ...renderDifferences(draft, draft),
    { kind: "choose", field: "title", label: "Métiers", many: true, picked, options: onPage(state).map(option) },
    ...pager(page, countTitlePages(state)),
    ...actions(
      options.length > 1 && press(picked.length < options.length ? "Tout cocher" : "Tout décocher", "all"),
      press("✖️ Annuler", "cancel"),
    ),
    ...actions(
      (near || draft.kind === "cpf") && press(`Chercher ce mot dans les ${kindTable[draft.kind].many}`, "words"),
    ),
    ...notUnderstood(state),
    ...(ticked ? another : []),
    ...(draft.doubt || ticked ? way : []),
    ...actions(press(`✅ Valider (${picked.length})`, "ok", "", "success")),
  ];
}

/** Beside a job, words that were not understood may be words of offers, or a place. */
function notUnderstood({ draft: { doubt, place, kind } }: StateOf<"job">): Block[] {
  if (doubt?.is !== "words") return [];
  const isSearchable = listFilterNames(kind).includes("include");
  return [
    ...actions(isSearchable && createTextSearchButton(doubt.said, "include")),
    ...actions(place && press("📍 Choisir un autre lieu", "elsewhere")),
  ];
}

const another: Block[] = [{ kind: "input", label: "Écrire un autre mot", hint: "vente, cuisine, mécanique…" }];

function nothing(typed: string, kind: Kind): View {
  const [texts, label] =
    kind === "cpf"
      ? ["les titres des formations", "Chercher dans les formations"]
      : ["le texte des offres", "Chercher dans le texte des offres"];
  return [
    text`😕 Je ne trouve pas de métier pour ${strong(typed)}. Essayez un mot plus courant (vente, cuisine, mécanique…) ou cherchez ce mot dans ${texts}.`,
    ...another,
    ...actions(press(label, "words"), press("Autre mot", "cancel")),
    ...actions(kind === "cpf" && themesButton),
  ];
}

function option({ code, label }: PickedTitle) {
  return { value: code, label, short: shortenLabel(label, 33) };
}
