/** A parameter that France Travail answers with 400; the message is for the body, in French as there. */
export class RefusedParameter extends Error {}

export function wrongValue(name: string): RefusedParameter {
  return new RefusedParameter(`Valeur du paramètre « ${name} » incorrecte.`);
}

export function wrongFormat(name: string, expected: string): RefusedParameter {
  return new RefusedParameter(`Format du paramètre « ${name} » incorrect. ${expected}`);
}

export function tooMany(name: string, most: number): RefusedParameter {
  return wrongFormat(name, `${most} chaînes de caractères séparées par des virgules maximum.`);
}

/** A list of known codes; a longer list or an unknown code is refused. */
export function readCodes(
  name: string,
  value: string,
  isKnown: (code: string) => boolean,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const codes = value.split(",").map((code) => code.trim());
  if (codes.length > most) throw tooMany(name, most);
  if (!codes.every(isKnown)) throw wrongValue(name);
  return codes;
}

/** One of a few values, told by the message: "D, E ou S attendu." */
export function readOneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (!found) throw wrongFormat(name, `${allowed.slice(0, -1).join(", ")} ou ${allowed.at(-1)} attendu.`);
  return found;
}

export function readFlag(name: string, value: string): boolean {
  if (value !== "true" && value !== "false") throw wrongFormat(name, "Booléen attendu.");
  return value === "true";
}

export function readNumber(name: string, value: string, pattern = /^\d+$/): number {
  if (!pattern.test(value)) throw wrongFormat(name, "Nombre attendu.");
  return Number(value.replace(",", "."));
}
