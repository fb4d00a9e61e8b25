import { normaliseText, splitWords } from "../../text/text.ts";
import { sureScore } from "../interpretation.ts";
import { findCompanyWanted } from "./company-wanted.ts";
import { isFiller } from "./fillers.ts";
import { takeLanguageWish } from "./language-wish.ts";
import { readNumber } from "./numbers.ts";
import type { Wish } from "./reading.ts";
import { findTask } from "./tasks.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords, withoutParts } from "./words.ts";
import { extractWorkHours, type PartOfDay } from "./work-hours.ts";

export type Spoken = {
  rest: string;
  jobs: string[];
  /** The jobs are those of a task, which other words may tell how or where it is done. */
  isTask?: true;
  kind?: Wish["kind"];
  /** What is to be learned where that is no job, and is found in the text of trainings. */
  subject?: string;
  hours?: "part" | "full";
  partOfDay?: PartOfDay;
  include: string[];
  exclude: string[];
};

export function readNothing(text: string): Spoken {
  return { rest: text, jobs: [], include: [], exclude: [] };
}

/** Diplomas, employers, words of other languages, and kinds of search that only words tell. */
export function extractSpoken(text: string, tools: ReadingTools): Spoken {
  const { tables } = tools;
  const spoken = readNothing(text);
  const learnt = takeLanguageWish(text);
  if (learnt) return { ...spoken, kind: "formations", subject: learnt.language, rest: learnt.rest };
  const words = findWords(text);
  const diplomas = tables.diplomas
    .find(words)
    .filter(({ start, end }) => end - start > 1 || isAbbreviation(text, words[start]));
  const [diploma] = diplomas.sort((a, b) => b.end - b.start - (a.end - a.start));
  if (diploma) {
    spoken.jobs = diploma.meant.jobs;
    spoken.rest = withoutParts(text, [{ from: diploma.from, to: diploma.to }])
      .replace(leadToDiploma, " ")
      .trim();
  }
  const task = diploma ? undefined : findTask(text, tables.tasks);
  if (task) {
    spoken.jobs = task.meant.jobs;
    spoken.isTask = true;
    spoken.rest = withoutParts(text, [task]);
  }
  const { exclude = [], ...hours } = extractWorkHours(spoken.rest);
  Object.assign(spoken, hours);
  spoken.exclude.push(...exclude);
  const daily = spoken.rest.match(daysOfWeek);
  if (daily) {
    const most = readNumber(daily[2] ?? daily[1] ?? daily[3] ?? "") ?? 5;
    // Days at home are not days of work.
    if (most < 5 && !atHome.test(spoken.rest)) spoken.hours = "part";
    spoken.rest = spoken.rest.replace(daysOfWeek, " ").trim();
  }
  const seeking = findCompanyWanted(spoken.rest);
  if (seeking) {
    spoken.kind = seeking.ofTrade ? "alternance" : "entreprises";
    spoken.rest = withoutParts(spoken.rest, [seeking]);
  }
  const unschooled = spoken.rest.replace(noSchool, " ").replace(/\s+/g, " ").trim();
  if (unschooled !== spoken.rest) {
    spoken.rest = unschooled;
    if (isFiller(unschooled)) spoken.kind = "formations";
  }
  spoken.rest = spoken.rest.replace(hasSchool, " ").replace(/\s+/g, " ").trim();
  const kind = kindWords.find(([pattern]) => pattern.test(spoken.rest));
  if (kind) {
    spoken.kind = kind[1];
    spoken.rest = spoken.rest.replace(kind[0], " ").replace(/\s+/g, " ").trim();
  }
  const employer = findEmployer(spoken.rest, tools);
  if (employer) {
    (employer.isDenied ? spoken.exclude : spoken.include).push(employer.name);
    spoken.rest = employer.rest;
  }
  return spoken;
}

/** Days of a week: "2 ou 3 jours", "trois jours par semaine", "2 fois par semaine". */
const daysOfWeek =
  /(?:^|[\s,])(?:([1-6]|une?|deux|trois|quatre|cinq) ?(?:ou|[àa]|-|et|\/) ?([1-6]|deux|trois|quatre|cinq|six) jours?|([1-6]|une?|deux|trois|quatre|cinq|six) (?:jours?|fois)(?= ?(?:par|\/|la|dans la|chaque) ?sem))(?: ?(?:par|\/|la|dans la|chaque) ?sem(?:aine)?s?)?(?=\s|$|[,.!?])/iu;

const atHome = /(?<!\p{L})(?:t[ée]l[ée]travail|distanciel|remote|home office|[àa] distance|[àa] la maison)(?!\p{L})/iu;

const leadToDiploma =
  /(?:^|\s)(?:(?:j['’ ]?ai|titulaire (?:du|de la|de l['’]|des)|titulaire d['’e]|dipl[oô]m[eé]e?(?: d['’e])?|j['’]ai obtenu|avec|je sors d['’e]|je poss[eè]de|option) ?)(?:un |une |mon |ma |le |la |du |de )?(?=\s|$)/giu;

/** A short name of a diploma counts where it is written as one: "AES", "deaes", not "as" in a sentence. */
function isAbbreviation(text: string, word: { from: number; to: number; key: string } | undefined): boolean {
  if (word === undefined) return false;
  return word.key.length > 3 || text.slice(word.from, word.to) === text.slice(word.from, word.to).toUpperCase();
}

/** Who has no school yet needs one; "sans écoles" leaves out what schools publish. */
const noSchool =
  /(?:^|[\s,])(?:(?:mais|et|car|par contre) )?(?:(?:je |j['’ ]?)?(?:n['’ ]?)?ai (?:(?:toujours |encore )?pas(?: encore)?(?: trouv[eé])? (?:d['’ ] ?|de |l['’ ] ?|une? )|aucune? |plus (?:d['’ ] ?|de ))|(?:il )?me manque (?:juste |plus que )?(?:l['’ ] ?|le |une? )?)(?:[eé]coles?|cfa|centre de formation)(?! de| d['’])(?=[\s,.!?]|$)/iu;

/** Who has one says so, and is not looking for work in it. */
const hasSchool =
  /(?:^|[\s,])(?:(?:mais|et|car) )?(?:je |j['’ ]?)?ai (?:d[eé]j[aà] )?(?:trouv[eé] )?(?:une [eé]cole|un cfa|mon [eé]cole|mon cfa)(?! de| d['’])(?=[\s,.!?]|$)/iu;

const kindWords: [RegExp, NonNullable<Wish["kind"]>][] = [
  [
    /(?:^|\s)(?:cherche|trouver|recherche|veux|faut|manque) (?:un |mon )?patron(?= (?!pour|en|dans|qui|à|a|sur|et|ou)\p{L}{4})/iu,
    "alternance",
  ],
  [
    /(?:^|\s)(?:il )?(?:(?:me )?(?:manque|faut) )?(?:un |trouver un |cherche un )?(?:patron|ma[iî]tre d['’ ]apprentissage) (?:pour|en|dans|qui prend)(?: (?:un|une|mon|ma|faire mon|faire un|le|la))?(?=\s)/iu,
    "alternance",
  ],
  [/^(?:(?:bonjour|salut|je|cherche|veux|voudrais|une?|la|faire|quelle) )*formations? (?=\p{L})/iu, "formations"],
  [
    /(?:^|\s)(?:une |des |les |la |quelles? |faire une |suivre une |kelle )?formations? (?:pour (?:[êe]tre |devenir |le m[eé]tier (?:de |d['’]))?|de |d['’]|en |au m[eé]tier de |dans l[ea] )/iu,
    "formations",
  ],
  [
    /(?:^|\s)(?:apprendre (?:le m[eé]tier (?:de |d['’]|du )|[àa] [êe]tre )|me former (?:au m[eé]tier de |en |[àa] |pour [êe]tre |pour devenir |comme )|se former (?:en |au |[àa] )|me reconvertir (?:en |dans )|training (?:to be(?:come)? (?:an? )?|as (?:an? )?))/iu,
    "formations",
  ],
  [
    /(?:^|\s)(?:job[- ]?datings?|forums? (?:de l['’])?emploi|salons? (?:de l['’])?emploi|portes? ouvertes?|[eé]v[eéè]nements?(?: emploi)?|recrutements? collectifs?)(?=\s|$)/iu,
    "evenements",
  ],
  [
    /(?:^|\s)(?:(?:je cherche |trouver )?(?:une? |des |les |mon |quels? )?)?(?:cfa|centres? de formation d['’ ]?apprentis)(?: (?:de|en|pour|dans))?(?=\s|$)/iu,
    "formations",
  ],
  [
    /(?:^|\s)(?:(?:juste |pour |surtout )?(?:rencontrer|voir|parler (?:[àa]|avec)|[ée]changer avec|discuter avec) (?:en vrai )?(?:directement )?(?:des|les|aux|plusieurs|de vrais) (?:employeurs?|recruteurs?|patrons?|entreprises?|soci[ée]t[ée]s?)(?: (?:en vrai|en face|directement))?|rencontres? (?:avec (?:des|les) )?(?:employeurs?|recruteurs?|entreprises?|pro(?:fessionnels)?))(?=\s|$)/iu,
    "evenements",
  ],
  [/^insertion(?! (?:pro|soci|par |des? |du |d['’]|scol))(?=\s)/iu, "insertion"],
  [
    /(?:^|\s)(?:chantiers? d['’ ]?insertion|(?:en |structures? d['’ ]?|entreprises? d['’ ]?|contrats? d['’ ]?|postes? d['’ ]?)insertion(?! pro)|siae|\biae\b)(?=\s|$)/iu,
    "insertion",
  ],
];

/** A named employer: "chez Lidl", "la SNCF recrute", "pas chez Carrefour". */
function findEmployer(
  text: string,
  { tables: { employers }, findTitles }: ReadingTools,
): { name: string; isDenied: boolean; rest: string } | undefined {
  const words = findWords(text);
  for (const { meant, start, from, to } of employers.find(words)) {
    const before = words.slice(Math.max(0, start - 3), start).map(({ key }) => key);
    const refused = text.slice(0, from).match(refusesEmployer);
    const isLed =
      before.some((key) => /^(?:chez|entreprise|magasin|enseigne|groupe|bosser|travailler)$/.test(key)) ||
      before.at(-1) === "pour";
    const isAlone = isFiller(withoutParts(text, [{ from, to }])) && !namesJob(text.slice(from, to), findTitles);
    // "un but", "une action" are what they say.
    const isThing = /^(?:une?|mon|ma|mes|des|ces?|cette|d['’])$/.test(before.at(-1) ?? "");
    if (meant.isOrdinary && !isLed && (!isAlone || isThing) && !refused) continue;
    let lead = start;
    while (lead > 0 && employerLeads.has(words[lead - 1]?.key ?? "")) lead--;
    const rest = withoutParts(text, [{ from: refused?.index ?? words[lead]?.from ?? from, to }]);
    const typed = normaliseText(text.slice(from, to));
    const name = normaliseText(meant.written).includes(typed) ? typed : meant.written;
    return {
      name,
      isDenied: refused !== null || before.some((key) => refusing.has(key)),
      rest: isFiller(rest.replace(hiring, " ")) ? "" : rest,
    };
  }
  return undefined;
}

/** "SNCF recrute ?", "recrutement Decathlon": no work in recruiting. */
const hiring = /(?<!\p{L})(?:recrut|embauch)\p{L}*/iu;

/** Who asks whether a large employer hires looks for work there, and has none to give. */
export function asksForEmployer(text: string, tools: ReadingTools): boolean {
  if (!hiring.test(text)) return false;
  return findEmployer(text, tools)?.rest === "";
}

/** "boulanger" is a shop and a job; "carrefour" leads to jobs, and is none. */
function namesJob(name: string, findTitles: ReadingTools["findTitles"]): boolean {
  const [first] = findTitles(name, 1);
  const label = splitWords(first?.title.label ?? "");
  return first !== undefined && first.score >= sureScore && splitWords(name).some((word) => label.includes(word));
}

/** "j'veux plus voir les annonces d'Adecco", "vire moi les offres de chez Lidl". */
const refusesEmployer =
  /(?<!\p{L})(?:(?:enl[èe]v|retir|vir|masqu|cach|supprim|bloqu|exclu|[ée]vit)\p{L}*|(?:veu[xt]|voir) plus(?: voir)?|plus (?:voir|jamais)|marre|ras le bol|assez)[- ](?:(?:moi|toutes?|tous|les?|la|des?|d['’]|du|offres?|annonces?|postes?|celles?|ceux|chez|travailler|bosser|voir|jamais|bo[iî]tes?|agences?) ?)*$/iu;

const employerLeads = new Set(
  "chez a la l' le les au aux pour que seulement uniquement pas sauf sans jamais du de d' des groupe magasin entreprise dans juste rien".split(
    " ",
  ),
);
const refusing = new Set("pas sauf sans jamais ni hors".split(" "));
