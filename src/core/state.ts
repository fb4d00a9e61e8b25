import { z } from "zod";
import { filterNames, filters } from "./filters.ts";
import { place } from "./places/place.ts";
import { pickedTitle, radius, type Search, search } from "./search.ts";

/** What is known of the next search besides the job: it survives another word, another job. */
export const draft = z.object({
  place: place.optional(),
  radius: radius.catch(20),
  filters,
  /** Where the last search was: offered, not taken. */
  lastPlace: place.optional(),
});
export type Draft = z.infer<typeof draft>;

/** What is put aside while something else is read: the search to come back to. */
export const aside = z.object({ draft, search: search.optional() });
export type Aside = z.infer<typeof aside>;

/** Where someone is in the conversation. Kept in the store, so what is read back is parsed: older code may have written it. */
export const state = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("home"),
    draft,
    last: search.optional(),
    /** Asks for a job rather than welcoming. */
    asking: z.boolean(),
    /** The offers are fictitious, and the welcome says so. */
    demo: z.boolean().catch(false),
  }),
  z.object({
    step: z.literal("job"),
    typed: z.string(),
    /** The titles found were only like the typed words. */
    near: z.boolean(),
    options: z.array(pickedTitle),
    picked: z.array(z.string()),
    page: z.number(),
    draft,
  }),
  z.object({
    step: z.literal("place"),
    titles: z.array(pickedTitle),
    words: z.string().optional(),
    /** The places that may have been meant by what was typed. */
    options: z.array(place),
    typed: z.string().optional(),
    draft,
    /** The search whose place is being changed: "Annuler" leads back to it. */
    back: search.optional(),
  }),
  z.object({ step: z.literal("results"), search, page: z.number() }),
  z.object({ step: z.literal("offer"), search, page: z.number(), key: z.string() }),
  z.object({ step: z.literal("edit"), search }),
  z.object({ step: z.literal("radius"), search }),
  z.object({ step: z.literal("filters"), search, open: z.enum(filterNames).optional().catch(undefined) }),
  z.object({ step: z.literal("help"), aside }),
  z.object({ step: z.literal("privacy"), confirming: z.boolean(), aside }),
  z.object({ step: z.literal("stopped"), aside }),
  z.object({ step: z.literal("expired"), search: search.optional(), draft }),
]);

export type State = z.infer<typeof state>;
export type At<Step extends State["step"]> = Extract<State, { step: Step }>;

export const emptyDraft: Draft = { radius: 20, filters: {} };
export const atHome: At<"home"> = { step: "home", draft: emptyDraft, asking: false, demo: false };

/** The search of a state, complete or not yet. */
export function draftOf(state: State): Draft {
  if ("aside" in state) return state.aside.draft;
  return "draft" in state ? state.draft : draftFrom(state.search);
}

/** The search that a state stands in, where it is complete. */
export function searchOf(state: State): Search | undefined {
  if ("aside" in state) return state.aside.search;
  return "search" in state ? state.search : undefined;
}

export function asideOf(state: State): Aside {
  return { draft: draftOf(state), search: searchOf(state) };
}

/** Where and how, without the job. */
export function draftFrom({ place, radius, filters }: z.infer<typeof search>): Draft {
  return { place, radius, filters };
}

/** What a stored state was, or when it no longer fits, "expired" with the search where it can still be read. */
export function readState(stored: unknown): State {
  const whole = state.safeParse(stored);
  if (whole.success) return whole.data;
  const criteria = z.object({ search }).safeParse(stored);
  return criteria.success
    ? { step: "expired", search: criteria.data.search, draft: emptyDraft }
    : { step: "expired", draft: emptyDraft };
}
