import { mapInSteps, runToEnd, type Steps } from "../async/steps.ts";
import type { Atlas } from "../places/atlas.ts";
import { type Commune, citiesWithArrondissements, measureDistanceKm, type Point, toCityCode } from "../places/place.ts";
import { type HelpKind, type HelpPlace, helpKinds } from "./help-place.ts";

/**
 * The place of one kind that somebody is sent to, and why: it serves their commune, it is the nearest, or,
 * where no distance can be measured, it is one of their département. `km` is absent where it is not known.
 */
export type HelpChoice = { place: HelpPlace; why: "serves" | "nearest" | "departement"; km?: number };

/** Finds, for each kind that has one, the place for a commune. Pure: it asks nobody. */
export type FindHelpPlaces = (commune: Commune) => HelpChoice[];

type IndexContext = { atlas: Pick<Atlas, "commune">; centreOf: (commune: string) => Point | undefined };

/** A place with what its commune tells of it. */
type Sited = { place: HelpPlace; commune: Commune | undefined };

/** Places by the communes that they serve, under the codes of today: some lists still have older ones. */
export function createHelpIndex(places: readonly HelpPlace[], context: IndexContext): FindHelpPlaces {
  return runToEnd(createHelpIndexInSteps(places, context));
}

/** The same, a place at a time. */
export function* createHelpIndexInSteps(
  places: readonly HelpPlace[],
  { atlas, centreOf }: IndexContext,
): Steps<FindHelpPlaces> {
  const byKind = new Map<HelpKind, Sited[]>();
  const serving = new Map<string, Sited[]>();
  yield* mapInSteps(places, (place) => {
    const sited: Sited = { place, commune: atlas.commune(place.commune ?? "") };
    addTo(byKind, place.kind, sited);
    for (const code of new Set(place.serves.map((served) => atlas.commune(served)?.code ?? served)))
      addTo(serving, code, sited);
  });
  const pointOf = ({ place, commune }: Sited) => place.point ?? (commune && centreOf(commune.code));
  return (asked) => {
    const commune = atlas.commune(asked.code) ?? asked;
    const from = centreOf(commune.code) ?? centreOf(toCityCode(commune.code));
    const measure = (sited: Sited): Measured => {
      const point = pointOf(sited);
      return { ...sited, ...(from && point ? { km: measureDistanceKm(from, point) } : {}) };
    };
    const servers = listServed(commune.code).flatMap((code) => serving.get(code) ?? []);
    return helpKinds.flatMap((kind) => {
      const ofKind = servers.filter(({ place }) => place.kind === kind).map(measure);
      const choice = chooseServing(ofKind, commune) ?? chooseNearest((byKind.get(kind) ?? []).map(measure), commune);
      return choice ?? [];
    });
  };
}

function addTo<K>(lists: Map<K, Sited[]>, key: K, sited: Sited): void {
  const list = lists.get(key);
  if (list) list.push(sited);
  else lists.set(key, [sited]);
}

type Measured = Sited & { km?: number };

/**
 * Under which codes it may be served: an arrondissement also as its city, a city as any of its
 * arrondissements.
 */
function listServed(code: string): string[] {
  const city = toCityCode(code);
  if (city !== code) return [code, city];
  const whole = citiesWithArrondissements.find((one) => one.code === code);
  return whole ? [code, ...Array.from({ length: whole.count }, (_, i) => String(whole.first + i))] : [code];
}

/** Of several that serve a commune the nearest. */
function chooseServing(candidates: readonly Measured[], commune: Commune): HelpChoice | undefined {
  const [best] = sortByDistance(candidates, commune);
  return best && toChoice(best, "serves");
}

/** Nobody is sent over the sea: the nearest is on the same side of it, and within half a day of travel. */
function chooseNearest(candidates: readonly Measured[], commune: Commune): HelpChoice | undefined {
  const reachable = candidates.filter((one) => isSameLand(one, commune) && (one.km ?? 0) <= farthestKm);
  const [nearest] = sortByDistance(
    reachable.filter(({ km }) => km !== undefined),
    commune,
  );
  if (nearest) return toChoice(nearest, "nearest");
  const unmeasured = reachable.filter((one) => one.commune?.departement === commune.departement);
  const [first] = sortByDistance(unmeasured, commune);
  return first && toChoice(first, "departement");
}

/** From the middle of Guyane it is as far to the coast. */
const farthestKm = 250;

function toChoice({ place, km }: Measured, why: HelpChoice["why"]): HelpChoice {
  return { place, why, ...(km === undefined ? {} : { km: Math.round(km) }) };
}

/** Where nothing can be measured, those of the commune itself come first; ids make the order stable. */
function sortByDistance(candidates: readonly Measured[], commune: Commune): Measured[] {
  const rank = ({ km, commune: own }: Measured) => km ?? (own?.code === commune.code ? 0 : Number.MAX_SAFE_INTEGER);
  return candidates.toSorted((a, b) => rank(a) - rank(b) || (a.place.id < b.place.id ? -1 : 1));
}

/** Without a commune of its own, a place is known by its postal code alone, which its address has. */
function isSameLand({ place, commune: own }: Measured, commune: Commune): boolean {
  const postalCode = place.address?.match(/(?<!\d)\d{5}(?!\d)/)?.[0] ?? "";
  const land = own ? landOf(own.departement) : postalCode === "" ? undefined : landOf(toDepartement(postalCode));
  return land === landOf(commune.departement);
}

const toDepartement = (postalCode: string): string => postalCode.slice(0, /^9[78]/.test(postalCode) ? 3 : 2);

/** What can be reached over land: the mainland, Corsica, and each département overseas. */
function landOf(departement: string): string {
  if (/^(?:2[AB]|20)$/.test(departement)) return "corse";
  return /^9[78]/.test(departement) ? departement : "mainland";
}
