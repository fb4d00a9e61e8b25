/** A text as people read it: spaces that must not break are spaces. What is compared by its words is compared like this. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, " ");
}
