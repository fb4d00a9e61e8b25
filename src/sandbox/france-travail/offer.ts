import { isAlternance } from "../postings/contract.ts";
import type { Posting } from "../postings/posting.ts";
import { type Dice, diceFor, hashOf } from "../random.ts";
import { contractNatures, licences, studyLevels } from "./codes.ts";
import { factsOf, type PostingFacts } from "./facts.ts";
import { contractLabel, experienceLabel, hoursLabel, payOf, qualificationOf } from "./offer-labels.ts";

const qualities = [
  {
    libelle: "Faire preuve de rigueur et de précision",
    description: "Capacité à réaliser des tâches en suivant avec exactitude les règles et les procédures",
  },
  { libelle: "Travailler en équipe", description: "Capacité à travailler et à se coordonner avec les autres" },
  { libelle: "Faire preuve d'autonomie", description: "Capacité à agir sans devoir être encadré de façon continue" },
  { libelle: "Avoir le sens du service", description: "Capacité à identifier les besoins des personnes" },
];

/**
 * A posting as the search and the detail of Offres d'emploi v2 return it (reference, section 3), with its
 * habits: missing keys rather than null (JSON omits what is undefined here), empty objects, a label where a
 * code would be expected.
 */
export function offerOf(posting: Posting, now: Date) {
  const { id, appellation, rome, contract, experience, time, place } = posting;
  const dice = diceFor("offer", id);
  const facts = factsOf(posting);
  const isOwn = posting.origin === 1;
  const week = `${time.weekly}H/semaine\n${time.rhythm}`;
  const hours = dice.maybe(isOwn ? 0.98 : 0.75, hoursLabel(time, dice));
  const naf = dice.maybe(isOwn ? 1 : 0.6, facts.naf);
  return {
    id,
    intitule: posting.title,
    description: descriptionOf(posting, dice),
    dateCreation: posting.created.toISOString(),
    dateActualisation: refreshed(posting, dice, now).toISOString(),
    lieuTravail: { libelle: place.label, ...place.point, codePostal: place.postal, commune: place.commune },
    romeCode: rome.code,
    romeLibelle: rome.label,
    appellationlibelle: appellation.label,
    entreprise: employerOf(posting, facts, dice),
    typeContrat: contract.type,
    typeContratLibelle: contractLabel(contract),
    natureContrat: contractNatures.get(contract.nature),
    experienceExige: experience.demand,
    experienceLibelle: experienceLabel(experience, dice),
    experienceCommentaire: dice.maybe(0.04, "Une première expérience sur poste similaire est un plus"),
    competences: dice.maybe(isOwn ? 0.95 : 0.6, skillsOf(posting, dice)),
    formations: posting.level ? [studyOf(posting, dice)] : undefined,
    langues: facts.language ? [{ libelle: facts.language, exigence: "S" }] : undefined,
    permis: facts.licence ? [licenceOf(facts.licence, dice)] : undefined,
    outilsBureautiques: dice.maybe(0.03, ["Tableur", "Traitement de texte"]),
    salaire: payOf(posting.pay, dice),
    dureeTravailLibelle: hours,
    dureeTravailLibelleConverti: hours && (time.isFullTime ? "Temps plein" : "Temps partiel"),
    alternance: isAlternance(contract),
    contact: isOwn ? contactOf(posting, dice) : {},
    agence: isOwn ? { courriel: dice.maybe(0.1, applyBy(id)) } : dice.maybe(0.4, {}),
    nombrePostes: dice.chance(0.85) ? 1 : dice.between(2, 6),
    accessibleTH: facts.isAccessible,
    ...(dice.chance(0.5) ? { deplacementCode: "1", deplacementLibelle: "Jamais" } : {}),
    ...(dice.chance(isOwn ? 1 : 0.7) ? qualificationOf(posting.job) : {}),
    codeNAF: naf?.code,
    secteurActivite: naf?.code.slice(0, 2),
    secteurActiviteLibelle: naf?.label,
    trancheEffectifEtab: dice.maybe(isOwn ? 0.97 : 0.5, posting.company.size),
    qualitesProfessionnelles: dice.maybe(0.55, dice.some(qualities, 0.6)),
    origineOffre: originOf(posting, facts),
    offresManqueCandidats: facts.lacksCandidates,
    contexteTravail: { horaires: dice.maybe(isOwn ? 0.9 : 0.2, [week]) },
    entrepriseAdaptee: facts.isSheltered,
    employeurHandiEngage: facts.isHandiEngaged,
  };
}

/** The public page. No offer of the sandbox is there: the real site says that it is over. */
export function publicPage(id: string): string {
  return `https://candidat.francetravail.fr/offres/recherche/detail/${id}`;
}

/** A third of the partners send HTML; of those, half with entities. */
function descriptionOf({ origin, description }: Posting, dice: Dice): string {
  const text = description();
  if (origin === 1 || !dice.chance(0.33)) return text;
  const html = `<p>${text.replaceAll("\n\n", "</p><p>").replaceAll("\n", "<br/>")}</p>`;
  return dice.chance(0.5) ? html.replaceAll("é", "&eacute;").replaceAll("'", "&#39;") : html;
}

/** An offer that is put up again keeps its date of creation. */
function refreshed({ created }: Posting, dice: Dice, now: Date): Date {
  const days = dice.chance(0.3) ? dice.between(1, 12) : 0;
  const later = new Date(created.getTime() + dice.between(1, 4000) + days * 86_400_000);
  return later.getTime() <= now.getTime() ? later : created;
}

function employerOf({ employer, company }: Posting, facts: PostingFacts, dice: Dice) {
  if (!employer && dice.chance(0.5)) return {};
  return {
    nom: employer,
    description: dice.maybe(0.2, `${company.sector.phrase}, ${company.size}. Entreprise fictive.`),
    url: dice.maybe(0.03, `https://www.${slug(company.name)}.example`),
    logo: dice.maybe(0.04, `https://www.${slug(company.name)}.example/logo.png`),
    entrepriseAdaptee: facts.isSheltered,
  };
}

function skillsOf({ job }: Posting, dice: Dice) {
  return [...dice.some(job.skills, 0.8), ...dice.some(job.duties, 0.3)].map((label) => ({
    code: dice.maybe(0.85, String(100_000 + (hashOf(label) % 30_000))),
    libelle: label.charAt(0).toUpperCase() + label.slice(1),
    exigence: dice.pick(["E", "S"]),
  }));
}

function studyOf({ job, level }: Posting, dice: Dice) {
  return {
    codeFormation: dice.maybe(0.5, String(10_000 + (hashOf(job.diploma) % 40_000))),
    domaineLibelle: dice.maybe(0.5, job.label),
    niveauLibelle: studyLevels.get(level ?? ""),
    commentaire: job.diploma ? dice.maybe(0.6, job.diploma) : undefined,
    exigence: dice.pick(["E", "S"]),
  };
}

function licenceOf(code: string, dice: Dice) {
  return { libelle: `${code} - ${licences.get(code)}`, exigence: dice.pick(["E", "S"]) };
}

/**
 * No person, phone number or e-mail address: since 2025 a sentence stands in place of the address. Recruiters
 * that do not name the employer take applications at an agency.
 */
function contactOf({ id, employer, company, place }: Posting, dice: Dice) {
  if (dice.chance(0.3)) return {};
  const urlPostulation = dice.maybe(0.3, `https://recrutement.${slug(company.name)}.example/postuler?offre=${id}`);
  const [, town] = /^[\dAB]{2,3} - (.+)$/.exec(place.label) ?? [];
  if (!employer && town && place.postal)
    return {
      nom: `Agence France Travail ${town.toUpperCase()}`,
      coordonnees1: "1 PLACE DE LA DEMONSTRATION",
      coordonnees2: `${place.postal} ${town.toUpperCase()}`,
      coordonnees3: applyBy(id),
      courriel: applyBy(id),
      urlPostulation,
    };
  return {
    nom: employer && `${employer} - Service recrutement`,
    coordonnees1: applyBy(id),
    courriel: applyBy(id),
    urlPostulation,
  };
}

function applyBy(id: string): string {
  return `Pour postuler, utiliser le lien suivant : ${publicPage(id)}`;
}

/** The page of the partner may hold accents that are not encoded. */
function originOf({ id, origin, appellation }: Posting, { partner }: PostingFacts) {
  const site = `https://www.${partner?.toLowerCase().replaceAll("_", "-")}.example`;
  const url = `${site}/offre/${id}?titre=${appellation.label.replaceAll(" ", "-")}&src=FranceTravail`;
  return {
    origine: String(origin),
    urlOrigine: publicPage(id),
    partenaires: partner ? [{ nom: partner, url, logo: `${site}/logo80.png` }] : undefined,
  };
}

function slug(name: string): string {
  const ascii = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
