import { type Centres, listPlaces } from "../../core/places/area.ts";
import type { Search } from "../../core/search/search.ts";
import { type DepartementLookup, listReachedDepartements } from "../reached-departements.ts";
import type { EventArea } from "./areas.ts";

/** So many sectors are asked for in the whole country. */
const maxSectors = 5;

/**
 * Where the events of a search are: in the départements of its places, those that a circle touches included,
 * or in the whole country. What is held at distance elsewhere counts for who looks for a job: for others it
 * would bury what is near. The country has more events than are read: of those, each sector of the jobs is
 * asked for by itself.
 */
export function listEventAreas(
  search: Search,
  ticked: string[],
  centres: Centres,
  lookup: DepartementLookup,
): EventArea[] {
  const { words = "", place } = search;
  const places = listPlaces(place);
  const sectors = [...new Set(ticked.map((code) => code.slice(0, 1)))].sort().slice(0, maxSectors);
  const ofJobs: EventArea[] = sectors.map((sector) => ({ sector }));
  if (places.some(({ kind }) => kind === "france")) return ofJobs.length > 0 ? ofJobs : [{}];
  const remote: EventArea[] = ofJobs.length === 0 && words !== "" ? [{}] : ofJobs;
  const codes = listReachedDepartements(search, centres, lookup) ?? [];
  return [
    ...codes.toSorted().map((departement) => ({ departement })),
    ...remote.map((area): EventArea => ({ ...area, isRemote: true })),
  ];
}
