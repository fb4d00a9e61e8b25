import { z } from "zod";
import type { Alert } from "../alerts/alert.ts";
import { isSamePlace, listPlaces } from "../places/area.ts";
import { placeSchema } from "../places/place.ts";
import { toWordSlots } from "../rome/title.ts";
import { describeFilters } from "../search/filters.ts";
import { formatArea, type PickedTitle, pickedTitleSchema } from "../search/search.ts";
import { splitWords } from "../text/text.ts";
import { isFiller } from "../understanding/acts/fillers.ts";
import type { NamedThing } from "../understanding/acts/reading.ts";
import { toSingularKey } from "../understanding/acts/words.ts";

/**
 * What a message calls an alert: its words, the title and the places that they name. `isOfSearch`: it was
 * first looked for in the search that is put aside.
 */
export const namedThingSchema = z.object({
  said: z.string(),
  title: pickedTitleSchema.optional().catch(undefined),
  places: z.array(placeSchema),
  isOfSearch: z.boolean().optional().catch(undefined),
});
type NamedAlert = z.infer<typeof namedThingSchema>;

/** What is stored while the alerts are looked up. */
export function toNamedAlert({ said, titles: [title], places }: NamedThing, isOfSearch = false): NamedAlert {
  return { said, ...(title ? { title } : {}), places, ...(isOfSearch ? { isOfSearch } : {}) };
}

/** Whether a title is the one that is named, or another of that job: "bar" names no job, "barman" one. */
export function isNamedTitle({ code, rome }: PickedTitle, said: string, title: PickedTitle | undefined): boolean {
  if (title === undefined) return false;
  const [head = []] = toWordSlots(title.label);
  return title.code === code || (title.rome === rome && splitWords(said).some((word) => head.includes(word)));
}

/**
 * The alerts that may be meant: those that have the very words, or else the job and the places that they
 * name.
 */
export function findNamedAlerts(alerts: readonly Alert[], named: NamedAlert): Alert[] {
  const called = alerts.filter((alert) => hasWords(alert, named.said));
  return called.length > 0 ? called : alerts.filter((alert) => isAbout(alert, named));
}

function isAbout({ search }: Alert, { said, title, places }: NamedAlert): boolean {
  if (title === undefined && places.length === 0) return false;
  const hasPlace = places.every((place) => listPlaces(search.place).some((one) => isSamePlace(one, place)));
  return hasPlace && (title === undefined || search.titles.some((one) => isNamedTitle(one, said, title)));
}

/** Every word that says something begins one of the alert's. */
function hasWords({ name, search }: Alert, said: string): boolean {
  const all = [name, ...search.titles.map(({ label }) => label), search.words ?? "", formatArea(search.place)];
  const words = splitWords([...all, ...describeFilters(search.filters)].join(" ")).map(toSingularKey);
  const telling = splitWords(said)
    .filter((word) => word.length > 1 && !isFiller(word))
    .map(toSingularKey);
  return telling.length > 0 && telling.every((word) => words.includes(word));
}
