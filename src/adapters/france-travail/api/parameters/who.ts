import {
  booleanField,
  listField,
  parameterField,
  parseListOf,
  parseNumberOf,
  parseOneOf,
  parseUpperCase,
} from "../fields.ts";

/** Who offers, and to whom (reference, section 2.2). */
export const whoParameters = {
  accesTravailleurHandicape: booleanField("Who offers", "accès travailleur handicapé", "open to disabled workers"),
  entreprisesAdaptees: booleanField("Who offers", "entreprises adaptées", "sheltered-work employers"),
  employeursHandiEngages: booleanField(
    "Who offers",
    "employeurs handi-engagés",
    "employers committed to disabled workers",
  ),
  offresMRS: booleanField("Who offers", "recrutement par simulation", "recruitment by simulation"),
  offresManqueCandidats: booleanField("Who offers", "peu de candidats", "offers that lack candidates"),
  origineOffre: parameterField(parseNumberOf(1, 2), {
    group: "Who offers",
    label: "origine",
    help: "whose offers",
    takes: { en: "1 (France Travail's own) or 2 (its partners')", fr: "1 (France Travail) ou 2 (ses partenaires)" },
    hint: "<1|2>",
  }),
  partenaires: listField(parseListOf(/^[\p{L}\p{N}_.&-]+$/u), {
    group: "Who offers",
    label: "partenaires",
    help: "partners to keep or to leave out, with modeSelectionPartenaires",
    takes: {
      en: "codes of partners separated by commas: LABONNEALTERNANCE",
      fr: "des codes de partenaires séparés par des virgules : LABONNEALTERNANCE",
    },
    hint: "<codes>",
  }),
  modeSelectionPartenaires: parameterField(parseUpperCase(parseOneOf("INCLUS", "EXCLU")), {
    group: "Who offers",
    label: "mode de sélection des partenaires",
    help: "what becomes of the partners that are named",
    takes: { en: "INCLUS (kept) or EXCLU (left out)", fr: "INCLUS (gardés) ou EXCLU (écartés)" },
    hint: "<INCLUS|EXCLU>",
  }),
};
