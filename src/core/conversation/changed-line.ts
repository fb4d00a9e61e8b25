import { isSamePlace, listPlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import { describeFilters, filterNames, setFilter } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { formatArea, formatRadius, hasRadius, type Search } from "../search/search.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/** What a message changed of a search, and the button that takes it back. */
export function renderChange(search: Search, was: Search | undefined): Block[] {
  const changes = was ? describeChange(was, search) : [];
  if (changes.length === 0) return [];
  return [text`✏️ Changé : ${strong(changes.join(" · "))}`, ...actions(press("↩︎ Annuler", "undo"))];
}

/** What is other in one search than in another, part by part. */
export function describeChange(was: Search, now: Search): string[] {
  const [before, after] = [withoutWords(was), withoutWords(now)];
  const known = describeFilters(before);
  return [
    ...describeTitles(was, now),
    ...describeMove(was, now),
    ...(was.radius === now.radius || !hasRadius(now) ? [] : [`rayon ${formatRadius(now.radius)}`]),
    ...(was.kind === now.kind ? [] : [kindTable[now.kind].prefix ?? "emplois"]),
    ...describeFilters(after).filter((one) => !known.includes(one)),
    ...describeFilters(pickUnset(before, after)).map((one) => `« ${one} » enlevé`),
    ...describeWords("include", was, now),
    ...describeWords("exclude", was, now),
  ];
}

/** The jobs that were added, or chosen instead; where there are only fewer, those that went. */
function describeTitles({ titles: was }: Search, { titles: now }: Search): string[] {
  const without = (all: typeof was, others: typeof was) =>
    all.filter(({ code }) => !others.some((one) => one.code === code)).map(({ label }) => toFirstForm(label));
  const [added, gone] = [without(now, was), without(was, now)];
  return added.length > 0 || now.length === 0 ? added : gone.map((name) => `sans ${name}`);
}

/** Words of the text are told one by one: of several, one may go. */
function withoutWords({ filters: { include: _, exclude: __, ...others } }: Search): Search["filters"] {
  return others;
}

/** Of the filters before, those that have no value now: of another value, that one is told. */
function pickUnset(before: Search["filters"], after: Search["filters"]): Search["filters"] {
  return filterNames.reduce(
    (left, name) => (after[name] === undefined ? left : setFilter(left, name, undefined)),
    before,
  );
}

const wordLinks = {
  include: { link: "avec", undone: "enlevé", other: "exclude" },
  exclude: { link: "sans", undone: "de nouveau permis", other: "include" },
} as const;

/** A word that is wanted now rather than left out, or the other way round, is told once. */
function describeWords(name: keyof typeof wordLinks, { filters: was }: Search, { filters: now }: Search): string[] {
  const { link, undone, other } = wordLinks[name];
  const [before, after] = [was[name] ?? [], now[name] ?? []];
  const added = after.filter((word) => !before.includes(word));
  const gone = before.filter((word) => !after.includes(word) && !now[other]?.includes(word));
  return [
    ...(added.length > 0 ? [`${link} « ${added.join(", ")} »`] : []),
    ...gone.map((word) => `« ${word} » ${undone}`),
  ];
}

/** Where it looks now; of places that were added or left out, these alone. */
function describeMove(was: Search, now: Search): string[] {
  const [before, after] = [listPlaces(was.place), listPlaces(now.place)];
  const has = (places: Place[], wanted: Place) => places.some((place) => isSamePlace(place, wanted));
  const added = after.filter((place) => !has(before, place));
  const gone = before.filter((place) => !has(after, place));
  if (added.length === 0) return gone.map((place) => `sans ${formatPlace(place)}`);
  const isMore = gone.length === 0 && now.place.kind === "several";
  return [isMore ? `aussi ${added.map(formatPlace).join(", ")}` : formatArea(now.place)];
}
