/**
 * The département of a postal code, which begins with its number except in Corsica and on two islands that
 * belonged to Guadeloupe.
 */
export function toDepartementCode(postalCode: string): string {
  if (postalCode === "97133") return "977";
  if (postalCode === "97150") return "978";
  if (/^20/.test(postalCode)) return /^20[01]/.test(postalCode) ? "2A" : "2B";
  return postalCode.slice(0, /^9[78]/.test(postalCode) ? 3 : 2);
}
