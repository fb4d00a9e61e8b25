import { z } from "zod";
import { listedSchema } from "../offers/listed.ts";
import { placeSchema } from "../places/place.ts";
import { filterNames } from "../search/filters.ts";
import { pickedDiplomaSchema, pickedTitleSchema, searchSchema } from "../search/search.ts";
import {
  askedSchema,
  carriedFields,
  differenceFields,
  differencesSchema,
  draftSchema,
  listFields,
  openedSchema,
  shownOfferSchema,
  taskFields,
} from "./state-parts.ts";

const resultsSchema = z.object({
  step: z.literal("results"),
  search: searchSchema,
  page: z.number(),
  shown: z.array(shownOfferSchema).catch([]),
  /** The key of the offer that was just read. */
  at: z.string().optional().catch(undefined),
  /** The offer of that number, or the one beside `at`, is opened as soon as the page is there. */
  opens: z
    .union([z.number(), z.enum(["next", "previous"])])
    .optional()
    .catch(undefined),
  /** What is asked of the offer that is opened. */
  asked: askedSchema,
  /** The search that a message changed into this one: to be had back. */
  was: searchSchema.optional().catch(undefined),
  /** The search that a message may want instead of this one: it is asked about. */
  proposed: searchSchema.optional().catch(undefined),
  /** How that one differs from what was asked for: said once it is shown. */
  proposedWith: differencesSchema.optional().catch(undefined),
  /** Where nothing is near enough, the nearest offer there is, and the way on that has it. */
  nearest: listedSchema.extend({ way: z.string() }).optional().catch(undefined),
  ...differenceFields,
  ...listFields,
  ...carriedFields,
});

/** The states of a search: from the question for a job to its results, and what is done with them. */
export const searchStates = [
  z.object({
    step: z.literal("home"),
    draft: draftSchema,
    last: searchSchema.optional(),
    /** Asks for a job rather than welcoming. */
    asking: z.boolean(),
    /** The offers are fictitious, and the welcome says so. */
    demo: z.boolean().catch(false),
    ...carriedFields,
  }),
  z.object({
    step: z.literal("job"),
    typed: z.string(),
    /** The titles found were only like the typed words. */
    near: z.boolean(),
    options: z.array(pickedTitleSchema),
    picked: z.array(z.string()),
    page: z.number(),
    draft: draftSchema,
    /** The search that was on screen when the word was written: to come back to. */
    back: searchSchema.optional().catch(undefined),
    /**
     * The titles that were ticked when the editing of this search's jobs began; they stay on the list
     * whatever word is typed.
     */
    ticked: z.array(pickedTitleSchema).optional().catch(undefined),
    /** What else is like them is still to be looked up. */
    opening: z.boolean().optional().catch(undefined),
    /** No title is like the typed word. */
    missed: z.boolean().optional().catch(undefined),
    /**
     * The results on which a word was written that no title is like: what is written next is meant for them.
     */
    held: resultsSchema.optional().catch(undefined),
    ...carriedFields,
  }),
  z.object({
    step: z.literal("place"),
    titles: z.array(pickedTitleSchema),
    words: z.string().optional(),
    /** The diploma that is looked for in the place of jobs. */
    rncp: pickedDiplomaSchema.optional().catch(undefined),
    /** The places that may have been meant by what was typed. */
    options: z.array(placeSchema),
    typed: z.string().optional(),
    draft: draftSchema,
    /** The search whose place is being changed: "Annuler" leads back to it. */
    back: searchSchema.optional(),
    ...carriedFields,
  }),
  /** The fields in which there are trainings, by name, in the order of their buttons. */
  z.object({
    step: z.literal("themes"),
    draft: draftSchema,
    themes: z.array(z.string()).catch([]),
    ...carriedFields,
  }),
  resultsSchema,
  z.object({
    step: z.literal("offer"),
    search: searchSchema,
    page: z.number(),
    /** What is asked of it: that is answered, and the offer a tap away. */
    asked: askedSchema,
    /** What the training leads to that is open: who looks for an employer looks for that. */
    diploma: pickedDiplomaSchema.optional().catch(undefined),
    /** The job of the offer that is open, where it is none of those that are looked for. */
    job: pickedTitleSchema.optional().catch(undefined),
    ...openedSchema.shape,
    ...listFields,
    ...carriedFields,
  }),
  /** The market of a search: its picture, or that page of its report. */
  z.object({
    step: z.literal("market"),
    search: searchSchema,
    /** Of the results to come back to. */
    page: z.number().catch(1),
    report: z.number().optional().catch(undefined),
    ...listFields,
    ...taskFields,
    ...carriedFields,
  }),
  /** The offers of a search as a file. */
  z.object({
    step: z.literal("export"),
    search: searchSchema,
    page: z.number().catch(1),
    via: z.enum(["results", "market"]).catch("results"),
    ...listFields,
    ...taskFields,
    ...carriedFields,
  }),
  z.object({ step: z.literal("edit"), search: searchSchema, ...carriedFields }),
  z.object({ step: z.literal("radius"), search: searchSchema, ...carriedFields }),
  z.object({
    step: z.literal("filters"),
    search: searchSchema,
    /** The one whose values are shown. */
    open: z.enum(filterNames).optional().catch(undefined),
    /** Those that few people need are shown. */
    more: z.boolean().optional().catch(undefined),
    ...carriedFields,
  }),
  z.object({ step: z.literal("expired"), search: searchSchema.optional(), draft: draftSchema }),
] as const;
