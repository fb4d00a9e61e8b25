/**
 * The same function of a text, which keeps its last answers: those to the `few` texts that were asked for
 * last, and to as many before them. An answer that is dear to keep is worked out anew each time.
 */
export function rememberLast<Found>(
  find: (text: string) => Found,
  few: number,
  isKept: (found: Found) => boolean = () => true,
): (text: string) => Found {
  let last = new Map<string, Found>();
  let before = new Map<string, Found>();
  return (text) => {
    const known = last.get(text);
    if (known !== undefined) return known;
    const found = before.get(text) ?? find(text);
    if (!isKept(found)) return found;
    if (last.size >= few) {
      before = last;
      last = new Map();
    }
    last.set(text, found);
    return found;
  };
}
