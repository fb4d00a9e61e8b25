import { type Job, jobs, otherJobs } from "../jobs/jobs.ts";
import type { Posting } from "../postings/posting.ts";
import { masculine } from "../postings/title.ts";
import { licences } from "./codes.ts";
import { factsOf } from "./facts.ts";
import type { PostingTest } from "./filter.ts";
import { wrongFormat } from "./refused.ts";

/**
 * `motsCles`: every term must be found; a space joins words into one term. The description only counts for an
 * offer whose title or ROME label contains one of the terms, as the specification says.
 */
export function keywordTest(value: string): PostingTest {
  const terms = readTerms(value);
  return (posting) => {
    const title = titleWords(posting);
    const missing = terms.filter((term) => !title.includes(term));
    if (missing.length === 0) return true;
    const isOnTopic = missing.length < terms.length;
    const elsewhere = labelWords(posting) + (isOnTopic ? plain(posting.description()) : "");
    return missing.every((term) => elsewhere.includes(term));
  };
}

/** How well an offer answers: how many of the terms its title or ROME label holds. */
export function relevanceOf(value: string): (posting: Posting) => number {
  const terms = readTerms(value);
  return (posting) => terms.filter((term) => titleWords(posting).includes(term)).length;
}

/**
 * The jobs whose offers these words may find. Words that any employer may use, and names of towns, identify
 * none.
 */
export function jobsHolding(value: string): (job: Job) => boolean {
  const terms = readTerms(value);
  return ({ code, label, appellations, duties, skills: known, diploma }) => {
    const titles = appellations.map((appellation) => `${appellation.label} ${masculine(appellation.label)}`);
    const words = plain([code, label, ...titles, ...duties, ...known, diploma].join(" "));
    return terms.every((term) => words.includes(term));
  };
}

function readTerms(value: string): string[] {
  const terms = value.split(",").map((term) => term.trim());
  const isFine =
    terms.length <= 7 && terms.every((term) => term.length >= 2 && /^[\p{L}\p{N} @#$%^&+./"-]+$/u.test(term));
  if (!isFine)
    throw wrongFormat("motsCles", "7 mots-clé au maximum séparés par des virgules et d'au moins 2 caractères.");
  return terms.map((term) => plain(term.replaceAll('"', "")));
}

// Kept, since each search looks at every title and at most skills.
const titles = new WeakMap<Posting, string>();
const skills = new Map(
  [...jobs, ...otherJobs].map((job) => [job.code, plain(`${job.skills.join(" ")} ${job.diploma}`)]),
);

function titleWords(posting: Posting): string {
  const words = titles.get(posting) ?? plain(`${posting.title} ${posting.rome.code} ${posting.rome.label}`);
  titles.set(posting, words);
  return words;
}

function labelWords(posting: Posting): string {
  const { licence, language } = factsOf(posting);
  const others = licence || language ? plain(`${licence ? licences.get(licence) : ""} ${language ?? ""}`) : "";
  return `${skills.get(posting.job.code)}${others}`;
}

/**
 * Lower case without accents, with a space before each word, so that a term only matches at the beginning of
 * a word.
 */
function plain(text: string): string {
  return ` ${text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@#$%^&+.]+/gu, " ")
    .trim()}`;
}
