import { type Area, joinPlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import { quote } from "../text/quote.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { mostOptions } from "./state-parts.ts";
import { actions, type Block } from "./view.ts";

/** A screen of a phone shows so many places of one name. */
/**
 * What an answer to "where?" says: an area, places of which one is meant, or none that is known (`notice`).
 * Undefined for a message that is about something else.
 */
export type TownAnswer = { area: Area } | { options: Place[] } | { notice: string };

/** Reads the answer of a screen that asks for a town, beside the steps of a search. */
export function readTownAnswer({
  places,
  placeMatch,
  titleMatch,
  text: words,
  listed,
}: Meaning): TownAnswer | undefined {
  const [first] = places;
  const all = listed?.every(({ isSure }) => isSure)
    ? joinPlaces(listed.flatMap((one) => one.places.slice(0, 1)))
    : undefined;
  if (all) return { area: all };
  if (titleMatch === "sure" && placeMatch !== "sure") return undefined;
  if (first === undefined)
    return titleMatch === "none"
      ? { notice: `Je ne reconnais pas de lieu${words === "" ? "" : ` dans ${quote(words, 40)}`}.` }
      : undefined;
  return placeMatch === "sure" || placeMatch === "likely" ? { area: first } : { options: places.slice(0, mostOptions) };
}

/** Below the question: places of which one is meant, a field to write in, and the position of the device. */
export function renderTownQuestion(question: Block, options: readonly Place[] = []): Block[] {
  const choice: Block = {
    kind: "choose",
    field: "place",
    label: "Lieux",
    many: false,
    picked: [],
    options: options.map((place, i) => ({ value: String(i), label: formatPlace(place) })),
  };
  return [
    question,
    ...(options.length === 0 ? [] : [choice]),
    { kind: "input", label: "Écrire une ville", hint: "Lyon, 69003, Rhône…" },
    ...actions({ kind: "location", label: "📍 Utiliser ma position" }),
  ];
}
