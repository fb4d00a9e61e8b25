import { withoutParts } from "./words.ts";

/** How many hours a week somebody wants to work, or at which of the day. */
export type WorkHours = { rest: string; hours?: "part" | "full"; partOfDay?: PartOfDay; exclude?: string[] };

/**
 * Takes the hours of work out of a text: "10h par semaine", "20h max", "moins de 25 heures", "à 80 %", "de 8h
 * à 12h". What is said of a journey is taken out before.
 */
export function extractWorkHours(text: string): WorkHours {
  const day = readClock(text);
  const whole = day ? withoutParts(text, [day]) : text;
  const latest = whole.match(endsBy) ?? whole.match(notUntil);
  const left = latest ? withoutParts(whole, [toSpan(latest)]) : whole;
  const week = readWeek(left);
  return {
    rest: week ? withoutParts(left, [week]) : left,
    ...(week ? { hours: week.isPart ? "part" : "full" } : {}),
    ...(day ? { partOfDay: day.part } : {}),
    ...(latest ? { exclude: ["soir"] } : {}),
  };
}

/** "finir avant 18h", "je termine à 17h max", "pas après 19h": no work in the evening. */
const endsBy =
  /(?<!\p{L})(?:(?:je |il faut que je |devoir |dois |veux |voudrais )*(?:finir|finis(?:se)?|terminer?|sortir|partir|libre)(?: (?:pas|max(?:i|imum)?|au plus tard))? (?:apr[èe]s|avant|[àa]|vers|pour)(?: max(?:i|imum)?)?|pas (?:plus tard que|apr[èe]s)) (?:1[4-9]|20) ?h(?:eures?)?(?: ?[0-5]\d)?(?: (?:max(?:i|imum)?|grand max|au plus tard|pile))?(?=\s|$|[,.!?])/iu;
/** "pas finir à 23h", "pas jusqu'à minuit" */
const notUntil =
  /(?<!\p{L})(?:ne )?pas (?:(?:finir|terminer|bosser|travailler|sortir) )?(?:[àa]|apr[èe]s|vers|jusqu['’ ]?[àa]) (?:(?:1[89]|2[0-3]|0?[0-2]) ?h(?:eures?)?(?: ?[0-5]\d)?|minuit)(?=\s|$|[,.!?])/iu;

type Span = { from: number; to: number };

const toSpan = ({ index, 0: wording }: RegExpExecArray | RegExpMatchArray): Span => ({
  from: index ?? 0,
  to: (index ?? 0) + wording.length,
});

function readWeek(text: string): (Span & { isPart: boolean }) | undefined {
  const share = text.match(shareOfTime);
  if (share && (share[2] !== undefined || Number(share[1]) < 100)) return { ...toSpan(share), isPart: true };
  const found = text.match(ofWeek) ?? text.match(ofContract) ?? text.match(bounded) ?? text.match(boundedBehind);
  const plain = found ?? text.match(fullWeek);
  if (!plain) return undefined;
  const number = Number(plain.slice(1).find((one) => one !== undefined));
  if (number < 1 || number > mostHours) return undefined;
  // "moins de 35h" is less than all of it.
  const isBelow = /(?<!\p{L}|(?:au|pas) )(?:moins|inf[ée]rieure?s?)(?!\p{L})/iu.test(plain[0]) && number <= fullTime;
  return { ...toSpan(plain), isPart: number < leastOfFull || isBelow };
}

const mostHours = 48;
const fullTime = 35;
const leastOfFull = 32;

const end = "(?=\\s|$|[,.;!?])";
const hour = "h(?:eures?|rs?)?";
const week = "(?:sem(?:aine)?s?|hebdo(?:madaires?)?)";
const about = "(?:environ|genre|autour de|à peu près|dans les|entre|vers|de|plut[oô]t)";
const most =
  "(?:moins d['’ ]?e?|max(?:i|imum)?(?: de)?|pas plus de?|jusqu['’ ]?[àa]|inf[ée]rieure? à|au plus|au maximum|[àa] peine|seulement|que)";
const least = "(?:min(?:i|imum)?(?: de)?|au moins|plus de|au minimum|pas moins de)";

/** "10h par semaine", "15 par semaine", "24h/sem", "25h hebdo" */
const ofWeek = new RegExp(
  `(?:^|(?<=\\s))(?:(?:contrats? |temps |${about} |${most} |${least} ){0,3})(\\d{1,2}) ?(?:${hour})?(?: de (?:travail|boulot))?(?: (?:max(?:i|imum)?|min(?:i|imum)?|grand max))? ?(?:(?:\\/|par|la|dans la|chaque|[àa] la) ?)?(?:la )?${week}${end}`,
  "iu",
);
const ofContract = new RegExp(`(?:^|(?<=\\s))contrats? (?:de |d['’])?(\\d{1,2}) ?${hour}${end}`, "iu");
/** "moins de 20h", "pas plus de 25 heures"; "plus de 18h" may be a time of the day. */
const bounded = new RegExp(
  `(?:^|(?<=\\s))(?:(?:${most}|${least}) ){1,2}(\\d{1,2}) ?${hour}(?! ?(?:\\d|du|de |le ))${end}`,
  "iu",
);
/** "20h max", "15 heures maximum" */
const boundedBehind = new RegExp(
  `(?:^|(?<=\\s))(?:(?:un )?contrats? (?:de )?)?(\\d{1,2}) ?${hour} (?:grand )?(?:max(?:i|imum)?|min(?:i|imum)?|pas plus|au plus|seulement|ou moins|et pas plus)${end}`,
  "iu",
);
/** "35 heures", "28h": no other hours are so many. */
const fullWeek = new RegExp(`(?:^|(?<=\\s))(2[5-9]|3\\d) ?${hour}${end}`, "iu");
/** "à 80 %", "un 4/5e", "trois quarts temps": a share of the full time. */
const shareOfTime =
  /(?:^|(?<=\s))(?:(?:temps partiel |contrat |poste |travail |[àa] |un ){1,3})?(?:([5-9]\d|100) ?(?:%|pour ?cents?)|(?:un |[àa] )(4\/5 ?(?:e|[èe]me)?|quatre cinqui[èe]mes))(?=\s|$|[,.;!?])/iu;

export type PartOfDay = "matin" | "après-midi" | "journée" | "soir" | "nuit";

/** "de 8h à 12h", "entre 9h et 16h", "9h-17h": which part of the day lies between two hours. */
function readClock(text: string): (Span & { part: PartOfDay }) | undefined {
  const found = text.match(between);
  const [, first, last] = found ?? [];
  if (!found || first === undefined || last === undefined) return undefined;
  const [from, to] = [Number(first), Number(last)];
  return from > 24 || to > 24 || from === to ? undefined : { ...toSpan(found), part: toPartOfDay(from, to) };
}

function toPartOfDay(from: number, to: number): PartOfDay {
  if (from >= 20 || to < from || to <= 6) return "nuit";
  if (from >= 17) return "soir";
  if (to <= 13) return "matin";
  return from >= 12 ? "après-midi" : "journée";
}

const minutes = "(?:\\d{2})?";
const between = new RegExp(
  `(?:^|(?<=\\s))(?:de |entre |du )(\\d{1,2}) ?(?:${hour}${minutes})? ?(?:[àa]|et|-|jusqu['’ ]?[àa]) ?(\\d{1,2}) ?${hour}${minutes}(?! ?(?:par|\\/|la|chaque)? ?sem)${end}`,
  "iu",
);
