import type { RichText } from "./view.ts";

/** Where a card stands: its place on the page, and what the note above its list says already. */
export type Standing = {
  number: number;
  now: Date;
  /** The note says that nothing in the list is real (`addFictitiousNote`), so no card repeats it. */
  isSaid: boolean;
};

/** One line for each list, of what is there, separated by dots; a list of nothing is not a line. */
export function joinFacts(...all: (string | false | undefined)[][]): RichText[] {
  return all
    .map((facts) => facts.filter((fact) => fact !== false && fact !== undefined && fact !== "").join(" · "))
    .flatMap((line) => (line ? [[line]] : []));
}

/** "3 km", "moins de 1 km": the one way in which a distance is said, whatever it is that is so far. */
export function formatDistance(km: number): string {
  return `${km === 0 ? "moins de 1" : km}\u00a0km`;
}

/** The same as a fact of a card; none where it is not known. */
export function formatAway(distanceKm: number | undefined): string[] {
  return distanceKm === undefined ? [] : [formatDistance(distanceKm)];
}
