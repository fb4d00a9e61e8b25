import { isFilterName } from "../../search/filters.ts";
import { stripFillers } from "./fillers.ts";
import type { Context } from "./reading.ts";
import type { ReadingTools } from "./tools.ts";
import { onlyExcluded, onlyRefused } from "./wish-words.ts";
import { findWords } from "./words.ts";

/** "statut cadre", "logé": all of it is one name of a wish. Beside alerts, times may be theirs. */
export function isWishAlone(text: string, context: Context, { tables }: Pick<ReadingTools, "tables">): boolean {
  if (context === "alerts" || context === "digest" || asking.test(text)) return false;
  const isPreferred = preferred.test(text);
  const words = findWords(stripFillers(text));
  return tables.wishes
    .find(words)
    .some(
      ({ meant, isMisspelt, start, end }) =>
        !isMisspelt &&
        start === 0 &&
        end === words.length &&
        (isFilterName(meant.filter) || (isPreferred && meant.filter === "include")) &&
        meant.value !== onlyRefused &&
        meant.filter !== onlyExcluded,
    );
}

/** "de nuit de préférence": it is wished for, and not any hour will do. */
const preferred =
  /(?<!\p{L})(?:de pr[ée]f[ée]rence|pr[ée]f[ée]rablement|si possible|plut[ôo]t|si c['’ ]?est possible)(?!\p{L})/iu;

const asking = /\?|(?<!\p{L})(?:quand|comment|combien|quoi|koi|pourquoi|quel\p{L}*|est[- ]ce)(?!\p{L})/iu;
