import { narrowing } from "../filters.ts";
import type { Page } from "../offer.ts";
import type { Search } from "../search.ts";
import type { At } from "../state.ts";
import { count } from "../text.ts";
import { actions, type Block, pager, press, rich, strong, text, type View } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { breadcrumb } from "./breadcrumb.ts";
import { offerCard } from "./cards.ts";
import { showEdit } from "./edit.ts";
import { failureView } from "./failure.ts";
import { showFilters } from "./filters.ts";
import { showOffer, showResults } from "./open.ts";
import { widenings } from "./widenings.ts";

/** A search being read, page after page. What it does not understand asks for the same page again. */
export function results(state: At<"results">, event: Event): Turn {
  const { search, page } = state;
  switch (event.type) {
    case "offers":
      return read(state, event.found);
    case "counts":
      return { state, view: emptyView(search, event.counts) };
    case "failed":
      return {
        state,
        view: [breadcrumb(search), ...failureView(event.failure, ...actions(press("✏️ Modifier", "edit")))],
      };
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return showResults(search, page);
  }
}

function pressed(state: At<"results">, action: string, value: string): Turn {
  const { search, page } = state;
  switch (action) {
    case "page":
      return showResults(search, Math.max(1, Math.trunc(Number(value)) || 1));
    case "offer":
      return showOffer(search, page, value);
    case "filters":
      return showFilters(search);
    case "edit":
    case "cancel":
      return showEdit(search);
    case "widen": {
      const wider = widenings(search)[Number(value)];
      return wider ? showResults(wider.search) : showResults(search, page);
    }
    default:
      return showResults(search, page);
  }
}

/** A page; or when there is nothing at all, the question how much wider searches would find. */
function read(state: At<"results">, found: Page): Turn {
  const { search } = state;
  if (found.total > 0) return { state: { ...state, page: found.page }, view: pageView(search, found) };
  const wider = widenings(search);
  return wider.length > 0
    ? { state, ask: { ask: "counts", searches: wider.map(({ search }) => search) } }
    : { state, view: emptyView(search, []) };
}

function pageView(search: Search, { items, page, pages, total, exact, asOf }: Page): View {
  const now = new Date(asOf);
  const first = (page - 1) * 5;
  const related = items.findIndex(({ related }) => related);
  const cards: Block[] = items.map((found, i) => offerCard(found, first + i + 1, now));
  const titled =
    related < 0 ? cards : [...cards.slice(0, related), text`${strong("Métiers proches")}`, ...cards.slice(related)];
  return [
    breadcrumb(search, rich`${strong(`${exact ? "" : "environ "}${count(total, "offre")}`)}`),
    ...titled,
    ...pager(page, pages),
    ...actions(press(filtersLabel(search), "filters"), press("✏️ Modifier", "edit")),
  ];
}

function filtersLabel({ filters }: Search): string {
  const set = narrowing(filters);
  return set === 0 ? "⚙️ Filtres" : `⚙️ Filtres (${set})`;
}

function emptyView(search: Search, counts: (number | undefined)[]): View {
  const wider = widenings(search).flatMap(({ label }, i) =>
    counts[i] ? actions(press(`${label} (${counts[i]})`, "widen", i)) : [],
  );
  return [
    breadcrumb(search),
    text`😕 Aucune offre pour cette recherche en ce moment.${wider.length > 0 ? " En cherchant plus large :" : ""}`,
    ...wider,
    ...actions(press(filtersLabel(search), "filters"), press("✏️ Modifier", "edit")),
    ...actions(press("🔎 Nouvelle recherche", "new")),
  ];
}
