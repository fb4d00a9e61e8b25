import type { JobEvent } from "../../src/core/offers/job-event.ts";
import type { Company, Found, Listing, Offer, ResultPage } from "../../src/core/offers/offer.ts";
import type { Training } from "../../src/core/offers/training.ts";

export const noon = new Date("2026-11-22T12:00:00Z");

/** An offer with all that an offer may say; a test changes what matters to it. */
export function offer(changes: Partial<Offer> = {}): Offer {
  return {
    kind: "offer",
    key: "ft:206ZFSY",
    title: "Boulanger (H/F)",
    company: "Boulangerie Martin",
    place: { label: "Lyon 3e (69)", commune: "69383", departement: "69", region: "84" },
    contract: { kind: "cdi", label: "CDI" },
    alternance: false,
    fullTime: true,
    hours: "35 h",
    salary: "1 900 à 2 100 € par mois",
    experience: { level: "beginner", label: "Débutant accepté" },
    description: "Vous préparez les pâtes et vous cuisez.",
    skills: ["Façonner des pains"],
    created: "2026-11-22T10:00:00.000Z",
    updated: "2026-11-22T11:00:00.000Z",
    rome: "D1102",
    url: "https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY",
    source: "France Travail",
    fictitious: false,
    ...changes,
  };
}

/** A listing that has to be a job offer. */
export function asOffer(listing: Listing | undefined): Offer {
  if (listing?.kind !== "offer") throw new Error(`no job offer: ${listing?.key}`);
  return listing;
}

/** A page of a list of so many offers, five a page. */
export function pageOf(
  total: number,
  page: number,
  changes: Partial<Offer> = {},
  make: (key: string) => Listing = (key) => offer({ key, ...changes }),
): ResultPage {
  const pages = Math.ceil(total / 5);
  const here = Math.min(page, Math.max(1, pages));
  const items = Array.from(
    { length: total },
    (_, i): Found => ({ offer: make(`ft:${100 + i}ABCD`), distanceKm: i, related: false }),
  );
  return {
    items: items.slice((here - 1) * 5, here * 5),
    page: here,
    pages,
    total,
    exact: true,
    asOf: noon.toISOString(),
    missing: [],
  };
}

/** A company that may take an apprentice, as La bonne alternance knows it. */
export function company(changes: Partial<Company> = {}): Company {
  return {
    kind: "company",
    key: "lba:recruteurs_lba:12345678200010",
    title: "LE FOURNIL TEST",
    place: { label: "Lyon (69)", departement: "69", region: "84" },
    sector: "Boulangerie et boulangerie-pâtisserie",
    size: "0 à 9 salariés",
    description: "",
    url: "https://labonnealternance.apprentissage.beta.gouv.fr/emploi/recruteurs_lba/12345678200010/entreprise",
    source: "La bonne alternance",
    fictitious: false,
    ...changes,
  };
}

/** A training of the CPF catalogue; a test changes what matters to it. */
export function training(changes: Partial<Training> = {}): Training {
  return {
    kind: "training",
    key: "cpf:123_TIG",
    title: "Soudeur TIG",
    organisation: "Greta du Rhône",
    place: { label: "Rhône", departement: "69" },
    departements: ["Rhône"],
    register: "RNCP37948",
    hours: { least: 300, most: 420 },
    price: { least: 4_900, most: 5_600 },
    description: "Domaine : soudage.",
    url: "https://www.moncompteformation.gouv.fr/",
    source: "Mon Compte Formation",
    fictitious: false,
    ...changes,
  };
}

/** A job dating in Lyon, two weeks after noon. */
export function jobEvent(changes: Partial<JobEvent> = {}): JobEvent {
  return {
    kind: "event",
    key: "mee:42",
    title: "Job dating restauration",
    type: "Job dating",
    place: { label: "Lyon (69)", commune: "69123", departement: "69" },
    starts: "2026-12-08T13:00:00.000Z",
    ends: "2026-12-08T16:30:00.000Z",
    organiser: "France Travail Lyon",
    onSite: { places: 12 },
    romes: ["G1803"],
    isForAllJobs: false,
    description: "Venez avec votre CV.",
    url: "https://mesevenementsemploi.francetravail.fr/mes-evenements-emploi/evenement/42",
    source: "Mes évènements emploi",
    fictitious: false,
    ...changes,
  };
}
