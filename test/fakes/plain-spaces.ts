/** A text with plain spaces instead of non-breaking ones, for comparisons of words. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, " ");
}
