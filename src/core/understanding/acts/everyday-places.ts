import { isFiller } from "./fillers.ts";

/** What the words for a place say that is no name of one, and the text without them. */
export type EverydayPlace = {
  rest: string;
  /** All of France: "serveur en France", "maçon partout". */
  isWhole: boolean;
  /** The town alone: "à Lyon même". */
  isItself: boolean;
  /** So large that it has to be asked where: "au bord de la mer". */
  wide?: string;
};

/** Takes such words out of a text that says something else as well, and of one that is a wide place alone. */
export function extractEverydayPlace(text: string): EverydayPlace {
  const itself = text.replace(townItself, "$1");
  const isItself = itself !== text;
  const found = [...itself.matchAll(wholeCountry)].find((one) => !tellsOfThem.test(itself.slice(0, one.index)));
  if (found) {
    const rest = withoutPart(itself, found.index, found[0].length);
    // By itself it is a place as any other.
    return isFiller(rest) ? { rest: itself, isWhole: false, isItself } : { rest, isWhole: true, isItself };
  }
  const wide = itself.match(wideArea);
  if (wide === null) return { rest: itself, isWhole: false, isItself };
  const rest = withoutPart(itself, wide.index ?? 0, wide[0].length);
  return { rest: isFiller(rest) ? "" : rest, isWhole: false, isItself, wide: wide[0].trim() };
}

function withoutPart(text: string, from: number, length: number): string {
  return `${text.slice(0, from)} ${text.slice(from + length)}`.replace(/\s+/g, " ").trim();
}

/** "partout en Bretagne" is Bretagne, "Île-de-France" a region, "Tour de France" no place. */
const wholeCountry =
  /(?<![\p{L}'’-])(?<!pas )(?:(?:un peu )?(?:partout|n['’ ]?importe o[uù]|o[uù] que ce soit|peu importe (?:o[uù]|la ville|le lieu|l['’]endroit))(?: (?:en|dans (?:toute )?la) france)?(?! (?:en|dans|[àa]|aux?|sur|vers|autour|pr[èe]s) )|(?:(?:en|dans|sur|[àa] travers) )?(?:toute )?(?<!(?:de|d['’]|la|ile|air|banque|poste|bleu) )(?:la )?france(?: enti[èe]re| m[ée]tropolitaine)?(?! (?:travail|t[ée]l[ée]|bleu|inter|info|services?|comp[ée]tences|relance|\d))(?=\s*(?:$|[,.!?]| sauf| hors| en | [àa] |(?:svp|stp|merci))))(?![\p{L}-])/giu;

/** Where they are, and not where they look. */
const tellsOfThem =
  /(?<!\p{L})(?:suis|sommes|vis|habite|r[ée]side|arriv\p{L}*|venue?|entr[ée]e?|n[ée]e?|droit de travailler|autoris\p{L}* [àa] travailler|depuis \p{L}+)\s*$/iu;

const townItself = /(\p{L}{2}) (?:m[êe]me|intra[- ]?muros)(?=\s*(?:$|[,.!?]| (?:pas|et|en|svp|stp) ))/giu;

/** No village is meant by these, unless it is written as a name. */
const wideArea =
  /(?<![\p{L}'’-])(?:(?:(?:en |au |sur le |pr[èe]s du |proche du )?bords? de (?:la )?mer|[àa] la (?:mer|montagne|campagne|plage)|(?:pr[èe]s|proche|[àa] c[ôo]t[ée]) de la (?:mer|montagne|plage)|(?:en |dans les |dans la )(?:montagnes?|campagne|province|banlieue)|sur (?:la c[ôo]te|le littoral|les plages)|(?:dans |en |sur )?(?:les |une )?stations? (?:de ski|baln[ée]aires?)|(?:dans |en )?(?:les |une )?grandes? villes?|[àa] la neige))(?![\p{L}-]| (?:d['’e]|du|des|de l)(?:\s|(?=\p{L})))/iu;
