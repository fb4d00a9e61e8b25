import { removeFilters, toFiltersOfKind } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import { toKindMeant } from "../search/kind.ts";
import { changeKind } from "../search/search.ts";
import { findPayRange } from "../text/amount.ts";
import { applyRefusals, mergeFilters } from "../understanding/apply-refusals.ts";
import type { Meaning } from "../understanding/meaning.ts";
import type { Refusal } from "../understanding/refusal.ts";
import { clearDoubt } from "./doubt.ts";
import type { Draft } from "./state-parts.ts";

/** The words of a range of pay whose lower end is the filter that the message brings. */
function findSaidRange({ text, filters }: Meaning): string | undefined {
  const range = findPayRange(text);
  return range?.least.euros === filters.salary ? range?.said : undefined;
}

/** Places that are not wanted are told from other things that are not. */
function pickRefused(refused: string[], refusals: Refusal[]): Pick<Draft, "refused" | "outside"> {
  const isPlace = (said: string) => refusals.some((one) => one.is === "place" && one.said === said);
  const outside = refused.filter(isPlace);
  const others = refused.filter((said) => !isPlace(said));
  return { ...(others.length > 0 ? { refused: others } : {}), ...(outside.length > 0 ? { outside } : {}) };
}

/** What is known of the search with what a message says of it; `kind` is that of the search so far. */
export function draftWith(before: Draft, meaning: Meaning, kindBefore: Kind = before.kind): Draft {
  const { radius = before.radius, doubt, refusals = [] } = meaning;
  const isTraining = meaning.elsewhere === "formation";
  const elsewhere = isTraining ? undefined : (meaning.elsewhere ?? before.elsewhere);
  const wished = isTraining ? "formations" : meaning.kind;
  // A new search is not one more place of the one before it.
  const { gathered, ...asked } = clearDoubt(before);
  const {
    saidKm: km,
    refused: _,
    outside: __,
    pay: payBefore,
    payRange: rangeBefore,
    ...draft
  } = meaning.both || gathered === undefined ? asked : { ...asked, gathered };
  const said = wished === undefined ? kindBefore : toKindMeant(wished, before.kind, meaning.text);
  const left = removeFilters(draft.filters, meaning.without, said);
  const together = mergeFilters(left, toFiltersOfKind(meaning.filters, said));
  const { kind, filters, refused } = applyRefusals({ kind: said, filters: together }, refusals);
  const saidKm = meaning.radius === undefined ? km : meaning.saidKm;
  const pay = meaning.filters.salary === undefined ? payBefore : meaning.pay;
  const payRange = meaning.filters.salary === undefined ? rangeBefore : findSaidRange(meaning);
  const differences = {
    ...(pay ? { pay } : {}),
    ...(payRange === undefined ? {} : { payRange }),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(elsewhere ? { elsewhere } : {}),
    ...pickRefused(refused, refusals),
  };
  const reach = meaning.lacksTransport ? { isRadiusSaid: true } : {};
  const changed = changeKind({ ...draft, radius, ...reach, filters }, kind);
  return { ...changed, ...differences, ...(doubt ? { doubt } : {}) };
}
