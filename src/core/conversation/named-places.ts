import { addPlaces, isCovered, joinPlaces, listPlaces, maxPlaces } from "../places/area.ts";
import type { ListedPlace } from "../places/listed-places.ts";
import type { Place } from "../places/place.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { clearPlace } from "./doubt.ts";
import type { Draft } from "./state-parts.ts";

/**
 * The draft with all places that a message lists: "Nantes, Rennes ou Vannes". Names that several places bear
 * are asked about one after the other, no more than fit, and the others are kept meanwhile, in the order in
 * which they were said. Undefined where it lists none.
 */
export function withListedPlaces(draft: Draft, { listed }: Pick<Meaning, "listed">): Draft | undefined {
  if (!listed) return undefined;
  const before = draft.gathered?.places ?? [];
  const said = takeFitting(listed, before).map((one, i) => ({ ...one, at: before.length + i }));
  const known = said.flatMap(({ places, isSure }) => (isSure ? places.slice(0, 1) : []));
  const asks = said.flatMap(({ said, places, isSure, at }) => (isSure ? [] : [{ said, options: places, at }]));
  const { gathered: _, ...others } = draft;
  const place = joinPlaces([...before, ...known]);
  if (asks.length === 0 && place) return { ...others, place };
  return { ...clearPlace(others), gathered: { places: [...before, ...known], asks } };
}

/** As many of the names as fit beside the places before them; those that these have take no room. */
function takeFitting(listed: readonly ListedPlace[], before: readonly Place[]): ListedPlace[] {
  let area = joinPlaces(before);
  let asked = 0;
  const fitting: ListedPlace[] = [];
  for (const one of listed) {
    const [place] = one.places;
    const isNew = !one.isSure || place === undefined || area === undefined || !isCovered(place, area);
    const size = (area === undefined ? 0 : listPlaces(area).length) + asked;
    const isLarger = place && area && one.isSure && listPlaces(area).some((other) => isCovered(other, place));
    if (isNew && size >= maxPlaces && !isLarger) continue;
    if (!one.isSure) asked++;
    else if (place) area = area === undefined ? place : addPlaces(area, [place]);
    fitting.push(one);
  }
  return fitting;
}
