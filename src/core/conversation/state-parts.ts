import { z } from "zod";
import { digestItemSchema, foldsSchema, listedSchema } from "../offers/listed.ts";
import { areaSchema } from "../places/area.ts";
import { placeSchema } from "../places/place.ts";
import { filterNames, filtersSchema } from "../search/filters.ts";
import { kindSchema } from "../search/kind.ts";
import { inapplicableSchema, radiusSchema, searchSchema, upgradeStoredSearch, usualRadius } from "../search/search.ts";
import { offerTopics } from "../understanding/acts/offer-topics.ts";
import { doubtSchema } from "../understanding/doubt.ts";
import { elsewhereKinds } from "../understanding/job-request.ts";

/** How a search differs from the request; shown with its results, so that nobody wonders where offers are. */
export const differenceFields = {
  /** The filters that a new search has from the one before it. */
  kept: z.array(z.enum(filterNames)).optional().catch(undefined),
  /** Of the words of the text those that come from it, where a message named others beside them. */
  keptWords: z.array(z.string()).optional().catch(undefined),
  /** Its kind is that of the search before it. */
  keptKind: z.boolean().optional().catch(undefined),
  /** So is its distance, though it names another town. */
  keptRadius: z.boolean().optional().catch(undefined),
  /** The kilometres that were said, where the radius may be another. */
  saidKm: z.number().optional().catch(undefined),
  /** What was asked for and is not looked for here. */
  elsewhere: z.enum(elsewhereKinds).optional().catch(undefined),
  /** The words for the pay, where they are not gross and monthly, and how they were read. */
  pay: z.object({ said: z.string(), isNet: z.boolean(), isConverted: z.boolean() }).optional().catch(undefined),
  /** The words for a range of pay, of which only the lower end is a filter. */
  payRange: z.string().optional().catch(undefined),
  /** What is not wanted and cannot be left out of a search, as it was said. */
  refused: z.array(z.string()).optional().catch(undefined),
  /** The same of places that are not wanted. */
  outside: z.array(z.string()).optional().catch(undefined),
};
export const differencesSchema = z.object(differenceFields);
export type SearchDifferences = z.infer<typeof differencesSchema>;

/** So many places to choose from are shown at once. */
export const mostOptions = 8;

const gatheredSchema = z.object({
  places: z.array(placeSchema),
  /** `at`: which of all places that were said it is, from 0; at the end where older states do not tell. */
  asks: z.array(z.object({ said: z.string(), options: z.array(placeSchema), at: z.number().optional() })),
  /** The same of the name that is asked about now. */
  at: z.number().optional(),
});

/** What is known of the next search besides the job: it survives another word, another job. */
export const draftSchema = z.preprocess(
  upgradeStoredSearch,
  z.object({
    kind: kindSchema.default("emploi"),
    place: areaSchema.optional(),
    radius: radiusSchema.catch(usualRadius),
    /** As in a search: who said how far they can go keeps it for another job. */
    isRadiusSaid: z.boolean().optional().catch(undefined),
    filters: filtersSchema,
    inapplicable: inapplicableSchema,
    revises: z.string().optional(),
    /** Several places are put together: those that are known, and names that are still to be asked about. */
    gathered: gatheredSchema.optional().catch(undefined),
    /** Where the last search was: offered, not taken. */
    lastPlace: areaSchema.optional(),
    /** What of the last message was not understood: said with the question that follows. */
    doubt: doubtSchema.optional().catch(undefined),
    ...differenceFields,
  }),
);
export type Draft = z.infer<typeof draftSchema>;

/** Other announcements of the same job, which a list does not show by themselves. */
const copies = z.array(listedSchema).optional().catch(undefined);
/** How many more there are, which are only counted: a stored screen holds some of them, never hundreds. */
const unkept = z.number().optional().catch(undefined);

/** On a page of results. */
export const shownOfferSchema = listedSchema.extend({ folds: foldsSchema, copies, unkept });
export type ShownOffer = z.infer<typeof shownOfferSchema>;

/** What is known of the list that one reads, or comes from. */
const counted = z.object({
  /** How many offers it had; not exact where that was estimated. */
  total: z.number(),
  exact: z.boolean(),
  /** How many of them were looked at for the pages that were shown. */
  read: z.number().optional().catch(undefined),
  /** On this page: copies of what stands on pages before it, which those did not count. */
  later: copies,
  laterUnkept: unkept,
});
export type ListCount = z.infer<typeof counted>;
export const listFields = { counted: counted.optional().catch(undefined) };

/**
 * The offer that is open. `copy` counts the copies of its announcement from 1; 0 or none is the first.
 * `earlier`: its copies belong to announcements on earlier pages, each possibly to a different one.
 */
export const openedSchema = listedSchema.extend({
  copies,
  unkept,
  copy: z.number().optional().catch(undefined),
  earlier: z.boolean().optional().catch(undefined),
});
export type OpenedOffer = z.infer<typeof openedSchema>;

/** What is asked of a listing, rather than its card: "calendar" is an event as a file for one. */
export const askedSchema = z
  .enum([...offerTopics, "calendar"])
  .optional()
  .catch(undefined);
export type Asked = NonNullable<z.infer<typeof askedSchema>>;

/** What is put aside while something else is read: the search to come back to. */
export const asideSchema = z.object({ draft: draftSchema, search: searchSchema.optional() });
export type Aside = z.infer<typeof asideSchema>;

/** The news of one alert, and all that was new behind it. */
export const digestSchema = z.object({
  step: z.literal("digest"),
  alert: z.string(),
  name: z.string(),
  search: searchSchema,
  /** When it was made: ISO 8601. */
  day: z.string(),
  /** All of them; the digest itself shows the first few. */
  items: z.array(digestItemSchema),
  shown: z.number(),
  /** How many there are, also beyond what a screen can hold. */
  total: z.number().optional(),
  /** They came while the alert slept. */
  slept: z.boolean().optional().catch(undefined),
  /** Services that could not be read for it. */
  missing: z.array(z.string()).catch([]),
  /** 0 is the digest, then the pages of all of them. */
  page: z.number().catch(0),
  /** The number of the one that is open. */
  open: z.number().optional(),
  /** What is asked of it. */
  asked: askedSchema,
  /** The number of the one that was opened last, from the list. */
  last: z.number().optional().catch(undefined),
  /** It was said to be well aimed. */
  thumb: z.literal("up").optional().catch(undefined),
});

/**
 * The id of the task that this state asks for: an alert, a file, a picture. Asked again (a second tap, a
 * restart), it is the very same task, and it stays wanted wherever its owner goes, until they cancel it.
 */
export const taskFields = { task: z.string().optional().catch(undefined) };

/** The offer that trainings for its job were opened from, and the list that it is on. */
const openerSchema = openedSchema.extend({ search: searchSchema, page: z.number(), ...listFields });
export type Opener = z.infer<typeof openerSchema>;

/**
 * What is come back to: the digest, where a search is being changed for its alert, or the offer, below
 * trainings for its job.
 */
export const carriedFields = {
  digest: digestSchema.optional().catch(undefined),
  opener: openerSchema.optional().catch(undefined),
};
