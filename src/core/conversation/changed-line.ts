import { isSamePlace, listPlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import { describeFilters } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { formatArea, formatRadius, hasRadius, type Search } from "../search/search.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/** What a message changed of a search, and the button that takes it back. */
export function renderChange(search: Search, was: Search | undefined): Block[] {
  const changes = was ? describeChange(was, search) : [];
  if (changes.length === 0) return [];
  return [text`✏️ Changé : ${strong(changes.join(" · "))}`, ...actions(press("↩︎ Annuler", "undo"))];
}

function describeChange(was: Search, now: Search): string[] {
  const titles = now.titles.filter(({ code }) => !was.titles.some((one) => one.code === code));
  const [before, after] = [describeFilters(withoutWords(was)), describeFilters(withoutWords(now))];
  return [
    ...titles.map(({ label }) => toFirstForm(label)),
    ...describeMove(was, now),
    ...(was.radius === now.radius || !hasRadius(now) ? [] : [`rayon ${formatRadius(now.radius)}`]),
    ...(was.kind === now.kind ? [] : [kindTable[now.kind].prefix ?? "emplois"]),
    ...after.filter((one) => !before.includes(one)),
    ...before.filter((one) => !after.includes(one)).map((one) => `plus de « ${one} »`),
    ...describeWords(was.filters.include, now.filters.include, "avec", ""),
    ...describeWords(was.filters.exclude, now.filters.exclude, "sans", "sans "),
  ];
}

/** Words of the text are told one by one: of several, one may go. */
function withoutWords({ filters: { include: _, exclude: __, ...others } }: Search): Search["filters"] {
  return others;
}

function describeWords(was: string[] = [], now: string[] = [], link: string, denial: string): string[] {
  const added = now.filter((word) => !was.includes(word));
  const gone = was.filter((word) => !now.includes(word));
  return [
    ...(added.length > 0 ? [`${link} « ${added.join(", ")} »`] : []),
    ...gone.map((word) => `plus de « ${denial}${word} »`),
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
