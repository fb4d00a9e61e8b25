import { shortName, type Town } from "../places/towns.ts";
import type { Dice } from "../random.ts";
import { isAlternance, type PostingContract } from "./contract.ts";

const shortTypes: Record<string, string> = { MIS: "Intérim", SAI: "Saisonnier", LIB: "Libéral", CCE: "Indépendant" };

/** The ways in which employers and job boards write the same title. */
export function writeTitle(dice: Dice, appellation: string, contract: PostingContract, town: Town): string {
  const short = masculine(appellation);
  const style = dice.roll();
  if (isAlternance(contract)) {
    if (style < 0.4) return `Alternance - ${short} (H/F)`;
    if (style < 0.8) return `Apprenti ${lowerFirst(short)} (H/F)`;
    return `${short} en alternance H/F`;
  }
  if (style < 0.55) return `${appellation} (H/F)`;
  if (style < 0.7) return `${short} H/F`;
  if (style < 0.8) return `${short} (F/H)`;
  if (style < 0.88) return `${short.toUpperCase()} (H/F)`;
  if (style < 0.985) return `${short} - ${shortTypes[contract.type] ?? contract.type} - ${shortName(town)} (H/F)`;
  return `${short}  H / F`;
}

/**
 * "Agent / Agente d'entretien" → "Agent d'entretien", "Jardinier paysagiste / Jardinière paysagiste" →
 * "Jardinier paysagiste".
 */
export function masculine(appellation: string): string {
  const [first = "", second = ""] = appellation.split(" / ");
  return [first, ...second.split(" ").slice(first.split(" ").length)].join(" ");
}

/** "Data scientist" → "data scientist", but "UX - UI Designer" stays. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
