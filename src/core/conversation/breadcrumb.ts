import { describeFilters } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { describeJobs, describePlace, type Search } from "../search/search.ts";
import { type Block, type RichText, rich, strong } from "./view.ts";

/** What is being looked for, on top of every screen of a search: job, place, filters, and how many offers. */
export function renderBreadcrumb(search: Search, ...more: RichText[]): Block {
  const { icon, prefix } = kindTable[search.kind];
  const parts = [
    rich`${icon}\u00a0${prefix ? `${prefix} · ` : ""}${strong(describeJobs(search))}`,
    rich`📍\u00a0${describePlace(search)}`,
    ...describeFilters(search.filters).map((label) => [label]),
    ...more,
  ];
  return { kind: "text", text: parts.flatMap((part, i) => (i === 0 ? part : [" · ", ...part])) };
}
