import { extractStreet } from "../places/street.ts";
import { quote, restoreWording, takeWholeWords } from "../text/quote.ts";
import type { Doubt } from "../understanding/doubt.ts";
import type { Draft } from "./state-parts.ts";
import { actions, type Block, type Press, press, strong, text } from "./view.ts";

/** Says what was not understood of a message; none where all of it was. What is asked next stands below. */
export function renderDoubt(doubt: Doubt | undefined): Block[] {
  if (doubt === undefined) return [];
  switch (doubt.is) {
    case "place":
      if (isStreet(doubt.said))
        return [
          text`🤔 Je ne cherche pas par rue (${strong(quoted(doubt.said))}) : écrivez la ville ou le code postal.`,
        ];
      return [
        text`🤔 Je ne connais pas de lieu ${strong(quoted(doubt.said))}. ${/\d/.test(doubt.said) ? "Vérifiez le nombre ou écrivez le nom de la ville" : "Vérifiez l'orthographe ou essayez le code postal"}.`,
      ];
    case "abroad":
      return abroadLines(doubt);
    case "alphabet":
      return [
        text`🤔 Je ne lis que les lettres latines (a, b, c…) : je n'ai pas lu ${strong(quoted(doubt.said))}. Écrivez en français, s'il vous plaît : « boulanger Lyon », par exemple.`,
        ...translated(doubt.said),
      ];
    case "words":
      return [text`🤔 Je n'ai pas compris ${strong(quoted(doubt.said))} : je n'en tiens pas compte.`];
    case "here":
      return [text`📍 Je ne sais pas où vous êtes (${strong(quoted(doubt.said))}) : écrivez votre ville.`];
    case "wide":
      return [
        text`📍 ${strong(quoted(doubt.said))}, c'est vaste : écrivez une ville ou un département${nearIt(doubt.said)}.`,
      ];
    case "either":
      return [text`🤔 ${strong(quoted(doubt.said))} : le métier ou la ville ?`];
    case "link":
      return [text`🤔 Le métier de ce lien n'est plus connu.`];
  }
}

/**
 * Facts and links as of November 2026, from public pages: eures.europa.eu, and the France Travail agencies
 * near borders.
 */
function abroadLines({ name, country, isEurope, isNeighbour }: Extract<Doubt, { is: "abroad" }>): Block[] {
  const where = name === "" ? "C'est à l'étranger" : `${name} : c'est à l'étranger`;
  const land = country === "" || country === name ? "" : ` (${country})`;
  return [
    text`🌍 ${strong(where)}${land}. Tremplin cherche en France.${isEurope ? " Pour l'Europe : eures.europa.eu." : ""}${isNeighbour ? " Pour un travail frontalier : l'agence France Travail proche de la frontière." : ""}`,
    ...actions(isEurope && { kind: "url", label: "EURES ↗️", url: "https://eures.europa.eu" }),
  ];
}

/** One short line for those who read no French, in the language that most people write in these letters. */
function translated(typed: string): Block[] {
  const found = lines.find(([letters]) => letters.test(typed));
  return [text`${found?.[1] ?? "Please write in Latin letters."}`];
}

const lines: [RegExp, string][] = [
  [/[іїєґ]/iu, "Пишіть, будь ласка, латинськими літерами."],
  [/\p{Script=Cyrillic}/u, "Пишите, пожалуйста, латинскими буквами."],
  [/\p{Script=Arabic}/u, "من فضلك اكتب بالحروف اللاتينية."],
  [/\p{Script=Han}/u, "请用拉丁字母书写。"],
  [/\p{Script=Greek}/u, "Γράψτε, παρακαλώ, με λατινικά γράμματα."],
];

/** Examples of what may be written there. */
function nearIt(wide: string): string {
  if (/mer|plage|c[ôo]te|littoral|baln/iu.test(wide)) return ", « La Rochelle » ou « Var » par exemple";
  if (/montagne|ski|neige/iu.test(wide)) return ", « Chamonix » ou « Savoie » par exemple";
  return ", « Angers » ou « Creuse » par exemple";
}

export function isStreet(typed: string): boolean {
  return extractStreet(typed).street !== undefined;
}

function quoted(words: string): string {
  return quote(words, 60);
}

/** What was not understood, as it was typed, signs included: `text` is the whole message. */
export function restoreDoubt(doubt: Doubt, text: string): Doubt {
  return "said" in doubt ? { ...doubt, said: restoreWording(text, doubt.said) } : doubt;
}

/**
 * A button that searches for typed words in the text of offers. It names them where the first of them fits
 * whole; `short` is for platforms with narrow buttons, which would cut the words or a quotation mark.
 */
export function createTextSearchButton(term: string, action: string): Press {
  const named = takeWholeWords(term, maxNamed);
  const short = `Chercher ${/\s/.test(term.trim()) ? "ces mots" : "ce mot"} dans le texte`;
  if (named === "") return press(short, action);
  return { ...press(`Chercher « ${named}${named === term ? "" : "…"} » dans le texte`, action), short };
}

const maxNamed = 24;

/**
 * Typed words as they are looked for in the text of offers: no announcement holds tags, or a stroke between
 * two words where it has a space.
 */
export function toSearchTerm(said: string): string {
  const term = said
    .replace(/<\/?[a-z][^<>]{0,40}>|[<>]|(?<=\p{L})\/(?=\p{L})/giu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return term === "" ? said : term;
}

/** Once it was answered, a doubt is no more. */
export function clearDoubt({ doubt: _, ...draft }: Draft): Draft {
  return draft;
}

/**
 * The place chosen earlier is not an answer for one that was not understood, so it is offered and asked
 * about.
 */
export function clearPlace({ place, lastPlace = place, ...draft }: Draft): Draft {
  return { ...draft, ...((place ?? lastPlace) ? { lastPlace: place ?? lastPlace } : {}) };
}
