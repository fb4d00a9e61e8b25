import { joinPlaces } from "../places/area.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { clearPlace } from "./doubt.ts";
import type { Draft } from "./state-parts.ts";

/**
 * The draft with all places that a message lists: "Nantes, Rennes ou Vannes". Names that several places bear
 * are asked about one after the other, and the others are kept meanwhile. Undefined where it lists none.
 */
export function withListedPlaces(draft: Draft, { listed }: Pick<Meaning, "listed">): Draft | undefined {
  if (!listed) return undefined;
  const known = listed.flatMap(({ places, isSure }) => (isSure ? places.slice(0, 1) : []));
  const asks = listed.flatMap(({ said, places, isSure }) => (isSure ? [] : [{ said, options: places }]));
  const before = draft.gathered?.places ?? [];
  const { gathered: _, ...others } = draft;
  const place = joinPlaces([...before, ...known]);
  if (asks.length === 0 && place) return { ...others, place };
  return { ...clearPlace(others), gathered: { places: [...before, ...known], asks } };
}
