import { maxTerms } from "../search/filter-shapes.ts";
import {
  countNarrowingFilters,
  type FilterName,
  formatFilterValue,
  getFilterEntry,
  isFilterName,
  listFilterNames,
  listFilterOptions,
  listPickedOptions,
  pickFilterOptions,
  pressFilterOption,
  setFilter,
} from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { changeKind, type Search } from "../search/search.ts";
import {
  describePayRange,
  describePayReading,
  findMonthlyAmount,
  findPayRange,
  isPayCeiling,
  type MonthlyAmount,
  type PayRange,
  readPay,
} from "../text/amount.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { renderInapplicableFilters } from "./differences.ts";
import type { Event, OfferCount, Turn } from "./events.ts";
import { formatAtLeast, renderMissingServices } from "./failure.ts";
import { showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import { type Action, actions, type Block, type Press, press, strong, text, type View } from "./view.ts";

type Panel = StateOf<"filters">;

/**
 * The filters of a search, edited in place: a panel of all filters, or the values of one. It says how many
 * offers are left before anyone commits.
 */
export function updateFilters(state: Panel, event: Event): Turn {
  switch (event.type) {
    case "counts":
      return { state, view: viewOf(state, event.counts[0]) };
    case "failed":
      return { state, view: viewOf(state) };
    case "text":
      return typed(state, event.text);
    case "pick":
      return state.open !== undefined && event.field === state.open
        ? after(state, state.open, pickFilterOptions(state.search.filters, state.open, event.values))
        : shown(state);
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return shown(state);
  }
}

export function showFilters(search: Search): Turn {
  return shown({ step: "filters", search });
}

/** Opened at one of them. */
export function showFilter(search: Search, name: FilterName): Turn {
  return shown({ step: "filters", search, open: name });
}

/** What is typed where an amount or words are asked for is not a search. */
export function isTyping({ open }: Panel): boolean {
  return open !== undefined && ["amount", "words"].includes(getFilterEntry(open).shape);
}

function pressed(state: Panel, action: string, value: string): Turn {
  const { open, more, search } = state;
  if (open !== undefined && action === open) return after(state, open, pressFilterOption(search.filters, open, value));
  switch (action) {
    case "open":
      return isFilterName(value) ? shown({ ...state, open: value }) : shown(state);
    case "flag":
      return isFilterName(value) && getFilterEntry(value).shape === "flag"
        ? after(state, value, pressFilterOption(search.filters, value, ""))
        : shown(state);
    case "more":
      return shown({ ...closed(state), more: true });
    case "less":
      return shown({ step: "filters", search });
    case "back":
      return shown(closed(state));
    case "insertion":
      return showResults(changeKind(search, "insertion"));
    case "kind":
      return showFilters(changeKind(search, search.kind === "emploi" ? "alternance" : "emploi"));
    case "reset":
      return shown({
        step: "filters",
        search: { ...search, filters: {}, inapplicable: undefined },
        ...(more ? { more } : {}),
      });
    case "results":
      return showResults(search);
    default:
      return shown(state);
  }
}

function closed({ search, more, open }: Panel): Panel {
  const isRare = open === undefined ? more : getFilterEntry(open).rare;
  return { step: "filters", search, ...(isRare ? { more: true } : {}) };
}

/** One value leads back to the panel; of several more may be chosen, and another word may be written. */
function after(state: Panel, name: FilterName, set: Search["filters"]): Turn {
  const next = { ...state, search: { ...state.search, filters: set } };
  const { shape } = getFilterEntry(name);
  return shown(shape === "several" || shape === "words" ? next : closed(next));
}

function typed(state: Panel, answer: string): Turn {
  const { open, search } = state;
  if (open === undefined) return shown(state);
  const { filters: set } = search;
  if (getFilterEntry(open).shape === "amount") {
    if (isPayCeiling(answer))
      return { ...shown(state), notice: "Je n'ai pas de filtre pour un salaire maximum : écrivez le minimum voulu." };
    const range = findPayRange(answer);
    const amount: MonthlyAmount | undefined = range?.least ?? findMonthlyAmount(answer);
    return amount === undefined
      ? { ...shown(state), notice: "Écrivez un montant par mois, « 2 100 » par exemple." }
      : withPayNotice(after(state, open, setFilter(set, open, amount.euros)), amount, range);
  }
  const before = listFilterOptions(open, set).map(({ label }) => label);
  const words = answer.split(/[,;\n]+/).filter((word) => word.trim() !== "");
  const next = setFilter(set, open, [...before, ...words]);
  const isMore = listFilterOptions(open, next).length > before.length;
  const turn = after(state, open, next);
  if (new Set([...before, ...words]).size > maxTerms)
    return { ...turn, notice: `${maxTerms} mots au plus : les suivants sont laissés de côté.` };
  return isMore ? turn : { ...turn, notice: "Écrivez un mot de deux lettres au moins, que la liste n'a pas encore." };
}

/**
 * What is not gross and monthly by its own words is said to have been read so, and so is what was left out.
 */
function withPayNotice(turn: Turn, amount: MonthlyAmount, range: PayRange | undefined): Turn {
  const reading = readPay(amount);
  const notices = [
    ...(reading ? [describePayReading(reading, amount.euros)] : []),
    ...(range ? [describePayRange(range.said, amount.euros)] : []),
  ];
  return notices.length === 0 ? turn : { ...turn, notice: notices.join("\n") };
}

/** Where it leads to the offers, they are counted meanwhile. */
function shown(state: Panel): Turn {
  const turn = { state, view: viewOf(state) };
  return leadsToOffers(state) ? { ...turn, meanwhile: { ask: "counts", searches: [state.search] } } : turn;
}

function leadsToOffers({ open }: Panel): boolean {
  return open === undefined || getFilterEntry(open).shape === "several" || getFilterEntry(open).shape === "words";
}

function viewOf(state: Panel, counted?: OfferCount): View {
  return state.open === undefined ? panelView(state, counted) : oneView(state, state.open, counted);
}

function panelView({ search, more = false }: Panel, counted?: OfferCount): View {
  const names = listFilterNames(search.kind);
  const rare = names.filter((name) => getFilterEntry(name).rare);
  const common = names.filter((name) => !getFilterEntry(name).rare);
  const [first, ...rest] = common.map((name) => filterButton(search, name));
  const hidden = countNarrowingFilters(Object.fromEntries(rare.map((name) => [name, search.filters[name]])));
  const aside = renderInapplicableFilters(search);
  const isSet = countNarrowingFilters(search.filters) > 0 || aside.length > 0;
  const { button: otherKind } = kindTable[search.kind === "emploi" ? "alternance" : "emploi"];
  const isOfOffers = search.kind === "emploi" || search.kind === "alternance";
  const isTextRead = names.some((name) => getFilterEntry(name).inText);
  return [
    renderBreadcrumb(search),
    ...(more
      ? [
          text`⚙️ Plus de filtres. Une annonce qui ne précise rien est gardée, sauf avec « ${getFilterEntry("strict").label} ».`,
          ...inPairs([
            ...rare.map((name) => filterButton(search, name)),
            ...(search.kind === "emploi" ? [inclusionButton] : []),
            press("‹ Filtres principaux", "less"),
          ]),
        ]
      : [
          text`⚙️ Filtres.${isTextRead ? " Télétravail, mots voulus et mots exclus sont cherchés dans le texte des annonces." : ""}`,
          ...inPairs([
            first,
            ...(isOfOffers ? [press(otherKind, "kind")] : []),
            ...rest,
            ...(rare.length > 0 ? [press(`➕ Plus de filtres${hidden > 0 ? ` (${hidden})` : ""}`, "more")] : []),
          ]),
        ]),
    ...aside,
    ...noneLine(search, counted),
    ...actions(isSet && press("↩︎ Réinitialiser", "reset"), resultsButton(search, counted)),
  ];
}

/** Inclusion posts are a kind of their own, and who looks for them looks here as well. */
const inclusionButton = press("🤝 Postes d'insertion", "insertion");

function filterButton({ filters: set }: Search, name: FilterName): Press {
  const entry = getFilterEntry(name);
  return entry.shape === "flag"
    ? press(`${set[name] ? "☑️" : "⬜"} ${entry.label}`, "flag", name)
    : press(`${entry.label} : ${formatFilterValue(set, name) ?? entry.any}`, "open", name);
}

function inPairs(buttons: (Action | undefined)[]): Block[] {
  return buttons.flatMap((_, i) => (i % 2 === 0 ? actions(...buttons.slice(i, i + 2)) : []));
}

function oneView({ search }: Panel, name: FilterName, counted?: OfferCount): View {
  const entry = getFilterEntry(name);
  const options = listFilterOptions(name, search.filters);
  const hint = "hint" in entry ? ` ${entry.hint}` : "";
  const many = entry.shape === "several" || entry.shape === "words";
  const none = "any" in entry && !many ? [{ value: "any", label: capital(entry.any) }] : [];
  const all = [
    ...none,
    ...options.map(({ value, label }) => ({ value, label: entry.shape === "words" ? label : capital(label) })),
  ];
  return [
    renderBreadcrumb(search),
    text`⚙️ ${strong(`${entry.label}${hint === "" ? "" : "."}`)}${hint}`,
    ...(entry.shape === "words"
      ? [
          text`Écrivez un mot, ou plusieurs séparés par des virgules.${all.length > 0 ? " Touchez-en un pour l'enlever." : ""}`,
        ]
      : entry.shape === "amount"
        ? [
            text`Choisissez, ou écrivez un autre montant.${search.filters.strict ? "" : " Une annonce qui ne dit pas son salaire est gardée."}`,
          ]
        : []),
    ...(all.length > 0
      ? [
          {
            kind: "choose" as const,
            field: name,
            label: entry.label,
            many,
            picked: listPickedOptions(name, search.filters),
            options: all,
          },
        ]
      : []),
    ...(entry.shape === "words"
      ? [{ kind: "input" as const, label: "Écrire des mots", hint: wordsHints[name] ?? "" }]
      : []),
    ...(entry.shape === "amount" ? [{ kind: "input" as const, label: "Écrire un montant", hint: "2 100" }] : []),
    ...noneLine(search, many ? counted : undefined),
    ...actions(press("‹ Retour aux filtres", "back"), many && resultsButton(search, counted)),
  ];
}

const wordsHints: { [F in FilterName]?: string } = { include: "anglais, hôtel", exclude: "nuit, week-end" };

function resultsButton({ kind }: Search, counted: OfferCount | undefined): Press {
  const isKnown = counted && (counted.total > 0 || counted.missing.length === 0);
  const found = isKnown && formatAtLeast(counted, kind);
  return press(`✅ Voir ${found || `les ${kindTable[kind].many}`}`, "results", "", "success");
}

function noneLine({ kind }: Search, counted: OfferCount | undefined): View {
  if (!counted) return [];
  const none = counted.total === 0 && counted.missing.length === 0;
  return none
    ? [text`😕 ${kindTable[kind].none} avec ces filtres : enlevez-en un.`]
    : renderMissingServices(counted.missing);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
