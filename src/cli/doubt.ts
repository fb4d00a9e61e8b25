import { restoreDoubt } from "../core/conversation/doubt.ts";
import { formatPlace } from "../core/places/place.ts";
import type { Doubt } from "../core/understanding/doubt.ts";
import type { Meaning } from "../core/understanding/meaning.ts";

/**
 * At the prompt, what of the words was not understood, and what to do about it. `text` are all the words, as
 * they were typed.
 */
export function explainDoubt(
  understood: Doubt,
  { text = "", jobText = "", places = [] }: Partial<Pick<Meaning, "text" | "jobText" | "places">> = {},
): string {
  const doubt = restoreDoubt(understood, text);
  switch (doubt.is) {
    case "place": {
      const like = places.length > 0 ? ` Did you mean ${places.map(formatPlace).join(", ")}?` : "";
      return `"${doubt.said}" is not a known town, département or region: check the spelling, or give a postal code.${like}`;
    }
    case "abroad":
      return `"${doubt.said}" is abroad${doubt.country === "" ? "" : ` (${doubt.country})`}: these are offers in France.${doubt.isEurope ? " For Europe: eures.europa.eu." : ""}`;
    case "alphabet":
      return `"${doubt.said}" is not written in Latin letters, and cannot be read: write it in French.`;
    case "words":
      return `"${doubt.said}" was not understood beside "${jobText}": leave it out, or give --motsCles "${doubt.said}" to search for it in the text of offers.`;
    case "here":
      return `"${doubt.said}": where that is, is not known. Name a town, or give a postal code.`;
    case "wide":
      return `"${doubt.said}" may be in many places. Name a town, a département or a region.`;
    case "either":
      return `"${doubt.said}" is a job, and a place.`;
    case "link":
      return "The job of this link is not known.";
  }
}
