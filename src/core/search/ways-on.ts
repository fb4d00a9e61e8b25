import { france } from "../places/place.ts";
import { countNarrowingFilters, describeFilters, type FilterName, filterNames, getFilterEntry } from "./filters.ts";
import { type Kind, kindTable, needsNoJob } from "./kind.ts";
import { changeKind, getDiploma, hasRadius, maxRadiusKm, type Search, setRadius } from "./search.ts";

/**
 * Another search for somebody who found nothing, or next to nothing. A circle is the same search farther
 * around; the circles of a list come from the smallest to the largest. Buttons are stored with its id.
 */
export type WayOn = { id: string; search: Search; label: string } & (
  | { means: "circle"; radius: number }
  | { means: "filter" | "filters" | "country" | "jobs" }
  | { means: "kind"; kind: Kind }
);

/** How many offers each of these ways has; undefined where that could not be counted. */
type Counts = readonly ({ total: number } | undefined)[];

/** Fewer than so many offers are next to nothing. */
export const thin = 3;

/**
 * What may be counted for a search, in the order in which it helps: farther around, without one of its
 * filters, without all of them, whatever the job, another kind, the whole country. At most a dozen.
 */
export function listWaysOn(search: Search): WayOn[] {
  return [
    ...listCircles(search),
    ...listWithoutFilters(search),
    ...listAllJobs(search),
    ...listKinds(search),
    ...listCountry(search),
  ];
}

/**
 * The ways to be offered once they are counted, none of which leads to nothing: the nearest circle that has
 * offers, and the next one where it has few; the filters that cost most; other kinds; the whole country,
 * where it has more than the circles. `total` is what the search itself has found.
 */
export function pickWaysOn<W extends WayOn>(ways: readonly W[], counts: Counts, total = 0): W[] {
  const counted = ways.flatMap((way, i) => {
    const count = counts[i]?.total ?? 0;
    return count > (way.means === "kind" ? 0 : total) ? [{ way, count }] : [];
  });
  const of = (...means: WayOn["means"][]) => counted.filter(({ way }) => means.includes(way.means));
  const [near, ...farther] = of("circle");
  const next = near && near.count < thin ? farther.find(({ count }) => count > near.count) : undefined;
  const circles = [near, next].flatMap((one) => one ?? []);
  const single = of("filter")
    .sort((a, b) => b.count - a.count)
    .slice(0, maxSingleFilters);
  const most = Math.max(0, ...single.map(({ count }) => count));
  const reached = Math.max(0, ...circles.map(({ count }) => count));
  return [
    ...circles,
    ...single,
    ...of("filters").filter(({ count }) => count > most),
    ...of("jobs"),
    ...of("kind"),
    ...of("country").filter(({ count }) => count > reached),
  ].map(({ way }) => way);
}

const maxSingleFilters = 2;

/** Counted one by one, more filters would ask the services too much at once. */
const maxFiltersCounted = 3;

/** The steps of the circles around a commune, in kilometres. */
const circleSteps = [10, 30, 50, maxRadiusKm] as const;
const maxCircles = 3;

/**
 * The next two steps, and the last: each asks the services once. A département has only the largest around
 * it.
 */
function listCircles(search: Search): WayOn[] {
  if (!hasRadius(search)) return [];
  const { radius } = search;
  const larger = circleSteps.filter((km) => (radius === "departement" ? km === maxRadiusKm : km >= radius * 1.4));
  const offered = [...larger.slice(0, maxCircles - 1), ...larger.slice(maxCircles - 1).slice(-1)];
  return offered.map((km) => ({
    id: String(km),
    means: "circle",
    radius: km,
    label: `Élargir à ${km} km`,
    search: setRadius(search, km),
  }));
}

function listWithoutFilters(search: Search): WayOn[] {
  const { filters } = search;
  const narrowing = filterNames.filter((name) => !getFilterEntry(name).narrowsNothing && filters[name] !== undefined);
  if (narrowing.length === 0) return [];
  const single = narrowing.map((name) => withoutFilter(search, name));
  if (narrowing.length === 1) return single;
  const all: WayOn = {
    id: "filters",
    means: "filters",
    label: "Enlever les filtres",
    search: { ...search, filters: filters.order ? { order: filters.order } : {}, inapplicable: undefined },
  };
  return [...(countNarrowingFilters(filters) > maxFiltersCounted ? [] : single), all];
}

function withoutFilter(search: Search, name: FilterName): WayOn {
  const { [name]: value, ...others } = search.filters;
  const said = describeFilters({ [name]: value }).join(", ");
  // What quotes words of its own is called by the name of the filter.
  const label = said.includes("«") ? getFilterEntry(name).label : said;
  return { id: name, means: "filter", label: `Enlever « ${label} »`, search: { ...search, filters: others } };
}

/** Whatever the job, where a search does without one. */
function listAllJobs(search: Search): WayOn[] {
  if (!needsNoJob(search.kind) || (search.titles.length === 0 && search.words === undefined)) return [];
  const { words: _, ...others } = search;
  return [{ id: "all-jobs", means: "jobs", label: "Tous les métiers", search: { ...others, titles: [] } }];
}

/** Some are looked for by ticked titles, some by a job or words, and some have none. */
function listKinds(search: Search): WayOn[] {
  const others = kindTable[search.kind].beside.filter((kind) => canBe(search, kind));
  return others.map((kind) => ({
    id: kind,
    means: "kind",
    kind,
    label: toLabel(kind, search),
    search: changeKind(search, kind),
  }));
}

/** Whether a search has what that kind of search needs. */
export function canBe(search: Pick<Search, "titles" | "words" | "rncp">, kind: Kind): boolean {
  const { needs } = kindTable[kind];
  if (needs === "place" || search.titles.length > 0) return true;
  if (getDiploma({ ...search, kind })) return kind === "formations" || kind === "alternance";
  return needs === "job" && search.words !== undefined;
}

/** Who looks for a job may not know that companies are proposed for apprenticeships only. */
function toLabel(kind: Kind, { kind: from }: Search): string {
  if (kind !== "entreprises") return kindTable[kind].button;
  return from === "alternance" ? "🏢 Entreprises à contacter" : "🏢 Entreprises en alternance";
}

function listCountry(search: Search): WayOn[] {
  return search.place.kind === "france" || kindTable[search.kind].isLocal
    ? []
    : [{ id: "france", means: "country", label: "Toute la France", search: { ...search, place: france } }];
}
