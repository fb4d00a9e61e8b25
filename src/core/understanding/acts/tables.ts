import type { Steps } from "../../async/steps.ts";
import { dropArticles } from "./articles.ts";
import { type OfferTopic, offerTopics } from "./offer-topics.ts";
import { createPhraseTableInSteps, type PhraseTable } from "./phrase-table.ts";
import { findWords } from "./words.ts";

/** A row of a table of the language: columns by name. */
export type Row = Readonly<Record<string, string>>;

/** The tables that people who write no code extend: files of the folder `lexicon`. */
export type LanguageRows = {
  wishes: Row[];
  diplomas: Row[];
  sectors: Row[];
  tasks: Row[];
  employers: Row[];
  foreignWords: Row[];
  questions: Row[];
};

/** A wish in a few words: a filter and its value. */
export type WishWord = { filter: string; value: string };
/** ROME codes, the likeliest first; `isWide`: of so many kinds that they are proposed. */
export type JobList = { jobs: string[]; isWide: boolean };
export type Employer = { written: string; isOrdinary: boolean };

export type LanguageTables = {
  wishes: PhraseTable<WishWord>;
  diplomas: PhraseTable<JobList>;
  sectors: PhraseTable<JobList>;
  /** A verb and its object, without an article. */
  tasks: PhraseTable<JobList>;
  employers: PhraseTable<Employer>;
  foreign: PhraseTable<string>;
  questions: PhraseTable<OfferTopic>;
};

/** The tables as the reading of messages uses them. */
export function* createLanguageTablesInSteps(rows: LanguageRows): Steps<LanguageTables> {
  return {
    wishes: yield* createPhraseTableInSteps(rows.wishes.map((row) => [toList(row.names), toWishWord(row)])),
    diplomas: yield* createPhraseTableInSteps(
      rows.diplomas.map((row) => [toList(row.names), toJobList(row)]),
      { isExact: true },
    ),
    sectors: yield* createPhraseTableInSteps(
      rows.sectors.map((row) => [toList(row.names), toJobList(row)]),
      { isExact: true },
    ),
    tasks: yield* createPhraseTableInSteps(rows.tasks.map((row) => [listTasks(row), toJobList(row)])),
    employers: yield* createPhraseTableInSteps(
      rows.employers.map((row) => [
        toList(row.names),
        { written: row.written ?? "", isOrdinary: row.ordinary === "yes" },
      ]),
      { isExact: true },
    ),
    foreign: yield* createPhraseTableInSteps(
      rows.foreignWords.map((row) => [[row.word ?? ""], row.french ?? ""]),
      { isExact: true },
    ),
    questions: yield* createPhraseTableInSteps(rows.questions.flatMap(toQuestion)),
  };
}

const toList = (cell = ""): string[] => cell.split("|").filter((one) => one !== "");
/** Each verb with each thing. "je garde" and "gardé" are written for "garder". */
const listTasks = ({ verbs, things }: Row): string[] =>
  toList(verbs)
    .flatMap((verb) => [verb, ...(/^\p{L}+er$/u.test(verb) ? [verb.slice(0, -1)] : [])])
    .flatMap((verb) => toList(things).map((thing) => withoutArticles(`${verb} ${thing}`)));
const withoutArticles = (task: string): string =>
  dropArticles(findWords(task))
    .map(({ key }) => key)
    .join(" ");
const toQuestion = ({ topic, names }: Row): [names: string[], topic: OfferTopic][] => {
  const known = offerTopics.find((one) => one === topic);
  return known ? [[toList(names), known]] : [];
};
const toWishWord = ({ filter = "", value = "" }: Row): WishWord => ({ filter, value });
const toJobList = ({ jobs, wide }: Row): JobList => ({
  jobs: toList(jobs),
  isWide: wide === "yes",
});
