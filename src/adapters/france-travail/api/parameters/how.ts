import {
  booleanField,
  listField,
  parameterField,
  parseBoundedNumber,
  parseListOf,
  parseOne,
  parseOneOf,
  parseUpperCase,
} from "../fields.ts";

/** Contract, hours, pay and the person wanted (reference, section 2.2). */
export const howParameters = {
  experience: listField(parseListOf(/^[0-3]$/), {
    group: "How",
    label: "expérience",
    help: "experience asked for",
    takes: {
      en: "codes separated by commas, of 0 (not stated), 1 (under a year), 2 (1 to 3 years) and 3 (more)",
      fr: "des codes séparés par des virgules, parmi 0 (non précisée), 1 (moins d'un an), 2 (1 à 3 ans) et 3 (plus)",
    },
    hint: "<codes>",
  }),
  experienceExigence: parameterField(parseUpperCase(parseOneOf("D", "S", "E")), {
    group: "How",
    label: "exigence d'expérience",
    help: "how much experience matters",
    takes: {
      en: "D (beginners accepted), S (wished) or E (required)",
      fr: "D (débutant accepté), S (souhaitée) ou E (exigée)",
    },
    hint: "<D|S|E>",
  }),
  typeContrat: listField(parseUpperCase(parseListOf(/^[A-Z]{3}$/, 10)), {
    group: "How",
    label: "type de contrat",
    help: "types of contract",
    takes: {
      en: "up to 10 codes of three letters separated by commas: CDI,CDD",
      fr: "au plus 10 codes de trois lettres séparés par des virgules : CDI,CDD",
    },
    hint: "<codes>",
    lists: ["typesContrats"],
  }),
  natureContrat: listField(parseUpperCase(parseListOf(/^[A-Z][A-Z\d]$/)), {
    group: "How",
    label: "nature du contrat",
    help: "natures of contract; E2,FS is apprenticeship and professionalisation",
    takes: {
      en: "codes of two signs separated by commas: E2,FS",
      fr: "des codes de deux signes séparés par des virgules : E2,FS",
    },
    hint: "<codes>",
    lists: ["naturesContrats"],
  }),
  qualification: parameterField(parseOneOf("0", "9"), {
    group: "How",
    label: "qualification",
    help: "executive or not; most offers do not say, and are left out either way",
    takes: { en: "0 (not executive) or 9 (executive)", fr: "0 (non-cadre) ou 9 (cadre)" },
    hint: "<0|9>",
  }),
  tempsPlein: booleanField(
    "How",
    "temps plein",
    "full time only, or part time only; dureeHebdo also knows what is not stated",
  ),
  dureeHebdo: listField(parseListOf(/^[0-2]$/), {
    group: "How",
    label: "temps de travail",
    help: "full or part time",
    takes: {
      en: "codes separated by commas, of 0 (not stated), 1 (full time) and 2 (part time)",
      fr: "des codes séparés par des virgules, parmi 0 (non précisé), 1 (temps plein) et 2 (temps partiel)",
    },
    hint: "<codes>",
  }),
  dureeHebdoMin: hours("durée hebdomadaire minimale", "hours a week at least"),
  dureeHebdoMax: hours("durée hebdomadaire maximale", "hours a week at most"),
  dureeContratMin: months("durée minimale du contrat", "length of the contract at least"),
  dureeContratMax: months("durée maximale du contrat", "length of the contract at most"),
  salaireMin: parameterField(parseBoundedNumber(/^\d{1,7}(?:[.,]\d{1,2})?$/), {
    group: "How",
    label: "salaire minimum",
    help: "pay at least, with periodeSalaire; offers that state none are left out",
    takes: { en: "an amount in euros: 1900 or 12.5", fr: "un montant en euros : 1900 ou 12,5" },
    hint: "<euros>",
  }),
  periodeSalaire: parameterField(parseUpperCase(parseOneOf("M", "A", "H", "C")), {
    group: "How",
    label: "période du salaire",
    help: "what salaireMin is paid for",
    takes: {
      en: "M (a month), A (a year), H (an hour) or C (a fee)",
      fr: "M (mois), A (année), H (heure) ou C (cachet)",
    },
    hint: "<M|A|H|C>",
  }),
  niveauFormation: parameterField(parseOne(/^[A-Z][A-Z\d]{2}b?$/), {
    group: "How",
    label: "niveau de formation",
    help: "level of studies",
    takes: { en: "one code of three or four signs: NV5", fr: "un seul code de trois ou quatre signes : NV5" },
    hint: "<code>",
    lists: ["niveauxFormations"],
  }),
  permis: parameterField(parseUpperCase(parseOne(/^[A-Z][A-Z\d]{0,2}$/)), {
    group: "How",
    label: "permis",
    help: "driving licence asked for",
    takes: { en: "one code of up to three signs: B", fr: "un seul code de trois signes au plus : B" },
    hint: "<code>",
    lists: ["permis"],
  }),
};

function hours(label: string, help: string) {
  return parameterField(parseOne(/^\d{1,2}[0-5]\d$/), {
    group: "How",
    label,
    help,
    takes: {
      en: "hours and minutes written together: 800 is 8 h, 2430 is 24 h 30",
      fr: "des heures et des minutes écrites ensemble : 800 pour 8 h, 2430 pour 24 h 30",
    },
    hint: "<HHMM>",
  });
}

function months(label: string, help: string) {
  return parameterField(parseBoundedNumber(/^\d{1,2}(?:[.,]\d+)?$/, 99), {
    group: "How",
    label,
    help,
    takes: { en: "months from 0 to 99: 6 or 1.5", fr: "des mois, de 0 à 99 : 6 ou 1,5" },
    hint: "<months>",
  });
}
