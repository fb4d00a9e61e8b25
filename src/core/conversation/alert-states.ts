import { z } from "zod";
import { scheduleSchema } from "../alerts/schedule.ts";
import { searchSchema } from "../search/search.ts";
import { alertWishSchema } from "./alert-wish.ts";
import { namedThingSchema } from "./named-alert.ts";
import { asideSchema, digestSchema, listFields, openedSchema, taskFields } from "./state-parts.ts";

/** What may be wrong with a digest. */
export const complaints = ["far", "job", "contract", "company", "seen", "many"] as const;
export type Complaint = (typeof complaints)[number];

/** What of an alert may be said to be changed. */
export const alertChangeParts = ["schedule", "name", "search", "related", "without", "week"] as const;

/** The states of alerts: their digests, what is said of them, and their settings. */
export const alertStates = [
  digestSchema,
  /** Why an offer is shown: one of a page of results, or the one that is open in a digest. */
  z.object({
    step: z.literal("why"),
    search: searchSchema,
    offer: openedSchema,
    page: z.number().catch(1),
    ...listFields,
    digest: digestSchema.optional(),
  }),
  /** What is wrong with a digest. */
  z.object({
    step: z.literal("mend"),
    digest: digestSchema,
    part: z.enum(complaints).optional().catch(undefined),
    /** What was proposed to change, and what was chosen. */
    proposed: z.string().optional(),
    chosen: z.string().optional(),
    /** The companies of the offers that the digest shows. */
    companies: z.array(z.string()).catch([]),
  }),
  /** An alert that had nothing to tell for two weeks: wider searches, with what they have. */
  z.object({
    step: z.literal("silence"),
    alert: z.string(),
    name: z.string(),
    search: searchSchema,
    wider: z.array(z.object({ label: z.string(), search: searchSchema, count: z.number().optional() })).catch([]),
    /** What was chosen: to go on, the wider search of that number, or the former one again. */
    said: z.enum(["kept", "wider", "undone"]).optional().catch(undefined),
    chosen: z.number().optional(),
    /** The change is still to be made. */
    changing: z.boolean().optional().catch(undefined),
  }),
  /** Someone who gave no sign of life is asked whether they still look. */
  z.object({
    step: z.literal("still"),
    /** How many alerts are active. */
    alerts: z.number().catch(1),
    said: z.literal("yes").optional().catch(undefined),
    changing: z.boolean().optional().catch(undefined),
  }),
  /** News of the service, from those who run it; they were refused for the future, or wanted again. */
  z.object({
    step: z.literal("announced"),
    said: z.string(),
    from: z.string().optional().catch(undefined),
    isOff: z.boolean().optional().catch(undefined),
  }),
  /** A search that becomes an alert. */
  z.object({
    step: z.literal("subscribe"),
    search: searchSchema,
    isSure: z.boolean().catch(false),
    /** When it is to write, where that was said with the wish for it. */
    schedule: scheduleSchema.partial().optional().catch(undefined),
    ...taskFields,
  }),
  z.object({
    step: z.literal("alert"),
    id: z.string(),
    /** What was just done with it. */
    said: z.enum(["created", "known", "changed", "deleted"]).optional().catch(undefined),
    /** Of "changed": what. */
    changed: z.enum(alertChangeParts).optional().catch(undefined),
    confirming: z.boolean().catch(false),
    /** Of "known": the alert that was to look for the same. */
    instead: z.object({ id: z.string(), name: z.string() }).optional().catch(undefined),
    /** About how many offers there will be, said when it is made. */
    perWeek: z.number().optional(),
    /** Its digests come in another chat than the one where it was made: in private. */
    isInPrivate: z.boolean().optional().catch(undefined),
    /** Of the alert, or the one to come back to. */
    search: searchSchema.optional(),
    /** When it writes, for the lists to mark it. */
    schedule: scheduleSchema.optional().catch(undefined),
    /** The digest to come back to. */
    digest: digestSchema.optional(),
    /** Of "created" and "known": what asked for it. */
    ...taskFields,
  }),
  /** The time, the days, the zone or the name of an alert, being changed. */
  z.object({
    step: z.literal("setting"),
    id: z.string(),
    part: z.enum(["hour", "days", "zone", "name"]),
    /** When it writes now, marked in the lists. */
    schedule: scheduleSchema.optional().catch(undefined),
    search: searchSchema.optional(),
    digest: digestSchema.optional(),
  }),
  z.object({
    step: z.literal("alerts"),
    shown: z.array(z.string()).catch([]),
    aside: asideSchema,
    /**
     * What a message wants of one of them, which is still to be named; the number of that one, where it is,
     * or what it is called.
     */
    wish: alertWishSchema.optional().catch(undefined),
    which: z.number().optional().catch(undefined),
    named: namedThingSchema.optional().catch(undefined),
  }),
  z.object({
    step: z.literal("stopped"),
    aside: asideSchema,
    done: z.boolean().catch(false),
    /** Because they found work. */
    found: z.boolean().optional().catch(undefined),
    /** Those that it stopped, to be taken up again; older screens took up all. */
    ids: z.array(z.string()).optional().catch(undefined),
    /** They are still to be stopped; they were taken up again. */
    stopping: z.boolean().optional().catch(undefined),
    resumed: z.boolean().optional().catch(undefined),
  }),
] as const;
