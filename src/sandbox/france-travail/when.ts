import { addDays, fromParisClock } from "../clock.ts";
import type { SearchSettings } from "./filter.ts";
import { RefusedParameter, wrongFormat, wrongValue } from "./refused.ts";

/** A parameter that asks for nothing but when an offer was made. */
type DateFilter = (
  value: string,
  query: URLSearchParams,
  settings: SearchSettings,
) => (posting: { created: Date }) => boolean;

/** The parameters about the date of publication. */
export const whenFilters: Record<string, DateFilter> = {
  publieeDepuis: (value, _query, { now }) => {
    if (!["1", "3", "7", "14", "31"].includes(value)) throw wrongValue("publieeDepuis");
    const since = addDays(now, -Number(value)).getTime();
    return ({ created }) => created.getTime() >= since;
  },
  minCreationDate: byDates,
  maxCreationDate: byDates,
};

function byDates(...[_value, query, settings]: Parameters<DateFilter>): ReturnType<DateFilter> {
  const read = (name: string) => readDate(name, query.get(name) ?? "", settings.readsDatesAsUtc);
  if (!query.get("minCreationDate") || !query.get("maxCreationDate"))
    throw new RefusedParameter("Les paramètres « minCreationDate » et « maxCreationDate » sont dépendants.");
  const [since, until] = [read("minCreationDate"), read("maxCreationDate")];
  return ({ created }) => created.getTime() >= since && created.getTime() <= until;
}

/** The Z is written but not meant: the clock of Paris is. */
function readDate(name: string, value: string, isUtc: boolean): number {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw wrongFormat(name, "yyyy-MM-dd'T'HH:mm:ss'Z' attendu.");
  return isUtc ? instant : fromParisClock(instant);
}
