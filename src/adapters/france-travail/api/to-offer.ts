import { facetLabels } from "../../../core/market/codes.ts";
import { readOfferSalary } from "../../../core/market/pay.ts";
import { formatSalary } from "../../../core/market/pay-text.ts";
import { type Salary, toMonthlyRange } from "../../../core/market/salary.ts";
import { findCompanyName, isTeaching, isTempAgency } from "../../../core/offers/employer.ts";
import {
  type ListingPlace,
  type OfferFacts,
  type StudyLevel,
  studyLevels,
} from "../../../core/offers/listing-parts.ts";
import type { ContractKind, Offer, SourceWording } from "../../../core/offers/offer.ts";
import { type Atlas, findCentre, type GetCentre } from "../../../core/places/atlas.ts";
import { type PlaceLabel, readPlaceLabel } from "../../../core/places/label.ts";
import { type Commune, formatPlace } from "../../../core/places/place.ts";
import { toDepartementCode } from "../../../core/places/postal-code.ts";
import { getOwn } from "../../../core/text/own.ts";
import { cut } from "../../../core/text/text.ts";
import { isBlank } from "../../blank.ts";
import { capitaliseName, toPoint } from "../../location.ts";
import { stripMarkup, stripMarkupToLine } from "../../plain-text.ts";
import { parseExperience } from "./experience.ts";
import { toExtras } from "./extras.ts";
import { franceTravailName } from "./name.ts";
import type { Offre } from "./offre.ts";
import { contractCodes } from "./to-criteria.ts";
import { parseWorkingHours } from "./working-hours.ts";

/** What an offer of France Travail is in our words. */
export function toOffer(read: Offre, atlas: Atlas, centreOf: GetCentre, fictitious: boolean): Offer {
  const company = findCompanyName(stripMarkupToLine(read.entreprise?.nom ?? ""));
  const hours = parseWorkingHours(read.dureeTravailLibelle, read.dureeTravailLibelleConverti);
  const stated = statedOf(read);
  const dates = datesOf(read);
  const payIn = (texts: string[]) =>
    readOfferSalary({ ...dates, ...(hours.label ? { hours: hours.label } : {}), stated: { pay: texts } });
  const pay = payIn(stated.pay);
  const salary = salaryOf(read, pay, payIn);
  const experience = parseExperience(read);
  const contract = contractOf(read);
  return {
    kind: "offer",
    key: `ft:${read.id}`,
    // "<Boulanger>" is a tag to all appearances, and would leave nothing.
    title: stripMarkupToLine(read.intitule) || read.intitule,
    ...(company ? { company } : {}),
    place: placeOf(read.lieuTravail, atlas, centreOf),
    ...(contract.label === "" ? {} : { contract }),
    alternance: isAlternance(read),
    ...(hours.fullTime === undefined ? {} : { fullTime: hours.fullTime }),
    ...(hours.label ? { hours: hours.label } : {}),
    ...(salary ? { salary } : {}),
    stated,
    ...(experience ? { experience } : {}),
    ...toExtras(read, fictitious),
    facts: factsOf(read, pay, company),
    // Whole, for words are looked for in it.
    description: cut(stripMarkup(read.description ?? ""), 5_000),
    skills: (read.competences ?? []).flatMap((skill) => stripMarkupToLine(skill?.libelle ?? "") || []).slice(0, 12),
    ...dates,
    ...(read.romeCode ? { rome: read.romeCode } : {}),
    url: fictitious
      ? "https://candidat.francetravail.fr/offres/emploi"
      : `https://candidat.francetravail.fr/offres/recherche/detail/${read.id}`,
    source: franceTravailName,
    fictitious,
  };
}

function datesOf({ dateCreation, dateActualisation }: Offre): { created: string; updated?: string } {
  return {
    created: new Date(dateCreation).toISOString(),
    ...(dateActualisation ? { updated: new Date(dateActualisation).toISOString() } : {}),
  };
}

function statedOf({ salaire = {}, typeContrat, natureContrat, qualificationCode }: Offre): SourceWording {
  const { libelle, commentaire, complement1, complement2 } = salaire;
  // "Mutuelle" is an advantage; "à partir de 2 100 €" and "13ème mois" stand in the same fields.
  const beside = [complement1, complement2].filter((text) => /\d|smic/i.test(text ?? ""));
  return {
    pay: [libelle, commentaire, ...beside].flatMap((text) => (text ? [cut(stripMarkupToLine(text), 300)] : [])),
    ...(typeContrat ? { contract: typeContrat } : {}),
    ...(natureContrat ? { nature: natureContrat } : {}),
    ...(qualificationCode ? { qualification: qualificationCode } : {}),
  };
}

function isAlternance({ alternance, natureContrat = "" }: Offre): boolean {
  return alternance ?? /apprentissage|professionnalisation/i.test(natureContrat);
}

/**
 * What filters go by. Who fills in the form of France Travail and demands no licence or diploma lists none;
 * partners list them seldom.
 */
function factsOf(read: Offre, pay: Salary, company: string | undefined): OfferFacts {
  const { codeNAF: naf, secteurActiviteLibelle: sector, typeContrat = "" } = read;
  const employer = { naf, sector, company };
  const isAgency = ["MIS", "TTI", "DIN"].includes(typeContrat) || isTempAgency(employer);
  const isSchool = isAlternance(read) ? isTeaching(employer) : false;
  const isExecutive = read.qualificationCode === undefined ? undefined : read.qualificationCode === "9";
  const unlisted = read.origineOffre?.origine === "1" ? [] : undefined;
  const facts = {
    monthly: toMonthlyRange(pay),
    isExecutive,
    isAccessible: read.accessibleTH,
    isCommitted: read.employeurHandiEngage,
    lacksCandidates: read.offresManqueCandidats,
    licences: demanded(read.permis ?? unlisted)?.flatMap(
      ({ libelle = "" }) => libelle.match(/^[A-Z]{1,2}\d{0,2}[A-Z]?(?![A-Za-z])/) ?? [],
    ),
    level: levelDemanded(demanded(read.formations ?? unlisted)),
    isAgency,
    isSchool,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as OfferFacts;
}

/** E is demanded, S only wished for. */
function demanded<T extends { exigence?: string | undefined }>(all: (T | undefined)[] | undefined): T[] | undefined {
  return all?.flatMap((one) => (one?.exigence === "E" ? [one] : []));
}

/** Of several diplomas any will do; one that is not named is none that we could go by. */
function levelDemanded(formations: { niveauLibelle?: string | undefined }[] | undefined): StudyLevel | undefined {
  const levels = formations?.map(({ niveauLibelle = "" }) => studyLevelOf(niveauLibelle));
  return levels?.length === 0 ? "none" : studyLevels.find((level) => levels?.includes(level));
}

/** "CAP, BEP et équivalents", "Bac+3, Bac+4 ou équivalents". */
function studyLevelOf(label: string): StudyLevel | undefined {
  const [, years] = label.match(/bac ?\+ ?(\d)/i) ?? [];
  if (years !== undefined) return Number(years) <= 2 ? "bac2" : Number(years) <= 4 ? "bac4" : "bac5";
  if (/\bbac\b/i.test(label)) return "bac";
  if (/\b(?:CAP|BEP)\b/i.test(label)) return "cap";
  return /aucune|primaire|4ème|3ème|brevet|2nd|1ère/i.test(label) ? "none" : undefined;
}

const kinds: Record<string, ContractKind> = Object.fromEntries(
  Object.entries(contractCodes).flatMap(([kind, codes]) => codes.map((code) => [code, kind as ContractKind])),
);

const contractLabels = facetLabels.contract;

function contractOf({ typeContrat, typeContratLibelle }: Offre): NonNullable<Offer["contract"]> {
  const code = typeContrat?.toUpperCase() ?? "";
  const kind = getOwn(kinds, code) ?? "other";
  const wording = stripMarkupToLine(typeContratLibelle ?? "");
  // "CDD - 12 Mois", "CDD - 1 Jour(s)", and in older offers "Contrat à durée indéterminée".
  const label = (isBlank(wording) ? (getOwn(contractLabels, code) ?? code) : wording)
    .replace(/ - 0+(?:[.,]0+)? (?:Jour|Mois|An)\S*$/i, "")
    .replace(/(\d)\.(\d)/, "$1,$2")
    .replace(/^Contrat à durée indéterminée/i, "CDI")
    .replace(/^Contrat à durée déterminée/i, "CDD")
    .replace(/\b(\d+) (Jour|An)(?:\(s\)|s)?$/i, (_, n, unit) => `${n} ${unit.toLowerCase()}${Number(n) > 1 ? "s" : ""}`)
    .replace(/ Mois$/i, " mois")
    .replace(" - ", ", ");
  return { kind, label };
}

/**
 * What decided the pay, or what else the form and its comment say. Of what stands beside them, only a wage is
 * pay.
 */
function salaryOf({ salaire }: Offre, pay: Salary, payIn: (texts: string[]) => Salary): string | undefined {
  const decided = pay.is === "words" ? undefined : formatSalary(pay);
  if (decided !== undefined) return decided;
  const own = [salaire?.libelle, salaire?.commentaire].map((text) => cut(stripMarkupToLine(text ?? ""), 300));
  return own.map((text) => formatSalary(payIn([text]))).find((text) => text !== undefined);
}

/** "75 - PARIS 09", "94 - Val-de-Marne", "Ile-de-France", "France": as precise as the offer is. */
function placeOf(lieu: Offre["lieuTravail"], atlas: Atlas, centreOf: GetCentre): ListingPlace {
  const { libelle = "France", latitude, longitude, commune: written, codePostal } = lieu ?? {};
  // "N/A" is the code of nothing; one that is not in our list yet is still one place.
  const code = /^\d[\dAB]\d{3}$/.test(written ?? "") ? written : undefined;
  const line = stripMarkupToLine(libelle);
  const placeLabel = readPlaceLabel(isBlank(line) ? "" : line, atlas);
  // The code may be that of a commune that was merged since: then it is the one of today.
  const commune = code === undefined ? placeLabel.commune : atlas.commune(code);
  const postal = codePostal === undefined ? undefined : atlas.departement(toDepartementCode(codePostal));
  const departement = commune
    ? atlas.departement(commune.departement)
    : (placeLabel.departement ?? (placeLabel.region === undefined ? postal : undefined));
  const region = departement?.region ?? commune?.region ?? placeLabel.region;
  const known = commune?.code ?? code;
  const point = toPoint(latitude, longitude) ?? (known === undefined ? undefined : findCentre(centreOf, known));
  return {
    label: labelOf(placeLabel, commune, departement, atlas),
    ...(known === undefined ? {} : { commune: known }),
    ...(departement ? { departement: departement.code } : {}),
    ...(region ? { region } : {}),
    ...(point ? { point } : {}),
  };
}

/** The proper names of what is known: "Savoie (Haute)" is Haute-Savoie, "Ile-de-France" Île-de-France. */
function labelOf(
  placeLabel: PlaceLabel,
  commune: Commune | undefined,
  departement: PlaceLabel["departement"],
  atlas: Atlas,
): string {
  if (departement) {
    const isItself =
      placeLabel.name === undefined || atlas.departementNamed(placeLabel.name)?.code === departement.code;
    const town = commune?.name ?? (isItself ? departement.name : capitaliseName(placeLabel.name ?? ""));
    return `${town} (${departement.code})`;
  }
  const region = placeLabel.region && atlas.place("region", placeLabel.region);
  return region ? formatPlace(region) : capitaliseName(placeLabel.name ?? "Lieu non précisé");
}
