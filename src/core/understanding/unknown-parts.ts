import { type ForeignPlace, findForeignPlace } from "../places/abroad.ts";
import type { Doubt } from "./doubt.ts";
import { getScore, type Heard, isSure, isWellKnown, type Lookups, likelyScore, nowhere, villageSize } from "./heard.ts";
import { stripJobPhrases, stripPlaceLead } from "./job-request.ts";
import { findParts, isInTitle, isJobLike } from "./parts.ts";
import { isNoPlace, isNumber, isWord, listLedSplits, listSplits, stripLeadingWord } from "./splits.ts";

/** A village that is called like a well-known place abroad is asked about. */
export function preferAbroad(lookups: Lookups, heard: Heard): Heard {
  const said = heard.both ? (heard.placeText ?? "") : heard.jobText;
  const abroad = isWellKnown(heard.found) ? undefined : findForeignPlace(said);
  if (!abroad) return heard.both ? doubtUnknownWords(lookups, heard) : heard;
  const job = heard.both ? {} : { jobText: "", hits: [] };
  return {
    ...heard,
    ...job,
    placeText: stripJobPhrases(said),
    found: { ...heard.found, sure: false },
    doubt: toAbroadDoubt(abroad, said),
  };
}

/**
 * "maçon allemagne", "maçon valence espagne": a country behind a job that is sure, whatever is like it here.
 */
export function findCountry(lookups: Lookups, text: string): Heard | undefined {
  for (const { job, place } of listSplits(text)) {
    const abroad = findForeignPlace(place);
    if (!abroad || abroad.name !== abroad.country || isWellKnown(lookups.findPlaces(place, 8, false))) continue;
    const whole = lookups.findTitles(job);
    const parts = isSure(whole) ? undefined : findParts(lookups, job);
    const heard = parts?.both ? parts : { jobText: job, hits: whole };
    if (!isSure(heard.hits)) continue;
    const there = lookups.findPlaces(place, 8, false);
    const found = there.exact ? { ...there, sure: false } : nowhere;
    const { jobText, hits } = heard;
    return { jobText, hits, found, both: true, placeText: stripJobPhrases(place), doubt: toAbroadDoubt(abroad, place) };
  }
  return undefined;
}

/** "infirmier à Genève", "Londres serveur", "en Suisse". */
export function findAbroad(lookups: Lookups, text: string): Heard | undefined {
  const cuts = [{ job: "", place: text, led: true }, ...listSplits(text)];
  for (const isAlike of [false, true]) {
    for (const { job, place, led } of cuts) {
      const abroad =
        isAlike && !led ? undefined : findForeignPlace(place, isAlike && lookups.findPlaces(place).sure === false);
      if (!abroad) continue;
      const hits = job === "" ? [] : lookups.findTitles(job);
      return {
        jobText: job,
        placeText: stripJobPhrases(place),
        hits,
        found: nowhere,
        both: job !== "",
        doubt: toAbroadDoubt(abroad, place),
      };
    }
  }
  return undefined;
}

/**
 * "serveur à Xyzville": the words after a preposition of place, when they are neither a place nor part of a
 * job.
 */
export function findUnknownPlace(lookups: Lookups, text: string, { hits }: Heard): Heard | undefined {
  const [, ofNumber = "", code] = text.match(/^(?:(.*) )?(\d{5})$/) ?? [];
  const number = code ?? text.match(/^\d{2,3}$/)?.[0];
  const numbered = number === undefined ? [] : [{ job: stripPlaceLead(ofNumber), place: number }];
  for (const { job, place } of [...listLedSplits(text), ...numbered]) {
    const ofJob = job === "" ? [] : lookups.findTitles(job);
    const isWhole = job !== "" && (getScore(ofJob) < likelyScore || getScore(ofJob) < getScore(hits));
    if (isWhole || isNoPlace(place) || !(isWord(place) || isNumber(place)) || isJobLike(lookups, place)) continue;
    const there = lookups.findPlaces(place, 3);
    const found = there.partly ? nowhere : { ...there, sure: false, exact: false };
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

/** "serveur klingon": words beside a job that say nothing of one. */
export function doubtUnknownWords(lookups: Lookups, heard: Heard): Heard {
  const parts = heard.jobText.split(" ");
  if (heard.doubt || isSure(heard.hits) || parts.length < 2) return heard;
  for (let size = 1; size <= Math.min(3, parts.length - 1); size++) {
    const sides = [
      { job: parts.slice(0, -size), rest: parts.slice(-size) },
      { job: parts.slice(size), rest: parts.slice(0, size) },
    ];
    for (const { job, rest } of sides) {
      const jobText = stripPlaceLead(job.join(" "));
      const said = stripJobPhrases(rest.join(" "));
      const hits = isWord(jobText) && isWord(said) ? lookups.findTitles(jobText) : [];
      if (!isSure(hits) || getScore(lookups.findTitles(said)) >= likelyScore || isInTitle(heard.hits, said)) continue;
      const there = heard.both ? nowhere : lookups.findPlaces(said, 3);
      // "toulouze serveur"
      if (there.sure && there.inhabitants >= villageSize) {
        const found = { ...there, sure: false, exact: false };
        return { jobText, hits, placeText: said, found, both: true, doubt: { is: "place", said } };
      }
      return { ...heard, jobText, hits, doubt: { is: "words", said } };
    }
  }
  return heard;
}

function toAbroadDoubt({ name, country, isEurope, isNeighbour }: ForeignPlace, said: string): Doubt {
  return {
    is: "abroad",
    said: stripLeadingWord(said),
    name,
    country,
    isEurope,
    isNeighbour,
  };
}
