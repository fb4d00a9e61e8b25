import { formatPlace } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import { describeFilters } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { formatRadius, type Search } from "../search/search.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/** What a message changed of a search, and the button that takes it back. */
export function renderChange(search: Search, was: Search | undefined): Block[] {
  const changes = was ? describeChange(was, search) : [];
  if (changes.length === 0) return [];
  return [text`✏️ Changé : ${strong(changes.join(" · "))}`, ...actions(press("↩︎ Annuler", "undo"))];
}

function describeChange(was: Search, now: Search): string[] {
  const titles = now.titles.filter(({ code }) => !was.titles.some((one) => one.code === code));
  const [before, after] = [describeFilters(was.filters), describeFilters(now.filters)];
  return [
    ...titles.map(({ label }) => toFirstForm(label)),
    ...(formatPlace(was.place) === formatPlace(now.place) ? [] : [formatPlace(now.place)]),
    ...(was.radius === now.radius || now.place.kind !== "commune" ? [] : [`rayon ${formatRadius(now.radius)}`]),
    ...(was.kind === now.kind ? [] : [kindTable[now.kind].prefix ?? "emplois"]),
    ...after.filter((one) => !before.includes(one)),
    ...before.filter((one) => !after.includes(one)).map((one) => `plus de « ${one} »`),
  ];
}
