import { findSmicShares, getSmicOn } from "../market/smic.ts";
import { amountFigures, findMonthlyAmount, type PayReading, parseFigures, readPay } from "../text/amount.ts";

/** The least pay that a text asks for, gross euros a month, and what it says of the highest. */
export type PayWish = {
  rest: string;
  euros?: number;
  /** How the amount was read, where it was not gross and monthly. */
  reading?: PayReading;
  /** "moins de 2000 €": no filter knows a highest pay. */
  ceiling?: string;
};

/**
 * The pay of a text, taken out of it: "1 800 net", "de 1800 à 2000 €" (at least 1,800), "12,50 € de l'heure",
 * "1,2 SMIC". A number is pay only where its money, its period, or "net" and "brut" are named: others are
 * places. Right before "brut" five figures are pay too, since no postal code is gross. An amount that is
 * refused stays for who reads refusals.
 */
export function extractPay(text: string): PayWish {
  const found = findRange(text) ?? findSingle(text) ?? findSmic(text);
  if (!found || denied.test(text.slice(0, found.at))) return { rest: text };
  const { at, wording, euros, reading } = found;
  const rest = `${text.slice(0, at)} ${text.slice(at + wording.length)}`.replace(/\s+/g, " ").trim();
  if (found.isOne && ceiling.test(wording.replace(floor, " "))) return { rest, ceiling: wording.trim() };
  return { rest, euros, ...(reading ? { reading } : {}) };
}

type Found = { at: number; wording: string; euros: number; isOne: boolean; reading: PayReading | undefined };

/**
 * "de 1800 à 2000 €", "30-35k€": the lower one counts. "15 à 2000 €" are a district and a sum, and so are
 * "Paris 5 à 12 €": nobody is paid so little.
 */
function findRange(text: string): Found | undefined {
  const found = text.match(range);
  if (found === null) return undefined;
  const { 0: wording, 1: low = "", 2: high = "", 3: unit = "", index: at = 0 } = found;
  const [least, most] = [parseFigures(low), parseFigures(high)];
  if (least < getSmicOn().hourly && wording.startsWith(low) && dividedCity.test(text.slice(0, at))) return undefined;
  const amount = least < most && most <= least * 3 ? findMonthlyAmount(`${low} ${unit}`) : undefined;
  if (!amount) return undefined;
  const reading = readPay({ ...amount, said: wording.slice(wording.indexOf(low)).trim(), isNet: net.test(wording) });
  return { at, wording, euros: amount.euros, isOne: false, reading };
}

function findSingle(text: string): Found | undefined {
  const found = text.match(single) ?? text.match(worded);
  const amount = found && findMonthlyAmount(found[0]);
  if (!amount) return undefined;
  const { 0: wording, index: at = 0 } = found;
  return { at, wording, euros: amount.euros, isOne: true, reading: readPay({ ...amount, isNet: net.test(wording) }) };
}

const net = /(?:^|[\s\d€k])nets?(?!\p{L})/iu;

/** The cities that have arrondissements, where a text ends with one. */
const dividedCity = /(?:^|\s)(?:paris|lyon|marseille)\s$/i;

/** "payé au SMIC", "1,5 SMIC", "smic + 10 %": a wage of an hour, as it is today. */
function findSmic(text: string): Found | undefined {
  const found = text.match(smic);
  const [share = 0] = (found && findSmicShares(found[0])) ?? [];
  if (!found || share < 1 || share > 5) return undefined;
  const { 0: wording, index: at = 0 } = found;
  const reading = readPay({ said: wording.trim(), isNet: net.test(wording), period: "hour" });
  return { at, wording, euros: Math.floor(share * getSmicOn().monthly), isOne: true, reading };
}

/** "pas à 1500 €", "pas payé au smic": a pay that is not wanted. */
const denied = /(?:^|\s)(?:pas|plus|jamais|ni|sauf|sans)\s(?:(?:que|de|d['’]|à|a|au|être|pay[ée]e?s?)\s?)*$/i;

const lower = `(?:moins|sous|(?:en |au[- ])?dessous|inf[ée]rieure?s?)`;
const upper = `(?:max(?:i(?:mum)?)?|jusqu['’ ]?(?:à|a|au))`;
const about = String.raw`(?:plus ou moins|±|\+\s?\/?\s?-|(?:aux )?alentours? d[e']|aux environs de|autour de|dans les)`;
const floor = new RegExp(String.raw`${about}|(?:(?:pas|jamais|rien)\s(?:(?:à|a|en)\s)?|(?:au|du)\s)${lower}`, "gi");
const ceiling = new RegExp(String.raw`(?:^|\s)(?:${lower}|${upper}|(?:au|pas) plus)(?=\s|$)`, "i");

/** What stands before a sum: its bounds, and the words that lead to it. */
const lead = String.raw`(?:(?:${about}|(?:pas|jamais|rien)\s(?:(?:à|a|en)\s)?${lower}|(?:à|a)\spartir|(?:au|du)\smoins|minimum|mini|min|${upper}|${lower}|(?:au[- ])?dessus|sup[ée]rieure?s?|plus|d[eè]s|pay[ée]e?s?|r[ée]mun[ée]r[ée]e?s?|salaire|nets?|bruts?|environ|entre|de|du|que|à|a|au|le|pour)\s|[>≥+]=?\s?){0,8}`;
const periods = `semaines?|sem|hebdo(?:madaires?)?|journ[ée]e|jours?|j|mois|mensuels?|ans?|ann[ée]e|annuels?|heures?|h`;
const suffix = String.raw`(?:\s?(?:bruts?|nets?|(?:(?:par |la |le |de l['’ ] ?|l['’ ] ?|\/ ?)?(?:${periods}))|minimum|mini|min|${upper}|au (?:moins|plus)|pas (?:moins|plus)|(?:ou|et) plus)(?=[\s/]|$))*`;

/** Sums of a month or a year have four figures or more, those of an hour two. */
const isLong = String.raw`(?<=\d{4}|\d[ .\u00a0\u202f]\d{3}(?:,\d{1,2})?)`;
const isShort = String.raw`(?<=(?<!\d)\d{2}(?:[.,]\d{1,2})?)`;
/** What makes a number pay. "44000 brut 2000 €" has the town first: "brut" belongs to what follows. */
const money = [
  String.raw`\s?k?\s?(?:€(?:\d\d(?!\d))?|(?:euros?|eur)(?!\p{L}))`,
  String.raw`(?<=\d{3})\s?e(?=\s|$)`,
  String.raw`\s?k(?=\s|$)`,
  String.raw`${isLong}\s?(?:nets?|bruts?)(?!\p{L}|\s\d{1,3}[ \d]?\d{2})`,
  String.raw`${isLong}\s?(?:(?:par |\/ ?)(?:mois|ans?)|le mois|mensuels?|annuels?)(?!\p{L})`,
  String.raw`(?<=(?<!\d)\d[ .\u00a0\u202f]?\d{3})\s(?:minimum|mini|min)(?!\p{L})`,
  String.raw`${isShort}\s?(?:(?:nets?|bruts?)\s)?(?:de l['’ ]\s?heure|l['’ ]\s?heure|(?:par |\/ ?)(?:heure|h))(?!\p{L})`,
].join("|");

/** "salaire minimum 1800", "net 1500": a word for pay before a number that is not a postal code. */
const worded = new RegExp(
  String.raw`(?:^|(?<=\s))(?:salaire|pay[ée]e?s?|r[ée]mun[ée]r[ée]e?s?|gagner|toucher|minimum|mini|au moins|nets?|bruts?)\s${lead}${amountFigures}(?<=(?<!\d)\d[ .\u00a0\u202f]?\d{3}(?:,\d{1,2})?)${suffix}(?=\s|$)`,
  "iu",
);
const single = new RegExp(String.raw`(?:^|(?<=\s))${lead}${amountFigures}(?:${money})${suffix}(?=\s|$)`, "iu");
const range = new RegExp(
  String.raw`(?:^|(?<=\s))${lead}(${amountFigures})\s?k?\s?(?:€|euros?)?\s?(?:à|a|et|ou|-|–|\/)\s?(${amountFigures})((?:${money})${suffix})(?=\s|$)`,
  "iu",
);
const multiple = String.raw`\d(?:[.,]\d{1,2})?`;
const smic = new RegExp(
  String.raw`(?:^|(?<=\s))${lead}(?:${multiple}\s?(?:x|fois|\*)?\s?(?:le )?)?smic(?:\s?(?:x|fois|\*)\s?${multiple}(?!\d))?(?:\s?\+\s?\d{1,2}\s?%)?${suffix}(?=\s|$)`,
  "iu",
);
