import { withoutFilters, withoutKind } from "./filter-words.ts";
import type { Filters } from "./filters.ts";
import type { Kind } from "./kind.ts";
import type { FindPlaces, FoundPlaces } from "./places/place-index.ts";
import type { FindTitles, Hit } from "./rome/title-index.ts";
import type { Radius } from "./search.ts";
import { bareJob, plain, wishOf, withoutRadius } from "./wish.ts";
import type { Meaning } from "./words.ts";

/** How many letters of a message are looked at. */
export const longestText = 300;

/**
 * Takes a typed text apart: "alternance boulangère à Marseile" holds a filter, a job and a place. A text that is a job title as a whole is not
 * cut ("chef de rang", although Rang is a village), and neither is one that is the name of a place ("Bourg-en-Bresse").
 */
export function understander(findTitles: FindTitles, findPlaces: FindPlaces): (typed: string) => Meaning {
  return (typed) => {
    const text = typed.slice(0, longestText).replace(/\s+/g, " ").trim();
    const whole = findTitles(text);
    if (isSure(whole)) return meaning({ text, jobText: text, hits: whole, found: findPlaces(text) });
    const { kind, rest: ofKind } = withoutKind(plain(text));
    const { filters, rest: ofFilters } = withoutFilters(ofKind);
    const { radius, rest } = withoutRadius(ofFilters);
    return meaning({ text, kind, filters, radius, ...ofWish(rest) });
  };

  /** What is wished for; where that names no job or no place, what people said of themselves. */
  function ofWish(text: string): Heard {
    const { words, trade, home } = wishOf(text);
    const heard = apart(words);
    if (trade !== "" && words !== "" && !heard.both && heard.found.exact) return apart(`${trade} à ${words}`);
    if (trade !== "" && words === "") return apart(trade);
    if (home === "" || heard.both || heard.found.exact) return heard;
    const there = apart(words === "" ? home : `${words} à ${home}`);
    return there.both || there.found.exact ? there : heard;
  }

  function apart(text: string): Heard {
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
    const byLikeness = cuts.filter(({ there }) => !there.exact && there.sure);
    for (const { job, place, there, led } of [...byName, ...byLikeness]) {
      if (!isPlace(place, there, led)) continue;
      const ofJob = findTitles(job);
      if (looksLikePlace && !isSure(ofJob)) continue;
      if (isBetter(scoreOf(ofJob), scoreOf(hits), there) && !isTown(job, ofJob))
        return { jobText: job, placeText: place, hits: ofJob, found: there, both: true };
    }
    return whole;
  }

  /** "Vitry" sounds like "vitrier": of a town's name only the very word is a job. */
  function isTown(text: string, hits: Hit[]): boolean {
    return scoreOf(hits) < theVeryWord && isWellKnown(findPlaces(text, 8, false));
  }

  /** Many villages are called like something in a job title ("Bar", "La Crèche"): unless a word leads to the place, it takes a town to be one. */
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

/** What was made of a text, before it is put into the words of the conversation. */
type Heard = { jobText: string; hits: Hit[]; found: FoundPlaces; placeText?: string; both?: boolean };

/** As many inhabitants make a place known by its name alone. */
const town = 10_000;

/** From here on a title holds the very words, in some form; from `likely` on, most of them. */
const theVeryWord = 0.98;
const sure = 0.95;
const likely = 0.6;

const scoreOf = ([first]: Hit[]): number => first?.score ?? 0;
const isSure = (hits: Hit[]): boolean => scoreOf(hits) >= sure;

type Parts = Heard & { text: string; kind?: Kind | undefined; filters?: Filters; radius?: Radius | undefined };

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
}: Parts): Meaning {
  const score = scoreOf(hits);
  const isLikePlace = !both && found.places.length > 0 && !found.partly && (!found.exact || isWellKnown(found));
  const surely = isLikePlace ? theVeryWord : sure;
  return {
    text,
    jobText,
    titles: hits.map(({ title: { code, label, rome } }) => ({ code, label, rome })),
    titleMatch: score >= surely ? "sure" : score >= likely ? "likely" : score > 0 ? "near" : "none",
    placeText: placeText || text,
    places: found.places,
    placeMatch: matchOf(found),
    both,
    ...(kind ? { kind } : {}),
    ...(radius ? { radius } : {}),
    filters,
  };
}

function matchOf({ places, exact, sure }: FoundPlaces): Meaning["placeMatch"] {
  if (places.length === 0) return "none";
  return exact ? (sure ? "sure" : "exact") : sure ? "likely" : "near";
}

/** `led`: a word says that a place follows. `guessable`: there, a name that is only like a place's may be one. */
type Split = { job: string; place: string; led: boolean; guessable: boolean };

/** The ways to cut a text into a job and a place: before the last words, most of them first ("sur" may be part of the name); after the first. */
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
  return [...behind, ...first].map((cut) => ({ ...cut, job: bareJob(cut.job) })).filter(({ job }) => isWord(job));
}

/** An article, a preposition or a number is no job. */
const isWord = (job: string): boolean => /\p{L}{2}/u.test(job);

const leadsToPlace =
  / (?:à|a|sur|vers|près de|pres de|proche de|proche|autour de|dans le|dans la|dans les|dans l'|en|au|aux|sur le|pas loin de|non loin de|secteur|région|region|in|@|-) /gi;
const surelyLeads = / (?:à|a|sur|vers|pr[èe]s|proche|autour|pas|non|secteur|r[ée]gion|in |@)/i;
