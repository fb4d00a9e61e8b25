import { type ForeignPlace, findForeignPlace } from "../places/abroad.ts";
import { villageSize } from "../places/place-tables.ts";
import type { Doubt } from "./doubt.ts";
import {
  getScore,
  type Interpretation,
  isSure,
  isWellKnown,
  type Lookups,
  likelyScore,
  noPlaces,
} from "./interpretation.ts";
import { stripJobPhrases, stripPlaceLead } from "./job-request.ts";
import { findParts, isInTitle, isJobLike } from "./parts.ts";
import { hasWord, isNoPlace, isPlaceNumber, listLedSplits, listSplits, stripLeadingWord } from "./splits.ts";

/** A village that is called like a well-known place abroad is asked about. */
export function preferAbroad(lookups: Lookups, interpretation: Interpretation): Interpretation {
  const wording = interpretation.both ? (interpretation.placeText ?? "") : interpretation.jobText;
  const abroad = isWellKnown(interpretation.found) ? undefined : findForeignPlace(wording);
  if (!abroad) return interpretation.both ? doubtUnknownWords(lookups, interpretation) : interpretation;
  const job = interpretation.both ? {} : { jobText: "", hits: [] };
  return {
    ...interpretation,
    ...job,
    placeText: stripJobPhrases(wording),
    found: { ...interpretation.found, sure: false },
    doubt: toAbroadDoubt(abroad, wording),
  };
}

/**
 * "maçon allemagne", "maçon valence espagne": a country behind a job that is sure, whatever is like it here.
 */
export function findCountry(lookups: Lookups, text: string): Interpretation | undefined {
  for (const { job, place } of listSplits(text)) {
    const abroad = findForeignPlace(place);
    if (!abroad || abroad.name !== abroad.country || isWellKnown(lookups.findPlaces(place, 8, false))) continue;
    const whole = lookups.findTitles(job);
    const parts = isSure(whole) ? undefined : findParts(lookups, job);
    const interpretation = parts?.both ? parts : { jobText: job, hits: whole };
    if (!isSure(interpretation.hits)) continue;
    const there = lookups.findPlaces(place, 8, false);
    const found = there.exact ? { ...there, sure: false } : noPlaces;
    const { jobText, hits } = interpretation;
    return { jobText, hits, found, both: true, placeText: stripJobPhrases(place), doubt: toAbroadDoubt(abroad, place) };
  }
  return undefined;
}

/** "infirmier à Genève", "Londres serveur", "en Suisse". */
export function findAbroad(lookups: Lookups, text: string): Interpretation | undefined {
  const cuts = [{ job: "", place: text, led: true }, ...listSplits(text)];
  for (const isAlike of [false, true]) {
    for (const { job, place, led } of cuts) {
      const abroad =
        isAlike && !led ? undefined : findForeignPlace(place, isAlike && lookups.findPlaces(place).sure === false);
      if (!abroad) continue;
      const jobText = stripForeignPlace(lookups, job);
      return {
        jobText,
        placeText: stripJobPhrases(place),
        hits: jobText === "" ? [] : lookups.findTitles(jobText),
        found: noPlaces,
        both: jobText !== "",
        doubt: toAbroadDoubt(abroad, stripLink(place)),
      };
    }
  }
  return undefined;
}

/** "serveur Genève" before "ou Lausanne": the job alone. */
function stripForeignPlace(lookups: Lookups, job: string): string {
  if (isSure(lookups.findTitles(job))) return job;
  const jobs = listSplits(job).filter(({ place }) => findForeignPlace(place) !== undefined);
  return jobs.find((cut) => isSure(lookups.findTitles(cut.job)))?.job ?? job;
}

/**
 * "serveur à Xyzville": the words after a preposition of place, when they are neither a place nor part of a
 * job.
 */
export function findUnknownPlace(lookups: Lookups, text: string, { hits }: Interpretation): Interpretation | undefined {
  const [, ofNumber = "", code] = text.match(/^(?:(.*) )?(\d{5})$/) ?? [];
  const number = code ?? text.match(/^\d{2,3}$/)?.[0];
  const numbered = number === undefined ? [] : [{ job: stripPlaceLead(ofNumber), place: number }];
  const [, beforeName = "", name] = text.match(shapedName) ?? [];
  const shaped = name === undefined ? [] : [{ job: stripPlaceLead(beforeName), place: name }];
  for (const { job: before, place } of [...listLedSplits(text), ...numbered, ...shaped]) {
    const job = smallWords.test(before) ? "" : before;
    const ofJob = job === "" ? [] : lookups.findTitles(job);
    const isWhole = job !== "" && (getScore(ofJob) < likelyScore || getScore(ofJob) < getScore(hits));
    if (isWhole || isNoPlace(place) || !(hasWord(place) || isPlaceNumber(place)) || isJobLike(lookups, place)) continue;
    const there = lookups.findPlaces(place, 3);
    const found = there.partly ? noPlaces : { ...there, sure: false, exact: false };
    return {
      jobText: job,
      placeText: place,
      hits: ofJob,
      found,
      both: job !== "",
      doubt: { is: "place", said: place },
    };
  }
  return undefined;
}

/** "plutôt à Qwertzville": there is no job. */
const smallWords =
  /^(?:(?:plut[ôo]t|finalement|et|ou|non|mais|alors|aussi|sinon|euh|ok|oui|bon|ah|puis|en fait)(?: |$))+$/iu;

/** "Tataouine-les-Bains", "Saint-Machin": nothing but a place is written so. */
const shapedName =
  /^(?:(.*) )?(\p{Lu}[\p{L}'’]+-(?:l[eèé]s?|l[eè]s|sur|sous|en|aux?|la|de|du|des)-\p{Lu}[\p{L}'’-]+|(?:Saint|Sainte|St|Ste)-\p{Lu}[\p{L}'’-]+)$/u;

/** "serveur klingon": words beside a job that say nothing of one. */
export function doubtUnknownWords(lookups: Lookups, interpretation: Interpretation): Interpretation {
  // "vendeur Lille ou Bruxelles"
  const beside = interpretation.doubt?.is === "words" ? findForeignPlace(interpretation.doubt.said) : undefined;
  if (beside && interpretation.doubt?.is === "words")
    return { ...interpretation, doubt: toAbroadDoubt(beside, interpretation.doubt.said) };
  const parts = interpretation.jobText.split(" ");
  if (interpretation.doubt || isSure(interpretation.hits) || parts.length < 2) return interpretation;
  for (let size = 1; size <= Math.min(3, parts.length - 1); size++) {
    const sides = [
      { job: parts.slice(0, -size), rest: parts.slice(-size) },
      { job: parts.slice(size), rest: parts.slice(0, size) },
    ];
    for (const { job, rest } of sides) {
      const jobText = stripPlaceLead(job.join(" "));
      const remainder = stripJobPhrases(rest.join(" "));
      const hits = hasWord(jobText) && hasWord(remainder) ? lookups.findTitles(jobText) : [];
      if (
        !isSure(hits) ||
        getScore(lookups.findTitles(remainder)) >= likelyScore ||
        isInTitle(interpretation.hits, remainder)
      )
        continue;
      // "vendeur Bruxelles ou Lille"
      const abroad = findForeignPlace(stripLink(remainder));
      if (abroad) return { ...interpretation, jobText, hits, doubt: toAbroadDoubt(abroad, stripLink(remainder)) };
      const there = interpretation.both ? noPlaces : lookups.findPlaces(remainder, 3);
      // "toulouze serveur"
      if (there.sure && there.inhabitants >= villageSize) {
        const found = { ...there, sure: false, exact: false };
        return { jobText, hits, placeText: remainder, found, both: true, doubt: { is: "place", said: remainder } };
      }
      return { ...interpretation, jobText, hits, doubt: { is: "words", said: remainder } };
    }
  }
  return interpretation;
}

/** "ou Lausanne", "Genève ou": without the word that links it to another place. */
function stripLink(wording: string): string {
  return wording.replace(/^(?:ou|et)(?: à)? | (?:ou|et)$/giu, "");
}

function toAbroadDoubt({ name, country, isEurope, isNeighbour }: ForeignPlace, wording: string): Doubt {
  return {
    is: "abroad",
    said: stripLeadingWord(wording),
    name,
    country,
    isEurope,
    isNeighbour,
  };
}
