import { z } from "zod";
import { type Attendance, formatStart, type JobEvent } from "../core/offers/job-event.ts";
import type { Company, Found, Listing, Offer, ResultPage } from "../core/offers/offer.ts";
import type { Range, Training } from "../core/offers/training.ts";
import { describeSearch, type Search } from "../core/search/search.ts";
import { removeContacts } from "../core/text/contact-details.ts";
import { truncate } from "../core/text/text.ts";

/*
 * What a tool gives of a listing: each with its source, a date and a link, and without the telephone number,
 * the address or the name of a person. What a source did not state is absent.
 */

/** So much of a description tells what a job is. */
const summaryLetters = 600;

const text = z.string();
const range = z.object({ least: z.number(), most: z.number() });

export const listingRecord = z.object({
  title: text,
  organisation: text.optional().describe("The employer, the school, the organiser."),
  place: text,
  distance_km: z.number().optional(),
  type: text.optional().describe("Of an event: job dating, forum, information meeting."),
  contract: text.optional(),
  hours: text.optional(),
  pay: text.optional(),
  experience: text.optional(),
  diploma: text.optional(),
  register: text.optional().describe("The number of the certification in the national registers."),
  starts: text.optional().describe("A day or an instant, ISO 8601; of an event on the clocks of Paris."),
  ends: text.optional(),
  duration_hours: range.optional(),
  price_euros: range.optional().describe("The whole price, whoever pays how much of it."),
  places_left: z.object({ on_site: z.number().optional(), at_distance: z.number().optional() }).optional(),
  sector: text.optional(),
  size: text.optional(),
  address: text.optional(),
  is_related_job: z.boolean().optional().describe("Of a related job rather than the one that was asked for."),
  summary: text.optional(),
  date: text.describe("When it was published or, where that is not known, when it was read: ISO 8601."),
  date_is: z.enum(["published", "read"]),
  source: text,
  url: text,
  is_fictitious: z.boolean().describe("Invented, for the demonstration: no such thing exists."),
});
export type ListingRecord = z.infer<typeof listingRecord>;

/** A page of results, whatever they are. */
export const resultsOutput = z.object({
  understood_as: text.describe("The search in one line: check that it is what was asked."),
  total: z.number(),
  total_is_exact: z.boolean(),
  page: z.number(),
  pages: z.number(),
  results: z.array(listingRecord),
  not_read: z.array(text).describe("Services that did not answer: what they have is not in the results."),
  notes: z.array(text),
});
export type Results = z.infer<typeof resultsOutput>;

/** What a tool answers with a page of a search. */
export function toResults(
  search: Search,
  { total, exact, missing, notes = [], asOf, items }: Omit<ResultPage, "page" | "pages">,
  { page, pages }: Pick<ResultPage, "page" | "pages">,
): Results {
  return {
    understood_as: describeSearch(search),
    total,
    total_is_exact: exact,
    page,
    pages,
    results: items.map((found) => toListingRecord(found, asOf)),
    not_read: missing.map(({ service }) => service),
    notes: notes.map((note) =>
      note.is === "partial"
        ? `${note.service} says that its answer is incomplete.`
        : `${note.service} gives ${note.most} at most: a smaller radius shows others.`,
    ),
  };
}

/** One listing. A date of its own says when it was published; else it is when it was read. */
export function toListingRecord({ offer: listing, distanceKm, related }: Found, asOf: string): ListingRecord {
  const { title, place, source, url, fictitious, description, sector, size } = listing;
  const summary = truncate(removeContacts(description).replace(/\s+/g, " ").trim(), summaryLetters);
  return dropAbsent({
    title,
    place: place.label,
    distance_km: distanceKm,
    sector,
    size,
    is_related_job: related ? true : undefined,
    ...toOwnFacts(listing),
    summary: summary === "" ? undefined : summary,
    ...toDate(listing, asOf),
    source,
    url,
    is_fictitious: fictitious,
  });
}

function toOwnFacts(listing: Listing): Partial<ListingRecord> {
  switch (listing.kind) {
    case "offer":
      return toOfferFacts(listing);
    case "company":
      return toCompanyFacts(listing);
    case "training":
      return toTrainingFacts(listing);
    case "event":
      return toEventFacts(listing);
  }
}

function toOfferFacts({
  company,
  contract,
  hours,
  salary,
  experience,
  diploma,
  starts,
}: Offer): Partial<ListingRecord> {
  return {
    organisation: company,
    contract: contract?.label,
    hours,
    pay: salary,
    experience: experience?.label,
    diploma,
    starts,
  };
}

function toCompanyFacts({ address }: Company): Partial<ListingRecord> {
  return { address };
}

function toTrainingFacts(training: Training): Partial<ListingRecord> {
  const { organisation, diploma, certification, register, sessions = [], hours, price } = training;
  const [next] = sessions;
  return {
    organisation,
    diploma: [certification, diploma].filter((part) => part !== undefined).join(", ") || undefined,
    register,
    starts: next?.starts,
    ends: next?.ends,
    duration_hours: hours && toRange(hours),
    price_euros: price && toRange(price),
  };
}

function toEventFacts(event: JobEvent): Partial<ListingRecord> {
  const { organiser, type, ends, onSite, atDistance } = event;
  const left = dropAbsent({ on_site: countLeft(onSite), at_distance: countLeft(atDistance) });
  return {
    organisation: organiser,
    type,
    starts: formatStart(event),
    ends,
    places_left: Object.keys(left).length > 0 ? left : undefined,
  };
}

function countLeft(attendance: Attendance | undefined): number | undefined {
  return attendance?.places;
}

function toRange({ least, most }: Range): Range {
  return { least, most };
}

function toDate(listing: Listing, asOf: string): Pick<ListingRecord, "date" | "date_is"> {
  const published = listing.kind === "offer" ? (listing.updated ?? listing.created) : undefined;
  if (published !== undefined) return { date: published, date_is: "published" };
  return { date: listing.kind === "training" ? (listing.asOf ?? asOf) : asOf, date_is: "read" };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function dropAbsent<T extends Record<string, unknown>>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
