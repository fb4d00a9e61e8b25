/**
 * A street and what follows it up to a comma or a postal code: "12 rue de Lyon", "Rue de la République", "45
 * bis avenue Foch". Many streets are named after a town that they are not in. Some words for streets also
 * occur in jobs ("place de marché", "cours particulier"); these need a house number.
 */
const street =
  /(?:(?<![\p{L}\p{N}])\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? (?:rue|avenue|av\.?|boulevard|bd|blvd|all[ée]es?|impasse|chemin|route|rte|place|pl\.?|quai|cours|square|passage|faubourg|fbg|esplanade|promenade|sentier|venelle|villa|mail|rond[ -]point)|(?<![\p{L}\p{N}])(?<!(?:^|[\s'’])(?:de|des|la|les|en|sur|du) )(?:rue|avenue|boulevard|bd|blvd|all[ée]es?|impasse|faubourg))(?: (?!\d{5}(?!\d))[^\s,;()]+)+/iu;

/** A text without the street in it, and the street; an address is where its town is. */
export function extractStreet(text: string): { rest: string; street?: string } {
  const [found] = text.match(street) ?? [];
  if (found === undefined) return { rest: text };
  const rest = text
    .replace(found, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,;-]+|[\s,;-]+$/g, "");
  return { rest, street: found.trim() };
}
