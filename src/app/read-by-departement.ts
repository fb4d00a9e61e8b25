import { uniqueBy } from "../core/collections/unique-by.ts";
import type { OfferReading } from "../core/offers/pages.ts";
import { listPlaces } from "../core/places/area.ts";
import type { Place } from "../core/places/place.ts";
import type { Search } from "../core/search/search.ts";

/** All that one search finds; it waits for its turn as long as that takes. */
export type ReadSearch = (search: Search) => Promise<OfferReading>;

/** A département as a place. */
export type Departement = Extract<Place, { kind: "departement" }>;

/** Who reads each of them, and which there are. */
export type DepartementReading = { read: ReadSearch; departements: readonly Departement[] };

/**
 * A search read département by département: a service that gives so many rows a call gives so many of each.
 * Towns are read as they are.
 */
export async function readByDepartement(
  search: Search,
  { read, departements }: DepartementReading,
  onProgress: (read: number, of: number) => void = () => {},
): Promise<OfferReading> {
  const parts = listPlaces(search.place).flatMap((place) => splitPlace(place, departements));
  const readings: OfferReading[] = [];
  for (const [at, place] of parts.entries()) {
    onProgress(at, parts.length);
    readings.push(await read({ ...search, place }));
  }
  onProgress(parts.length, parts.length);
  const found = uniqueBy(
    readings.flatMap((reading) => reading.found),
    ({ offer }) => offer.key,
  );
  const notes = uniqueBy(
    readings.flatMap((reading) => reading.notes ?? []),
    (note) => JSON.stringify(note),
  );
  return {
    found,
    complete: true,
    total: found.length,
    exact: readings.every(({ exact }) => exact),
    reachable: found.length,
    missing: readings.flatMap(({ missing }) => missing),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function splitPlace(place: Place, departements: readonly Departement[]): Place[] {
  switch (place.kind) {
    case "france":
      return [...departements];
    case "region":
      return departements.filter(({ region }) => region === place.code);
    case "departement":
    case "commune":
      return [place];
  }
}
