/** Lower case, without accents, ligatures or typographic apostrophes: "Œnologue d’État" → "oenologue d'etat". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

/** The folded words of a text: Latin letters, digits, and the + and # of "C++" and "C#". */
export function words(text: string): string[] {
  return fold(text).match(/[a-z0-9][a-z0-9+#]*/g) ?? [];
}

/** At most `max` UTF-16 units, cut at a word where one is near, ending with "…". Never splits a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = whole(text.slice(0, max - 1));
  const space = room.search(/\s\S*$/);
  return `${(space > max * 0.6 ? room.slice(0, space) : room).trimEnd()}…`;
}

/** At most `max` units, cut in the middle: the beginning and the end of a job title both tell something. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = Math.ceil((max - 1) * 0.6);
  const tail = max - 1 - head;
  return `${whole(text.slice(0, head)).trimEnd()}…${text
    .slice(text.length - tail)
    .replace(/^[\uDC00-\uDFFF]/, "")
    .trimStart()}`;
}

/** Drops half of a pair (an emoji cut in two) at the end. */
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, "");
}

/** "3 offres", "1 offre", "0 offre": French writes the plural from two on. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("fr-FR")} ${n < 2 ? one : many}`;
}

/** A word as it agrees with a service, by the article of its name: "La bonne alternance est sollicitée", "France Travail est sollicité". */
export function agreeing(service: string, masculine: string): string {
  return /^(?:la|l['’]alerte|l['’]adresse|l['’]application|une)(?![\p{L}])/iu.test(service)
    ? `${masculine}e`
    : masculine;
}
