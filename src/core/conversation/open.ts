import type { AlertChange } from "../alerts/alert.ts";
import { kindTable } from "../search/kind.ts";
import { changeKind, type Search, setRadius } from "../search/search.ts";
import { alertChangeParts } from "./alert-states.ts";
import { toScheduleChange } from "./alert-wish.ts";
import { pickDifferences } from "./differences.ts";
import type { Turn } from "./events.ts";
import { getOpenedOffer, listShownNumbers } from "./shown-offers.ts";
import type { StateOf } from "./state.ts";
import type { Aside, ListCount, OpenedOffer, SearchDifferences } from "./state-parts.ts";

/**
 * What is shown with a page of results: the offer that one returns from, how the search differs from the
 * request, and what is known of the list.
 */
type ResultsExtras = SearchDifferences &
  Partial<Pick<StateOf<"results">, "at" | "counted" | "was" | "proposed" | "proposedWith">>;

/** The offers of a search, to be asked for. */
export function showResults(
  asked: Search,
  page = 1,
  { at, counted, was, proposed, proposedWith, ...otherwise }: ResultsExtras = {},
): Turn {
  const extras = {
    ...(at === undefined ? {} : { at }),
    ...(was === undefined ? {} : { was }),
    ...(proposed === undefined ? {} : { proposed, ...(proposedWith === undefined ? {} : { proposedWith }) }),
    ...pickDifferences(otherwise),
    ...(counted === undefined ? {} : { counted }),
  };
  const read = counted?.read;
  const search = otherwise.saidKm === undefined ? asked : setRadius(asked, asked.radius);
  return {
    state: { step: "results", search, page, shown: [], ...extras },
    ask: { ask: "offers", search, page, ...(read === undefined ? {} : { read }) },
  };
}

/** One offer of that page of results, or one of its copies, to be asked for. */
export function showOffer(
  search: Search,
  { page, counted }: ListOrigin,
  offer: OpenedOffer,
  asked?: StateOf<"offer">["asked"],
): Turn {
  const { copies = [], copy = 0 } = offer;
  const opened = pickOpenedOffer({ ...offer, copy: Math.min(Math.max(0, copy), copies.length) });
  const from = counted === undefined ? { page } : { page, counted };
  return {
    state: { step: "offer", search, ...from, ...opened, ...(asked ? { asked } : {}) },
    ask: {
      ask: "offer",
      search,
      offer: getOpenedOffer(opened),
      ...(asked === "contact" ? { wantsPhone: true as const } : {}),
    },
  };
}

/** What of a state is the offer that is open there, and nothing else of it. */
export function pickOpenedOffer({ key, handle, copies = [], unkept = 0, copy = 0, earlier }: OpenedOffer): OpenedOffer {
  const first = handle === undefined ? { key } : { key, handle };
  if (copies.length === 0 && unkept === 0 && !earlier) return first;
  return { ...first, copies, copy, ...(unkept === 0 ? {} : { unkept }), ...(earlier ? { earlier } : {}) };
}

/**
 * The origin of a request for an offer, the market or a file: the page of results to return to, and what is
 * known of the list.
 */
export type ListOrigin = { page: number; counted?: ListCount | undefined };

/**
 * What is known of the list on the wanted page: copies that were found late for one page are not shown on
 * another.
 */
export function getCountOnPage({ page, counted }: ListOrigin, wanted: number): ListCount | undefined {
  if (counted === undefined || wanted === page) return counted;
  const { later: _, laterUnkept: __, ...others } = counted;
  return others;
}

/** The market of a search, to be drawn; or a page of its report, which has no picture. */
export function showMarket(search: Search, { page, counted }: ListOrigin, report?: number): Turn {
  const from = counted === undefined ? { page } : { page, counted };
  return {
    state: { step: "market", search, ...from, ...(report === undefined ? {} : { report }) },
    ask: { ask: "market", search, drawn: report === undefined },
  };
}

/** The offers of a search as a file, to be made. */
export function showExport(search: Search, { page, counted }: ListOrigin, via: StateOf<"export">["via"]): Turn {
  const from = counted === undefined ? { page } : { page, counted };
  return { state: { step: "export", search, ...from, via }, ask: { ask: "export", search } };
}

/** Asks for what a digest shows now: its first offers, a page of all of them, or the one that is open. */
export function showDigest(state: StateOf<"digest">): Turn {
  const offers = listShownNumbers(state).flatMap((number) => state.items[number - 1] ?? []);
  return { state, ask: { ask: "listed", search: state.search, offers } };
}

/** All alerts of someone, to be asked for; `aside` is the search to come back to. */
export function showAlerts(aside: Aside): Turn {
  return { state: { step: "alerts", shown: [], aside }, ask: { ask: "alerts" } };
}

/** Where an alert is shown from: what was just done with it, and the digest or the search to come back to. */
type AlertOrigin = { change?: AlertChange } & Partial<Pick<StateOf<"alert">, "said" | "search" | "digest">>;

/** One alert, to be asked for once the change was made to it. */
export function showAlert(id: string, { change, ...from }: AlertOrigin = {}): Turn {
  const confirmation = change === undefined ? {} : ({ said: change === "delete" ? "deleted" : "changed" } as const);
  const part = partOf(change);
  return askAlert(
    { step: "alert", id, confirming: false, ...from, ...confirmation, ...(part ? { changed: part } : {}) },
    change,
  );
}

/**
 * The part of an alert that a change is about. Resuming and deleting show by themselves, and so does a pause
 * unless the alert was already paused for longer.
 */
function partOf(change: AlertChange | undefined): StateOf<"alert">["changed"] {
  if (change === "week") return "week";
  return typeof change === "object" ? alertChangeParts.find((part) => part in change) : undefined;
}

/** The alert of a state, to be asked for as it is now. */
export function askAlert(state: StateOf<"alert">, change?: AlertChange): Turn {
  return { state, ask: { ask: "alert", id: state.id, ...(change === undefined ? {} : { change }) } };
}

/**
 * Asks for an alert of a search. Asked again, by a second tap or after an interruption, it is the very same
 * alert.
 */
export function askNewAlert(search: Search, schedule?: StateOf<"subscribe">["schedule"]): Turn {
  const wanted = changeKind(search, kindTable[search.kind].alerts ?? search.kind);
  return askSubscribe({ step: "subscribe", search: wanted, isSure: false, ...(schedule ? { schedule } : {}) });
}

export function askSubscribe(state: StateOf<"subscribe">): Turn {
  const { search, isSure, schedule } = state;
  return { state, ask: { ask: "subscribe", search, isSure, ...(schedule ? toScheduleChange(schedule) : {}) } };
}
