import { z } from "zod";
import { placeSchema } from "../places/place.ts";
import { filterNames, filtersSchema } from "../search/filters.ts";
import { kindSchema } from "../search/kind.ts";
import { pickedTitleSchema, radiusSchema, type Search, searchSchema, upgradeStoredSearch } from "../search/search.ts";
import { doubtSchema } from "../understanding/doubt.ts";
import { elsewhereKinds } from "../understanding/job-request.ts";

/** How a search differs from the request; shown with its results, so that nobody wonders where offers are. */
const otherwise = {
  /** The filters that a new search has from the one before it. */
  kept: z.array(z.enum(filterNames)).optional().catch(undefined),
  /** Its kind is that of the search before it. */
  keptKind: z.boolean().optional().catch(undefined),
  /** The kilometres that were said, where the radius may be another. */
  saidKm: z.number().optional().catch(undefined),
  /** What was asked for and is not looked for here. */
  elsewhere: z.enum(elsewhereKinds).optional().catch(undefined),
};
const differencesSchema = z.object(otherwise);
export type SearchDifferences = z.infer<typeof differencesSchema>;

/** What is known of the next search besides the job: it survives another word, another job. */
export const draftSchema = z.preprocess(
  upgradeStoredSearch,
  z.object({
    kind: kindSchema.catch("emploi"),
    place: placeSchema.optional(),
    radius: radiusSchema.catch(20),
    filters: filtersSchema,
    revises: z.string().optional(),
    /** Where the last search was: offered, not taken. */
    lastPlace: placeSchema.optional(),
    /** What of the last message was not understood: said with the question that follows. */
    doubt: doubtSchema.optional().catch(undefined),
    ...otherwise,
  }),
);
export type Draft = z.infer<typeof draftSchema>;

/**
 * An offer on a list that was shown: its key, and the handle by which its source wants to be asked, where
 * that differs.
 */
export const listedSchema = z.object({ key: z.string(), handle: z.string().optional() });

export type Listed = z.infer<typeof listedSchema>;

/** What an offer has in common with its copies (`copyKeys`). */
export const foldsSchema = z.array(z.string()).optional().catch(undefined);

/** In a digest: copies of one announcement have the same fold. */
const folded = listedSchema.extend({ fold: z.string().optional(), folds: foldsSchema });

/** Other announcements of the same job, which a list does not show by themselves. */
const copies = z.array(listedSchema).optional().catch(undefined);
/** How many more there are, which are only counted: a stored screen holds some of them, never hundreds. */
const unkept = z.number().optional().catch(undefined);

/** On a page of results. */
const shownOffer = listedSchema.extend({ folds: foldsSchema, copies, unkept });

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
const fromList = { counted: counted.optional().catch(undefined) };

/**
 * The offer that is open. `copy` counts the copies of its announcement from 1; 0 or none is the first.
 * `earlier`: its copies belong to announcements on earlier pages, each possibly to a different one.
 */
const openedSchema = listedSchema.extend({
  copies,
  unkept,
  copy: z.number().optional().catch(undefined),
  earlier: z.boolean().optional().catch(undefined),
});
export type OpenedOffer = z.infer<typeof openedSchema>;

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
  items: z.array(folded),
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
  /** The number of the one that was opened last, from the list. */
  last: z.number().optional().catch(undefined),
  /** It was said to be well aimed. */
  thumb: z.literal("up").optional().catch(undefined),
});

/**
 * The id of the task that this state asks for: an alert, a file, a picture. Asked again (a second tap, a
 * restart), it is the very same task, and it stays wanted wherever its owner goes, until they cancel it.
 */
const making = { task: z.string().optional().catch(undefined) };

/** A search that is being changed for an alert: the digest to come back to. */
const carried = { digest: digestSchema.optional().catch(undefined) };

/** What may be wrong with a digest. */
export const complaints = ["far", "job", "contract", "company", "seen", "many"] as const;
export type Complaint = (typeof complaints)[number];

/** What of an alert may be said to be changed. */
export const alertChangeParts = ["schedule", "name", "search", "related", "without", "week"] as const;

/**
 * Where someone is in the conversation. States are stored, so they are parsed when read: older code may have
 * written them.
 */
export const stateSchema = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("home"),
    draft: draftSchema,
    last: searchSchema.optional(),
    /** Asks for a job rather than welcoming. */
    asking: z.boolean(),
    /** The offers are fictitious, and the welcome says so. */
    demo: z.boolean().catch(false),
    ...carried,
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
    ...carried,
  }),
  z.object({
    step: z.literal("place"),
    titles: z.array(pickedTitleSchema),
    words: z.string().optional(),
    /** The places that may have been meant by what was typed. */
    options: z.array(placeSchema),
    typed: z.string().optional(),
    draft: draftSchema,
    /** The search whose place is being changed: "Annuler" leads back to it. */
    back: searchSchema.optional(),
    ...carried,
  }),
  z.object({
    step: z.literal("results"),
    search: searchSchema,
    page: z.number(),
    shown: z.array(shownOffer).catch([]),
    /** The key of the offer that was just read. */
    at: z.string().optional().catch(undefined),
    ...otherwise,
    ...fromList,
    ...carried,
  }),
  z.object({
    step: z.literal("offer"),
    search: searchSchema,
    page: z.number(),
    ...openedSchema.shape,
    ...fromList,
    ...carried,
  }),
  /** The market of a search: its picture, or that page of its report. */
  z.object({
    step: z.literal("market"),
    search: searchSchema,
    /** Of the results to come back to. */
    page: z.number().catch(1),
    report: z.number().optional().catch(undefined),
    ...fromList,
    ...making,
    ...carried,
  }),
  /** The offers of a search as a file. */
  z.object({
    step: z.literal("export"),
    search: searchSchema,
    page: z.number().catch(1),
    via: z.enum(["results", "market"]).catch("results"),
    ...fromList,
    ...making,
    ...carried,
  }),
  digestSchema,
  /** Why an offer is shown: one of a page of results, or the one that is open in a digest. */
  z.object({
    step: z.literal("why"),
    search: searchSchema,
    offer: openedSchema,
    page: z.number().catch(1),
    ...fromList,
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
  /** A search that becomes an alert. */
  z.object({ step: z.literal("subscribe"), search: searchSchema, isSure: z.boolean().catch(false), ...making }),
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
    /** Of the alert, or the one to come back to. */
    search: searchSchema.optional(),
    /** The digest to come back to. */
    digest: digestSchema.optional(),
    /** Of "created" and "known": what asked for it. */
    ...making,
  }),
  /** The time, the days, the zone or the name of an alert, being changed. */
  z.object({
    step: z.literal("setting"),
    id: z.string(),
    part: z.enum(["hour", "days", "zone", "name"]),
    search: searchSchema.optional(),
    digest: digestSchema.optional(),
  }),
  z.object({ step: z.literal("alerts"), shown: z.array(z.string()).catch([]), aside: asideSchema }),
  z.object({ step: z.literal("edit"), search: searchSchema, ...carried }),
  z.object({ step: z.literal("radius"), search: searchSchema, ...carried }),
  z.object({
    step: z.literal("filters"),
    search: searchSchema,
    /** The one whose values are shown. */
    open: z.enum(filterNames).optional().catch(undefined),
    /** Those that few people need are shown. */
    more: z.boolean().optional().catch(undefined),
    ...carried,
  }),
  z.object({ step: z.literal("help"), aside: asideSchema }),
  z.object({ step: z.literal("privacy"), confirming: z.boolean(), aside: asideSchema }),
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
  z.object({ step: z.literal("expired"), search: searchSchema.optional(), draft: draftSchema }),
]);

export type State = z.infer<typeof stateSchema>;
export type StateOf<Step extends State["step"]> = Extract<State, { step: Step }>;

export const emptyDraft: Draft = { kind: "emploi", radius: 20, filters: {} };
export const homeState: StateOf<"home"> = { step: "home", draft: emptyDraft, asking: false, demo: false };

/** The search of a state, complete or not yet. */
export function getDraft(state: State): Draft {
  if ("aside" in state) return state.aside.draft;
  if ("draft" in state) return state.draft;
  const search = getSearch(state);
  return search ? toDraft(search) : emptyDraft;
}

/** The search that a state stands in, where it is complete. */
export function getSearch(state: State): Search | undefined {
  if ("aside" in state) return state.aside.search;
  if (state.step === "mend") return state.digest.search;
  return "search" in state ? state.search : undefined;
}

export function toAside(state: State): Aside {
  return { draft: getDraft(state), search: getSearch(state) };
}

/** Where and how, without the job. */
export function toDraft({ kind, place, radius, filters, revises }: Search): Draft {
  return { kind, place, radius, filters, ...(revises === undefined ? {} : { revises }) };
}

/**
 * The same turn. Where the search of an alert is being changed, or just was, it keeps the digest that the
 * change began from, to return to.
 */
export function carryDigest<T extends { state: State }>(before: State, turn: T): T {
  const { state } = turn;
  const digest = "digest" in before ? before.digest : undefined;
  if (!digest || !carries(state) || state.digest || revisedBy(state) !== digest.alert) return turn;
  return { ...turn, state: { ...state, digest } };
}

const carriers = [
  ...(["home", "job", "place", "results", "offer", "market", "export"] as const),
  ...(["edit", "radius", "filters", "why", "alert"] as const),
] as const;
type Carrier = StateOf<(typeof carriers)[number]>;

function carries(state: State): state is Carrier {
  return carriers.some((step) => step === state.step);
}

function revisedBy(state: Carrier): string | undefined {
  return state.step === "alert" ? state.id : getDraft(state).revises;
}

/** What is being made for whoever stands there, or was just made. */
export function getTaskId(state: State): string | undefined {
  return "task" in state ? state.task : undefined;
}

/** The offers that the state shows on a list, with the copies grouped there, and their copy keys. */
export function getShownOffers(state: State): { offers: string[]; folds: string[] } {
  const listed = listedOn(state);
  return {
    offers: listed.flatMap(({ key, copies = [] }) => [key, ...copies.map((copy) => copy.key)]),
    folds: [...new Set(listed.flatMap(({ folds = [] }) => folds))],
  };
}

function listedOn(state: State): z.infer<typeof shownOffer>[] {
  if (state.step === "results") return [...state.shown, ...(state.counted?.later ?? [])];
  if (state.step !== "digest" || state.open !== undefined || state.page === 0) return [];
  return listShownNumbers(state).flatMap((number) =>
    listCopyNumbers(state, number).flatMap((one) => state.items[one - 1] ?? []),
  );
}

/** The announcement that is open: the first, or that copy of it. */
export function getOpenedOffer({ key, handle, copies = [], copy = 0 }: OpenedOffer): Listed {
  return copies[copy - 1] ?? (handle === undefined ? { key } : { key, handle });
}

/** Offers on a page, of results as of a digest. */
export const offersPerPage = 5;

/**
 * The numbers, from 1, of the offers that a digest shows now: the first few, those of a page of all
 * announcements, or the open one.
 */
export function listShownNumbers(state: StateOf<"digest">): number[] {
  const { page, shown, items, open } = state;
  if (open !== undefined) return [open];
  if (page === 0) return items.slice(0, shown).map((_, i) => i + 1);
  return listAnnouncementNumbers(state).slice((page - 1) * offersPerPage, page * offersPerPage);
}

/**
 * The numbers of the first offer of each announcement: the long list shows each announcement once, with its
 * copies behind it.
 */
export function listAnnouncementNumbers({ items }: StateOf<"digest">): number[] {
  const known = new Set<string>();
  return items.flatMap(({ fold }, i) => {
    if (fold !== undefined && known.has(fold)) return [];
    if (fold !== undefined) known.add(fold);
    return [i + 1];
  });
}

/** The numbers of an announcement in a digest, that one among them, in the order of the list. */
export function listCopyNumbers({ items }: StateOf<"digest">, number: number): number[] {
  const fold = items[number - 1]?.fold;
  return fold === undefined ? [number] : items.flatMap((item, i) => (item.fold === fold ? [i + 1] : []));
}

/**
 * Parses a stored state. One that no longer fits becomes "expired", with its search where that can still be
 * read.
 */
export function readState(stored: unknown): State {
  const whole = stateSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const criteria = z.object({ search: searchSchema }).safeParse(stored);
  return criteria.success
    ? { step: "expired", search: criteria.data.search, draft: emptyDraft }
    : { step: "expired", draft: emptyDraft };
}
