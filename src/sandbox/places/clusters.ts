import { departements } from "./departements.ts";
import { kilometresBetween, type Town, towns, wholeCities, workTowns } from "./towns.ts";

/** A town that people look for work in, with the smaller ones beside it. */
export type Cluster = { centre: Town; members: readonly Town[] };

/** Towns this close are one job market: a search of 20 km around either covers both. */
const reachKm = 8;
/** From so many inhabitants on a town is a centre, unless a larger one is near. */
const largeTown = 30_000;

/**
 * The prefectures and larger towns, each with its neighbours; Paris, Lyon and Marseille with their
 * arrondissements.
 */
export const clusters: readonly Cluster[] = findCentres().map((centre) => ({ centre, members: membersOf(centre) }));

function findCentres(): Town[] {
  const prefectures = new Set([...departements.values()].map(({ prefecture }) => prefecture));
  const candidates = towns
    .filter(({ code, inhabitants, city }) => !city && (prefectures.has(code) || inhabitants >= largeTown))
    .sort((one, other) => other.inhabitants - one.inhabitants);
  const centres: Town[] = [];
  for (const town of candidates)
    if (!centres.some((centre) => kilometresBetween(centre, town) <= reachKm)) centres.push(town);
  return centres;
}

function membersOf(centre: Town): Town[] {
  const quarters = workTowns.filter(({ city }) => city === centre.code);
  const near = workTowns.filter((town) => town !== centre && !town.city && kilometresBetween(centre, town) <= reachKm);
  return [...(wholeCities.has(centre.code) ? quarters : [centre, centre, centre]), ...near];
}
