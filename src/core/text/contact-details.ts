/*
 * Services that write of schools, associations and events often put the address or the number of a person
 * into a text. We keep neither.
 */

const email =
  /[\p{L}\p{N}._%+-]{1,64}(?:@|\s?\[(?:at|arobase)\]\s?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/giu;
/** "01 99 00 12 34", "+33 (0)1.99.00.12.34", "0033199001234"; "+262 692 99 00 12" overseas */
const phone =
  /(?<![\d+])(?:(?:\+|00)\s?(?:33|262|59[046])[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?:[\s./-]{0,2}\d{2}){4}(?!\d)/g;

/** A text without the e-mail addresses and telephone numbers in it. */
export function removeContacts(text: string): string {
  return text.replace(email, "…").replace(phone, "…");
}
