import type { Failure } from "../failure.ts";
import { getCopyKeys } from "../offers/copies.ts";
import type { FoundOffer, ResultPage } from "../offers/offer.ts";
import { countNarrowingFilters } from "../search/filters.ts";
import { type Kind, kindSchema, kinds, kindTable } from "../search/kind.ts";
import { changeKind, type Search, toCriteria, toSearchKey } from "../search/search.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { addFictitiousNote, areFictitious, formatCopiesLabel, renderOfferCard } from "./cards.ts";
import { pickDifferences, renderDifferences } from "./differences.ts";
import { changePart, showEdit } from "./edit.ts";
import type { Event, OfferCount, Turn } from "./events.ts";
import { formatAtLeast, renderFailure, renderMissingServices } from "./failure.ts";
import { removeKeptFilters, renderKeptFilters } from "./kept-filters.ts";
import { askNewAlert, getCountOnPage, showAlert, showExport, showMarket, showOffer, showResults } from "./open.ts";
import { offersPerPage } from "./shown-offers.ts";
import type { StateOf } from "./state.ts";
import type { ListCount, Listed, OpenedOffer, SearchDifferences } from "./state-parts.ts";
import { actions, type Block, type Press, pager, press, rich, strong, text, type View } from "./view.ts";
import { listWidenings } from "./widenings.ts";

/** A search being read, page after page. What it does not understand asks for the same page again. */
export function updateResults(state: StateOf<"results">, event: Event): Turn {
  const { search } = state;
  switch (event.type) {
    case "offers":
      return read(state, event.found);
    case "counts":
      return { state, view: emptyView(state, event.counts) };
    case "failed":
      return {
        state,
        view: [
          renderBreadcrumb(search),
          ...renderFailure(
            event.failure,
            ...notifyButton(search, event.failure),
            ...actions(...otherKinds(search).map(kindButton)),
            ...actions(press("✏️ Modifier", "edit")),
          ),
        ],
      };
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return shownAgain(state);
  }
}

/** The same page once more, with all that was told with it. */
function shownAgain({ search, page, ...told }: StateOf<"results">): Turn {
  return showResults(search, page, told);
}

function pressed(state: StateOf<"results">, action: string, value: string): Turn {
  const { search, page } = state;
  switch (action) {
    case "page":
      return showPage(state, wholeNumber(value));
    case "offer":
      return openOffer(state, value);
    case "later": {
      const [first, ...others] = state.counted?.later ?? [];
      const unkept = state.counted?.laterUnkept;
      return first ? showOffer(search, state, { ...first, copies: others, unkept, earlier: true }) : shownAgain(state);
    }
    case "kind":
      return showResults(changeKind(search, kindSchema.catch(search.kind).parse(value)));
    case "alert":
      return askNewAlert(search);
    case "revise":
      return search.revises === undefined
        ? showResults(search, page)
        : showAlert(search.revises, { change: { search }, search: toCriteria(search) });
    case "unchanged":
      return search.revises === undefined
        ? showResults(search, page)
        : showAlert(search.revises, { search: toCriteria(search) });
    case "bare":
      return showResults({ ...search, filters: removeKeptFilters(search.filters, state.kept) }, 1, {
        ...pickDifferences(state),
        kept: [],
      });
    case "market":
      return showMarket(search, state);
    case "export":
      return showExport(search, state, "results");
    case "edit":
    case "cancel":
      return showEdit(search);
    case "widen": {
      const wider = listWidenings(search)[Number(value)];
      return wider ? showResults(wider.search) : shownAgain(state);
    }
    default:
      return changePart(search, action) ?? shownAgain(state);
  }
}

/**
 * Opens an offer by its number in the list or, for buttons of an older version, by its key. A number of
 * another page leads to that page.
 */
function openOffer(state: StateOf<"results">, value: string): Turn {
  const { search, page, shown } = state;
  if (value.includes(":")) return showOffer(search, state, { key: value });
  const number = wholeNumber(value);
  const its = Math.ceil(number / offersPerPage);
  const offer: OpenedOffer | undefined = its === page ? shown[number - 1 - (page - 1) * offersPerPage] : undefined;
  return offer ? showOffer(search, state, offer) : showPage(state, its);
}

function showPage(state: StateOf<"results">, page: number): Turn {
  return showResults(state.search, page, { counted: getCountOnPage(state, page) });
}

function wholeNumber(value: string): number {
  return Math.max(1, Math.trunc(Number(value)) || 1);
}

/** A page; or when there is nothing at all, the question how much wider searches would find. */
function read(state: StateOf<"results">, found: ResultPage): Turn {
  const { search } = state;
  if (found.total > 0) {
    const shown = { ...state, page: found.page, shown: shownOf(found.items), counted: countedOf(state, found) };
    return { state: shown, view: pageView(shown, found) };
  }
  if (found.missing.length > 0) return { state, view: emptyView(state, [], renderMissingServices(found.missing)) };
  const wider = listWidenings(search);
  return wider.length > 0
    ? { state, ask: { ask: "counts", searches: wider.map(({ search }) => search) } }
    : { state, view: emptyView(state, []) };
}

/** What is known of the list now. What this page told before of late copies it tells again. */
function countedOf(state: StateOf<"results">, { page, total, exact, read, later: found = [] }: ResultPage): ListCount {
  const before = getCountOnPage(state, page)?.later ?? [];
  const all = [...before, ...found.filter(({ key }) => before.every((one) => one.key !== key))];
  const later = keptOf(all, roomForLater);
  const laterUnkept = (getCountOnPage(state, page)?.laterUnkept ?? 0) + all.length - later.length;
  return {
    ...{ total, exact },
    ...(read === undefined ? {} : { read }),
    ...(later.length === 0 ? {} : { later }),
    ...(laterUnkept === 0 ? {} : { laterUnkept }),
  };
}

/** Characters, as they are stored: a screen holds a few kilobytes, and a list may have hundreds of copies. */
const roomForCopies = 5_500;
const roomForLater = 1_000;

const sizeOf = (copy: Listed): number => JSON.stringify(copy).length + 1;

/** The first of them that there is room for. */
function keptOf(copies: Listed[], room: number): Listed[] {
  let left = room;
  return copies.filter((copy) => {
    left -= sizeOf(copy);
    return left >= 0;
  });
}

/**
 * What is stored of the offers on the page: as many of their copies as fit, since the card opens them.
 * The others are only counted.
 */
function shownOf(items: FoundOffer[]): StateOf<"results">["shown"] {
  let room = roomForCopies;
  return items.map(({ offer, copies = [] }) => {
    const { key, handle } = offer;
    const folds = getCopyKeys(offer);
    const kept = keptOf(copies, room);
    room -= kept.reduce((sum, copy) => sum + sizeOf(copy), 0);
    const unkept = copies.length - kept.length;
    return {
      key,
      ...(handle === undefined ? {} : { handle }),
      ...(folds.length === 0 ? {} : { folds: [...folds] }),
      ...(kept.length === 0 ? {} : { copies: kept }),
      ...(unkept === 0 ? {} : { unkept }),
    };
  });
}

function pageView(
  { search, at, counted, ...otherwise }: StateOf<"results">,
  { items, page, pages, total, exact, asOf, missing }: ResultPage,
): View {
  const now = new Date(asOf);
  const first = (page - 1) * offersPerPage;
  const related = items.findIndex(({ related }) => related);
  const offers = items.map(({ offer }) => offer);
  const cards: Block[] = items.map((found, i) => {
    const card = renderOfferCard(found, first + i + 1, now, areFictitious(offers));
    return found.offer.key === at ? { ...card, isCurrent: true } : card;
  });
  const titled =
    related < 0 ? cards : [...cards.slice(0, related), text`${strong("Métiers proches")}`, ...cards.slice(related)];
  return [
    addFictitiousNote(
      renderBreadcrumb(search, rich`${strong(formatAtLeast({ total, exact, missing }, kindTable[search.kind].one))}`),
      offers,
    ),
    ...renderDifferences(search, otherwise),
    ...(search.kind === "entreprises" ? [companiesLine] : []),
    ...renderMissingServices(missing),
    ...titled,
    ...laterButton((counted?.later?.length ?? 0) + (counted?.laterUnkept ?? 0)),
    ...pager(page, pages),
    ...actions(missing.length > 0 && press("↻ Réessayer", "again")),
    ...actions(...kindsBelow(search, otherwise).map(kindButton)),
    ...actions(hasFilters(search) && press(filtersLabel(search), "filters"), press("✏️ Modifier", "edit")),
    ...wholeRow(search),
    ...alertButton(search, "🔔 M'alerter des nouvelles offres"),
  ];
}

/** To the copies of earlier cards that were found only now. */
function laterButton(copies: number): Block[] {
  return actions(
    copies > 0 && press(`${formatCopiesLabel(copies)} à ${copies > 1 ? "des offres" : "une offre"} d'avant`, "later"),
  );
}

/**
 * Buttons for the whole list. Companies have no published offers to export or count, and while an alert is
 * being edited there is enough to decide.
 */
function wholeRow({ kind, revises }: Search): Block[] {
  if (kind === "entreprises" || revises !== undefined) return [];
  return actions(press("📊 Marché", "market"), press("⬇️ Exporter", "export"));
}

const companiesLine = text`Ces entreprises n'ont pas publié d'offre, mais pourraient recruter en alternance : à vous de leur écrire.`;

function emptyView(
  { search, kept, ...otherwise }: StateOf<"results">,
  counts: (OfferCount | undefined)[],
  why: View = [],
): View {
  const wider = listWidenings(search).flatMap((widening, i) => {
    const { total } = counts[i] ?? {};
    return total ? [{ search: widening.search, button: press(`${widening.label} (${total})`, "widen", i) }] : [];
  });
  // What is offered with a number is not offered once more without one.
  const isOffered = (key: string) => wider.some((one) => toSearchKey(one.search) === key);
  const bare = { ...search, filters: removeKeptFilters(search.filters, kept) };
  const [told, ...takeAway] = renderKeptFilters(search.filters, kept);
  const others = kindsBelow(search, otherwise).filter((one) => !isOffered(toSearchKey(changeKind(search, one))));
  return [
    renderBreadcrumb(search),
    ...renderDifferences(search, otherwise),
    ...(told ? [told] : []),
    ...why,
    text`${nothing(search)}${wider.length > 0 ? " En cherchant plus large :" : ""}`,
    ...wider.flatMap(({ button }) => actions(button)),
    ...(isOffered(toSearchKey(bare)) ? [] : takeAway),
    ...actions(why.length > 0 && press("↻ Réessayer", "again")),
    ...actions(...others.map(kindButton)),
    ...actions(hasFilters(search) && press(filtersLabel(search), "filters"), press("✏️ Modifier", "edit")),
    ...alertButton(search, "🔔 M'alerter dès qu'il y en a"),
    ...actions(press("🔎 Nouvelle recherche", "new")),
  ];
}

function nothing({ kind, titles }: Search): string {
  if (kind !== "entreprises") return "😕 Aucune offre pour cette recherche en ce moment.";
  return titles.length > 0
    ? "😕 Aucune entreprise connue pour cette recherche."
    : "Les entreprises se cherchent par métier : choisissez-en un avec « Modifier ».";
}

/** The same search for the other kinds: each its own list. */
function otherKinds({ kind: shown }: Search): Kind[] {
  return kinds.filter((one) => one !== shown);
}

/** Those that have no button above the offers. */
function kindsBelow(search: Search, { keptKind }: SearchDifferences): Kind[] {
  return otherKinds(search).filter((one) => !(keptKind && one === "emploi"));
}

function kindButton(kind: Kind): Press {
  return press(kindTable[kind].button, "kind", kind);
}

/** Someone who cannot see the offers now may set an alert: creating one needs no answer of a service. */
function notifyButton(search: Search, { why, unfit }: Failure): Block[] {
  const isAway = !unfit && ["busy", "slow", "down", "garbage", "refused"].includes(why);
  return isAway && search.revises === undefined ? actions(press("🔔 Prévenez-moi", "alert")) : [];
}

/** Companies publish nothing that one could be told of: their button is about apprenticeship offers. */
function alertButton(search: Search, label: string): Block[] {
  if (search.revises !== undefined && search.kind !== "entreprises")
    return [
      ...actions(press("✅ Enregistrer dans mon alerte", "revise", "", "success")),
      ...actions(press("‹ Sans rien changer", "unchanged")),
    ];
  return actions(
    press(search.kind === "entreprises" ? "🔔 M'alerter des offres d'alternance" : label, "alert", "", "success"),
  );
}

function hasFilters({ kind }: Search): boolean {
  return kind !== "entreprises";
}

function filtersLabel({ filters }: Search): string {
  const set = countNarrowingFilters(filters);
  return set === 0 ? "⚙️ Filtres" : `⚙️ Filtres (${set})`;
}
