/**
 * The short lists by which France Travail classifies its offers, as of October 2026, in familiar words; other
 * sources are translated into them. The lists change: an unlisted code is shown as it is and reported as
 * unknown.
 */
export type Facet = "contract" | "nature" | "experience" | "qualification";

export const facetLabels: Record<Facet, Record<string, string>> = {
  contract: {
    CDI: "CDI",
    CDD: "CDD",
    MIS: "Intérim",
    SAI: "Saisonnier",
    DDI: "CDD d'insertion",
    DIN: "CDI intérimaire",
    CCE: "Profession commerciale",
    FRA: "Franchise",
    LIB: "Profession libérale",
    REP: "Reprise d'entreprise",
    TTI: "Intérim d'insertion",
    DDT: "CDD Tremplin",
  },
  nature: {
    E1: "Contrat de travail",
    E2: "Apprentissage",
    FS: "Professionnalisation",
    CC: "CDI de chantier",
    CI: "Contrat intermittent",
    CU: "Contrat d'usage",
    EE: "Engagement éducatif",
    ER: "Réserve militaire",
    FA: "Formation avant embauche",
    FJ: "Contrat Pacte",
    FT: "CUI-CAE",
    FU: "CUI-CIE",
    FV: "Préparation à l'emploi",
    FW: "Emploi d'avenir (public)",
    FX: "Emploi d'avenir (privé)",
    FY: "Emploi d'avenir professeur",
    I1: "Insertion",
    NS: "Indépendant",
    PS: "Portage salarial",
  },
  // The code 4 of the counts is undocumented; it agrees with the labels of the offers within one per cent
  // (664 offers, April 2026).
  experience: {
    "0": "Non précisée",
    "1": "Moins d'un an",
    "2": "1 à 3 ans",
    "3": "Plus de 3 ans",
    "4": "Débutant accepté",
    E: "Exigée, sans durée",
    S: "Souhaitée, sans durée",
  },
  qualification: { "0": "Non-cadre", "9": "Cadre", X: "Non précisée" },
};

/** The codes that say that nothing was said. */
export const notStatedCodes: Record<Facet, string> = { contract: "", nature: "", experience: "0", qualification: "X" };

/**
 * Offers carry the label of their nature, the aggregates its code. The wording of the labels varies from year
 * to year.
 */
export const natureLabels: [RegExp, string][] = [
  [/^contrat (?:de )?travail$/i, "E1"],
  [/apprentissage/i, "E2"],
  [/professionnalisation/i, "FS"],
  [/chantier/i, "CC"],
  [/intermittent/i, "CI"],
  [/contrat d.usage/i, "CU"],
  [/engagement [ée]ducatif/i, "EE"],
  [/r[ée]serve/i, "ER"],
  [/insertion/i, "I1"],
  [/non salari[ée]/i, "NS"],
  [/portage/i, "PS"],
];
