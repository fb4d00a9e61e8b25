import type { Failure } from "../failure.ts";
import type { ResultPage } from "../offers/offer.ts";
import { countNarrowingFilters, listFilterNames } from "../search/filters.ts";
import { type Kind, kindTable } from "../search/kind.ts";
import type { Search } from "../search/search.ts";
import { canBe, listWaysOn } from "../search/ways-on.ts";
import { withDe } from "../text/elision.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { packButtons } from "./button-rows.ts";
import { addFictitiousNote, areFictitious, formatCopiesLabel, renderListingCard } from "./cards.ts";
import { renderChange } from "./changed-line.ts";
import { renderDifferences, renderWidened } from "./differences.ts";
import { formatAtLeast, renderMissingServices, renderSourceNotes } from "./failure.ts";
import { renderKeptFilters } from "./kept-filters.ts";
import { kindAdvice } from "./kind-advice.ts";
import { nearButton } from "./near-button.ts";
import { renderProposal } from "./proposal.ts";
import { offersPerPage } from "./shown-offers.ts";
import type { StateOf } from "./state.ts";
import type { SearchDifferences } from "./state-parts.ts";
import { themesButton } from "./themes-button.ts";
import { actions, type Block, type Press, pager, press, rich, strong, text, type View } from "./view.ts";
import { type CountedWays, listUncountedKinds, renderWaysOn } from "./ways-view.ts";

/**
 * A page of offers or companies, with what was understood above it and ways on below; of next to nothing also
 * with other searches and their counts.
 */
export function renderResults(
  { search, at, counted, was, proposed, ...otherwise }: StateOf<"results">,
  { items, page, pages, total, exact, asOf, missing, notes = [], events }: ResultPage,
  beyond: CountedWays = {},
): View {
  const now = new Date(asOf);
  const first = (page - 1) * offersPerPage;
  const related = items.findIndex(({ related }) => related);
  const offers = items.map(({ offer }) => offer);
  const cards: Block[] = items.map((found, i) => {
    const card = renderListingCard(found, first + i + 1, now, areFictitious(offers));
    return found.offer.key === at ? { ...card, isCurrent: true } : card;
  });
  const ways = renderWaysOn({ search, ...otherwise }, beyond, total);
  // Where only wider circles were counted, the other kinds were not.
  const isCounted = beyond.counts?.length === listWaysOn(search).length;
  const titled =
    related < 0 ? cards : [...cards.slice(0, related), text`${strong("Métiers proches")}`, ...cards.slice(related)];
  return [
    addFictitiousNote(
      renderBreadcrumb(search, rich`${strong(formatAtLeast({ total, exact, missing }, search.kind))}`),
      offers,
    ),
    ...renderChange(search, was),
    ...renderProposal(search, proposed),
    ...renderDifferences(search, otherwise),
    ...(page === 1 ? renderWidened(search) : []),
    ...renderKindAdvice(search.kind, page === 1 && at === undefined),
    ...renderMissingServices(missing),
    ...renderSourceNotes(page === 1 ? notes : [], search.kind),
    ...titled,
    ...laterButton((counted?.later?.length ?? 0) + (counted?.laterUnkept ?? 0)),
    ...pager(page, pages),
    // What a service does not take, it does not take the next time either.
    ...actions(missing.some(({ unfit }) => unfit === undefined) && press("↻ Réessayer", "again")),
    ...(ways.length > 0
      ? [text`${isCounted ? `${few(search)} Voici ce qu'il y a d'autre :` : "Plus loin :"}`, ...ways]
      : []),
    ...(isCounted ? actions(nearButton) : []),
    ...renderResultsWays({ search, ...otherwise }, beyond, events),
  ];
}

/** The buttons below a list, whatever is on it; of other kinds those that were not counted. */
export function renderResultsWays(
  { search, opener, ...otherwise }: { search: Search } & SearchDifferences & Pick<StateOf<"results">, "opener">,
  beyond: CountedWays = {},
  events?: number,
): View {
  return [
    ...renderKindButtons(kindsBelow(search, otherwise, beyond, events), events),
    ...actions(hasFilters(search) && press(filtersLabel(search), "filters"), press("✏️ Modifier", "edit")),
    ...wholeRow(search),
    ...alertButton(search, "🔔 M'alerter des nouvelles offres"),
    ...actions(opener && openerButton),
  ];
}

/** To the copies of earlier cards that were found only now. */
function laterButton(copies: number): Block[] {
  return actions(
    copies > 0 && press(`${formatCopiesLabel(copies)} à ${copies > 1 ? "des offres" : "une offre"} d'avant`, "later"),
  );
}

/**
 * Buttons for the whole list of offers: nothing else has a market. While an alert is being edited there is
 * enough to decide.
 */
function wholeRow({ kind, revises }: Search): Block[] {
  if ((kind !== "emploi" && kind !== "alternance") || revises !== undefined) return [];
  return actions(press("📊 Marché", "market"), press("⬇️ Exporter", "export"));
}

/**
 * Nothing was found: what was searched, and other searches with their counts. Where these are not known, the
 * other kinds have a button without one.
 */
export function renderNoResults(
  { search, kept, keptWords, was, proposed, ...otherwise }: StateOf<"results">,
  counted: CountedWays,
  why: View = [],
  isElsewhere = false,
): View {
  const ways = renderWaysOn({ search, ...otherwise }, counted);
  const [keptLine, ...takeAway] = renderKeptFilters(search.filters, { kept, keptWords });
  const isCounted = counted.counts !== undefined;
  return [
    renderBreadcrumb(search),
    ...renderChange(search, was),
    ...renderProposal(search, proposed),
    ...renderDifferences(search, otherwise),
    ...renderWidened(search),
    ...(keptLine ? [keptLine] : []),
    ...why,
    ...renderKindAdvice(search.kind, false),
    text`${nothing(search)}${ways.length > 0 ? " Voici ce qu'il y a d'autre :" : ""}`,
    ...ways,
    ...(isCounted ? [] : takeAway),
    ...actions(why.length > 0 && !isElsewhere && press("↻ Réessayer", "again")),
    ...renderKindButtons(kindsBelow(search, otherwise, counted)),
    ...actions(hasFilters(search) && press(filtersLabel(search), "filters"), press("✏️ Modifier", "edit")),
    ...(isElsewhere ? [] : alertButton(search, "🔔 M'alerter dès qu'il y en a")),
    // It has no alert, but fields in which there are trainings.
    ...actions(search.kind === "cpf" && themesButton),
    ...actions(press("🔎 Nouvelle recherche", "new"), nearButton),
    ...actions(otherwise.opener && openerButton),
  ];
}

/** From trainings for the job of an offer back to it. */
export const openerButton = press("‹ Retour à l'offre", "opener");

function few({ kind }: Search): string {
  return `Il y a peu ${withDe(kindTable[kind].many)} ici.`;
}

function nothing({ kind, titles }: Search): string {
  const { none, many, needs } = kindTable[kind];
  if (needs === "titles" && titles.length === 0)
    return `Les ${many} se cherchent par métier : choisissez-en un avec « Modifier ».`;
  return kind === "entreprises"
    ? `😕 ${none} connue pour cette recherche.`
    : `😕 ${none} pour cette recherche en ce moment.`;
}

/** The same search for the kinds beside its own, as far as it has what they need: each its own list. */
export function listOtherKinds(search: Search): readonly Kind[] {
  return kindTable[search.kind].beside.filter((kind) => canBe(search, kind));
}

/** Those that have no button above the offers, nor one with a count: what could not be counted has none. */
function kindsBelow(
  search: Search,
  { keptKind }: SearchDifferences,
  beyond: CountedWays,
  events?: number,
): readonly Kind[] {
  const kinds = beyond.counts ? listUncountedKinds(search, beyond.counts) : listOtherKinds(search);
  // There are events now and then only.
  return kinds.filter((one) => !(keptKind && one === "emploi") && (one !== "evenements" || events !== undefined));
}

/** A button for each of these kinds; of events with how many there are. */
export function renderKindButtons(kinds: readonly Kind[], events?: number): Block[] {
  return packButtons(kinds.map((kind) => createKindButton(kind, events)));
}

/** A button that shows the same search for another kind; of events with how many there are. */
function createKindButton(kind: Kind, events?: number): Press {
  const count = kind === "evenements" && events !== undefined ? ` (${events})` : "";
  return press(`${kindTable[kind].button}${count}`, "kind", kind);
}

/** Someone who cannot see the offers now may set an alert: creating one needs no answer of a service. */
export function createNotifyButton(search: Search, { why, unfit }: Failure): Block[] {
  const isAway = !unfit && ["busy", "crowded", "slow", "down", "garbage", "refused"].includes(why);
  return isAway && search.revises === undefined ? actions(press("🔔 Prévenez-moi", "alert")) : [];
}

/**
 * What publishes nothing that one could be told of has a button about apprenticeship offers, and the CPF
 * catalogue none.
 */
function alertButton(search: Search, label: string): Block[] {
  const { alerts } = kindTable[search.kind];
  if (alerts === undefined) return [];
  if (search.revises !== undefined && alerts === search.kind)
    return [
      ...actions(press("✅ Enregistrer dans mon alerte", "revise", "", "success")),
      ...actions(press("‹ Sans rien changer", "unchanged")),
    ];
  const its = alerts === search.kind ? (alertLabels[alerts] ?? label) : "🔔 M'alerter des offres d'alternance";
  return actions(press(its, "alert", "", "success"));
}

const alertLabels: Partial<Record<Kind, string>> = {
  evenements: "🔔 M'alerter chaque semaine",
  insertion: "🔔 M'alerter des nouveaux postes",
};

function hasFilters({ kind }: Search): boolean {
  return listFilterNames(kind).length > 0;
}

function filtersLabel({ filters }: Search): string {
  const set = countNarrowingFilters(filters);
  return set === 0 ? "⚙️ Filtres" : `⚙️ Filtres (${set})`;
}

/** What everybody should know of such a list. */
function renderKindAdvice(kind: Kind, isFirst: boolean): View {
  const { says, isAlways } = kindAdvice[kind] ?? { says: [], isAlways: false };
  return isAlways || isFirst ? says : [];
}
