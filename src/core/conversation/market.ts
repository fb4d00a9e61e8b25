import { number } from "../market/figures.ts";
import type { Market } from "../market/market.ts";
import { marketReport } from "../market/market-report.ts";
import { isTitle, marketParagraphs } from "../market/market-words.ts";
import type { At, ListCount } from "../state.ts";
import { agreeing, count } from "../text.ts";
import { actions, type Block, type Picture, pager, plain, press, type Rich, text, type View } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { breadcrumb } from "./breadcrumb.ts";
import { changed } from "./edit.ts";
import { failureView } from "./failure.ts";
import { onPage, showExport, showMarket, showResults } from "./open.ts";

/** The market of a search: pictures with a few lines, or the whole report in pages. */
export function market(state: At<"market">, event: Event): Turn {
  const { search, page, task, counted } = state;
  switch (event.type) {
    case "market":
      return { state, view: shown(state, event.market, event.pictures) };
    case "failed":
      return { state, view: [breadcrumb(search), ...failureView(event.failure, ...back)] };
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
            ? showResults(search, wholeNumber(event.value), { counted: onPage(state, wholeNumber(event.value)) })
            : showMarket(search, state, wholeNumber(event.value));
        default:
          return changed(search, event.action) ?? asked(state);
      }
    default:
      return asked(state);
  }
}

/** Again: it is the same picture, which is drawn once. */
function asked(state: At<"market">): Turn {
  return { state, ask: { ask: "market", search: state.search, drawn: state.report === undefined } };
}

function wholeNumber(value: string): number {
  return Math.max(1, Math.trunc(Number(value)) || 1);
}

const back = actions(press("‹ Retour aux offres", "back"));

function shown({ report, counted }: At<"market">, market: Market, pictures: Picture[]): View {
  return report === undefined ? marketView(market, pictures, counted) : reportView(market, report);
}

function marketView(market: Market, pictures: Picture[], counted: ListCount | undefined): View {
  const [head, ...rest] = marketParagraphs(market).map((paragraph) => oneText(paragraph));
  return [
    ...pictures,
    ...(head ? [head] : []),
    ...otherCountLine(market, counted),
    ...rest,
    ...(market.basis.offers === 0 ? [] : actions(press("📋 En détail", "report"), press("⬇️ Exporter", "export"))),
    ...back,
  ];
}

/** Why there are not as many as on the list that one comes from: that has those of another service as well, of related jobs, or was counted otherwise. */
function otherCountLine({ basis, source, without, withoutRelated = false }: Market, counted?: ListCount): View {
  if (counted === undefined || counted.total === basis.of) return [];
  const { total, exact } = counted;
  const about = exact ? "" : "environ ";
  const isMore = total > basis.of && (without !== undefined || withoutRelated);
  if (!isMore && exact && basis.isExact)
    return [text`Votre liste en compte ${number(total)} : elle a été lue à un autre moment.`];
  if (!isMore) return [text`Votre liste en compte ${about}${number(total)} : de tels nombres sont estimés.`];
  if (basis.of === 0) {
    const whose = without === undefined ? "de métiers proches" : `que ${agreeing(without, "seul")} ${without} publie`;
    const related = without !== undefined && withoutRelated ? " ou qui sont de métiers proches" : "";
    return [text`Votre liste : ${about}${count(total, "offre")}, ${whose}${related}.`];
  }
  const them = basis.of === 1 ? "celle" : "celles";
  const theirs = without === undefined ? "" : `, ${them} de ${source}`;
  const related = withoutRelated ? ", sans les métiers proches" : "";
  return [
    text`${number(basis.of)} des ${exact ? "" : "quelque "}${number(total)} offres de votre liste${theirs}${related}.`,
  ];
}

/** A page beyond the last is the last. */
function reportView(market: Market, page: number): View {
  const pages = pagesOf(marketReport(market));
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
export function pagesOf(lines: Rich[]): Rich[][] {
  const pages: Rich[][] = [];
  let page: Rich[] = [];
  for (const line of lines) {
    if (page.length > 0 && lengthOf([...page, line]) > longestPage) {
      const titles = page.length > 1 && isTitle(page.at(-1) ?? []) ? page.splice(-1) : [];
      pages.push(page);
      page = titles;
    }
    page.push(line);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

function lengthOf(lines: Rich[]): number {
  return lines.reduce((sum, line) => sum + plain(line).length + 1, 0);
}

/** Lines as one text; each list stands apart where they are `apart`. */
function oneText(lines: Rich[], apart = false): Block {
  const before = (line: Rich, i: number) => (i === 0 ? [] : [apart && isTitle(line) ? "\n\n" : "\n"]);
  return { kind: "text", text: lines.flatMap((line, i) => [...before(line, i), ...line]) };
}
