import { findForeignGrave } from "./foreign-grave.ts";

/** In which language a message is, as far as an answer depends on it. */
export type WrittenLanguage = "french" | "english" | "other";

const english = new Set(
  "i i'm im i've am is are was my me he she they we us you your the a an and or but with want wanna to die not no don't dont can't cant kill myself help please life hits beats hit hurt hurts boss husband father mother works work job need now anymore of in at for has have took pills passport".split(
    " ",
  ),
);
const french = new Set(
  "je j'ai jai me m'a mon ma mes il elle ils on nous vous tu le la les un une des du de et ou mais avec veux pas plus est suis ai a sur dans pour qui que ce c'est mourir vie patron mari travail emploi cherche au aux en y ne".split(
    " ",
  ),
);

/** English where most of its small words are; French where nothing else is sure. */
export function findWrittenLanguage(text: string): WrittenLanguage {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin * 2 < letters) return "other";
  const words =
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}']+/gu) ?? [];
  const count = (known: Set<string>) => words.filter((word) => known.has(word)).length;
  if (count(english) > count(french)) return "english";
  return findForeignGrave(text) ? "other" : "french";
}
