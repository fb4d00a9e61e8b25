import { formatNumber } from "../market/figures.ts";
import type { Market } from "../market/market.ts";
import { formatMarketReport } from "../market/market-report.ts";
import { formatMarketParagraphs } from "../market/market-words.ts";
import { formatOfficialFigures } from "../market/official-words.ts";
import { agreeWithService, pluralise } from "../text/text.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { changePart } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { getCountOnPage, showExport, showMarket, showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import type { ListCount } from "./state-parts.ts";
import {
  actions,
  type Block,
  flattenRichText,
  isHeadingLine,
  pager,
  press,
  type RichText,
  text,
  type View,
} from "./view.ts";

/** The market of a search: pictures with a few lines, or the whole report in pages. */
export function updateMarket(state: StateOf<"market">, event: Event): Turn {
  const { search, page, task, counted } = state;
  switch (event.type) {
    case "market":
      return { state, view: shown(state, event) };
    case "failed":
      return { state, view: [renderBreadcrumb(search), ...renderFailure(event.failure, ...back)] };
    case "press":
      switch (event.action) {
        case "back":
          return showResults(search, page, { counted });
        case "cancel":
          return { ...showResults(search, page, { counted }), ...(task === undefined ? {} : { cancels: task }) };
        case "export":
          return showExport(search, state, "market");
        case "picture":
          return showMarket(search, state);
        case "report":
          return showMarket(search, state, 1);
        case "page":
          // The picture has no pages: this is a button of the results that were there before.
          return state.report === undefined
            ? showResults(search, wholeNumber(event.value), {
                counted: getCountOnPage(state, wholeNumber(event.value)),
              })
            : showMarket(search, state, wholeNumber(event.value));
        default:
          return changePart(search, event.action) ?? asked(state);
      }
    default:
      return asked(state);
  }
}

/** Again: it is the same picture, which is drawn once. */
function asked(state: StateOf<"market">): Turn {
  return { state, ask: { ask: "market", search: state.search, drawn: state.report === undefined } };
}

function wholeNumber(value: string): number {
  return Math.max(1, Math.trunc(Number(value)) || 1);
}

const back = actions(press("‹ Retour aux offres", "back"));

type MarketEvent = Extract<Event, { type: "market" }>;

function shown({ report, counted }: StateOf<"market">, answer: MarketEvent): View {
  return report === undefined ? marketView(answer, counted) : reportView(answer, report);
}

function marketView({ market, pictures, figures }: MarketEvent, counted: ListCount | undefined): View {
  const [head, ...rest] = formatMarketParagraphs(market).map((paragraph) => oneText(paragraph));
  const official = figures ? formatOfficialFigures(figures) : [];
  return [
    ...pictures,
    ...(head ? [head] : []),
    ...otherCountLine(market, counted),
    ...rest,
    ...(official.length === 0 ? [] : [oneText(official)]),
    ...(market.basis.offers === 0 ? [] : actions(press("📋 En détail", "report"), press("⬇️ Exporter", "export"))),
    ...back,
  ];
}

/**
 * Says why the count differs from that of the list that people came from: it includes another service or
 * related jobs, or was counted differently.
 */
function otherCountLine({ basis, source, without, withoutRelated = false }: Market, counted?: ListCount): View {
  if (counted === undefined || counted.total === basis.of) return [];
  const { total, exact } = counted;
  const about = exact ? "" : "environ ";
  const isMore = total > basis.of && (without !== undefined || withoutRelated);
  if (!isMore && exact && basis.isExact)
    return [text`Votre liste en compte ${formatNumber(total)} : elle a été lue à un autre moment.`];
  if (!isMore) return [text`Votre liste en compte ${about}${formatNumber(total)} : de tels nombres sont estimés.`];
  if (basis.of === 0) {
    const whose =
      without === undefined ? "de métiers proches" : `que ${agreeWithService(without, "seul")} ${without} publie`;
    const related = without !== undefined && withoutRelated ? " ou qui sont de métiers proches" : "";
    return [text`Votre liste : ${about}${pluralise(total, "offre")}, ${whose}${related}.`];
  }
  const them = basis.of === 1 ? "celle" : "celles";
  const theirs = without === undefined ? "" : `, ${them} de ${source}`;
  const related = withoutRelated ? ", sans les métiers proches" : "";
  return [
    text`${formatNumber(basis.of)} des ${exact ? "" : "quelque "}${formatNumber(total)} offres de votre liste${theirs}${related}.`,
  ];
}

/** A page beyond the last is the last. */
function reportView({ market, figures }: MarketEvent, page: number): View {
  const pages = paginateLines([...formatMarketReport(market), ...(figures ? formatOfficialFigures(figures) : [])]);
  const here = Math.min(page, pages.length);
  return [
    oneText(pages[here - 1] ?? [], true),
    ...pager(here, pages.length),
    ...actions(press("📊 Le graphique", "picture"), press("⬇️ Exporter", "export")),
    ...back,
  ];
}

/** What is read on a phone without losing one's way, and fits everywhere. */
const longestPage = 1_800;

/** The lines in pages; the title of a list never ends one. */
export function paginateLines(lines: RichText[]): RichText[][] {
  const pages: RichText[][] = [];
  let page: RichText[] = [];
  for (const line of lines) {
    if (page.length > 0 && lengthOf([...page, line]) > longestPage) {
      const titles = page.length > 1 && isHeadingLine(page.at(-1) ?? []) ? page.splice(-1) : [];
      pages.push(page);
      page = titles;
    }
    page.push(line);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

function lengthOf(lines: RichText[]): number {
  return lines.reduce((sum, line) => sum + flattenRichText(line).length + 1, 0);
}

/** Lines as one text; each list stands apart where they are `apart`. */
function oneText(lines: RichText[], apart = false): Block {
  const before = (line: RichText, i: number) => (i === 0 ? [] : [apart && isHeadingLine(line) ? "\n\n" : "\n"]);
  return { kind: "text", text: lines.flatMap((line, i) => [...before(line, i), ...line]) };
}
