/**
 * The text with numbers that nobody can take for a place: telephone numbers are left out ("Lyon, 06 12 34 56
 * 78" is Lyon), and "7,5 km" becomes "8 km", since a comma parts places.
 */
export function plainNumbers(text: string): string {
  return text
    .replace(telephone, " ")
    .replace(decimalKm, (_all, whole: string, part: string, unit: string) => {
      return `${Math.round(Number(`${whole}.${part}`))} ${unit}`;
    })
    .replace(/[^\S\n]+/g, " ");
}

/** With what leads to it: "tél : 0612345678", "mon numéro c'est le +33 6 12 34 56 78". */
const telephone =
  /(?:(?<!\p{L})(?:(?:mon )?(?:t[ée]l(?:[ée]phone)?|portable|num[ée]ro|num|n°)\.?(?: (?:c['’ ]?est|est))?(?: le)?|(?:joignable|appele[rz](?:[- ]moi)?) au)\s?:?\s?)?(?<![\d,.])(?:(?:(?:\+|00) ?33 ?(?:\(0\) ?)?|0)[1-9](?:[ .\-/]?\d{2}){4}|0[67](?:[ .-]\d{2}){2,3})(?![\d,]|[.]\d)/giu;

const decimalKm = /(?<![\d,.])(\d{1,3})[,.](\d{1,2}) ?(kms?|kilom[èe]tres?|bornes)(?!\p{L})/giu;
