import { readSalary } from "../../core/market/salary.ts";
import type { ListedOffer } from "../france-travail/api/listed-offer.ts";
import { stripMarkup, stripMarkupToLine } from "../plain-text.ts";
import type { HrflowJobInput } from "./job.ts";

/**
 * Makes a job of an offer: the part of a push that an operator may replace by a module. `usual` is what would
 * be done without it.
 */
export type Format = (
  offer: ListedOffer,
  usual: (offer: ListedOffer) => HrflowJobInput,
) => HrflowJobInput | Promise<HrflowJobInput>;

/**
 * The usual job of an offer, by the names of HrFlow's own connector ("France Travail"): without tags that say
 * nothing, with the pay as numbers where it is stated, and with what the licence asks to be said, the source
 * and the date of the last update. What is left of the contact is up to who has read the offer.
 */
export function formatJob(offer: ListedOffer): HrflowJobInput {
  const { id, intitule, description, dateCreation, dateActualisation, origineOffre, entreprise } = offer;
  const company = line(entreprise?.description);
  return {
    reference: id,
    name: line(intitule) || intitule,
    url: origineOffre?.urlOrigine ?? `https://candidat.francetravail.fr/offres/recherche/detail/${id}`,
    summary: stripMarkup(description ?? ""),
    location: locationOf(offer),
    created_at: dateCreation,
    updated_at: dateActualisation ?? dateCreation,
    requirements: requirementsOf(offer),
    sections: company ? [{ name: "company_description", title: "Company Description", description: company }] : [],
    skills: skillsOf(offer),
    languages: names(offer.langues).map((name) => ({ name, value: null })),
    tags: tagsOf(offer),
    ranges_float: payOf(offer),
    ranges_date: [],
  };
}

function locationOf({ lieuTravail }: ListedOffer): HrflowJobInput["location"] {
  const { libelle = "", codePostal = "", latitude = null, longitude = null } = lieuTravail ?? {};
  const isPoint = latitude !== null && longitude !== null;
  return {
    text: `${line(libelle)} ${codePostal}`.trim(),
    lat: isPoint ? latitude : null,
    lng: isPoint ? longitude : null,
  };
}

/** "CAP, BEP et équivalents en Soudage", a line for each diploma. */
function requirementsOf({ formations = [] }: ListedOffer): string {
  const lines = formations.map((one) => {
    const [level, field] = [line(one?.niveauLibelle), line(one?.domaineLibelle)];
    return level && field ? `${level} en ${field}` : level || field;
  });
  return lines.filter((text) => text !== "").join("\n");
}

function skillsOf({ competences, qualitesProfessionnelles }: ListedOffer) {
  return [
    ...names(competences).map((name) => ({ name, type: "hard" as const, value: null })),
    ...names(qualitesProfessionnelles).map((name) => ({ name, type: "soft" as const, value: null })),
  ];
}

function tagsOf(offer: ListedOffer): { name: string; value: string }[] {
  const { contact = {}, entreprise = {}, experienceExige, dateActualisation, dateCreation } = offer;
  const stated: Record<string, string | number | boolean | undefined> = {
    rome_code: offer.romeCode,
    rome_label: offer.romeLibelle,
    contract_nature: offer.natureContrat,
    contract_type: offer.typeContratLibelle,
    experience_description: offer.experienceLibelle,
    experience_required: experienceExige === undefined ? undefined : experienceExige === "E",
    salary_description: offer.salaire?.libelle,
    working_hours_description: offer.dureeTravailLibelle,
    working_hours_type: offer.dureeTravailLibelleConverti,
    qualification_label: offer.qualificationLibelle,
    sector_of_activity: offer.secteurActiviteLibelle,
    accessible_to_disabled: offer.accessibleTH,
    is_apprenticeship: offer.alternance,
    number_of_positions: offer.nombrePostes,
    company_name: entreprise.nom,
    company_description: entreprise.description,
    company_website: entreprise.url,
    recruiter_name: contact.nom,
    recruiter_email: contact.courriel,
    recruiter_phone: contact.telephone,
    recruiter_website: contact.urlRecruteur,
    application_url: contact.urlPostulation,
    source: "France Travail (francetravail.io)",
    source_updated_at: dateActualisation ?? dateCreation,
  };
  return Object.entries(stated).flatMap(([name, value]) => {
    const text = typeof value === "string" ? stripMarkup(value) : value === undefined ? "" : String(value);
    return text === "" ? [] : [{ name, value: text }];
  });
}

/** Gross euros of the period that is stated, where a figure is. */
function payOf({ salaire, dateActualisation, dateCreation }: ListedOffer) {
  const said = [salaire?.libelle, salaire?.commentaire].map((text) => line(text));
  const salary = readSalary(said, undefined, new Date(dateActualisation ?? dateCreation));
  if (salary.is !== "gross") return [];
  const [least = null, most = least] = salary.amounts;
  return [
    {
      name: `salary_per_${salary.per}`,
      value_min: salary.bound === "atMost" ? null : least,
      value_max: salary.bound === "atLeast" ? null : most,
      unit: "eur",
    },
  ];
}

function names(all: ({ libelle?: string | undefined } | undefined)[] = []): string[] {
  return [...new Set(all.map((one) => line(one?.libelle)).filter((name) => name !== ""))];
}

function line(text: string | undefined): string {
  return stripMarkupToLine(text ?? "");
}
