import type { PickedTitle } from "../../search/search.ts";
import { countEdits, toSound } from "../../text/spelling.ts";
import { splitWords } from "../../text/text.ts";
import type { Meaning } from "../meaning.ts";
import { stripFillers } from "./fillers.ts";
import type { Spoken } from "./spoken.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords } from "./words.ts";

export type Jobs = { titles: PickedTitle[]; isSure: boolean; words?: string };

const mostTitles = 8;

/**
 * The titles that fit, or those that a diploma, a sector or another language leads to; none below the floor.
 */
export function findJobs(meaning: Meaning, text: string, spoken: Spoken, tools: ReadingTools): Jobs {
  const { jobText, titleMatch, both, placeMatch } = meaning;
  const isPlaceAlone = !both && (placeMatch === "sure" || placeMatch === "exact") && titleMatch !== "sure";
  const job = isPlaceAlone ? "" : stripFillers(jobText);
  const listed = (codes: string[]) => codes.flatMap((code) => tools.titleOfJob(code) ?? []).slice(0, mostTitles);
  const isCraft = titleMatch === "sure" && namesCraft(job, meaning.titles[0]);
  const sector = job === "" || isCraft ? undefined : findSector(job, tools);
  if (sector) return { titles: listed(sector), isSure: true };
  const several = job === "" ? undefined : findSeveralJobs(job, tools);
  if (several) return { titles: several, isSure: true };
  if (job !== "" && titleMatch === "sure" && meaning.doubt?.is !== "words")
    return { titles: meaning.titles.slice(0, mostTitles), isSure: true };
  const foreign = findForeignJob(text, tools);
  if (foreign) return { titles: foreign, isSure: true };
  if (job !== "" && (titleMatch === "sure" || (titleMatch === "likely" && sharesWord(job, meaning.titles[0]))))
    return { titles: meaning.titles.slice(0, mostTitles), isSure: true };
  if (spoken.jobs.length > 0) return { titles: listed(spoken.jobs), isSure: true };
  if (job === "" || titleMatch === "none") return { titles: [], isSure: false };
  const again = tools.findTitles(job, mostTitles);
  if ((again[0]?.score ?? 0) >= 0.75) return { titles: again.map(({ title }) => toPicked(title)), isSure: true };
  return { titles: meaning.titles.slice(0, 3), isSure: false };
}

/** "warehouse job", "busco trabajo de cocinero": French words for those of other languages. */
function findForeignJob(text: string, { tables, findTitles }: ReadingTools): PickedTitle[] | undefined {
  const found = tables.foreign.find(findWords(text));
  if (found.length === 0) return undefined;
  const french = stripFillers(found.map(({ meant }) => meant).join(" "));
  const hits = french === "" ? [] : findTitles(french, mostTitles);
  return (hits[0]?.score ?? 0) >= 0.7 ? hits.map(({ title }) => toPicked(title)) : undefined;
}

/** A word for a whole field, with nothing beside it: "dans la restauration", "le bâtiment". */
function findSector(job: string, { tables }: ReadingTools): string[] | undefined {
  const words = findWords(job);
  const [found] = tables.sectors.find(words);
  if (!found) return undefined;
  const beside = [...words.slice(0, found.start), ...words.slice(found.end)].map(({ key }) => key);
  return beside.every((key) => sectorLeads.has(key)) ? found.meant.jobs : undefined;
}

/** "boulangerie" is the boulanger's; "logistique" is a field of many jobs, one of which has the very word. */
function namesCraft(job: string, title: PickedTitle | undefined): boolean {
  const label = splitWords(title?.label ?? "");
  return splitWords(job).some(
    (word) => !label.includes(word) && label.some((one) => one.length >= 5 && one.slice(0, 5) === word.slice(0, 5)),
  );
}

const sectorLeads = new Set(
  "dans la le les l' de du des d' en a au aux un une quelque chose truc metier metiers secteur domaine milieu filiere travail travailler bosser emploi general tout ce qui touche avec plutot et ou pour c' est je veux vers les job boulot ? ! . ,".split(
    " ",
  ),
);

/** "serveur ou barman", "boulanger et pâtissier": titles of each in turn. */
function findSeveralJobs(job: string, { findTitles }: ReadingTools): PickedTitle[] | undefined {
  const names = job.split(/\s+(?:ou|et|ou bien)\s+|\s*[,/]\s*/iu).filter((name) => name.trim() !== "");
  if (names.length < 2 || names.length > 4) return undefined;
  const lists = names.map((name) => findTitles(name, 4));
  if (!lists.every(([first]) => (first?.score ?? 0) >= 0.75)) return undefined;
  const picked = new Map<string, PickedTitle>();
  for (let i = 0; i < 4; i++)
    for (const list of lists) {
      const title = list[i]?.title;
      if (title) picked.set(title.code, { code: title.code, label: title.label, rome: title.rome });
    }
  return [...picked.values()].slice(0, mostTitles);
}

/** A word of the text is one of the title, in some form. */
function sharesWord(job: string, title: PickedTitle | undefined): boolean {
  const label = splitWords(title?.label ?? "").map(toSound);
  return splitWords(job).some(
    (word) =>
      word.length > 2 &&
      label.some((one) => one.length > 2 && (one === toSound(word) || countEdits(one, toSound(word), 1) <= 1)),
  );
}

const toPicked = ({ code, label, rome }: PickedTitle): PickedTitle => ({ code, label, rome });
