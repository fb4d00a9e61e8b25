import { listField, parameterField, parseListOf, parseOne, parseUpperCase } from "../fields.ts";
import { romeDomains } from "../limits.ts";

/** The job, and what its employer does (reference, section 2.2). */
export const whatParameters = {
  motsCles: listField(parseListOf(/^[\p{L}\p{N} @#$%^&+./"-]{2,}$/u, 7), {
    group: "What",
    label: "mots-clés",
    help: "words that an offer must all hold",
    takes: {
      en: 'up to 7 expressions separated by commas, each of 2 or more letters, digits, spaces or @#$%^&+./-"',
      fr: 'au plus 7 expressions séparées par des virgules, chacune de 2 lettres, chiffres, espaces ou @#$%^&+./-" au moins',
    },
    hint: "<words>",
  }),
  codeROME: listField(parseUpperCase(parseListOf(/^[A-Z]\d{4}$/, 200)), {
    group: "What",
    label: "codes ROME",
    help: "jobs, by their ROME codes; only these very codes are found",
    takes: {
      en: "up to 200 codes separated by commas, each a letter and four digits: D1102,D1104",
      fr: "au plus 200 codes séparés par des virgules, chacun d'une lettre et de quatre chiffres : D1102,D1104",
    },
    hint: "<codes>",
    lists: ["metiers"],
  }),
  appellation: parameterField(parseOne(/^\d{4,6}$/), {
    group: "What",
    label: "appellation",
    help: "a job title, by its OGR code",
    takes: { en: "one code of digits: 11573", fr: "un seul code, en chiffres : 11573" },
    hint: "<code>",
    lists: ["appellations"],
  }),
  domaine: parameterField(parseUpperCase(parseOne(/^[A-Z]\d\d$/)), {
    group: "What",
    label: "domaine",
    help: "a domain of ROME",
    takes: { en: "one code, a letter and two digits: M18", fr: "un seul code, une lettre et deux chiffres : M18" },
    hint: "<code>",
    lists: ["domaines"],
  }),
  grandDomaine: listField(parseUpperCase(parseListOf(new RegExp(`^(?:${romeDomains.join("|")})$`))), {
    group: "What",
    label: "grand domaine",
    help: "large domains of ROME; C, L and M do not include C15, L14 and M13 to M18",
    takes: {
      en: `codes separated by commas, of ${romeDomains.slice(0, -1).join(", ")} and ${romeDomains.at(-1)}`,
      fr: `des codes séparés par des virgules, parmi ${romeDomains.slice(0, -1).join(", ")} et ${romeDomains.at(-1)}`,
    },
    hint: "<codes>",
  }),
  theme: parameterField(parseOne(/^\d\d$/), {
    group: "What",
    label: "thème",
    help: "a theme: 13 is seasonal work, 17 asks for no diploma nor experience",
    takes: { en: "one code of two digits: 17", fr: "un seul code de deux chiffres : 17" },
    hint: "<code>",
    lists: ["themes"],
  }),
  secteurActivite: listField(parseListOf(/^\d\d$/, 2), {
    group: "What",
    label: "secteur d'activité",
    help: "what the employer does, by NAF division",
    takes: { en: "one or two codes of two digits: 10,56", fr: "un ou deux codes de deux chiffres : 10,56" },
    hint: "<codes>",
    lists: ["secteursActivites"],
  }),
  codeNAF: listField(parseUpperCase(parseListOf(/^\d\d\.\d\d[A-Z]$/, 2)), {
    group: "What",
    label: "code NAF",
    help: "what the employer does, by NAF code",
    takes: { en: "one or two codes such as 10.71C,56.10A", fr: "un ou deux codes comme 10.71C,56.10A" },
    hint: "<codes>",
    lists: ["nafs"],
  }),
};
