import { isTakingWord } from "./taking-verbs.ts";
import type { Word } from "./words.ts";

/** The denial of the words from one on: "pas le soir", "marre de la nuit", "enlève le CDI". */
export function findDenial(words: Word[], start: number): { start: number } | undefined {
  for (let at = start - 1; at >= Math.max(0, start - 5); at--) {
    const key = words[at]?.key ?? "";
    if (key === "plus" && isPlusDenied(words, at)) return { start: at };
    if (key === "avec" && (endings.has(words[at - 1]?.key ?? "") || words[at - 1]?.key === "rien")) continue;
    // "rien avec du port de charges", "rien de nuit"; "rien que le soir" is nothing else.
    if (key === "rien" && words[at + 1]?.key !== "que") return { start: at };
    if (endings.has(key)) return { start: goBack(words, at, beforeEnding) };
    // "no more", "pas que": only.
    if (denials.has(key)) return words[at + 1]?.key === "que" ? undefined : { start: goBack(words, at, beforeDenial) };
    if (isTakingWord(key)) return { start: at };
    if (!between.has(key)) return undefined;
  }
  return undefined;
}

const denials = new Set([
  "pas",
  "sans",
  "ni",
  "jamais",
  "sauf",
  "hors",
  "aucun",
  "aucune",
  "evite",
  "eviter",
  "no",
  "not",
  "non",
  "refuse",
  "except",
]);
/** "marre des écoles", "ras le bol des agences", "arrêtez avec les écoles": there were enough of them. */
const endings = new Set("marre bol basta stop fini arrete arretez arreter".split(" "));
/** What may stand between a denial and what is denied. */
const between = new Set(
  "de d' du des aux le la les l' en a au travail travailler bosser boulot taf faire etre veux peux peut bosse travaille horaires horaire postes poste formation formations cours sessions session stage stages offres offre annonces annonce voir contrat contrats que tout plus filtre option critere trop un une mon ma mes moi nous boite boites agence agences pour dispo vos toutes tous disponible besoin envie d'un d'une necessairement forcement".split(
    " ",
  ),
);

/** "le soir non", "le dimanche jamais", "la nuit c'est pas possible": where the denial ends. */
export function findDenialBehind(words: Word[], end: number): number | undefined {
  const next = words.slice(end, end + 5).map(({ key }) => key);
  const patterns = [
    ["non"],
    ["jamais"],
    ["impossible"],
    ["exclu"],
    ["c'", "est", "pas", "possible"],
    ["c'", "est", "non"],
    ["c'", "est", "mort"],
    ["je", "peux", "pas"],
    ["je", "ne", "peux", "pas"],
    ["pas", "possible"],
  ];
  const found = patterns.find((pattern) => pattern.every((key, i) => next[i] === key));
  return found && end + found.length;
}

/** "pas le soir ni le week-end", "ni soir, ni week-end", "pas le samedi et le dimanche". */
export function joins(words: Word[], end: number, start: number): boolean {
  const linked = words.slice(end, start).map(({ key }) => key);
  return (
    linked.length > 0 && linked.length <= 3 && linked.every((key) => /^(?:et|ni|ou|,|le|la|les|de|du|en|l')$/.test(key))
  );
}

/** "avoir mes week-ends", "avec les week-ends de libre": time that is to be their own. */
export function findOwnTime(words: Word[], start: number, end: number): { start: number; to?: number } | undefined {
  const [before, verb] = [words[start - 1]?.key ?? "", words[start - 2]?.key ?? ""];
  const isOwn = /^(?:mes|mon|les|le|ses|des|du|de)$/.test(before);
  const isKept = /^(?:avoir|garder|profiter|conserver|libre|libres|liberer)$/.test(verb);
  if (isOwn && isKept && before !== "de" && before !== "du") return { start: start - 2 };
  const behind = words.slice(end, end + 2).map(({ key }) => key);
  const at = behind[0] === "de" ? 1 : 0;
  const isFree = /^(?:libres?|off|tranquilles?|repos)$/.test(behind[at] ?? "");
  // "j'ai mes soirées libres": then they can work.
  const isOffered = words.slice(Math.max(0, start - 4), start).some(({ key }) => /^(?:j'|ai|suis|reste)$/.test(key));
  return isFree && !isOffered ? { start: leadStart(words, isOwn ? start - 1 : start), to: end + at + 1 } : undefined;
}

/** "je veux plus de nuit" and "plus de CDD" at the beginning deny; "plus de soirs" elsewhere may not. */
function isPlusDenied(words: Word[], at: number): boolean {
  return (
    /^d[e']$/.test(words[at + 1]?.key ?? "") &&
    (at === 0 || /^(?:veux|peux|fais|travaille|bosse)$/.test(words[at - 1]?.key ?? ""))
  );
}

/** Small words that lead to a wish go with it: "avec le permis", "pendant les vacances". */
export function leadStart(words: Word[], start: number): number {
  let at = start;
  while (at > 0 && leads.has(words[at - 1]?.key ?? "")) at--;
  return at;
}

const leads = new Set(
  "le la les l' de d' du des en a au avec et que pendant pour sur ou plutot uniquement seulement qu' juste surtout mais , travail".split(
    " ",
  ),
);

function goBack(words: Word[], at: number, isBefore: RegExp): number {
  let from = at;
  while (from > 0 && isBefore.test(words[from - 1]?.key ?? "")) from--;
  return from;
}

/** "je ne peux pas le soir": the verb goes too. */
const beforeDenial = /^(?:je|j'|ne|n'|peux|veux|peut|suis|mais|surtout|et|dispo|disponible|on)$/;
/** "j'en ai marre", "ras le bol" */
const beforeEnding = /^(?:je|j'|on|en|ai|a|ras|le|y|c'|est|mais|bon|alors)$/;
