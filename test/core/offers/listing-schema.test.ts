import { expect, test } from "vitest";
import type { JobEvent } from "../../../src/core/offers/job-event.ts";
import type { ListingParts } from "../../../src/core/offers/listing-parts.ts";
import { foundNewsSchema, listingSchema } from "../../../src/core/offers/listing-schema.ts";
import type { Company, Found, Listing, Offer } from "../../../src/core/offers/offer.ts";
import type { Training } from "../../../src/core/offers/training.ts";
import { company, offer } from "../../fakes/offers.ts";

/** With every field at every depth: one that is new does not compile until it has a value here. */
type Complete<T> = T extends readonly (infer Item)[]
  ? Complete<Item>[]
  : T extends object
    ? { [Name in keyof T]-?: Complete<T[Name]> }
    : T;

const whole: Complete<ListingParts> = {
  key: "lba:1",
  handle: "a1",
  title: "Boulanger",
  place: {
    label: "Lyon 3e (69)",
    school: "Villeurbanne (69)",
    isMainTown: true,
    commune: "69383",
    departement: "69",
    region: "84",
    point: { latitude: 45.75, longitude: 4.85 },
  },
  sector: "Boulangerie",
  size: "10 à 19 salariés",
  facts: {
    monthly: { least: 1_900, most: 2_100 },
    isExecutive: true,
    isAccessible: true,
    isCommitted: true,
    lacksCandidates: true,
    licences: ["B"],
    level: "cap",
    target: "bac",
    isAgency: true,
    isSchool: true,
    isRemote: true,
  },
  description: "Vous préparez les pâtes.",
  url: "https://example.org/1",
  source: "La bonne alternance",
  fictitious: true,
};

const wholeOffer: Complete<Offer> = {
  ...whole,
  kind: "offer",
  company: "Boulangerie Martin",
  contract: { kind: "cdi", label: "CDI" },
  alternance: true,
  bySchool: true,
  diploma: "CAP, BEP",
  starts: "2026-12-01T00:00:00.000Z",
  fullTime: true,
  hours: "35 h",
  salary: "1 900 à 2 100 € par mois",
  stated: { pay: ["Mensuel de 1900 Euros"], contract: "CDI", nature: "Contrat travail", qualification: "6" },
  experience: { level: "beginner", label: "Débutant accepté" },
  posts: 2,
  languages: ["Anglais souhaité"],
  advantages: ["Mutuelle"],
  contact: "Agence de Lyon",
  applyUrl: "https://example.org/apply",
  skills: ["Façonner des pains"],
  created: "2026-11-22T10:00:00.000Z",
  updated: "2026-11-22T11:00:00.000Z",
  rome: "D1102",
  structure: "Entreprise d'insertion (EI)",
};

const wholeTraining: Complete<Training> = {
  ...whole,
  kind: "training",
  organisation: "Greta",
  certification: "Soudeur TIG",
  register: "RNCP37948",
  diploma: "CAP, BEP (Infrabac)",
  sessions: [{ starts: "2026-12-01", ends: "2027-02-01" }],
  remote: "partly",
  hours: { least: 300, most: 420 },
  price: { least: 4_900, most: 5_600 },
  departements: ["Rhône"],
  forApprentices: true,
  asOf: "2026-11-21",
};

const wholeEvent: Complete<JobEvent> = {
  ...whole,
  kind: "event",
  type: "Job dating",
  starts: "2026-12-08T13:00:00.000Z",
  ends: "2026-12-08T16:00:00.000Z",
  organiser: "France Travail Lyon",
  onSite: { places: 12 },
  atDistance: { places: 0 },
  audience: ["Tout public"],
  romes: ["D1102"],
  isForAllJobs: false,
};

const wholeCompany: Complete<Company> = {
  ...whole,
  kind: "company",
  address: "3 rue du Test, 69003 Lyon",
  hasPhone: true,
};

test.each<Complete<Listing>>([wholeOffer, wholeCompany, wholeTraining, wholeEvent])(
  "nothing of what a listing may say is lost: $kind",
  (listing) => {
    expect(listingSchema.parse(JSON.parse(JSON.stringify(listing)))).toEqual(listing);
  },
);

test("nor of what is found of an offer", () => {
  const found: Complete<Found<Offer>> = {
    offer: wholeOffer,
    distanceKm: 3,
    related: true,
    copies: [{ key: "ft:2", handle: "b2" }],
  };
  expect(foundNewsSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
});

const full = offer({
  handle: "a1",
  sector: "Boulangerie",
  size: "10 à 19 salariés",
  facts: { monthly: { least: 1_900 }, licences: ["B"], level: "cap", isAgency: false },
  stated: { pay: ["Mensuel de 1900 Euros"], contract: "CDI" },
  posts: 2,
  languages: ["Anglais souhaité"],
});

test.each([full, offer(), company()])("a stored listing is read as it was: %#", (listing) => {
  expect(listingSchema.parse(JSON.parse(JSON.stringify(listing)))).toEqual(listing);
});

test.each([
  { ...full, kind: "hobby" },
  { ...full, title: undefined },
  { ...full, contract: { kind: "stage", label: "Stage" } },
  { ...full, facts: { level: "bac12" } },
  { ...full, place: "Lyon" },
  "ft:206ZFSY",
  null,
])("one that another version wrote, or that was torn, is no listing: %#", (stored) => {
  expect(listingSchema.safeParse(stored).success).toBe(false);
  expect(foundNewsSchema.safeParse({ offer: stored, related: false }).success).toBe(false);
});

test("a company is no offer that an alert told", () => {
  expect(foundNewsSchema.safeParse({ offer: company(), related: false }).success).toBe(false);
  expect(foundNewsSchema.parse({ offer: full, related: true, copies: [{ key: "ft:2" }] })).toEqual({
    offer: full,
    related: true,
    copies: [{ key: "ft:2" }],
  });
});
