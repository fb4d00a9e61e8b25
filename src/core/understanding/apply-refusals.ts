import { groupBy } from "../collections/group-by.ts";
import { maxTerms } from "../search/filter-shapes.ts";
import {
  type FilterName,
  type Filters,
  type FilterValue,
  listFilterNames,
  listFilterOptions,
  listPickedOptions,
  setFilter,
} from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import type { Refusal } from "./refusal.ts";

type Asked = { kind: Kind; filters: Filters };

/**
 * A search without what is refused, and what of that it cannot leave out, in its author's words. Of contracts
 * and of the hours the others are asked for; what is set and refused is taken away.
 */
export function applyRefusals(asked: Asked, refusals: Refusal[]): Asked & { refused: string[] } {
  const obeyed = new Set<Refusal>();
  // The kind says which filters there are.
  const groups = groupBy(
    [...refusals].sort((a, b) => Number(b.is === "kind") - Number(a.is === "kind")),
    toSubject,
  );
  let { kind, filters } = asked;
  for (const [, group] of groups) {
    const left = leaveOut({ kind, filters }, group);
    if (left === undefined) continue;
    ({ kind, filters } = left);
    for (const refusal of group) obeyed.add(refusal);
  }
  const refused = refusals.filter((one) => !obeyed.has(one)).map(({ said }) => said);
  return { kind, filters, refused: [...new Set(refused)] };
}

/** What has to be decided together: all contracts, or all values of a filter. */
function toSubject(refusal: Refusal): string {
  switch (refusal.is) {
    case "contract":
      return "contract";
    case "filter":
      return refusal.name;
    case "kind":
      return refusal.kind;
    case "place":
    case "other":
      return "";
  }
}

/** Undefined where the search cannot leave them out. */
function leaveOut({ kind, filters }: Asked, group: Refusal[]): Asked | undefined {
  const contracts = group.flatMap((one) => (one.is === "contract" ? [one.contract] : []));
  const [first] = group;
  if (first === undefined || first.is === "other" || first.is === "place") return undefined;
  if (first.is === "kind") return first.kind === kind ? { kind: "emploi", filters } : undefined;
  const left =
    first.is === "filter"
      ? withoutValues(filters, first.name, group)
      : listFilterNames(kind).includes("contract")
        ? withoutContracts(filters, contracts)
        : undefined;
  return left && { kind, filters: left };
}

/** Of the hours, who refuses one wants the other; who refuses both says nothing to search for. */
function withoutValues(filters: Filters, name: FilterName, group: Refusal[]): Filters | undefined {
  const refused = group.flatMap((one) => (one.is === "filter" ? [one.value] : []));
  const left = listFilterOptions(name).filter(({ value }) => !refused.includes(value));
  if (name === "hours") return left[0] && setFilter(filters, name, left[0].value);
  const isSet = listPickedOptions(name, filters).some((value) => refused.includes(value));
  return isSet ? setFilter(filters, name, undefined) : undefined;
}

/**
 * Undefined where no contract would be left. Temporary work has a filter of its own, which hides the agencies
 * too.
 */
function withoutContracts(filters: Filters, refused: FilterValue<"contract">[]): Filters | undefined {
  const isTemporary = filters.agencies === true || refused.includes("interim");
  const all = listFilterOptions("contract").map(({ value }) => value);
  const leave = (values: string[]) =>
    values.filter((value) => !(isTemporary && value === "interim") && !refused.some((one) => one === value));
  const chosen = leave(filters.contract ?? []);
  const wanted = chosen.length > 0 ? chosen : leave(all);
  if (wanted.length === 0) return undefined;
  const isAgencyAlone = isTemporary && refused.every((one) => one === "interim") && chosen.length === 0;
  const contract = isAgencyAlone ? undefined : wanted;
  return setFilter(isTemporary ? setFilter(filters, "agencies", true) : filters, "contract", contract);
}

/**
 * The filters that are set and those of a message. Temporary work is wanted or not: the later word counts.
 * Words of the text are added to those that are there ("logé" after "le soir").
 */
export function mergeFilters(set: Filters, added: Filters): Filters {
  const words = { ...addWords("include", set, added), ...addWords("exclude", set, added) };
  const all = withoutContraries({ ...set, ...added, ...words }, added);
  if (added.contract?.includes("interim")) return setFilter(all, "agencies", added.agencies);
  if (!added.agencies) return all;
  return setFilter(
    all,
    "contract",
    all.contract?.filter((one) => one !== "interim"),
  );
}

/** Other hours take the place of those that were said before: nobody works at all of them. */
const hours = [
  "matin",
  "midi",
  "journée",
  "jour",
  "soir",
  "nuit",
  "week-end",
  "samedi",
  "dimanche",
  "lundi au vendredi",
];

function addWords(name: "include" | "exclude", set: Filters, added: Filters): Filters {
  const words = added[name];
  if (words === undefined) return {};
  const isReplaced = (word: string) =>
    words.includes(word) || (name === "include" && hours.includes(word) && words.some((one) => hours.includes(one)));
  const kept = set[name]?.filter((word) => !isReplaced(word)) ?? [];
  return { [name]: [...kept, ...words].slice(-maxTerms) };
}

/** A word that is wanted now is no longer one to be left out, and the other way round. */
function withoutContraries(all: Filters, { include = [], exclude = [] }: Filters): Filters {
  const wanted = all.include?.filter((word) => !exclude.includes(word)) ?? [];
  const unwanted = all.exclude?.filter((word) => !include.includes(word)) ?? [];
  return setFilter(
    setFilter(all, "include", wanted.length > 0 ? wanted : undefined),
    "exclude",
    unwanted.length > 0 ? unwanted : undefined,
  );
}
