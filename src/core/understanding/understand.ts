import { type ForeignPlace, findForeignPlace } from "../places/abroad.ts";
import type { FindPlaces, FoundPlaces } from "../places/place-index.ts";
import { extractStreet } from "../places/street.ts";
import type { FindTitles, TitleHit } from "../rome/title-index.ts";
import type { Filters } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import type { Radius } from "../search/search.ts";
import { cleanLines } from "../text/clean-text.ts";
import { toSingular } from "../text/lexicon.ts";
import { findNonLatinWords, normaliseText, splitWords, toPlainLetters } from "../text/text.ts";
import type { Doubt } from "./doubt.ts";
import { extractFilters, extractKind } from "./filter-words.ts";
import {
  type ElsewhereKind,
  extractJobRequest,
  extractRadius,
  findElsewhere,
  stripJobPhrases,
  stripNoise,
  stripPlaceLead,
} from "./job-request.ts";
import type { Meaning } from "./meaning.ts";

/**
 * A text is split in many ways, several of which look up the same words; lookups are cached until the next
 * text.
 */
function remembering<Found>(find: (typed: string, limit?: number, guess?: boolean) => Found) {
  const known = new Map<string, Found>();
  const findOnce = (typed: string, limit?: number, guess?: boolean): Found => {
    const key = `${limit} ${guess} ${typed}`;
    const found = known.get(key) ?? find(typed, limit, guess);
    known.set(key, found);
    return found;
  };
  return Object.assign(findOnce, { forget: () => known.clear() });
}

/** How many letters of a message are looked at. */
export const maxTextLength = 300;
/** Of which as much is looked at, for some of it is nothing that is seen. */
export const maxReadLength = 4_096;

/**
 * Takes a typed text apart: "alternance boulangère à Marseile" holds a filter, a job and a place. A text that
 * is a job title as a whole is not split ("chef de rang", although Rang is a village), and neither is the
 * name of a place ("Bourg-en-Bresse").
 */
export function createUnderstander(titlesFor: FindTitles, placesFor: FindPlaces): (typed: string) => Meaning {
  const findTitles = remembering(titlesFor);
  const findPlaces = remembering(placesFor);

  return (typed) => {
    findTitles.forget();
    findPlaces.forget();
    const text = toPlainLetters(cleanLines(typed.slice(0, maxReadLength)))
      .slice(0, maxTextLength)
      .replace(/\s+/g, " ")
      .trim();
    const unread = findNonLatinWords(text);
    if (unread.length === 0) return read(text);
    const rest = unread.reduce((left, word) => left.replace(word, " "), text);
    return { ...read(rest.replace(/\s+/g, " ").trim()), text, doubt: { is: "alphabet", said: unread.join(" ") } };
  };

  function read(text: string): Meaning {
    const whole = isNumber(text) ? [] : findTitles(text);
    const found = findPlaces(text);
    if (isSpeltLike(text, found)) return meaning({ text, jobText: text, hits: [], found });
    if (isSure(whole)) {
      const job = { jobText: text, hits: whole, found };
      return meaning({ text, ...job, ...(placeSaidTwice(text, whole) ?? {}) });
    }
    const { rest: readable, street } = extractStreet(text);
    const { kind, rest: ofKind } = extractKind(stripNoise(readable));
    const { filters, rest: ofFilters } = extractFilters(ofKind);
    const { radius, saidKm, rest } = extractRadius(ofFilters);
    const heard = ofWish(rest);
    const elsewhere = findElsewhere(text, isSure(heard.hits) ? heard.hits[0]?.title.label : "");
    const isStreetAlone = street !== undefined && !heard.both && !heard.found.exact && !heard.doubt;
    const doubt: { doubt?: Doubt } = isStreetAlone ? { doubt: { is: "place", said: street } } : {};
    const noPlace = isStreetAlone ? { found: nowhere, placeText: street } : {};
    return meaning({ text, kind, filters, radius, saidKm, elsewhere, ...heard, ...noPlace, ...doubt });
  }

  /** "maçon à Mâcon", "vitrier à Vitry": the place is no more than a second likeness of the job. */
  function placeSaidTwice(text: string, whole: TitleHit[]): Heard | undefined {
    for (const { job, place, led } of splits(text)) {
      const there = findPlaces(place, 8, false);
      if (!there.exact || !(led || isWellKnown(there))) continue;
      const ofJob = findTitles(job);
      const said = new Set(splitWords(job));
      const isNew = splitWords(stripJobPhrases(place)).some(
        (word) => !said.has(word) && splitWords(whole[0]?.title.label ?? "").includes(word),
      );
      if (isSure(ofJob) && !isNew)
        return orAbroad({ jobText: job, placeText: place, hits: ofJob, found: there, both: true });
    }
    return undefined;
  }

  /** "Mâcon" is a town and "maçon" a job: the accents say which. "à Mâcon" is no job in any case. */
  function isSpeltLike(text: string, { exact, places: [first] }: FoundPlaces): boolean {
    if (!exact || !first || first.kind === "france") return false;
    if (/^(?:à|a|sur|vers|près de|pres de) /i.test(text)) return true;
    const name = first.name.toLowerCase();
    return text.toLowerCase() === name && normaliseText(name) !== name;
  }

  /** What is wished for; where that names no job or no place, what people said of themselves. */
  function ofWish(text: string): Heard {
    const { words, trade, home } = extractJobRequest(text);
    const heard = apart(words);
    const isPlaceAlone = heard.found.exact || heard.doubt?.is === "abroad";
    if (trade !== "" && words !== "" && !heard.both && isPlaceAlone) return apart(`${trade} à ${words}`);
    if (trade !== "" && words === "") return apart(trade);
    if (home === "" || heard.both || heard.found.exact) return heard;
    const there = apart(words === "" ? home : `${words} à ${home}`);
    return there.both || there.found.exact ? there : heard;
  }

  /** The parts of a text, and what of it is neither a job nor a place that we know. */
  function apart(text: string): Heard {
    const heard = partsOf(text);
    if (heard.found.exact) return orAbroad(heard);
    return abroadIn(text) ?? (heard.both ? withoutRest(heard) : (unknownPlaceIn(text, heard) ?? withoutRest(heard)));
  }

  /** A village that is called like a well-known place abroad is asked about. */
  function orAbroad(heard: Heard): Heard {
    const said = heard.both ? (heard.placeText ?? "") : heard.jobText;
    const abroad = isWellKnown(heard.found) ? undefined : findForeignPlace(said);
    if (!abroad) return heard.both ? withoutRest(heard) : heard;
    const job = heard.both ? {} : { jobText: "", hits: [] };
    return {
      ...heard,
      ...job,
      placeText: stripJobPhrases(said),
      found: { ...heard.found, sure: false },
      doubt: doubtOf(abroad, said),
    };
  }

  /** "infirmier à Genève", "Londres serveur", "en Suisse". */
  function abroadIn(text: string): Heard | undefined {
    const cuts = [{ job: "", place: text, led: true }, ...splits(text)];
    for (const isAlike of [false, true]) {
      for (const { job, place, led } of cuts) {
        const abroad =
          isAlike && !led ? undefined : findForeignPlace(place, isAlike && findPlaces(place).sure === false);
        if (!abroad) continue;
        const hits = job === "" ? [] : findTitles(job);
        return {
          jobText: job,
          placeText: stripJobPhrases(place),
          hits,
          found: nowhere,
          both: job !== "",
          doubt: doubtOf(abroad, place),
        };
      }
    }
    return undefined;
  }

  /**
   * "serveur à Xyzville": the words after a preposition of place, when they are neither a place nor part of a
   * job.
   */
  function unknownPlaceIn(text: string, { hits }: Heard): Heard | undefined {
    const [, ofNumber = "", code] = text.match(/^(?:(.*) )?(\d{5})$/) ?? [];
    const number = code ?? text.match(/^\d{2,3}$/)?.[0];
    const numbered = number === undefined ? [] : [{ job: stripPlaceLead(ofNumber), place: number }];
    for (const { job, place } of [...ledCuts(text), ...numbered]) {
      const ofJob = job === "" ? [] : findTitles(job);
      const isWhole = job !== "" && (scoreOf(ofJob) < likely || scoreOf(ofJob) < scoreOf(hits));
      if (isWhole || isNoPlace(place) || !(isWord(place) || isNumber(place)) || isJobLike(place)) continue;
      const there = findPlaces(place, 3);
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

  function isJobLike(text: string): boolean {
    return !isNumber(text) && scoreOf(findTitles(stripJobPhrases(text))) >= likely;
  }

  /** "serveur klingon": words beside a job that say nothing of one. */
  function withoutRest(heard: Heard): Heard {
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
        const hits = isWord(jobText) && isWord(said) ? findTitles(jobText) : [];
        if (!isSure(hits) || scoreOf(findTitles(said)) >= likely || isIn(heard.hits, said)) continue;
        const there = heard.both ? nowhere : findPlaces(said, 3);
        // "toulouze serveur"
        if (there.sure && there.inhabitants >= village) {
          const found = { ...there, sure: false, exact: false };
          return { jobText, hits, placeText: said, found, both: true, doubt: { is: "place", said } };
        }
        return { ...heard, jobText, hits, doubt: { is: "words", said } };
      }
    }
    return heard;
  }

  function partsOf(text: string): Heard {
    const hits = findTitles(text);
    const found = findPlaces(text);
    const whole: Heard = { jobText: text, hits, found };
    if (isSure(hits) || found.exact) return whole;
    const looksLikePlace = found.places.length > 0 && !found.partly && text.includes(" ");
    const cuts = splits(text).map((cut) => ({
      ...cut,
      there: findPlaces(cut.place, 8, cut.guessable && !looksLikePlace),
    }));
    const byName = cuts.filter(({ there }) => there.exact);
    const byLikeness = cuts.filter(({ place, there }) => !there.exact && there.sure && !isNoPlace(place));
    for (const { job, place, there, led } of [...byName, ...byLikeness]) {
      if (!isPlace(place, there, led)) continue;
      const ofJob = findTitles(job);
      if (looksLikePlace && !isSure(ofJob)) continue;
      if (!isBetter(scoreOf(ofJob), scoreOf(hits), there) || isTown(job, ofJob)) continue;
      const heard = { jobText: job, placeText: place, hits: ofJob, found: there, both: true };
      return scoreOf(ofJob) >= likely ? heard : (townBetween(text, hits) ?? heard);
    }
    return townBetween(text, hits) ?? whole;
  }

  /**
   * "boulanger Lyon part dieu", "serveur Nantes logement inclus": a town behind the job, before words that
   * are no place.
   */
  function townBetween(text: string, ofAll: TitleHit[]): Heard | undefined {
    const parts = text.split(" ");
    for (let from = 1; from < parts.length - 1; from++) {
      for (let to = Math.min(from + 4, parts.length - 1); to > from; to--) {
        const place = parts.slice(from, to).join(" ");
        const there = findPlaces(place, 8, false);
        if (!isWord(place) || !isWellKnown(there) || there.places[0]?.kind !== "commune") continue;
        const jobText = stripPlaceLead(parts.slice(0, from).join(" "));
        const said = stripJobPhrases(parts.slice(to).join(" "));
        const hits = isWord(jobText) ? findTitles(jobText) : [];
        if (!isSure(hits) || ofAll.some((one) => isIn([one], place)) || isIn(hits, place) || isTown(jobText, hits))
          continue;
        const heard = { placeText: place, found: there, both: true };
        if (isJobLike(said)) {
          const jobs = `${jobText} ${said}`;
          return { ...heard, jobText: jobs, hits: findTitles(jobs) };
        }
        const doubt: { doubt?: Doubt } = said === "" ? {} : { doubt: { is: "words", said } };
        return { ...heard, jobText, hits, ...doubt };
      }
    }
    return undefined;
  }

  /** "Vitry" sounds like "vitrier": of a town's name only the very word is a job. */
  function isTown(text: string, hits: TitleHit[]): boolean {
    return scoreOf(hits) < theVeryWord && isWellKnown(findPlaces(text, 8, false));
  }

  /**
   * Many villages share a name with part of a job title ("Bar", "La Crèche"): without a preposition, only a
   * town counts as a place.
   */
  function isPlace(text: string, there: FoundPlaces, led: boolean): boolean {
    if (isWellKnown(there) || (there.exact && led)) return true;
    return scoreOf(findTitles(text)) < (there.exact ? 0.85 : likely);
  }
}

/** A job that hardly fits counts as well beside a town that is named: "livreur uber Grenoble". */
function isBetter(score: number, whole: number, there: FoundPlaces): boolean {
  return isWellKnown(there) ? score > whole || score === 0 : score > whole && score >= likely;
}

const isWellKnown = ({ exact, inhabitants }: FoundPlaces): boolean => exact && inhabitants >= town;

/** The title that was found holds one of the words. */
function isIn([first]: TitleHit[], said: string): boolean {
  const label = splitWords(first?.title.label ?? "").map(toSingular);
  return splitWords(said).some((word) => label.includes(toSingular(word)));
}

const leadingWord = /^(?:à|a|sur|vers|en|au|aux) /i;

const nowhere: FoundPlaces = { places: [], exact: false, sure: false, inhabitants: 0 };

function doubtOf({ name, country, isEurope, isNeighbour }: ForeignPlace, said: string): Doubt {
  return {
    is: "abroad",
    said: said.replace(leadingWord, ""),
    name,
    country,
    isEurope,
    isNeighbour,
  };
}

/** What was made of a text, before it is put into the words of the conversation. */
type Heard = {
  jobText: string;
  hits: TitleHit[];
  found: FoundPlaces;
  placeText?: string;
  both?: boolean;
  doubt?: Doubt;
};

/** As many inhabitants make a place known by its name alone. */
const town = 10_000;

/** From here on a title holds the very words, in some form; from `likely` on, most of them. */
const theVeryWord = 0.98;
const sure = 0.95;
const likely = 0.6;

const scoreOf = ([first]: TitleHit[]): number => first?.score ?? 0;
const isSure = (hits: TitleHit[]): boolean => scoreOf(hits) >= sure;

type Parts = Heard & { text: string; kind?: Kind | undefined; filters?: Filters } & {
  radius?: Radius | undefined;
  saidKm?: number | undefined;
  elsewhere?: ElsewhereKind | undefined;
};

function meaning({
  text,
  jobText,
  placeText = jobText,
  hits,
  found,
  both = false,
  kind,
  filters = {},
  radius,
  saidKm,
  elsewhere,
  doubt,
}: Parts): Meaning {
  const score = scoreOf(hits);
  const isLikePlace = !both && found.places.length > 0 && !found.partly && (!found.exact || isWellKnown(found));
  const surely = isLikePlace ? theVeryWord : sure;
  return {
    text,
    jobText,
    titles: hits.map(({ title: { code, label, rome } }) => ({ code, label, rome })),
    // Beside words that were not understood, the job is proposed.
    titleMatch:
      score >= surely && doubt?.is !== "words" ? "sure" : score >= likely ? "likely" : score > 0 ? "near" : "none",
    placeText: placeText.replace(leadingWord, "") || text,
    places: found.places,
    placeMatch: matchOf(found),
    both,
    ...(kind ? { kind } : {}),
    ...(radius === undefined ? {} : { radius }),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(elsewhere ? { elsewhere } : {}),
    filters,
    ...(doubt ? { doubt } : {}),
  };
}

/** A village that is only like what was written is asked about. */
function matchOf({ places, exact, sure, inhabitants }: FoundPlaces): Meaning["placeMatch"] {
  if (places.length === 0) return "none";
  return exact ? (sure ? "sure" : "exact") : sure && inhabitants >= village ? "likely" : "near";
}

const village = 3_000;

/**
 * `led`: a preposition says that a place follows. `guessable`: a name that only resembles a place's may be
 * taken for one.
 */
type Split = { job: string; place: string; led: boolean; guessable: boolean };

/**
 * All splits of a text into job and place: before the last words, most words first ("sur" may be part of the
 * name), then after the first.
 */
function splits(text: string): Split[] {
  const parts = text.split(" ");
  const sizes = Array.from({ length: Math.min(5, parts.length - 1) }, (_, i) => i + 1).reverse();
  const led = [...text.matchAll(leadsToPlace)].map(({ index, 0: lead }) => ({
    job: text.slice(0, index),
    place: text.slice(index + lead.length),
    led: surelyLeads.test(lead),
    guessable: true,
  }));
  const last = sizes.map((size) => {
    const place = parts.slice(-size).join(" ");
    return { job: parts.slice(0, -size).join(" "), place, led: false, guessable: place.length > 4 };
  });
  const first = sizes.map((size) => ({
    job: parts.slice(size).join(" "),
    place: parts.slice(0, size).join(" "),
    led: false,
    guessable: false,
  }));
  const behind = [...led, ...last].sort((a, b) => b.place.length - a.place.length);
  return [...behind, ...first]
    .map((cut) => ({ ...cut, job: stripPlaceLead(cut.job) }))
    .filter(({ job }) => isWord(job));
}

/**
 * Splits a text behind each word that surely leads to a place, also at its beginning; the longest place comes
 * first.
 */
function ledCuts(text: string): { job: string; place: string }[] {
  return [...` ${text}`.matchAll(leadsToUnknown)].map(({ index, 0: lead }) => ({
    job: stripPlaceLead(` ${text}`.slice(0, index)),
    place: ` ${text}`.slice(index + lead.length).trim(),
  }));
}

const leadsToUnknown =
  / (?:(?:tout |pas |non |pas très )?(?:près|pres|loin|proche|autour|à côté) (?:de |d['’]|du )|à proximité (?:de |d['’]|du )|proche |à |a |sur (?:le |la |les |l['’])?|vers |dans (?:le |la |les |l['’])|secteur (?:de |d['’]|du )?|région (?:de |d['’]|du )?|@ ?)(?=[\p{L}\d])/giu;

/** What follows such a word and is no place: "à l'année", "à distance", "sur place". */
const noPlace =
  /^(?:l['’ ]?(?:ann[ée]e|heure|unit[ée]|ext[ée]rieur|int[ée]rieur|accueil|aise)|la (?:journ[ée]e|semaine|demande|carte|vacation|mission|t[âa]che|maison|campagne|mer|montagne|plage)|mi[- ]?temps|temps|plein|distance|domicile|v[ée]lo|pied|partir|bord|plusieurs|\d+ .*|c[oô]t[ée]|horaires?|pourvoir|moins|peu|tout|toute?s?|n['’ ]?importe|chez|maison|place|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|rendez[- ]vous|appel|objectifs?|longue?|courte?|moyen|dipl[ôo]mes?|exp[ée]rience|responsabilit[ée]s?|midi|minuit|ce|ces|mon|ma|mes|un|une|des|jours?|nuit|soir[ée]?e?|matin|week[- ]?ends?)(?!\p{L})/iu;

function isNoPlace(text: string): boolean {
  const name = text.replace(leadingWord, "");
  return noPlace.test(name) || noPlace.test(name.replace(/^(?:le |la |les |l['’])/i, ""));
}

/** The number of a département, or a postal code. */
const isNumber = (place: string): boolean => /^(?:\d{2,3}|\d{5})$/.test(place);

/** An article, a preposition or a number is no job. */
const isWord = (job: string): boolean => /\p{L}{2}/u.test(job);

const leadsToPlace =
  / (?:à|a|sur|vers|près de|pres de|proche de|proche|autour de|dans le|dans la|dans les|dans l'|en|au|aux|sur le|pas loin de|non loin de|secteur|région|region|in|@|-) /gi;
const surelyLeads = / (?:à|a|sur|vers|pr[èe]s|proche|autour|pas|non|secteur|r[ée]gion|in |@)/i;
