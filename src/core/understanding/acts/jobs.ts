import { rememberLast } from "../../collections/remember.ts";
import type { TitleHit } from "../../rome/title-index.ts";
import type { PickedTitle } from "../../search/search.ts";
import { restoreWording } from "../../text/quote.ts";
import { countEdits, toSound } from "../../text/spelling.ts";
import { normaliseText, splitWords } from "../../text/text.ts";
import { sureScore } from "../interpretation.ts";
import type { Meaning } from "../meaning.ts";
import { isCommonNoun } from "./common-nouns.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import type { Spoken } from "./spoken.ts";
import type { JobList } from "./tables.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords, toSingularKey, withoutParts } from "./words.ts";

export type Jobs = {
  titles: PickedTitle[];
  isSure: boolean;
  isWeak?: true;
  /** They fit, but some of the words say nothing of them: they are proposed. */
  isLoose?: boolean;
  /** Those for students: beside other wishes, the word only tells who asks. */
  isOfStudents?: true;
  /** A table of the lexicon leads to them, or each was named by itself: no word is only like theirs. */
  isTold?: true;
  /** So many of the titles, the first, were each named by itself. */
  named?: number;
  /** What a message in another language says beside the job. */
  beside?: string;
};

const mostTitles = 8;

/**
 * The titles that fit, or those that a diploma, a sector or another language leads to; none below the floor.
 */
export function findJobs(meaning: Meaning, text: string, spoken: Spoken, tools: ReadingTools): Jobs {
  const { jobText, titleMatch, both, placeMatch } = meaning;
  const isPlace = placeMatch === "sure" || placeMatch === "exact";
  // "travail en Vienne": a title that only sounds like it.
  const isPlaceAlone = !both && isPlace && (titleMatch !== "sure" || !sharesWord(jobText, meaning.titles[0], tools));
  // "dans l'hôtellerie" is no village, though one is called so.
  const isField = !both && isCommonNoun(meaning.placeText ?? "");
  const job = isPlaceAlone && !isField ? "" : stripFillers(jobText);
  const listed = (codes: string[]) => listTitles(codes, tools);
  // "livrer des colis en camionnette", "laver des vitres en hauteur": how it is done is no other job.
  if (spoken.isTask && (ofTask.test(jobText) || besideTask.test(meaning.text)))
    return { titles: listed(spoken.jobs), isSure: true, isTold: true };
  const isCraft = titleMatch === "sure" && namesCraft(job, meaning.titles[0]);
  const sector = job === "" || isCraft ? undefined : findSector(job, tools);
  if (sector) return { titles: listed(sector.jobs), isSure: true, isTold: true, isLoose: sector.isWide };
  // "job étudiant" is a job beside the studies, whoever asks for it.
  if (isOfStudents(job))
    return { titles: listStudentJobs(tools), isSure: true, isTold: true, isLoose: true, isOfStudents: true };
  if (statusWords.has(normaliseText(job))) return { titles: [], isSure: false };
  const several = job === "" ? undefined : findSeveralJobs(listWordings(text, job, meaning), tools);
  if (several) return { ...several, isSure: true, isTold: true };
  if (job !== "" && titleMatch === "sure" && meaning.doubt?.is !== "words")
    return { titles: meaning.titles.slice(0, mostTitles), isSure: both || isPlace || !isGeneral(job) };
  const foreign = findForeignJob(text, tools);
  if (foreign) return { ...foreign, isSure: true, isTold: true };
  const alone = job !== "" && meaning.doubt?.is === "words" ? tools.findTitles(job, mostTitles) : [];
  // "femme de ménage" is called otherwise in the list, and stays one beside words that say nothing.
  if ((alone[0]?.score ?? 0) >= sureScore)
    return { titles: alone.map(({ title }) => toPicked(title)), isSure: true, isTold: true };
  if (job !== "" && (titleMatch === "sure" || (titleMatch === "likely" && sharesWord(job, meaning.titles[0], tools)))) {
    const titles = meaning.titles.slice(0, mostTitles);
    return { titles, isSure: true, isLoose: titleMatch === "likely" && leavesWords(job, titles, tools) };
  }
  if (spoken.jobs.length > 0) return { titles: listed(spoken.jobs), isSure: true, isTold: true };
  if (job === "" || titleMatch === "none") return { titles: [], isSure: false };
  const again = tools.findTitles(job, mostTitles);
  if ((again[0]?.score ?? 0) >= 0.75 && sharesWord(job, again[0]?.title, tools))
    return {
      titles: again.map(({ title }) => toPicked(title)),
      isSure: true,
      ...((again[0]?.score ?? 0) >= sureScore ? { isTold: true } : {}),
      isLoose: leavesWords(
        job,
        again.map(({ title }) => title),
        tools,
      ),
    };
  if (isEveryday(job, meaning, tools)) return { titles: meaning.titles.slice(0, 3), isSure: false, isWeak: true };
  return { titles: meaning.titles.slice(0, 3), isSure: false };
}

/** "ramasser les poubelles derrière le camion" is no job of lorries. */
const besideTask = /^(?:derri[èe]re|devant|sous) \p{L}/iu;

const ofTask = /^(?:en|dans|avec|chez|sur|à|au|aux|pour|par) \p{L}/iu;

const listTitles = (codes: string[], { titleOfJob }: ReadingTools): PickedTitle[] =>
  codes.flatMap((code) => titleOfJob(code) ?? []).slice(0, mostTitles);

/** "near me" names no job, in no language. */
const leadsToPlace = /^(?:pr[èe]s|autour|plus|loin|[àa]) /iu;

/** "warehouse job", "busco trabajo de cocinero": French words for those of other languages. */
function findForeignJob(
  text: string,
  tools: ReadingTools,
): { titles: PickedTitle[]; beside: string; isLoose?: boolean } | undefined {
  const found = tools.tables.foreign.find(findWords(text));
  const names = found.map(({ meant }) => meant).filter((name) => !isFiller(name) && !leadsToPlace.test(name));
  const workplace = names.map((name) => findSector(name, tools)).find((sector) => sector !== undefined);
  if (workplace)
    return { titles: listTitles(workplace.jobs, tools), beside: withoutParts(text, found), isLoose: workplace.isWide };
  const lists = [...new Set([names.join(" "), ...names])]
    .filter((name) => name !== "")
    .map((name) => tools.findTitles(stripFillers(name), mostTitles));
  const [whole, ...each] = lists.map((hits) => ((hits[0]?.score ?? 0) >= 0.7 ? hits : []));
  const known = whole && whole.length > 0 ? [whole] : each.filter((hits) => hits.length > 0);
  if (known.length === 0) return undefined;
  const titles = mix(known.map((hits) => hits.map(({ title }) => toPicked(title))));
  return { titles, beside: withoutParts(text, found) };
}

/** The first of each list, then the second of each. */
function mix(lists: PickedTitle[][]): PickedTitle[] {
  const picked = new Map<string, PickedTitle>();
  for (let i = 0; i < mostTitles; i++)
    for (const list of lists) {
      const title = list[i];
      if (title) picked.set(title.code, title);
    }
  return [...picked.values()].slice(0, mostTitles);
}

/** A word for a whole field, with nothing beside it: "dans la restauration", "le bâtiment". */
export function findSector(job: string, { tables }: ReadingTools): JobList | undefined {
  const words = findWords(job);
  const [found] = tables.sectors.find(words);
  if (!found) return undefined;
  const beside = [...words.slice(0, found.start), ...words.slice(found.end)].map(({ key }) => key);
  return beside.every((key) => sectorLeads.has(key)) ? found.meant : undefined;
}

/** "boulangerie" is the boulanger's; "logistique" is a field of many jobs, one of which has the very word. */
function namesCraft(job: string, title: PickedTitle | undefined): boolean {
  const label = splitWords(title?.label ?? "");
  return splitWords(job).some(
    (word) =>
      !label.includes(word) &&
      label.some((one) => one.length >= 5 && one.slice(0, 5) === word.slice(0, 5) && !isDoer(one, toSingularKey(word))),
  );
}

/** "livreur" is no craft of books. */
const isDoer = (one: string, thing: string): boolean =>
  one.startsWith(thing) && /^(?:u?r|use)$/.test(one.slice(thing.length));

const sectorLeads = new Set(
  "dans la le les l' de du des d' en a au aux sur chez pres aupres taffer taffe bosse un une quelque chose truc metier metiers secteur domaine milieu filiere travail travailler bosser emploi general tout ce qui touche avec plutot et ou pour c' est je veux vers les job boulot ? ! . ,".split(
    " ",
  ),
);

/** The job as it was written, with its commas; first with what stands beside it and was not understood. */
function listWordings(text: string, job: string, { doubt }: Meaning): string[] {
  const beside = doubt?.is === "words" ? [`${job} ${doubt.said}`, `${doubt.said} ${job}`] : [];
  return [...beside, job].map((wording) => restoreWording(text, wording));
}

function findSeveralJobs(wordings: string[], tools: ReadingTools): Omit<Jobs, "isSure"> | undefined {
  for (const wording of wordings) {
    const found = splitJobs(wording, tools);
    if (found) return found;
  }
  return undefined;
}

/** Titles of each of several jobs in turn, all of which are searched. */
export function toSeveralJobs(lists: TitleHit[][]): Jobs {
  const titles = lists.map((list) => list.map(({ title }) => toPicked(title)));
  return { titles: mix(titles), isSure: true, isTold: true, named: titles.length };
}

/** The titles of a trade that is told elsewhere than beside the place. */
export function toToldJobs(hits: TitleHit[] | undefined): Jobs | undefined {
  return hits && { titles: hits.map(({ title }) => toPicked(title)), isSure: true, isTold: true };
}

/** "serveur ou barman", "boulanger et pâtissier": titles of each in turn. */
function splitJobs(job: string, { findTitles }: ReadingTools): Omit<Jobs, "isSure"> | undefined {
  const names = job
    .split(betweenJobs)
    .map(stripFillers)
    .filter((name) => name !== "");
  if (names.length < 2 || names.length > 4) return undefined;
  const lists = names.map((name) => findTitles(name, 4));
  // Behind a comma may stand whatever else is said of one job.
  const least = job.includes(",") ? sureScore : 0.75;
  if (!lists.every(([first]) => (first?.score ?? 0) >= least)) return undefined;
  const titles = lists.map((list) => list.map(({ title }) => toPicked(title)));
  return { titles: mix(titles), named: new Set(titles.map(([first]) => first?.code)).size };
}

const betweenJobs = / (?:ou bien|ou|et(?: aussi)?|or|and) | ?[,;/+]+ ?(?:(?:ou|et) )?/iu;
/** Who somebody is, or how they work, and no job: "étudiante dispo le mercredi". */
const statusWords = new Set("debutant debutante saisonnier saisonniere extra extras".split(" "));

/** Whether words say that somebody studies, and no job. */
export const isOfStudents = (job: string): boolean => /^(?:etudiante?s?|lyceen(?:ne)?s?)$/.test(normaliseText(job));

/** Those that the word leads to: they are proposed. */
const listStudentJobs = ({ findTitles }: ReadingTools): PickedTitle[] =>
  findTitles("étudiant", mostTitles).map(({ title }) => toPicked(title));

/** One word that begins the names of jobs in all fields. */
function isGeneral(job: string): boolean {
  const [word = "", ...others] = splitWords(job);
  return others.length === 0 && generalWords.has(word);
}

/** "agent" by itself: a job, of which kind has to be asked. By "aide" and the like help is wanted. */
export function isGeneralWord(text: string): boolean {
  const word = normaliseText(text.trim());
  return (
    generalWords.has(word) && !/^(?:aide|conseill\w+|responsable|expert\w*|manager|chef\w*|directeur|cadre)$/.test(word)
  );
}

const generalWords = new Set(
  "chef cheffe agent agente employe employee technicien technicienne ouvrier ouvriere assistant assistante responsable aide operateur operatrice charge chargee directeur directrice manager conseiller conseillere gestionnaire ingenieur ingenieure apprenti apprentie cadre specialiste expert experte".split(
    " ",
  ),
);

/** The words of a text are compared with those of several titles. */
const hear = rememberLast(toSound, 200);

/**
 * A word of the text is one of the title, in some form. A word that the phrases know is no misspelling of
 * another: "donne" is not "données", "passe" no "passementier".
 */
function sharesWord(job: string, title: PickedTitle | undefined, { knows }: ReadingTools): boolean {
  const label = splitWords(title?.label ?? "");
  return splitWords(job).some((word) => {
    if (word.length < 3 || isFiller(word)) return false;
    if (label.some((one) => toSingularKey(one) === toSingularKey(word))) return true;
    if (word.length < 4 || (knows(word) && !label.some((one) => one.slice(0, 5) === word.slice(0, 5)))) return false;
    const sound = hear(word);
    return label.map(hear).some((one) => one.length > 2 && countEdits(one, sound, 1) <= 1);
  });
}

/** Whether a word that says something is in none of the first titles: "j'ai que le brevet" is no engineer. */
function leavesWords(job: string, titles: PickedTitle[], { knows }: ReadingTools): boolean {
  const labels = titles.slice(0, 4).flatMap(({ label }) => splitWords(label));
  return splitWords(job).some((word) => {
    if (word.length < 3 || isFiller(word) || /\d/.test(word)) return false;
    const sound = hear(word);
    // A word that exists is no misspelling: "partir" is no "partie".
    if (knows(word)) return !labels.some((one) => isFormOf(one, word));
    return !labels.some((one) => one.slice(0, 4) === word.slice(0, 4) || countEdits(hear(one), sound, 1) <= 1);
  });
}

/** The same word in another number or gender, or one that it is made of: "boulangerie" and "boulanger". */
function isFormOf(one: string, word: string): boolean {
  const [short = "", long = ""] = [toSingularKey(one), toSingularKey(word)].sort((a, b) => a.length - b.length);
  if (short === long || (short.length >= 5 && long.startsWith(short))) return true;
  const stem = short.replace(/(?:e|euse|rice|eur)$/, "");
  return stem.length >= 4 && long.startsWith(stem) && formEnding.test(long.slice(stem.length));
}

const formEnding = /^(?:e|s|es|euse|rice|eur|teur|trice|ne|iere|ier|erie|ement|age|ique)?$/;

/** No word of the text can be a job's: each is one of everyday, or too short to be told from another. */
function isEveryday(job: string, meaning: Meaning, tools: ReadingTools): boolean {
  return !meaning.titles.slice(0, 8).some((title) => sharesWord(job, title, tools));
}

const toPicked = ({ code, label, rome }: PickedTitle): PickedTitle => ({ code, label, rome });
