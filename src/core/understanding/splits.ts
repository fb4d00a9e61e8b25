import { stripPlaceLead } from "./job-request.ts";

/**
 * `led`: a preposition says that a place follows. `guessable`: a name that only resembles a place's may be
 * taken for one.
 */
export type Split = { job: string; place: string; led: boolean; guessable: boolean };

/**
 * All splits of a text into job and place: before the last words, most words first ("sur" may be part of the
 * name), then after the first.
 */
export function listSplits(text: string): Split[] {
  const parts = text.split(" ");
  const sizes = Array.from({ length: Math.min(5, parts.length - 1) }, (_, i) => i + 1).reverse();
  const led = takeOutermost([...text.matchAll(leadsToPlace)]).map(({ index, 0: lead }) => ({
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
    .filter(({ job, place }) => hasWord(job) && !isCounting(place, job));
}

/** No sentence has more prepositions: looking behind each of a hundred would take a second. */
const maxLeads = 12;

function takeOutermost<T>(leads: T[]): T[] {
  return leads.length <= maxLeads ? leads : [...leads.slice(0, maxLeads / 2), ...leads.slice(-maxLeads / 2)];
}

/**
 * "Paris 5" before "ans", "Paris 2" before "ou 3 jours", "Paris premier" before "emploi": what is counted is
 * not part of a town.
 */
export function isCounting(place: string, next: string): boolean {
  const isCount = /(?:^| )\d{1,2}$/.test(place) && counted.test(next.replace(range, ""));
  return isCount || (/ premi[eè]re?$/i.test(place) && first.test(next));
}

const range = /^(?:ou|[àa]|-|et) \d{1,3} /iu;

const counted =
  /^(?:ans?|ann[ée]es?|mois|semaines?|jours?|heures?|h|min|minutes?|fois|postes?|personnes?|euros?|€|nets?|bruts?|km|kms|%|x|soirs?|soir[ée]es?|nuits?|matins?|week[- ]?ends?|services?|contrats?|offres?|enfants?|cvs?|candidatures?|lettres?|mails?|entretiens?|refus|[ée]checs?|r[ée]ponses?|lits?|couverts?|m[ée]tiers?)(?!\p{L})/iu;
const first = /^(?:emploi|job|travail|poste|contrat|salaire|boulot|taf|stage|jour|mois)(?!\p{L})/iu;

/**
 * Splits a text behind each word that surely leads to a place, also at its beginning; the longest place comes
 * first.
 */
export function listLedSplits(text: string): { job: string; place: string }[] {
  return takeOutermost([...` ${text}`.matchAll(leadsToUnknown)]).map(({ index, 0: lead }) => ({
    job: stripPlaceLead(` ${text}`.slice(0, index)),
    place: ` ${text}`.slice(index + lead.length).trim(),
  }));
}

/** The words that may begin what follows a job: "à Lyon", "en Suisse". */
const leadingWord = /^(?:à|a|sur|vers|en|au|aux) /i;

export function stripLeadingWord(place: string): string {
  return place.replace(leadingWord, "");
}

const leadsToUnknown =
  / (?:(?:tout |pas |non |pas très )?(?:près|pres|loin|proche|autour|à côté) (?:de |d['’]|du )|à proximité (?:de |d['’]|du )|proche |à |a |sur (?:le |la |les |l['’])?|vers |dans (?:le |la |les |l['’])|secteur (?:de |d['’]|du )?|région (?:de |d['’]|du )?|@ ?)(?=[\p{L}\d])/giu;

/** What follows such a word and is not a place: "à l'année", "à distance", "sur place". */
const noPlace =
  /^(?:l['’ ]?(?:ann[ée]e|heure|unit[ée]|ext[ée]rieur|int[ée]rieur|accueil|aise)|la (?:journ[ée]e|semaine|demande|carte|vacation|mission|t[âa]che|maison|campagne|mer|montagne|plage)|mi[- ]?temps|temps|plein|distance|domicile|v[ée]lo|pied|partir|bord|plusieurs|\d+ .*|c[oô]t[ée]|horaires?|pourvoir|moins|peu|tout|toute?s?|n['’ ]?importe|chez|maison|place|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|rendez[- ]vous|appel|objectifs?|longue?|courte?|moyen|dipl[ôo]mes?|exp[ée]rience|responsabilit[ée]s?|midi|minuit|ce|ces|mon|ma|mes|un|une|des|jours?|nuit|soir[ée]?e?|matin|week[- ]?ends?)(?!\p{L})/iu;

export function isNoPlace(text: string): boolean {
  const name = stripLeadingWord(text);
  return noPlace.test(name) || noPlace.test(name.replace(/^(?:le |la |les |l['’])/i, ""));
}

/** The number of a département, or a postal code. */
export const isPlaceNumber = (place: string): boolean => /^(?:\d{2,3}|\d{5})$/.test(place);

/** An article, a preposition or a number is not a job. */
export const hasWord = (job: string): boolean => /\p{L}{2}/u.test(job);

const leadsToPlace =
  / (?:à|a|sur|vers|près de|pres de|proche de|proche|autour de|dans le|dans la|dans les|dans l'|en|au|aux|sur le|pas loin de|non loin de|secteur|région|region|in|@|-) /gi;
const surelyLeads = / (?:à|a|sur|vers|pr[èe]s|proche|autour|pas|non|secteur|r[ée]gion|in |@)/i;
