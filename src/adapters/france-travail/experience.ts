import type { ExperienceLevel, Offer } from "../../core/offer.ts";
import { fold } from "../../core/text.ts";
import { plainLine } from "../plain-text.ts";

/** Longer labels say no length of time. */
const longest = 200;

type Said = { experienceExige?: string | undefined; experienceLibelle?: string | undefined };

/**
 * The experience that an offer asks for. The label says how long, the letter how firmly: D (beginners are welcome),
 * S (wished for), E (required). "0 An(s)" of partners is no length: the letter alone counts.
 */
export function experienceOf({ experienceExige, experienceLibelle }: Said): Offer["experience"] {
  const label = plainLine(experienceLibelle ?? "").slice(0, longest);
  const letter = experienceExige?.toUpperCase();
  if (letter === "D" || /^débutant/i.test(label)) return { level: "beginner", label: "Débutant accepté" };
  const length = lengthIn(label);
  if (length) return { level: length.level, label: `${length.label} d'expérience${detailIn(label)}` };
  if (!saysNothing(label.replace(detail, ""))) return { label };
  return letter === "E" || letter === "S" ? { label: `${demands[letter]}${detailIn(label)}` } : undefined;
}

const demands = { E: "Expérience exigée", S: "Expérience souhaitée" };

const figures: Record<string, number> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, dix: 10 };
const figure = String.raw`(\d{1,2}(?:[.,]\d)?|un|une|deux|trois|quatre|cinq|six|dix)`;
const unit = String.raw`(an|annee|mois)(?:s|\(s\))?(?!\p{L})`;
const before = String.raw`^(?:une )?(?:experience )?(?:professionnelle )?(?:exigee|souhaitee|requise|demandee|minimale?|minimum)?(?: ?(?:de|:|\())? ?(au moins |plus de |superieure? a |moins de |moins d')?`;
const lengthAlone = new RegExp(`${before}${figure} ?${unit}`, "u");
const range = new RegExp(
  String.raw`${before}${figure} ?(?:(?:ans?|mois)(?:\(s\))? ?)?(?:a|-|/|ou|et) ?${figure} ?${unit}`,
  "u",
);

/** "5 An(s)", "18 Mois", "De 1 à 3 ans", "Expérience exigée de 5 An(s)": undefined for none, and for no time at all. */
function lengthIn(label: string): { level: ExperienceLevel; label: string } | undefined {
  const said = fold(label);
  const [, boundOfRange, from, to, unitOfRange] = range.exec(said) ?? [];
  if (from !== undefined && to !== undefined && boundOfRange === undefined) {
    const [least, most] = [numberOf(from), numberOf(to)].sort((a, b) => a - b) as [number, number];
    if (most > 0 && least < most)
      return { level: levelOf(least, unitOfRange), label: `${written(least)} à ${inWords(most, unitOfRange)}` };
  }
  const [, bound = "", amount, unitSaid] = lengthAlone.exec(said) ?? [];
  if (amount === undefined || numberOf(amount) === 0) return undefined;
  const value = numberOf(amount);
  if (/^moins/.test(bound)) return { level: levelOf(value - 0.1, unitSaid), label: `moins ${de(value, unitSaid)}` };
  const isMore = /^(?:plus|superieur)/.test(bound);
  return {
    level: levelOf(isMore ? value + 0.1 : value, unitSaid),
    label: isMore ? `plus de ${inWords(value, unitSaid)}` : inWords(value, unitSaid),
  };
}

function numberOf(said: string): number {
  return figures[said] ?? Number(said.replace(",", "."));
}

function isYears(said: string | undefined): boolean {
  return said !== "mois";
}

function written(value: number): string {
  return String(value).replace(".", ",");
}

/** "1 an", "18 mois", "1,5 an", "2 ans". */
function inWords(value: number, unitSaid: string | undefined): string {
  return `${written(value)} ${isYears(unitSaid) ? (value >= 2 ? "ans" : "an") : "mois"}`;
}

function de(value: number, unitSaid: string | undefined): string {
  return value === 1 && isYears(unitSaid) ? "d'un an" : `de ${inWords(value, unitSaid)}`;
}

/** The API's own bounds: under one year, one to three, more than three. */
function levelOf(value: number, unitSaid: string | undefined): ExperienceLevel {
  const months = value * (isYears(unitSaid) ? 12 : 1);
  return months < 12 ? "under1" : months <= 36 ? "from1to3" : "over3";
}

const detail = /\s[-–—]\s*(\S.*)$/;

/**
 * "2 An(s) - Sur poste similaire" → ", sur poste similaire", "1 An(s) - EN BOUTIQUE" → ", EN BOUTIQUE". A word that only
 * begins the detail is written small there; names and capitals stay.
 */
function detailIn(label: string): string {
  const [, said = ""] = label.match(detail) ?? [];
  if (said === "" || saysNothing(said)) return "";
  return `, ${said.replace(/^(?:Sur|Dans|En|Avec|Comme|Pour|Chez|De|Du|Des|À|A|Au|Aux|Idéalement|Souhaitée?|Minimum)(?= )/, (word) => word.toLowerCase())}`;
}

/** No time at all, or a field that nobody filled in. */
function saysNothing(label: string): boolean {
  return /^[\W_]*(?:0+ ?(?:ans?|annees?|mois)?(?:\(s\))?|n ?\/? ?[acr]|null|autres?|(?:non|pas) (?:precise|renseigne|communique|specifie|indique)e?|indifferente?|experience)?[\W_]*$/.test(
    fold(label),
  );
}
