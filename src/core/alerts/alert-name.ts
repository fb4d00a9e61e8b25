import { describeSearch, type Search } from "../search/search.ts";
import { cut } from "../text/text.ts";

/** A list of ten alerts, and the heading of a digest, have room for names of so many characters. */
const maxLength = 120;

/** "Boulanger / Boulangère + 2 métiers · Lyon (69) + 20 km · CDI": the search, as far as there is room. */
export function formatAlertName(search: Search): string {
  return cut(describeSearch(search), Math.max(maxLength, formatFormerName(search).length));
}

/** As alerts of older versions are called: those that differed in their filters alone had one name. */
function formatFormerName(search: Search): string {
  return describeSearch({ ...search, filters: {} });
}

/** The same alert; the name that an older version gave it is that of today. */
export function renewAlertName<Named extends { name: string; search: Search }>(alert: Named): Named {
  const { name, search } = alert;
  return name === formatFormerName(search) ? { ...alert, name: formatAlertName(search) } : alert;
}

/** Whether an alert is called by its search, rather than as its owner chose. */
export function isNamedBySearch({ name, search }: { name: string; search: Search }): boolean {
  const plain = name.replace(/ \(\d{1,2}\)$/, "");
  return [name, plain].some((one) => one === formatAlertName(search) || one === formatNameOfAllJobs(search));
}

/** A name for an alert of that search that no other has. All jobs are named where the first is not enough. */
export function findFreeName(search: Search, taken: readonly string[]): string {
  const names = [formatAlertName(search), formatNameOfAllJobs(search)];
  const free = names.find((name) => !taken.includes(name));
  if (free !== undefined) return free;
  return findFreeVariant(formatAlertName(search), taken);
}

/** The name that an owner chose, or where another alert of theirs has it, the same with a number. */
export function findFreeVariant(chosen: string, taken: readonly string[]): string {
  const numbered = taken.map((_, i) => `${chosen} (${i + 2})`);
  return [chosen, ...numbered].find((name) => !taken.includes(name)) ?? chosen;
}

function formatNameOfAllJobs(search: Search): string {
  const [first, ...others] = search.titles;
  if (!first || others.length === 0) return formatAlertName(search);
  const label = search.titles.map((title) => title.label).join(", ");
  return cut(describeSearch({ ...search, titles: [{ ...first, label }] }), maxLength);
}
