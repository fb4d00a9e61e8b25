import { readOfferSalary } from "../../../core/market/pay.ts";
import { isBlankPay, isVaguePay } from "../../../core/market/vague-pay.ts";
import { getCopyKeys } from "../../../core/offers/copies.ts";
import { findCompanyName, isTeaching, isTempAgency } from "../../../core/offers/employer.ts";
import type { Atlas } from "../../../core/places/atlas.ts";
import { readPlaceLabel } from "../../../core/places/label.ts";
import { stripMarkup } from "../../plain-text.ts";
import { parseExperience } from "./experience.ts";
import { toExtras } from "./extras.ts";
import { type Offre, offreSchema } from "./offre.ts";
import { toOffer } from "./to-offer.ts";
import { parseWorkingHours } from "./working-hours.ts";

/** An offer with most of what offers say, such as the service answers it. */
const answered = {
  id: "100AAAA",
  intitule: "Boulanger / Boulangère (H/F)",
  description: "Vous préparez les pains.\nCAP exigé & expérience souhaitée.",
  dateCreation: "2026-11-02T08:00:00.000Z",
  lieuTravail: { libelle: "69 - LYON 03", commune: "69383", codePostal: "69003", latitude: 45.75, longitude: 4.85 },
  entreprise: { nom: "Boulangerie des Tests" },
  typeContrat: "CDD",
  typeContratLibelle: "CDD - 6 Mois",
  experienceExige: "E",
  experienceLibelle: "2 An(s)",
  dureeTravailLibelle: "35H Travail samedi et dimanche",
  dureeTravailLibelleConverti: "Temps plein",
  salaire: { libelle: "Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois", complement1: "Mutuelle" },
  competences: [{ libelle: "Pétrir une pâte" }],
  langues: [{ libelle: "Anglais", exigence: "S" }],
  formations: [{ niveauLibelle: "CAP, BEP et équivalents", exigence: "E" }],
};

/** What is done with a row of an answer, each part as a piece of its own; then the whole,
 * and what is compared of it with other offers. */
export function listOfferPieces(atlas: Atlas): readonly (() => unknown)[] {
  const read = (): Offre => offreSchema.parse(answered);
  const { libelle } = answered.salaire;
  const pay = { created: answered.dateCreation, hours: answered.dureeTravailLibelle, stated: { pay: [libelle] } };
  const translate = () => toOffer(read(), atlas, () => undefined, true);
  return [
    read,
    () => stripMarkup(answered.description),
    () => findCompanyName(answered.entreprise.nom),
    () => isTempAgency({ company: answered.entreprise.nom }),
    () => isTeaching({ company: answered.entreprise.nom }),
    () => parseWorkingHours(answered.dureeTravailLibelle, answered.dureeTravailLibelleConverti),
    () => readOfferSalary(pay),
    () => parseExperience(read()),
    () => readPlaceLabel(answered.lieuTravail.libelle, atlas),
    () => isBlankPay(libelle),
    () => isVaguePay(libelle),
    () => toExtras(read(), true),
    translate,
    () => getCopyKeys(translate()),
  ];
}
