import { stripFillers } from "./fillers.ts";
import { findSector } from "./jobs.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * "bosser sur un bateau", "travailler au tribunal", "un truc avec les chevaux": who names where or with what
 * they want to work, and nothing else, looks for the jobs that there are, whatever the sentence is like.
 */
export function namesWorkplace(text: string, tools: ReadingTools): boolean {
  const workplace = text.match(working)?.[1];
  return workplace !== undefined && findSector(stripFillers(workplace), tools) !== undefined;
}

const working =
  /(?<!\p{L})(?:travail(?:ler|l[ée]|le)?|boss(?:er|[ée]|e)|taff?(?:er|[ée]|e)?|boulot|job|emploi|poste|m[ée]tiers?|trucs?|quelque chose|qqch|n['’ ]?importe quoi) ((?:dans|en|[àa]|aux?|sur|chez|avec|aupr[èe]s|de|du|des)(?: |$).{2,40}|d['’].{2,40})$/iu;
