import { normaliseText } from "../../text/text.ts";

/** Languages that people learn, as they are found in the text of trainings, by how they are typed. */
const languages: Readonly<Record<string, string>> = {
  anglais: "anglais",
  english: "anglais",
  francais: "français",
  "francais langue etrangere": "français langue étrangère",
  fle: "français langue étrangère",
  espagnol: "espagnol",
  allemand: "allemand",
  italien: "italien",
  portugais: "portugais",
  arabe: "arabe",
  chinois: "chinois",
  japonais: "japonais",
  russe: "russe",
  neerlandais: "néerlandais",
  "langue des signes": "langue des signes",
  lsf: "langue des signes",
};

const names =
  "fran[cç]ais langue [eé]trang[eè]re|langue des signes|anglais|english|fran[cç]ais|fle|espagnol|allemand|italien|portugais|arabe|chinois|japonais|russe|n[eé]erlandais|lsf";

/** The language that a text is the bare name of: "anglais", "l'anglais", "en anglais", "du français". */
export function findLanguage(text: string): string | undefined {
  const [, name = ""] = text.trim().match(bare) ?? [];
  return languages[normaliseText(name)];
}

const bare = new RegExp(
  `^(?:(?:et |plut[oô]t )?(?:en |de |du |le |la |l['’ ]|de l['’ ]|d['’ ]))?(${names})[ .!?]*$`,
  "iu",
);

/**
 * The language that somebody wants to learn, and the text without it: "apprendre le français", "des cours
 * d'anglais". Whoever gives lessons, or looks for work as well, is read otherwise.
 */
export function takeLanguageWish(text: string): { language: string; rest: string } | undefined {
  const match = text.match(wish);
  const language = languages[normaliseText(match?.[1] ?? "")];
  if (!match || language === undefined) return undefined;
  const rest = text.replace(match[0], " ").replace(/\s+/g, " ").trim();
  return work.test(rest) ? undefined : { language, rest };
}

const wish = new RegExp(
  `(?:^|\\s)(?<!(?:donn|dispens|enseign)\\p{L}*(?: des| les)?\\s)(?:(?:des|un|une|les) )?(?:apprendre|am[eé]liorer|perfectionner|progresser|(?:me |se )?former|cours|formations?)\\s(?:bien |mieux |[àa] (?:parler|lire|[eé]crire) )*(?:(?:en|de|du|le|la|mon|[àa]|au) ?|(?:de |[àa] )?l['’ ] ?|d['’ ] ?)*(?<!\\p{L})(${names})(?! (?:aux?|pour (?:des|les)|[àa] des) )(?=\\s|$|[.,!?])`,
  "iu",
);

const work = /(?<!\p{L})(?:travail|travaill?er|emploi|boulot|job|poste|offres?|taf|bosser)(?!\p{L})/iu;
