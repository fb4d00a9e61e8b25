import { z } from "zod";
import { pickInapplicable, type Search, searchSchema, usualRadius } from "../search/search.ts";
import { alertStates } from "./alert-states.ts";
import { searchStates } from "./search-states.ts";
import { type Aside, asideSchema, type Draft } from "./state-parts.ts";
import { ideasSchema, nearSchema, saidFields } from "./talk-states.ts";

/** All states but that of something said, which holds one of these. */
const plainStates = [
  ...searchStates,
  ...alertStates,
  z.object({ step: z.literal("help"), aside: asideSchema }),
  z.object({ step: z.literal("privacy"), confirming: z.boolean(), aside: asideSchema }),
  ideasSchema,
  nearSchema,
] as const;
const plainSchema = z.discriminatedUnion("step", plainStates);
export type PlainState = z.infer<typeof plainSchema>;

export const emptyDraft: Draft = { kind: "emploi", radius: usualRadius, filters: {} };
export const homeState: Extract<PlainState, { step: "home" }> = {
  step: "home",
  draft: emptyDraft,
  asking: false,
  demo: false,
};

/**
 * Where someone is in the conversation. States are stored, so they are parsed when read: older code may have
 * written them.
 */
export const stateSchema = z.discriminatedUnion("step", [
  ...plainStates,
  /** What was said to a message; `held` is the screen that it was written on, to come back to. */
  z.object({ ...saidFields, held: plainSchema.catch(homeState) }),
]);

export type State = z.infer<typeof stateSchema>;
export type StateOf<Step extends State["step"]> = Extract<State, { step: Step }>;

/** The screen that a message is meant for: what was said to another one lies above it. */
export function getHeld(state: State): PlainState {
  return state.step === "said" ? state.held : state;
}

/**
 * The screen that the next message is meant for: beside what was said to another one, results that a word was
 * written on of which nothing was made.
 */
export function getMeant(state: State): PlainState {
  const held = getHeld(state);
  return held.step === "job" && held.held ? held.held : held;
}

/** The search of a state, complete or not yet. */
export function getDraft(state: State): Draft {
  if (state.step === "said") return getDraft(state.held);
  if ("aside" in state) return state.aside.draft;
  if ("draft" in state) return state.draft;
  const search = getSearch(state);
  return search ? toDraft(search) : emptyDraft;
}

/** The search that a state stands in, where it is complete. */
export function getSearch(state: State): Search | undefined {
  if (state.step === "said") return getSearch(state.held);
  if ("aside" in state) return state.aside.search;
  if (state.step === "mend") return state.digest.search;
  return "search" in state ? state.search : undefined;
}

export function toAside(state: State): Aside {
  return { draft: getDraft(state), search: getSearch(state) };
}

/** Where and how, without the job. */
export function toDraft(search: Search): Draft {
  const { kind, place, filters, revises, widenedFrom } = search;
  // A circle that nobody chose is not kept for another job or town.
  const radius = widenedFrom ?? search.radius;
  const aside = pickInapplicable(search);
  const said = search.isRadiusSaid && widenedFrom === undefined ? { isRadiusSaid: true } : {};
  return { kind, place, radius, ...said, filters, ...aside, ...(revises === undefined ? {} : { revises }) };
}

/**
 * The same turn. Where the search of an alert is being changed, or just was, it keeps the digest that the
 * change began from, to return to.
 */
export function carryDigest<T extends { state: State }>(before: State, turn: T): T {
  const { state } = turn;
  const held = getHeld(before);
  const digest = "digest" in held ? held.digest : undefined;
  if (!digest || !carries(state) || state.digest || revisedBy(state) !== digest.alert) return turn;
  return { ...turn, state: { ...state, digest } };
}

/** The same turn. Trainings for the job of an offer keep the offer that they were opened from. */
export function carryOpener<T extends { state: State }>(before: State, turn: T): T {
  const { state } = turn;
  const held = getHeld(before);
  const opener = "opener" in held ? held.opener : undefined;
  if (!opener || !isOfSearch(state) || state.opener || !isOfSameTrainings(held, state)) return turn;
  return { ...turn, state: { ...state, opener } };
}

function isOfSameTrainings(before: State, now: State): boolean {
  const [titlesBefore, titles] = [before, now].map((state) =>
    getSearch(state)
      ?.titles.map(({ code }) => code)
      .join(),
  );
  return isOfTrainings(now) && (titles === undefined || titlesBefore === undefined || titles === titlesBefore);
}

/** Trainings are looked for, or were found. */
export function isOfTrainings(state: State): boolean {
  const { kind } = getDraft(state);
  return kind === "cpf" || kind === "formations";
}

const searchSteps = [
  ...(["home", "job", "place", "results", "offer", "market", "export"] as const),
  ...(["edit", "radius", "filters"] as const),
] as const;
const carriers = [...searchSteps, "why", "alert"] as const;
type Carrier = StateOf<(typeof carriers)[number]>;

function carries(state: State): state is Carrier {
  return carriers.some((step) => step === state.step);
}

function isOfSearch(state: State): state is StateOf<(typeof searchSteps)[number]> {
  return searchSteps.some((step) => step === state.step);
}

function revisedBy(state: Carrier): string | undefined {
  return state.step === "alert" ? state.id : getDraft(state).revises;
}

/** What is being made for whoever stands there, or was just made. */
export function getTaskId(state: State): string | undefined {
  return "task" in state ? state.task : undefined;
}

/**
 * The version of the states that this program writes. It is stored beside each, and raised with every change
 * after which an earlier program would not read what this one has written (`later-version.test.ts`).
 */
export const stateVersion = 4;

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
