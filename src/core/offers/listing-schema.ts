import { z } from "zod";
import type { Point } from "../places/place.ts";
import type { Attendance, JobEvent } from "./job-event.ts";
import { type ListingParts, type ListingPlace, type OfferFacts, studyLevels, targetLevels } from "./listing-parts.ts";
import type {
  Company,
  ContractKind,
  ExperienceLevel,
  FoundNews,
  Listing,
  Offer,
  OfferCopy,
  SourceWording,
} from "./offer.ts";
import type { Range, Training, TrainingSession } from "./training.ts";

/*
 * Listings as they are stored, with the digest that shows them: one that another version wrote, or that was
 * torn, is read from its source again.
 */

const some = z.exactOptional;
const text = z.string();

/** A schema for each field: one that is forgotten, optional as it may be, does not compile. */
type Fields<T> = { [Name in keyof T]-?: z.ZodType<T[Name]> };

/** One of the keys; the compiler wants each of them there. */
const oneOf = <Value extends string>(values: Record<Value, true>) =>
  z.custom<Value>((stored) => typeof stored === "string" && Object.hasOwn(values, stored));

const contractKind = oneOf<ContractKind>({
  cdi: true,
  cdd: true,
  interim: true,
  seasonal: true,
  independent: true,
  other: true,
});
const experienceLevel = oneOf<ExperienceLevel>({ beginner: true, under1: true, from1to3: true, over3: true });

const point = z.object({ latitude: z.number(), longitude: z.number() } satisfies Fields<Point>);

const place = z.object({
  label: text,
  school: some(text),
  isMainTown: some(z.boolean()),
  commune: some(text),
  departement: some(text),
  region: some(text),
  point: some(point),
} satisfies Fields<ListingPlace>);

const monthly = z.object({
  least: some(z.number()),
  most: some(z.number()),
} satisfies Fields<NonNullable<OfferFacts["monthly"]>>);

const facts = z.object({
  monthly: some(monthly),
  isExecutive: some(z.boolean()),
  isAccessible: some(z.boolean()),
  isCommitted: some(z.boolean()),
  lacksCandidates: some(z.boolean()),
  licences: some(z.array(text)),
  level: some(z.enum(studyLevels)),
  target: some(z.enum(targetLevels)),
  isAgency: some(z.boolean()),
  isSchool: some(z.boolean()),
  isRemote: some(z.boolean()),
} satisfies Fields<OfferFacts>);

const parts = z.object({
  key: text,
  handle: some(text),
  title: text,
  place,
  sector: some(text),
  size: some(text),
  facts: some(facts),
  description: text,
  url: text,
  source: text,
  fictitious: z.boolean(),
} satisfies Fields<ListingParts>);

const contract = z.object({ kind: contractKind, label: text } satisfies Fields<NonNullable<Offer["contract"]>>);

const experience = z.object({
  level: some(experienceLevel),
  label: text,
} satisfies Fields<NonNullable<Offer["experience"]>>);

const stated = z.object({
  pay: z.array(text),
  contract: some(text),
  nature: some(text),
  qualification: some(text),
} satisfies Fields<SourceWording>);

const offerSchema = parts.extend({
  kind: z.literal("offer"),
  company: some(text),
  contract: some(contract),
  alternance: z.boolean(),
  bySchool: some(z.boolean()),
  diploma: some(text),
  starts: some(text),
  fullTime: some(z.boolean()),
  hours: some(text),
  salary: some(text),
  stated: some(stated),
  experience: some(experience),
  posts: some(z.number()),
  languages: some(z.array(text)),
  advantages: some(z.array(text)),
  contact: some(text),
  applyUrl: some(text),
  skills: z.array(text),
  created: some(text),
  updated: some(text),
  rome: some(text),
  structure: some(text),
} satisfies Fields<Omit<Offer, keyof ListingParts>>);

const companySchema = parts.extend({
  kind: z.literal("company"),
  address: some(text),
  hasPhone: some(z.boolean()),
} satisfies Fields<Omit<Company, keyof ListingParts>>);

const range = z.object({ least: z.number(), most: z.number() } satisfies Fields<Range>);

const trainingSchema = parts.extend({
  kind: z.literal("training"),
  organisation: some(text),
  certification: some(text),
  register: some(text),
  diploma: some(text),
  sessions: some(z.array(z.object({ starts: text, ends: some(text) } satisfies Fields<TrainingSession>))),
  remote: some(oneOf<NonNullable<Training["remote"]>>({ whole: true, partly: true })),
  hours: some(range),
  price: some(range),
  departements: some(z.array(text)),
  forApprentices: some(z.boolean()),
  asOf: some(text),
} satisfies Fields<Omit<Training, keyof ListingParts>>);

const attendance = z.object({ places: some(z.number()) } satisfies Fields<Attendance>);

const eventSchema = parts.extend({
  kind: z.literal("event"),
  type: some(text),
  starts: text,
  ends: some(text),
  organiser: some(text),
  onSite: some(attendance),
  atDistance: some(attendance),
  audience: some(z.array(text)),
  romes: z.array(text),
  isForAllJobs: z.boolean(),
} satisfies Fields<Omit<JobEvent, keyof ListingParts>>);

/** One schema for each kind: a member of the union without one does not compile. */
const schemas: { [K in Listing["kind"]]: z.ZodType<Extract<Listing, { kind: K }>> } = {
  offer: offerSchema,
  company: companySchema,
  training: trainingSchema,
  event: eventSchema,
};

/** An offer alone. */
export const storedOfferSchema: z.ZodType<Offer> = offerSchema;

export const listingSchema: z.ZodType<Listing> = z.union(Object.values(schemas));

/** What alerts tell of, as they store it. */
export const foundNewsSchema: z.ZodType<FoundNews> = z.object({
  offer: z.union([offerSchema, eventSchema]),
  distanceKm: some(z.number()),
  related: z.boolean(),
  copies: some(z.array(z.object({ key: text, handle: some(text) } satisfies Fields<OfferCopy>))),
} satisfies Fields<FoundNews>);
