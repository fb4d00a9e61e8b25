import { z } from "zod";
import { isTeaching, isTempAgency } from "../../core/employer.ts";
import { payLabel } from "../../core/market/pay-label.ts";
import { hoursIn } from "../../core/market/pay-words.ts";
import { monthlyOf, readSalary, type Salary } from "../../core/market/salary.ts";
import {
  type ContractKind,
  type ExperienceLevel,
  type Facts,
  type Offer,
  type OfferPlace,
  type Stated,
  type StudyLevel,
  studyLevels,
} from "../../core/offer.ts";
import { type Atlas, type CentreOf, centreOr } from "../../core/places/atlas.ts";
import { type PlaceLabel, readPlaceLabel } from "../../core/places/label.ts";
import { type Commune, placeName } from "../../core/places/place.ts";
import { departementOf } from "../../core/places/postal-code.ts";
import { cut } from "../../core/text.ts";
import { plainLine, plainText } from "../plain-text.ts";
import { capitalised, pointOf } from "../whereabouts.ts";
import { name } from "./client.ts";
import { contractCodes } from "./query.ts";

/** A field that may be missing or odd without costing the offer. */
const text = z.string().trim().min(1).optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const part = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);
const list = <T extends z.ZodRawShape>(shape: T) => z.array(part(shape)).optional().catch(undefined);

/** The part of an offer that we rely on; everything else may change freely. */
export const offre = z.object({
  id: z.string().regex(/^[0-9A-Z]{5,12}$/),
  intitule: z.string().trim().min(1),
  description: text,
  dateCreation: z.iso.datetime({ offset: true }),
  dateActualisation: z.iso.datetime({ offset: true }).optional().catch(undefined),
  lieuTravail: part({ libelle: text, latitude: number, longitude: number, codePostal: text, commune: text }),
  romeCode: text,
  entreprise: part({ nom: text }),
  typeContrat: text,
  typeContratLibelle: text,
  natureContrat: text,
  alternance: flag,
  experienceExige: text,
  experienceLibelle: text,
  salaire: part({ libelle: text, commentaire: text, complement1: text, complement2: text }),
  dureeTravailLibelle: text,
  dureeTravailLibelleConverti: text,
  competences: list({ libelle: z.string() }),
  formations: list({ niveauLibelle: text, exigence: text }),
  permis: list({ libelle: text, exigence: text }),
  qualificationCode: text,
  codeNAF: text,
  secteurActiviteLibelle: text,
  accessibleTH: flag,
  employeurHandiEngage: flag,
  offresManqueCandidats: flag,
  origineOffre: part({ origine: text }),
});

export type Offre = z.infer<typeof offre>;

/** What an offer of France Travail is in our words. */
export function toOffer(read: Offre, atlas: Atlas, centreOf: CentreOf, fictitious: boolean): Offer {
  const company = read.entreprise?.nom && plainLine(read.entreprise.nom);
  const hours = hoursOf(read.dureeTravailLibelle);
  const stated = statedOf(read);
  const pay = readSalary(stated.pay, hoursIn(hours ?? ""));
  const salary = salaryOf(read.salaire, pay);
  const experience = experienceOf(read);
  return {
    kind: "offer",
    key: `ft:${read.id}`,
    // "<Boulanger>" is a tag to all appearances, and would leave nothing.
    title: plainLine(read.intitule) || read.intitule,
    ...(company ? { company } : {}),
    place: placeOf(read.lieuTravail, atlas, centreOf),
    ...(read.typeContrat || read.typeContratLibelle ? { contract: contractOf(read) } : {}),
    alternance: isAlternance(read),
    ...fullTime(read.dureeTravailLibelleConverti),
    ...(hours ? { hours } : {}),
    ...(salary ? { salary } : {}),
    stated,
    ...(experience ? { experience } : {}),
    facts: factsOf(read, pay),
    // Whole, for words are looked for in it.
    description: cut(plainText(read.description ?? ""), 5_000),
    skills: (read.competences ?? []).flatMap((skill) => plainLine(skill?.libelle ?? "") || []).slice(0, 12),
    created: new Date(read.dateCreation).toISOString(),
    ...(read.dateActualisation ? { updated: new Date(read.dateActualisation).toISOString() } : {}),
    ...(read.romeCode ? { rome: read.romeCode } : {}),
    url: fictitious
      ? "https://candidat.francetravail.fr/offres/emploi"
      : `https://candidat.francetravail.fr/offres/recherche/detail/${read.id}`,
    source: name,
    fictitious,
  };
}

function statedOf({ salaire = {}, typeContrat, natureContrat, qualificationCode }: Offre): Stated {
  const { libelle, commentaire, complement1, complement2 } = salaire;
  return {
    pay: [libelle, commentaire, complement1, complement2].flatMap((text) => (text ? [cut(plainLine(text), 300)] : [])),
    ...(typeContrat ? { contract: typeContrat } : {}),
    ...(natureContrat ? { nature: natureContrat } : {}),
    ...(qualificationCode ? { qualification: qualificationCode } : {}),
  };
}

function isAlternance({ alternance, natureContrat = "" }: Offre): boolean {
  return alternance ?? /apprentissage|professionnalisation/i.test(natureContrat);
}

/** What filters go by. Who fills in the form of France Travail and demands no licence or diploma lists none; partners list them seldom. */
function factsOf(read: Offre, pay: Salary): Facts {
  const { entreprise, codeNAF: naf, secteurActiviteLibelle: sector, typeContrat = "" } = read;
  const employer = { naf, sector, company: entreprise?.nom };
  const isAgency = ["MIS", "TTI", "DIN"].includes(typeContrat) || isTempAgency(employer);
  const isSchool = isAlternance(read) ? isTeaching(employer) : false;
  const isExecutive = read.qualificationCode === undefined ? undefined : read.qualificationCode === "9";
  const unlisted = read.origineOffre?.origine === "1" ? [] : undefined;
  const said = {
    monthly: monthlyOf(pay),
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
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Facts;
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

function contractOf({ typeContrat, typeContratLibelle }: Offre): NonNullable<Offer["contract"]> {
  const kind = kinds[typeContrat ?? ""] ?? "other";
  // "CDD - 12 Mois", "CDD - 1 Jour(s)", and in older offers "Contrat à durée indéterminée".
  const label = (typeContratLibelle ?? typeContrat ?? "")
    .replace(/^Contrat à durée indéterminée/i, "CDI")
    .replace(/^Contrat à durée déterminée/i, "CDD")
    .replace(/\b(\d+) (Jour|An)(?:\(s\)|s)?$/i, (_, n, unit) => `${n} ${unit.toLowerCase()}${Number(n) > 1 ? "s" : ""}`)
    .replace(/ Mois$/i, " mois")
    .replace(" - ", ", ");
  return { kind, label };
}

function fullTime(converted: string | undefined): { fullTime?: boolean } {
  if (converted === undefined) return {};
  return /partiel/i.test(converted) ? { fullTime: false } : /plein/i.test(converted) ? { fullTime: true } : {};
}

/** "35H/semaine\nTravail en journée" → "35 h par semaine, travail en journée". */
function hoursOf(label: string | undefined): string | undefined {
  const lines = (label ?? "").split("\n").map((line) =>
    plainLine(line)
      .replace(/\.\.\.$/, "")
      .trim(),
  );
  const said = lines
    .filter((line) => line !== "")
    // "Travail en journée" goes on in lower case, "RTT" stays.
    .map((line, i) => (i === 0 ? line : line.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())));
  const hours = said
    .join(", ")
    .replace(/(\d+)H(\d*)\s*\/\s*semaine/i, "$1 h $2 par semaine")
    .replace(/\s+/g, " ");
  return hours === "" ? undefined : cut(hours, 80);
}

/** "Mensuel de 1900.0 Euros à 2100.0 Euros sur 13.0 mois" → "1 900 à 2 100 € par mois, sur 13 mois"; else the source's own words, those with a wage first. */
function salaryOf(salaire: Offre["salaire"], pay: Salary): string | undefined {
  const [label = "", comment = ""] = [salaire?.libelle, salaire?.commentaire].map((text) => plainLine(text ?? ""));
  const { per, values, months = 12 } = payLabel(label) ?? {};
  const amounts = [...new Set(values?.flatMap((value) => (value > 0 ? [euros(value)] : [])))];
  if (per && amounts.length > 0)
    return `${amounts.join(" à ")} € ${periods[per] ?? ""}${months === 12 ? "" : `, sur ${months.toLocaleString("fr-FR")} mois`}`;
  const words = pay.is === "gross" ? pay.said : [label, comment].find(isTelling);
  return words === undefined ? undefined : cut(words, 80);
}

const periods: Record<string, string> = { year: "par an", month: "par mois", hour: "de l'heure", fee: "par cachet" };

function euros(value: number): string {
  return (Number.isInteger(value) ? wholeEuros : cents).format(value);
}

/** Formats are costly to make. */
const wholeEuros = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const cents = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Comments on pay are often no more than a form that nobody filled in. */
function isTelling(words: string): boolean {
  return (
    words.length > 2 &&
    !/^(?:n\/?a|de à (?:eur|€).*|\w+ de 0(?:\.0+)? euros.*|non (?:précisé|communiqué)e?|-+|\?+)$/i.test(words)
  );
}

/** "2 An(s) - Sur poste similaire" → "2 ans d'expérience, sur poste similaire". */
function experienceOf({ experienceExige, experienceLibelle }: Offre): Offer["experience"] {
  const label = plainLine(experienceLibelle ?? "");
  if (experienceExige === "D" || /^débutant/i.test(label)) return { level: "beginner", label: "Débutant accepté" };
  const [, amount, unit, more = ""] = label.match(/^(\d+) (an|mois)(?:s|\(s\))?(?!\p{L})(.*)$/iu) ?? [];
  if (amount === undefined) return label === "" ? undefined : { label };
  const isYears = unit?.toLowerCase() === "an";
  const length = isYears ? `${amount} an${Number(amount) > 1 ? "s" : ""}` : `${amount} mois`;
  const rest = more.replace(/^ - (.)/, (_, first: string) => `, ${first.toLowerCase()}`);
  return { level: levelOf(Number(amount) * (isYears ? 12 : 1)), label: `${length} d'expérience${rest}` };
}

/** The API's own bounds: under one year, one to three, more than three. */
function levelOf(months: number): ExperienceLevel {
  return months < 12 ? "under1" : months <= 36 ? "from1to3" : "over3";
}

/** "75 - PARIS 09", "94 - Val-de-Marne", "Ile-de-France", "France": as precise as the offer is. */
function placeOf(lieu: Offre["lieuTravail"], atlas: Atlas, centreOf: CentreOf): OfferPlace {
  const { libelle = "France", latitude, longitude, commune: code, codePostal } = lieu ?? {};
  const said = readPlaceLabel(plainLine(libelle), atlas);
  // The code may be that of a commune that was merged since: then it is the one of today.
  const commune = code === undefined ? said.commune : atlas.commune(code);
  const postal = codePostal === undefined ? undefined : atlas.departement(departementOf(codePostal));
  const departement = commune
    ? atlas.departement(commune.departement)
    : (said.departement ?? (said.region === undefined ? postal : undefined));
  const region = departement?.region ?? commune?.region ?? said.region;
  const known = commune?.code ?? code;
  const point = pointOf(latitude, longitude) ?? (known === undefined ? undefined : centreOr(centreOf, known));
  return {
    label: labelOf(said, commune, departement, atlas),
    ...(known === undefined ? {} : { commune: known }),
    ...(departement ? { departement: departement.code } : {}),
    ...(region ? { region } : {}),
    ...(point ? { point } : {}),
  };
}

/** The proper names of what is known: "Savoie (Haute)" is Haute-Savoie, "Ile-de-France" Île-de-France. */
function labelOf(
  said: PlaceLabel,
  commune: Commune | undefined,
  departement: PlaceLabel["departement"],
  atlas: Atlas,
): string {
  if (departement) {
    const isItself = said.name === undefined || atlas.departementNamed(said.name)?.code === departement.code;
    const town = commune?.name ?? (isItself ? departement.name : capitalised(said.name ?? ""));
    return `${town} (${departement.code})`;
  }
  const region = said.region && atlas.place("region", said.region);
  return region ? placeName(region) : capitalised(said.name ?? "Lieu non précisé");
}
