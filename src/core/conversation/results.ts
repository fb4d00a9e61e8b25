import { getCopyKeys } from "../offers/copies.ts";
import type { Listed } from "../offers/listed.ts";
import type { Found, ResultPage } from "../offers/offer.ts";
import { kindSchema, kindTable } from "../search/kind.ts";
import { changeKind, setRadius, toCriteria, usualRadius } from "../search/search.ts";
import { listWaysOn } from "../search/ways-on.ts";
import { widenUnasked } from "../search/widen-unasked.ts";
import { listWidenings } from "../search/widenings.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { keptDistance, pickDifferences } from "./differences.ts";
import { changePart, showEdit } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure, renderMissingServices } from "./failure.ts";
import { removeKeptFilters } from "./kept-filters.ts";
import { askNewAlert, getCountOnPage, showAlert, showExport, showMarket, showOffer, showResults } from "./open.ts";
import { answerProposal } from "./proposal.ts";
import {
  createNotifyButton,
  listOtherKinds,
  openerButton,
  renderKindButtons,
  renderNoResults,
  renderResults,
} from "./results-view.ts";
import { findOpening, offersPerPage } from "./shown-offers.ts";
import type { StateOf } from "./state.ts";
import type { ListCount, OpenedOffer } from "./state-parts.ts";
import { actions, press } from "./view.ts";
import { addWaysOn, askFarther, askWaysOn, isThin } from "./ways-on.ts";

/** A search being read, page after page. What it does not understand asks for the same page again. */
export function updateResults(state: StateOf<"results">, event: Event): Turn {
  const { search } = state;
  switch (event.type) {
    case "offers":
      return read(state, event.found);
    case "counts":
      return addWaysOn(state, event);
    case "failed":
      return {
        state,
        view: [
          renderBreadcrumb(search),
          ...renderFailure(
            event.failure,
            ...createNotifyButton(search, event.failure),
            ...renderKindButtons(listOtherKinds(search).filter((kind) => kind !== "evenements")),
            ...actions(press("✏️ Modifier", "edit"), state.opener && openerButton),
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
function shownAgain({ search, page, ...extras }: StateOf<"results">): Turn {
  return showResults(search, page, extras);
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
      return search.revises === undefined || kindTable[search.kind].alerts !== search.kind
        ? showResults(search, page)
        : showAlert(search.revises, { change: { search }, search: toCriteria(search) });
    case "unchanged":
      return search.revises === undefined
        ? showResults(search, page)
        : showAlert(search.revises, { search: toCriteria(search) });
    case "bare": {
      const differences = pickDifferences(state);
      return value === keptDistance
        ? showResults(setRadius(search, usualRadius), 1, {
            ...differences,
            keptRadius: undefined,
          })
        : showResults(removeKeptFilters(search, state), 1, { ...differences, kept: [] });
    }
    case "undo":
      return state.was ? showResults(state.was) : shownAgain(state);
    case openerButton.action:
      return state.opener ? showOffer(state.opener.search, state.opener, state.opener) : shownAgain(state);
    case "accept":
    case "decline":
      return answerProposal(state, action) ?? shownAgain(state);
    case "market":
      return showMarket(search, state);
    case "export":
      return showExport(search, state, "results");
    case "edit":
    case "cancel":
      return showEdit(search);
    case "way": {
      const way = listWaysOn(search).find(({ id }) => id === value);
      return way ? showResults(way.search) : shownAgain(state);
    }
    case "nearest": {
      const way = listWaysOn(search).find(({ id }) => id === state.nearest?.way);
      return way && state.nearest ? showOffer(way.search, { page: 1 }, state.nearest) : shownAgain(state);
    }
    // Of screens that an older version has drawn.
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
function openOffer(state: StateOf<"results">, value: string, asked?: StateOf<"results">["asked"]): Turn {
  const { search, page, shown } = state;
  if (value.includes(":")) return showOffer(search, state, { key: value });
  const number = wholeNumber(value);
  const its = Math.ceil(number / offersPerPage);
  const offer: OpenedOffer | undefined = its === page ? shown[number - 1 - (page - 1) * offersPerPage] : undefined;
  return offer ? showOffer(search, state, offer, asked) : showPage(state, its);
}

/** Opens that offer, also where it stands on the page beside this one; undefined where it is on neither. */
function openFound(state: StateOf<"results">, number: number, asked: StateOf<"results">["asked"]): Turn | undefined {
  const total = state.counted?.total ?? 0;
  if (number < 1) return { ...openOffer(state, "1"), notice: "C'est la première offre." };
  if (number > total) return total === 0 ? undefined : { ...openOffer(state, String(total)), notice: lastOffer };
  const turn = openOffer(state, String(number), asked);
  // Where its page is read first, it is opened then; a page that is shorter than it was is shown.
  if (turn.state.step !== "results") return turn;
  return turn.state.page === state.page ? undefined : { ...turn, state: { ...turn.state, opens: number } };
}

const lastOffer = "C'est la dernière offre.";

function showPage(state: StateOf<"results">, page: number): Turn {
  return showResults(state.search, page, { counted: getCountOnPage(state, page) });
}

function wholeNumber(value: string): number {
  return Math.max(1, Math.trunc(Number(value)) || 1);
}

/** A page; or when there is nothing at all, the question how much wider searches would find. */
function read(state: StateOf<"results">, found: ResultPage): Turn {
  const { search } = state;
  const wider = found.missing.length === 0 ? widenUnasked(search, found.total) : undefined;
  if (wider) return showResults(wider, 1, { ...state, counted: undefined });
  if (found.total > 0) {
    const { opens: _, asked: __, ...list } = state;
    const shown = { ...list, page: found.page, shown: shownOf(found.items), counted: countedOf(state, found) };
    const number = findOpening({ ...shown, opens: state.opens });
    if (number !== undefined)
      return openFound(shown, number, state.asked) ?? { state: shown, view: renderResults(shown, found) };
    return {
      state: shown,
      view: renderResults(shown, found),
      ...(isThin(search, found)
        ? { meanwhile: askWaysOn(search, found) }
        : search.widenedFrom !== undefined && found.page === 1
          ? { meanwhile: askFarther(search, found) }
          : {}),
    };
  }
  if (found.missing.length > 0)
    return { state, view: renderNoResults(state, {}, renderMissingServices(found.missing), isElsewhere(found)) };
  return { state, ask: askWaysOn(search) };
}

/** A service has no offers in that land: an alert for it would never write. */
function isElsewhere({ missing }: ResultPage): boolean {
  return missing.some(({ unfit }) => unfit?.part === "land");
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
function shownOf(items: Found[]): StateOf<"results">["shown"] {
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
