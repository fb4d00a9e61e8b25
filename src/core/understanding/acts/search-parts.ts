import { france } from "../../places/place.ts";
import type { Filters } from "../../search/filters.ts";
import { splitWords } from "../../text/text.ts";
import { applyRefusals } from "../apply-refusals.ts";
import { extractHere } from "../job-request.ts";
import { maxTextLength } from "../long-text.ts";
import type { Meaning } from "../meaning.ts";
import { takeCorrection } from "./correction.ts";
import { type EverydayPlace, extractEverydayPlace } from "./everyday-places.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import { findJobs, toSeveralJobs } from "./jobs.ts";
import { extractListedJobs } from "./listed-jobs.ts";
import { findNamedPlaces, type NamedPlaces } from "./named-places.ts";
import { findMinutes, findTravelMode, readNumber } from "./numbers.ts";
import { type Context, showsSearch, type Wish } from "./reading.ts";
import { excludeRefused } from "./refused-words.ts";
import { extractSpoken, readNothing } from "./spoken.ts";
import type { ReadingTools } from "./tools.ts";
import { understandWhole } from "./understand-whole.ts";
import { extractWishWords, type WishWords } from "./wish-words.ts";
import { withoutParts } from "./words.ts";

/** What of a search a message holds. */
export type Parts = {
  wish: Wish;
  meaning: Meaning;
  /** How much of a search there is: 0 nothing, 1 a weak likeness, 2 something plain, 3 a job and a place. */
  strength: 0 | 1 | 2 | 3;
  /** It is told whole: no word is left over. */
  isWhole: boolean;
  /** A number that may be a département, among words that are none. */
  isNoise: boolean;
  /** Why it is to be asked about. */
  doubtful: boolean;
  rest: string;
};

export function readParts(text: string, context: Context, tools: ReadingTools, of: (label: string) => number): Parts {
  const { said, everyday, travel, mode, spoken, words } = extractPieces(text, tools);
  const several = text.length > maxTextLength ? undefined : extractListedJobs(words.rest, tools);
  const left = several?.rest ?? words.rest;
  const { meaning: read, isPieced } = understandWhole(isFiller(left) && !/\d/.test(left) ? "" : left, tools);
  const jobs = several ? toSeveralJobs(several.lists) : findJobs(read, words.rest, spoken, tools);
  const hasJob = jobs.isSure && read.titleMatch === "sure";
  const places = addEverydayPlace(findNamedPlaces(read, tools, context, hasJob), everyday);
  const isHere = read.doubt?.is === "here" || of("refine/near-me") > 0.6;
  const placed = places.places.length > 0 ? read : withPlaceDoubt(read, said, everyday.wide, isHere);
  const { meaning, excluded } = excludeRefused(placed, hasJob, tools);
  const { filters, refused } = applyRefusals({ kind: "emploi", filters: {} }, meaning.refusals ?? []);
  const asked = words.filters.contract ?? meaning.filters.contract;
  const isTown = places.places.length > 0 && places.places.every(({ kind }) => kind === "commune");
  const radius = meaning.saidKm ?? (everyday.isItself && isTown ? 0 : undefined);
  const wish: Wish = {
    titles: [...jobs.titles],
    ...(jobs.named === undefined ? {} : { named: jobs.named }),
    ...(jobs.titles.length === 0 || (jobs.isSure && !isPieced) ? {} : { isJobGuess: true }),
    places: places.places,
    ...(places.isDoubtful ? { isPlaceGuess: true } : {}),
    isHere,
    ...(spoken.kind ? { kind: spoken.kind } : meaning.kind ? { kind: meaning.kind } : {}),
    ...(radius === undefined ? {} : { radius }),
    ...(travel ? { minutes: travel.minutes } : {}),
    ...(mode ? { travel: mode } : {}),
    ...(rqth.test(said) && !asksForOpen.test(said) ? { tellsRqth: true } : {}),
    filters: { ...meaning.filters, ...(spoken.hours ? { hours: spoken.hours } : {}), ...words.filters },
    left: asked === undefined ? filters : withoutContract(filters),
    without: words.without,
    include: [...words.include, ...spoken.include],
    exclude: [...new Set([...words.exclude, ...spoken.exclude, ...excluded])],
    isAdded: false,
  };
  const hasWish = countWishes(wish) > 0;
  const isWide = meaning.doubt?.is === "wide";
  // Beside something plain, words that are only like a title say nothing.
  const isGuess = wish.titles.length > 0 && !jobs.isSure;
  const dropped = isGuess && (hasWish || wish.places.length > 0 || wish.isHere) ? wish.titles.splice(0) : [];
  const isJob = jobs.isSure;
  const isPlainJob = isJob && meaning.titleMatch !== "near" && meaning.titleMatch !== "likely";
  const isWeak = jobs.isWeak === true && (of("search/requests") + of("search/openers") < leastOfRequest || hasWish);
  if (isWeak) wish.titles = [];
  // An employer alone is what is looked for.
  if (spoken.include.length > 0 && wish.titles.length === 0 && !showsSearch(context)) {
    wish.words = spoken.include.join(" ");
    wish.include = words.include;
  }
  const strength =
    isPlainJob && wish.places.length > 0
      ? 3
      : isJob || wish.places.length > 0 || wish.isHere || isWide || hasWish
        ? 2
        : jobs.titles.length > 0 && !isWeak
          ? 1
          : 0;
  const rest = stripFillers(
    meaning.doubt?.is === "words"
      ? jobs.named === undefined
        ? meaning.doubt.said
        : ""
      : dropped.length > 0
        ? meaning.jobText
        : refused.join(", "),
  );
  return {
    wish,
    meaning,
    strength,
    isWhole: isFiller(rest) && (jobs.isSure || jobs.titles.length === 0),
    isNoise: isNumberAmongNoise(meaning, tools),
    doubtful:
      places.isDoubtful ||
      isWide ||
      isPieced ||
      (wish.titles.length > 0 && (!jobs.isSure || jobs.isLoose === true)) ||
      (wish.titles.length === 0 && wish.places.length > 0 && wish.words === undefined && saysMore(rest)),
    rest,
  };
}

/** What is said in words of their own, and what is left to be a job and a place. */
function extractPieces(text: string, tools: ReadingTools) {
  // Of a letter, the sentence that says most of a search is read.
  if (text.length > maxTextLength) {
    const words: WishWords = { rest: text, filters: {}, without: [], include: [], exclude: [] };
    const everyday: EverydayPlace = { rest: text, isWhole: false, isItself: false };
    return { said: text, everyday, spoken: readNothing(text), words };
  }
  const said = writeOut(takeCorrection(text));
  const everyday = extractEverydayPlace(said);
  const travel = findMinutes(everyday.rest);
  const mode = travel && findTravelMode(said);
  const spoken = extractSpoken(travel ? withoutParts(everyday.rest, [travel]) : everyday.rest, tools);
  const words = extractWishWords(spoken.rest, tools.tables.wishes, (wording) => isOfName(wording, spoken.rest, tools));
  return { said, everyday, travel, mode, spoken, words };
}

/** A job "en France" is looked for everywhere, unless a place is named beside it. */
function addEverydayPlace(named: NamedPlaces, { isWhole }: EverydayPlace): NamedPlaces {
  return isWhole && named.places.length === 0 ? { places: [france], isDoubtful: false } : named;
}

/** Where "near me" or "by the sea" is has to be asked, in whatever words it was said. */
function withPlaceDoubt(meaning: Meaning, said: string, wide: string | undefined, isHere: boolean): Meaning {
  if (meaning.doubt !== undefined && meaning.doubt.is !== "words") return meaning;
  if (wide !== undefined) return { ...meaning, doubt: { is: "wide", said: wide } };
  return isHere ? { ...meaning, doubt: { is: "here", said: extractHere(said).here ?? said } } : meaning;
}

/**
 * Words beside a place that may well be a job that we do not know: the place alone is not all that is wanted.
 */
function saysMore(rest: string): boolean {
  return splitWords(rest).some((word) => word.length > 3 && !isFiller(word));
}

const rqth = /(?<!\p{L})(?:rqth|reconnaissance (?:de )?(?:la qualit[ée] de )?travailleu)/iu;
/** Who has an RQTH and wants to see nothing else. */
const asksForOpen = /(?<!\p{L})(?:seulement|uniquement|que d|ouverte?s?|filtre)/iu;

function isNumberAmongNoise({ placeText = "", jobText, titleMatch }: Meaning, { knows }: ReadingTools): boolean {
  if (!/^\d+$/.test(placeText) || titleMatch === "sure") return false;
  return splitWords(jobText).some((word) => !knows(word) && !isFiller(word) && !/^\d+$/.test(word));
}

function withoutContract({ contract: _contract, ...others }: Filters): Filters {
  return others;
}

/** From here on, words that only sound like a job are proposed as one. */
const leastOfRequest = 0.6;

/** Places as the index knows them: "le 15e à Paris" is Paris 15e, "Pau ou dans les environs" is Pau. */
function writeOut(text: string): string {
  return text
    .replace(bareKm, "$1$2 km")
    .replace(changedKm, "$1 km")
    .replace(livingInFrance, " ")
    .replace(rangeOfCounts, "")
    .replace(leadingOrder, "")
    .replace(addedBehind, "")
    .replace(suggestion, "")
    .replace(anywhereIn, " ")
    .replace(partOfHour, (_all, number: string) => `${minutesOfPart(number)} minutes`)
    .replace(oneHourAway, "$1 60 minutes")
    .replace(placeOfMine, "à ")
    .replace(stationOfTown, "à ")
    .replace(forOther, "je cherche ")
    .replace(
      numberOfKm,
      (_all, number: string, unit: string) => `${readNumber(number.replace(/[- ].*/, "")) ?? number} ${unit}`,
    )
    .replace(
      /(?<![\p{L}\d])(?:le )?(\d{1,2})\s?(?:er?|[eè]me?)(?: arr(?:ondissement)?\.?)?(?: [àa]| de| d['’])? (paris|lyon|marseille)(?!\p{L})/giu,
      "$2 $1e",
    )
    .replace(
      /[ ,]{1,2}(?:(?:ou|et) )?(?:(?:dans|aux?|les|ses|[àa]) ){1,3}(?:environs|alentours|proximit[ée])(?! d[eu'’])(?!\p{L})/giu,
      " ",
    );
}

/** "veilleur de nuit", "Nuits-Saint-Georges": the words belong to a title or to the name of a place. */
function isOfName(wording: string, text: string, { findTitles, findPlaces }: ReadingTools): boolean {
  const place = findPlaces(text, 1, false);
  // A village may be called like a wish, but nobody writes its name alone: "logé".
  if (place.exact && splitWords(text).length > splitWords(wording).length) return true;
  const [first] = findTitles(stripFillers(text), 1);
  const label = first && first.score >= 0.95 ? splitWords(first.title.label) : [];
  return splitWords(wording).some((word) => word.length > 3 && label.includes(word));
}

/** "jusqu'à 100", "mets 50", "distance 30": kilometres, where a distance is what is changed. */
const bareKm =
  /^((?:ben |ok |alors |et |bon )*(?:va(?:s)? |aller |cherche |[ée]largi[srt]? |[ée]tends? )?(?:jusqu['’ ]?[àa] |augmente(?:r|z)? (?:[àa] )?|passe(?:r|z)? (?:[àa] )?|mets |mettez |distance |(?:un )?rayon (?:de )?|p[ée]rim[èe]tre (?:de )?|dans les ))(\d{1,3})(?=\s*(?:stp|svp|max|maxi|alors|plut[oô]t)?\s*[.!?]*$)/iu;

const suggestion = /^(?:et |ou |alors )*pourquoi pas (?=\p{L})/iu;

/** "Rennes en plus" is no Rennes-en-Grenouilles. */
const addedBehind = /(?<=\p{L}) (?:en plus|[ée]galement)(?= ?(?:svp|stp|merci)?[ .!?]*$)/iu;

/** "élargis à 50", "réduis le rayon à 5". */
const changedKm =
  /^(?:(?:ben |ok |alors |et |bon |tu peux |vous pouvez )*)(?:[ée]larg\p{L}+|[ée]ten\p{L}+|agrandi\p{L}*|r[ée]dui\p{L}+|diminue\p{L}*|baisse\p{L}*|limite\p{L}*|resserre\p{L}*)(?: (?:la zone|la recherche|la distance|le rayon|le p[ée]rim[èe]tre|un peu|plus|moi))* (?:[àa]|jusqu['’ ]?[àa]|de) (\d{1,3})(?=\s*(?:stp|svp|max|maxi)?\s*[.!?]*$)/iu;

/** Of "2 à 3 ans" the upper end counts; of days in a week more is said (`spoken.ts`). */
const rangeOfCounts =
  /(?<![\d,.])\d{1,2} ?(?:ou|[àa]|-|et) ?(?=(\d{1,3}) ?(?:ans?|mois|heures?|min|minutes?|kms?|fois|personnes?|semaines?)(?!\p{L}))/giu;

/** "je suis en France depuis 2 ans": who they are, and not where they look. */
const livingInFrance =
  /(?:je |j['’] ?)?(?:suis|vis|habite|r[ée]side|viens)(?: (?:arriv\p{L}*|venue?|d['’] ?arriver|install\p{L}*))? en france(?: (?:depuis|il y a|[çc]a fait) [\p{L}\d]+ (?:ans?|ann[ée]es?|mois|semaines?|jours?))?(?=\s|[,.!?])[,.]?(?: (?:et|donc|alors))?/giu;

/** Who writes for somebody else: "mon fils voudrait être". */
const forOther =
  /(?<!\p{L})(?:mon|ma|mes|notre)\s+(?:(?:petit|petite|beau|belle|grand|grande)[- ]?)?(?:fils|fille|enfants?|mari|femme|frère|frere|s[œo]e?ur|copain|copine|compagnon|compagne|conjointe?|neveu|nièce|niece|cousine?|m[èe]re|p[èe]re|ami|amie|ado|gars|garçon|gamin|gamine|fr[èe]re)\s+(?:(?:de \d+ ans|qui a \d+ ans|,? ?\d+ ans,?)\s+)?(?:veu(?:t|x)|voudrait|cherche|recherche|aimerait|souhaite(?:rait)?|r[êe]ve d['e])\s*(?:à )?(?:bien )?(?:être |etre |devenir |travailler (?:comme |en |dans )?|faire |trouver |un (?:travail|emploi|job|poste) (?:de |comme |en )?)?/giu;

const numberOfKm =
  /(?<!\p{L})(cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent) (km|kms|kilom[èe]tres?|bornes)(?!\p{L})/giu;

/** "affiche les offres d'hier", "montre-moi que les CDI": what we are told to do is no job. */
const leadingOrder =
  /^(?:(?:ok|alors|et|bon|stp|svp) )*(?:affich|montr|list|propos)(?:e[rz]?|es)(?:[- ]moi)?(?= (?:les?|la|des?|d['’]|que|moi|plut[oô]t|juste|seulement|uniquement|toute?s?)(?!\p{L}))/iu;

/** "n'importe où en Bretagne": the place says where. */
const anywhereIn =
  /(?<!\p{L})n['’ ]?importe (?:o[uù]|quelle ville|quel endroit)(?= (?:en|dans|[àa]|aux?|sur|vers) )/giu;

/** "une demi-heure", "un quart d'heure", "3/4 d'heure". */
const partOfHour =
  /(?<![\p{L}\d])(trois quarts|3\/4|(?:un )?quart|1\/4|une? demi[e]?|1\/2)(?:[- ]d['’ ]|[- ])?\s?h(?:eures?)?(?!\p{L})/giu;

function minutesOfPart(said: string): number {
  return /^(?:trois|3)/i.test(said) ? 45 : /quart|4$/i.test(said) ? 15 : 30;
}

/** "à 1h de Rennes", where no other word says that it is travelled. */
const oneHourAway = /(?<!\p{L})((?:à|a|max|moins d['’]) ?)(?:une|1) ?h(?:eure)?(?= (?:de |d['’])\p{L})/giu;

/** "chez moi c'est Décines". */
const placeOfMine = /(?<!\p{L})chez moi[, ]{1,2}c['’ ]?est (?:[àa] |sur )?/giu;

/** "proche gare de Mulhouse", "vers le centre-ville d'Angers": the town is what can be looked for. */
const stationOfTown =
  /(?<!\p{L})(?:vers|proche(?: de)?|pr[èe]s de|[àa] c[ôo]t[ée] de|autour de|dans) ?(?:la |le |l['’]|du )?(?:gare|centre(?:[- ]ville)?|a[ée]roport|hypercentre) (?:de |d['’]|du )/giu;

/** How many wishes there are beside a job and a place. */
export function countWishes(wish: Wish): number {
  const { kind, radius, minutes, filters, left, without, include, exclude } = wish;
  const single = [kind, radius, minutes].filter((one) => one !== undefined).length;
  return single + Object.keys({ ...filters, ...left }).length + without.length + include.length + exclude.length;
}
