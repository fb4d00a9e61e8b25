import { runToEnd, type Steps } from "../../async/steps.ts";
import { countEdits } from "../../text/spelling.ts";
import { toKeys, toSingularKey, type Word } from "./words.ts";

/** Finds the phrases of a table in a text, the longest first where two begin at one word. */
export type PhraseTable<Meant> = {
  find(words: Word[]): FoundPhrase<Meant>[];
};

/** `isMisspelt`: its words are not written as in the table. */
type FoundPhrase<Meant> = {
  meant: Meant;
  isMisspelt: boolean;
  start: number;
  end: number;
  from: number;
  to: number;
};

type Row<Meant> = { keys: string[]; meant: Meant };
type Match<Meant> = Pick<FoundPhrase<Meant>, "meant" | "isMisspelt" | "end">;

/**
 * A table of phrases and what each means. Words are compared without accents and in the singular; a word of
 * seven letters and more may have one mistake, one of ten and more two, unless the table is exact.
 */
export function createPhraseTable<Meant>(
  entries: Iterable<[names: string[], meant: Meant]>,
  options: { isExact?: boolean } = {},
): PhraseTable<Meant> {
  return runToEnd(createPhraseTableInSteps(entries, options));
}

/** The same, a row at a time. */
export function* createPhraseTableInSteps<Meant>(
  entries: Iterable<[names: string[], meant: Meant]>,
  { isExact = false }: { isExact?: boolean } = {},
): Steps<PhraseTable<Meant>> {
  const isSame = isExact ? (word: string, written: string) => word === written : isAlike;
  const byLength = new Map<string, Row<Meant>[]>();
  for (const [names, meant] of entries) {
    for (const name of names) {
      const keys = toKeys(name).map(toSingularKey);
      const [first] = keys;
      if (first === undefined) continue;
      const list = byLength.get(first) ?? [];
      list.push({ keys, meant });
      byLength.set(first, list);
    }
    yield;
  }
  for (const list of byLength.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  const firsts = [...byLength.keys()];
  const known = new Map<string, string[]>();

  /** The first words that a written one may be. */
  function firstsLike(key: string): string[] {
    if (byLength.has(key)) return [key];
    let like = known.get(key);
    if (like === undefined) {
      like = isExact ? [] : firsts.filter((first) => isAlike(first, key));
      if (known.size > 5_000) known.clear();
      known.set(key, like);
    }
    return like;
  }

  function at(words: Word[], start: number): Match<Meant> | undefined {
    const key = toSingularKey(words[start]?.key ?? "");
    let best: Match<Meant> | undefined;
    for (const first of firstsLike(key)) {
      for (const { keys, meant } of byLength.get(first) ?? []) {
        const end = start + keys.length;
        if (end > words.length || (best !== undefined && end <= best.end)) continue;
        const written = words.slice(start, end).map((word) => toSingularKey(word.key));
        if (keys.every((one, i) => isSame(one, written[i] ?? "")))
          best = { meant, isMisspelt: keys.some((one, i) => one !== written[i]), end };
      }
    }
    return best;
  }

  return {
    find(words) {
      const found: FoundPhrase<Meant>[] = [];
      for (let start = 0; start < words.length; ) {
        const one = at(words, start);
        if (one) found.push({ ...one, start, from: words[start]?.from ?? 0, to: words[one.end - 1]?.to ?? 0 });
        start = one?.end ?? start + 1;
      }
      return found;
    },
  };
}

/** Whether a written word is one of a table, with the mistakes that its length allows. */
function isAlike(word: string, written: string): boolean {
  if (word === written) return true;
  const allowed = word.length >= 10 ? 2 : word.length >= 7 ? 1 : 0;
  return (
    allowed > 0 &&
    word[0] === written[0] &&
    !/\d/.test(word) &&
    Math.abs(word.length - written.length) <= 1 &&
    countEdits(word, written, allowed) <= allowed
  );
}
