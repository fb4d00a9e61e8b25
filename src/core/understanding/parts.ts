import type { FoundPlaces } from "../places/found-places.ts";
import type { TitleHit } from "../rome/title-index.ts";
import { toSingular } from "../text/lexicon.ts";
import { normaliseText, splitWords } from "../text/text.ts";
import type { Doubt } from "./doubt.ts";
import {
  exactScore,
  getScore,
  type Interpretation,
  isSure,
  isWellKnown,
  type Lookups,
  likelyScore,
  noPlaces,
} from "./interpretation.ts";
import { stripJobPhrases, stripPlaceLead } from "./job-request.ts";
import { hasWord, isCounting, isNoPlace, isPlaceNumber, listSplits } from "./splits.ts";

/** Splits a text into a job and a place, both of which are known; or leaves it whole. */
export function findParts(lookups: Lookups, text: string): Interpretation {
  const hits = lookups.findTitles(text);
  const among = lookups.findPlaces(text);
  const found = among.partly && holdsTradeLikePlace(lookups, text) ? noPlaces : among;
  const whole: Interpretation = { jobText: text, hits, found };
  if (isSure(hits) || found.exact) return whole;
  const looksLikePlace = found.places.length > 0 && !found.partly && text.includes(" ");
  const cuts = listSplits(text).map((cut) => ({
    ...cut,
    // "à Mer" is the village, "la mer" and "mer" are not.
    there: lookups.findPlaces(
      cut.led && !cut.place.includes(" ") ? `à ${cut.place}` : cut.place,
      8,
      cut.guessable && !looksLikePlace,
    ),
  }));
  const byName = cuts.filter(({ there }) => there.exact);
  const byLikeness = cuts.filter(({ place, there }) => !there.exact && there.sure && !isNoPlace(place));
  const villages = byName.filter((cut) => !isTown(cut));
  const surest = byName.filter(isTown);
  const between = surest.length > 0 ? undefined : findTownBetween(lookups, text, hits, villages);
  if (between) return between;
  for (const { job, place, there, led } of [...surest, ...villages, ...byLikeness]) {
    if (!isLikelyPlace(lookups, place, there, led)) continue;
    const ofJob = lookups.findTitles(job);
    if (!led && isTradeLikePlace(lookups, place, there, ofJob)) {
      const swapped = findSwapped(lookups, place, [...byName, ...byLikeness]);
      if (swapped) return swapped;
      continue;
    }
    if (looksLikePlace && !isSure(ofJob)) continue;
    if (!isBetterSplit(getScore(ofJob), getScore(hits), there) || isTownName(lookups, job, ofJob)) continue;
    const swapped = getScore(ofJob) < likelyScore ? findSwapped(lookups, place, [...byName, ...byLikeness]) : undefined;
    if (swapped) return swapped;
    const interpretation = { jobText: job, placeText: place, hits: ofJob, found: there, both: true };
    return getScore(ofJob) >= likelyScore
      ? interpretation
      : (findTownBetween(lookups, text, hits, villages) ?? interpretation);
  }
  return findTownBetween(lookups, text, hits, villages) ?? whole;
}

/** "maçon qualifié": the town among the words is a trade. */
function holdsTradeLikePlace(lookups: Lookups, text: string): boolean {
  const words = text.split(" ");
  return words.some((word, at) => {
    const there = lookups.findPlaces(word, 8, false);
    return there.exact && isTradeLikePlace(lookups, word, there, lookups.findTitles(words.toSpliced(at, 1).join(" ")));
  });
}

/**
 * "Maçon Cherbourg": a trade that is spelt like a town, beside a word that leads to one, is the trade.
 */
function findSwapped(
  lookups: Lookups,
  place: string,
  cuts: readonly { job: string; place: string; there: FoundPlaces }[],
): Interpretation | undefined {
  const other = cuts.find(({ job }) => job === place);
  const hits = other ? lookups.findTitles(place) : [];
  if (!other || !isSure(hits)) return undefined;
  return { jobText: other.job, placeText: other.place, hits, found: other.there, both: true };
}

/**
 * A number alone is the less likely place beside the name of a town: "serveur Lyon 10". A postal code with
 * its town is the whole place: "mécanicien 69000 Lyon".
 */
function isTown({ place, there }: { place: string; there: FoundPlaces }): boolean {
  return isWellKnown(there) && (Number.isFinite(there.inhabitants) || (/\b\d{5}\b/.test(place) && hasWord(place)));
}

/**
 * "boulanger Lyon part dieu", "serveur Nantes logement inclus": a town behind the job, before words that
 * are not places.
 */
function findTownBetween(
  lookups: Lookups,
  text: string,
  ofAll: TitleHit[],
  villages: { place: string }[],
): Interpretation | undefined {
  const parts = text.split(" ");
  for (let from = 1; from < parts.length - 1; from++) {
    for (let to = Math.min(from + 4, parts.length - 1); to > from; to--) {
      const place = parts.slice(from, to).join(" ");
      const there = lookups.findPlaces(place, 8, false);
      if (!hasWord(place) || !isWellKnown(there) || there.places[0]?.kind !== "commune") continue;
      if (isCounting(place, parts.slice(to).join(" ")) || villages.some((one) => isPartOf(place, one.place))) continue;
      const jobText = stripPlaceLead(parts.slice(0, from).join(" "));
      const remainder = stripJobPhrases(parts.slice(to).join(" "));
      const hits = hasWord(jobText) ? lookups.findTitles(jobText) : [];
      if (
        !isSure(hits) ||
        isTradeLikePlace(lookups, place, there, hits) ||
        ofAll.some((one) => isInTitle([one], place)) ||
        isInTitle(hits, place) ||
        isTownName(lookups, jobText, hits)
      )
        continue;
      const interpretation = { placeText: place, found: there, both: true };
      if (isJobLike(lookups, remainder)) {
        const jobs = `${jobText} ${remainder}`;
        return { ...interpretation, jobText: jobs, hits: lookups.findTitles(jobs) };
      }
      const doubt: { doubt?: Doubt } = remainder === "" ? {} : { doubt: { is: "words", said: remainder } };
      return { ...interpretation, jobText, hits, ...doubt };
    }
  }
  return undefined;
}

/** "Paris" of "Paris l'Hôpital" is not a town by itself. */
function isPartOf(town: string, village: string): boolean {
  return village.length > town.length && ` ${village} `.includes(` ${town} `);
}

/** "Vitry" sounds like "vitrier": of a town's name only the very word is a job. */
function isTownName(lookups: Lookups, text: string, hits: TitleHit[]): boolean {
  return getScore(hits) < exactScore && isWellKnown(lookups.findPlaces(text, 8, false));
}

/**
 * Many villages share a name with part of a job title ("Bar", "La Crèche"): without a preposition, only a
 * town counts as a place.
 */
function isLikelyPlace(lookups: Lookups, text: string, there: FoundPlaces, led: boolean): boolean {
  if (isWellKnown(there) || (there.exact && led)) return true;
  return getScore(lookups.findTitles(text)) < (there.exact ? 0.85 : likelyScore);
}

export function isJobLike(lookups: Lookups, text: string): boolean {
  return !isPlaceNumber(text) && getScore(lookups.findTitles(stripJobPhrases(text))) >= likelyScore;
}

/** A job that hardly fits counts as well beside a town that is named: "livreur uber Grenoble". */
function isBetterSplit(score: number, whole: number, there: FoundPlaces): boolean {
  return isWellKnown(there) ? score > whole || score === 0 : score > whole && score >= likelyScore;
}

/** The title that was found holds one of the words. */
export function isInTitle([first]: TitleHit[], text: string): boolean {
  const label = splitWords(first?.title.label ?? "").map(toSingular);
  return splitWords(text).some((word) => label.includes(toSingular(word)));
}

/**
 * Whether a word is rather a trade than the town that is called so: "maçon" is not how Mâcon is written; and
 * beside words that are no job, "macon" is one.
 */
export function isTradeLikePlace(
  { findTitles }: Pick<Lookups, "findTitles">,
  text: string,
  { exact, places: [first] }: FoundPlaces,
  beside: TitleHit[],
): boolean {
  if (!exact || first?.kind !== "commune") return false;
  const hits = findTitles(text);
  if (!isSure(hits) || !isInTitle(hits, text)) return false;
  const isAccented = normaliseText(text) !== text.toLowerCase();
  const isWrittenSo = first.name.toLowerCase().includes(text.toLowerCase());
  return isAccented ? !isWrittenSo : !isSure(beside);
}
