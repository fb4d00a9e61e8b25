/**
 * A text without all that says that somebody has no vehicle: "j'ai pas de voiture", "je me déplace en bus",
 * "que à vélo"; `isLacking`: it said so. A licence is another thing, and so is what an employer gives ("pas
 * de voiture de fonction").
 */
export function takeLackOfTransport(text: string): { rest: string; isLacking: boolean } {
  const rest = text.replace(lacking, " ");
  if (rest === text) return { rest, isLacking: false };
  return { rest: rest.replace(/\s+/g, " ").trim(), isLacking: true };
}

const have = String.raw`(?:(?:et|mais|car)\s+)?(?:(?:j['’ ]?|je\s+n['’ ]?|n['’ ]?)ai\s+|je\s+(?:ne\s+)?suis\s+|chuis\s+)?`;
const vehicle = "(?:voitures?|v[ée]hicules?|bagnole|moyens? de (?:transport|locomotion))";
const ofEmployer = String.raw`(?!\s+(?:de (?:fonction|service|soci[ée]t[ée])|fourni|exig|obligatoire|n[ée]cessaire|demand))`;
const shared = "(?:bus|transports?(?: en commun)?|v[ée]lo|pieds?|trains?|tram(?:way)?|m[ée]tro|rer|trottinette)";
const lacking = new RegExp(
  [
    String.raw`(?<!\p{L})${have}(?:sans|pas\s+(?:de|d['’])|aucune?|plus\s+de)\s*${vehicle}(?!\p{L})${ofEmployer}`,
    String.raw`(?<!\p{L})${have}(?:pas|non)\s+(?:v[ée]hicul[ée]e?|motoris[ée]e?)(?!\p{L})`,
    String.raw`(?<!\p{L})je\s+(?:ne\s+)?me\s+d[ée]place\s+(?:(?:seulement|uniquement|qu['’]|que|en|[àa]|par)\s*)+${shared}(?!\p{L})`,
    String.raw`(?<!\p{L})(?:uniquement|seulement|que|qu['’])\s*(?:en|[àa]|par)\s+${shared}(?!\p{L})`,
  ].join("|"),
  "giu",
);
