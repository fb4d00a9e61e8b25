import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../../../src/core/conversation/events.ts";
import { readState, type State } from "../../../src/core/conversation/state.ts";
import { update } from "../../../src/core/conversation/update.ts";
import type { View } from "../../../src/core/conversation/view.ts";
import { filterNames } from "../../../src/core/search/filters.ts";
import { pageOf } from "../../fakes/offers.ts";
import { runs } from "../../fakes/runs.ts";
import { bakerInLyon, job, lyon, states } from "../../fakes/states.ts";
import { answersTo, viewsAfter } from "../../fakes/views.ts";

const press = (action: string, value = ""): Event => ({ type: "press", action, value });

const actions = [
  ...[
    "home",
    "new",
    "help",
    "privacy",
    "search",
    "alternance",
    "rerun",
    "title",
    "page",
    "all",
    "ok",
    "words",
    "cancel",
    "france",
    "last",
    "place",
  ],
  ...[
    "other",
    "offer",
    "filters",
    "edit",
    "widen",
    "back",
    "again",
    "jobs",
    "radius",
    "results",
    "open",
    "reset",
    "delete",
    "sure",
    "keep",
    "up",
    "down",
    "twins",
    "why",
    "mend",
    "yes",
    "no",
    "company",
    "widen",
    "undo",
    "pause",
    "found",
    "recreate",
    "instead",
    "drop",
    ...["unsure", "human", "like", "level", "family", "more", "elsewhere", "restart", "further", "apprentice"],
    ...["near", "kind", "town", "list"],
    "zzz",
    ...filterNames,
  ],
];
const values = [
  "",
  "0",
  "1",
  "2",
  "-5",
  "1e9",
  "NaN",
  "abc",
  "11573",
  "ft:206ZFSY",
  "cdi",
  "any",
  "contract",
  "departement",
  "20",
  "far",
  "many",
  "__proto__",
  "constructor",
];

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    type: fc.constant("press" as const),
    action: fc.constantFrom(...actions),
    value: fc.constantFrom(...values),
  }),
  fc.record({ type: fc.constant("press" as const), action: fc.string(), value: fc.string() }),
  fc.record({
    type: fc.constant("pick" as const),
    field: fc.constantFrom("title", "contract", "zzz"),
    values: fc.array(fc.constantFrom(...values)),
  }),
  fc.record({
    type: fc.constant("text" as const),
    text: fc.constantFrom(
      "boulanger",
      "Lyon",
      "saint-denis",
      "aide",
      "stop",
      "xqzkw",
      "a",
      "",
      "boulanger à Lyon",
      "alternance",
      "merci",
      "/stop",
      "j'ai trouvé",
    ),
  }),
  fc.record({ type: fc.constant("text" as const), text: fc.string({ maxLength: 300 }) }),
  fc.record({
    type: fc.constant("command" as const),
    command: fc.constantFrom(
      "emploi" as const,
      "alternance" as const,
      "alertes" as const,
      "aide" as const,
      "confidentialite" as const,
      "supprimer" as const,
    ),
    text: fc.constantFrom("", "boulanger Lyon", "xqzkw"),
  }),
  fc.constantFrom<Event>(
    { type: "start" },
    { type: "again" },
    { type: "unreadable" },
    { type: "location", point: { latitude: 45.77, longitude: 4.88 } },
  ),
  // Answers that come to a state that asked for something else.
  fc.constantFrom<Event>(
    ...answersTo({ ask: "offers", search: bakerInLyon, page: 1 }),
    ...answersTo({ ask: "counts", searches: [bakerInLyon] }),
    ...answersTo({ ask: "offer", search: bakerInLyon, offer: { key: "ft:1" } }),
    ...answersTo({ ask: "listed", search: bakerInLyon, offers: [{ key: "ft:1" }, { key: "ft:2" }] }),
    ...answersTo({ ask: "subscribe", search: bakerInLyon, isSure: false }),
    ...answersTo({ ask: "alerts" }),
    ...answersTo({ ask: "alert", id: "alert0000001" }),
    ...answersTo({ ask: "explain", search: bakerInLyon, offer: { key: "ft:1" } }),
    ...answersTo({
      ask: "linked",
      link: { titles: ["11573"], places: [{ kind: "france" }], radius: 20, kind: "emploi" },
    }),
    ...answersTo({ ask: "kept" }),
    { type: "forgotten" },
  ),
);

describe("for every state and every event", () => {
  test("there is a view after at most four asks, whatever is answered, and nothing throws", () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), anyEvent, (state, event) => {
        const views = viewsAfter(state, event);
        expect(views.length).toBeGreaterThan(0);
        for (const view of views) expect(isSomething(view)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });

  test("the next state can be stored, weighs at most 8 kB, and is read back as it was", () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), anyEvent, (state, event) => {
        const stored = JSON.stringify(update(state, event).state);
        expect(stored.length).toBeLessThanOrEqual(8_000);
        expect(readState(JSON.parse(stored))).toEqual(JSON.parse(stored));
      }),
      { numRuns: runs(50) },
    );
  });

  test("a state shows itself again the same way", () => {
    for (const state of states)
      expect(viewsAfter(state, { type: "again" })).toEqual(
        viewsAfter(update(state, { type: "again" }).state, { type: "again" }),
      );
  });
});

function isSomething(view: View): boolean {
  return view.length > 0 && view.every((block) => block.kind !== "text" || block.text.length > 0);
}

test("page 3 can be opened days after the search", () => {
  const results: State = { step: "results", search: bakerInLyon, page: 1, shown: [] };
  expect(update(results, press("page", "3"))).toEqual({
    state: { ...results, page: 3 },
    ask: { ask: "offers", search: bakerInLyon, page: 3 },
  });
});

test("quick taps on a list add up", () => {
  const one = update(job, press("title", "20560")).state;
  const two = update(one, press("title", "1000")).state;
  const three = update(two, press("title", "11573")).state;
  expect(three).toMatchObject({ picked: ["20560", "1000"] });
});

test("a list that gives all its choices at once speaks only for the page it shows", () => {
  const onPage3 = { ...job, page: 3, picked: ["11573", "1014"] };
  expect(update(onPage3, { type: "pick", field: "title", values: ["1015"] }).state).toMatchObject({
    picked: ["11573", "1015"],
  });
});

test("nothing ticked is no search", () => {
  expect(update({ ...job, picked: [] }, press("ok"))).toMatchObject({
    notice: "Cochez au moins un métier.",
    state: { step: "job" },
  });
});

test("what was ticked is kept when a place is typed instead of pressing the button", () => {
  const turn = update(job, {
    type: "understood",
    meaning: {
      text: "Lyon",
      jobText: "Lyon",
      titles: [],
      titleMatch: "none",
      places: [lyon],
      placeMatch: "sure",
      both: false,
      filters: {},
    },
  });
  expect(turn.state).toMatchObject({
    step: "results",
    search: { titles: [{ code: "11573" }], place: { code: "69123" } },
  });
});

test("going back from an offer returns to the page it stood on", () => {
  const state: State = { step: "offer", search: bakerInLyon, page: 7, key: "ft:1" };
  expect(update(state, press("back")).state).toMatchObject({ step: "results", page: 7 });
});

test("a page beyond the end shows the last one", () => {
  const turn = update(
    { step: "results", search: bakerInLyon, page: 99, shown: [] },
    { type: "offers", found: pageOf(12, 99) },
  );
  expect(turn.state).toMatchObject({ page: 3 });
});

test.each([
  ["no stored state at all", undefined, "expired"],
  ["a state of an unknown step", { step: "dance" }, "expired"],
  ["a state that lost a field", { step: "job", typed: "x" }, "expired"],
])("%s is read as expired", (_, stored, step) => {
  expect(readState(stored).step).toBe(step);
});

test("an unreadable state keeps its search where the criteria can be read", () => {
  expect(readState({ step: "future", search: bakerInLyon })).toMatchObject({
    step: "expired",
    search: { titles: [{ code: "11573" }] },
  });
});
