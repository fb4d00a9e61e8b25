/**
 * A field that nobody filled in, by what people and programs put there: "N/A", "null", "Non renseigné".
 * Without what is also the name of something: Aucun and Néant are places.
 */
export function isBlank(text: string): boolean {
  return /^[^\p{L}\p{N}]*(?:n ?[./]? ?[acdr]\.?|null|undefined|nan|object object|(?:non|pas) (?:précisé|renseigné|communiqué|indiqué|spécifié|défini|disponible)e?s?)?[^\p{L}\p{N}]*$/iu.test(
    text,
  );
}
