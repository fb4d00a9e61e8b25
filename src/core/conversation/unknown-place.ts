import { formatPlace } from "../places/place.ts";
import { quote } from "../text/quote.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { isStreet } from "./doubt.ts";
import type { Turn } from "./events.ts";
import { again } from "./press-button.ts";
import { getSearch, type State } from "./state.ts";

/**
 * A place that is not known, below results: it is said above them, and they stay. Undefined elsewhere, and
 * where the message brings anything else.
 */
export function sayUnknownPlace(
  state: State,
  { doubt, placeText, places, placeMatch, ...meaning }: Meaning,
): Turn | undefined {
  const { kind, radius, elsewhere, filters, refusals = [] } = meaning;
  const isMore = (kind ?? radius ?? elsewhere) !== undefined || refusals.length + Object.keys(filters).length > 0;
  if (state.step === "job" || state.step === "place" || !getSearch(state) || isMore) return undefined;
  const said = doubt?.is === "place" ? doubt.said : placeMatch === "near" ? placeText : undefined;
  if (said === undefined || placeMatch === "exact" || placeMatch === "sure") return undefined;
  const [like] = places;
  const hint = like ? ` Si c'est ${formatPlace(like)}, écrivez son nom.` : "";
  const name = quote(said, 40);
  return again(
    state,
    isStreet(said)
      ? `Je ne cherche pas par rue (${name}) : écrivez la ville ou le code postal.`
      : `Je ne connais pas de lieu ${name} : vérifiez l'orthographe, ou essayez le code postal.${hint}`,
  );
}
