import type { ExperienceLevel, Offer } from "../../../core/offers/offer.ts";
import { normaliseText } from "../../../core/text/text.ts";
import { stripMarkupToLine } from "../../plain-text.ts";

/** Longer labels say no length of time. */
const longest = 200;

type StatedExperience = { experienceExige?: string | undefined; experienceLibelle?: string | undefined };

/**
 * The experience that an offer asks for. The label says how long, the letter how firmly: D (beginners are
 * welcome), S (wished for), E (required). "0 An(s)" of partners is not a length: the letter alone counts.
 */
export function parseExperience({ experienceExige, experienceLibelle }: StatedExperience): Offer["experience"] {
  const label = stripMarkupToLine(experienceLibelle ?? "").slice(0, longest);
  const letter = experienceExige?.toUpperCase();
  if (letter === "D" || isWelcome(label)) return { level: "beginner", label: "Débutant accepté" };
  const length = lengthIn(label);
  if (length) return { level: length.level, label: `${length.label} d'expérience${detailIn(label.slice(length.end))}` };
  const { rest, firmly } = withoutZero(label.replace(detail, ""));
  if (!saysNothing(rest)) return { label };
  const demanded = letter === "E" || letter === "S" ? letter : firmly;
  return demanded === undefined ? undefined : { label: `${demands[demanded]}${detailIn(label)}` };
}

/** "Débutant accepté", and not "Débutant non accepté". */
function isWelcome(label: string): boolean {
  return /^débutant/i.test(label) && !/\b(?:non|pas|refuse\w*|exclu\w*|s'abstenir|sauf)\b/.test(normaliseText(label));
}

/** "Expérience souhaitée de 0 An(s)" says how firmly, and no length. */
function withoutZero(label: string): { rest: string; firmly?: "E" | "S" } {
  const [none, , amount = ""] = lengthAlone.exec(normaliseText(label)) ?? [];
  if (none === undefined || numberOf(amount) > 0 || none.length < label.length) return { rest: label };
  if (/souhaitee/.test(none)) return { rest: "", firmly: "S" };
  return /exigee|requise|demandee/.test(none) ? { rest: "", firmly: "E" } : { rest: "" };
}

const demands = { E: "Expérience exigée", S: "Expérience souhaitée" };

const figures: Record<string, number> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, dix: 10 };
const figure = String.raw`(\d{1,3}(?:[.,]\d)?|un|une|deux|trois|quatre|cinq|six|dix)`;
const unit = String.raw`(an|annee|mois)(?:s|\(s\))?(?!\p{L})`;
const before = String.raw`^(?:une )?(?:experience )?(?:professionnelle )?(?:exigee|souhaitee|requise|demandee|minimale?|minimum)?(?: ?(?:de|:|\())? ?(au moins |au minimum |(?:plus|\+) ?de |> ?|superieure? a |moins de |moins d'|< ?)?`;
const lengthAlone = new RegExp(`${before}${figure} ?${unit}`, "u");
/** "1 an et 6 mois", "2 ans 6 mois", "1 an et demi": one length, said in two parts. */
const inTwoParts = new RegExp(
  String.raw`${before}${figure} ?ans?(?:\(s\))? ?(?:et )?(?:(\d{1,2}) ?mois|(demi)e?)(?!\p{L})`,
  "u",
);
const range = new RegExp(`${before}(?:entre )?${figure} ?(?:${unit} ?)?(a|-|/|ou|et) ?${figure} ?${unit}`, "u");
/** Nobody asks for more: a label that does means something else. */
const mostMonths = 40 * 12;

/** `end` is where the words on it end. */
type Length = { level: ExperienceLevel; label: string; end: number };

/**
 * "5 An(s)", "18 Mois", "De 1 à 3 ans", "Expérience exigée de 5 An(s)": undefined for none, and for no time
 * at all.
 */
function lengthIn(label: string): Length | undefined {
  const text = normaliseText(label);
  return lengthInTwoParts(text) ?? rangeIn(text) ?? oneLengthIn(text);
}

function lengthInTwoParts(text: string): Length | undefined {
  const [{ length: end } = "", bound, years, months, half] = inTwoParts.exec(text) ?? [];
  if (years === undefined || bound?.startsWith("moins") || bound?.startsWith("<")) return undefined;
  const all = 12 * numberOf(years) + (half === undefined ? Number(months) : 6);
  if (all === 0 || all > mostMonths) return undefined;
  return {
    level: levelOf(all, "mois"),
    label: `${inWords(numberOf(years), "an")} et ${half ?? `${Number(months)} mois`}`,
    end,
  };
}

/** Each end may have a unit of its own: "6 mois à 2 ans". */
function rangeIn(text: string): Length | undefined {
  const [{ length: end } = "", bound, from, unitOfFrom, sign, to, unitOfTo] = range.exec(text) ?? [];
  if (from === undefined || to === undefined || bound !== undefined) return undefined;
  // "2 An(s) - 6 Mois" is two years, and a detail.
  if (sign === "-" && unitOfFrom !== undefined && isYears(unitOfFrom) !== isYears(unitOfTo)) return undefined;
  const ends = [
    { value: numberOf(from), unit: unitOfFrom ?? unitOfTo },
    { value: numberOf(to), unit: unitOfTo },
  ].sort((a, b) => monthsOf(a.value, a.unit) - monthsOf(b.value, b.unit));
  const [least, most] = ends as [(typeof ends)[number], (typeof ends)[number]];
  const [fewest, highest] = [monthsOf(least.value, least.unit), monthsOf(most.value, most.unit)];
  if (fewest === highest || highest > mostMonths) return undefined;
  const first = isYears(least.unit) === isYears(most.unit) ? written(least.value) : inWords(least.value, least.unit);
  return { level: levelOf(least.value, least.unit), label: `${first} à ${inWords(most.value, most.unit)}`, end };
}

function oneLengthIn(text: string): Length | undefined {
  const [{ length: end } = "", bound = "", amount, unitSaid] = lengthAlone.exec(text) ?? [];
  if (amount === undefined) return undefined;
  const value = numberOf(amount);
  if (value === 0 || monthsOf(value, unitSaid) > mostMonths) return undefined;
  if (/^(?:moins|<)/.test(bound))
    return { level: levelOf(value - 0.1, unitSaid), label: `moins ${de(value, unitSaid)}`, end };
  const isMore = /^(?:plus|\+|>|superieur)/.test(bound);
  return {
    level: levelOf(isMore ? value + 0.1 : value, unitSaid),
    label: isMore ? `plus de ${inWords(value, unitSaid)}` : inWords(value, unitSaid),
    end,
  };
}

function numberOf(figure: string): number {
  return figures[figure] ?? Number(figure.replace(",", "."));
}

function isYears(unit: string | undefined): boolean {
  return unit !== "mois";
}

function monthsOf(value: number, unitSaid: string | undefined): number {
  return value * (isYears(unitSaid) ? 12 : 1);
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
  const months = monthsOf(value, unitSaid);
  return months < 12 ? "under1" : months <= 36 ? "from1to3" : "over3";
}

const detail = /\s[-–—]\s*(\S.*)$/;

/**
 * "2 An(s) - Sur poste similaire" → ", sur poste similaire", "1 An(s) - EN BOUTIQUE" → ", EN BOUTIQUE". A
 * word that only begins the detail is written small there; names and capitals stay.
 */
function detailIn(label: string): string {
  const [, remark = ""] = label.match(detail) ?? [];
  if (remark === "" || saysNothing(remark)) return "";
  return `, ${remark.replace(/^(?:Sur|Dans|En|Avec|Comme|Pour|Chez|De|Du|Des|À|A|Au|Aux|Idéalement|Souhaitée?|Minimum)(?= )/, (word) => word.toLowerCase())}`;
}

/** No time at all, or a field that nobody filled in. */
function saysNothing(label: string): boolean {
  return /^[\W_]*(?:0+ ?(?:ans?|annees?|mois)?(?:\(s\))?|n ?\/? ?[acr]|null|undefined|nan|none|autres?|(?:non|pas) (?:precise|renseigne|communique|specifie|indique)e?|indifferente?|experience)?[\W_]*$/.test(
    normaliseText(label),
  );
}
