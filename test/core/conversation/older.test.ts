import { describe, expect, test } from "vitest";
import { subscriptionSchema } from "../../../src/core/alerts/subscription.ts";
import type { Event } from "../../../src/core/conversation/events.ts";
import { readState, type State } from "../../../src/core/conversation/state.ts";
import { update } from "../../../src/core/conversation/update.ts";
import { toSearchKey } from "../../../src/core/search/search.ts";
import { bakerInLyon, news } from "../../fakes/states.ts";
import { alert, viewsAfter } from "../../fakes/views.ts";

const press = (action: string, value = ""): Event => ({ type: "press", action, value });
const asOf = "2026-11-23T12:00:00.000Z";

/** What older versions wrote, and newer ones may one day. */
describe("a stored state", () => {
  test.each<[string, unknown]>([
    ["a digest without thumbs", { ...news }],
    ["an alert that was changed", { step: "alert", id: "alert0000001", said: "changed", confirming: false }],
    [
      "a list of results of an alert",
      { step: "results", search: { ...bakerInLyon, revises: "alert0000001" }, page: 1 },
    ],
    [
      "the end of all alerts",
      { step: "stopped", aside: { draft: { kind: "emploi", radius: 20, filters: {} } }, done: true },
    ],
  ])("%s is read as it was", (_, stored) => {
    expect(readState(stored)).toMatchObject(stored as object);
  });

  test.each<[string, unknown, object]>([
    ["an unknown thumb", { ...news, thumb: "sideways" }, news],
    [
      "an unknown complaint",
      { step: "mend", digest: news, part: "ugly" },
      { step: "mend", digest: news, companies: [] },
    ],
    ["an unknown change", { step: "alert", id: "a", said: "changed", changed: "colour" }, { step: "alert", id: "a" }],
    [
      "a digest that cannot be read",
      { step: "edit", search: bakerInLyon, digest: { step: "digest" } },
      { step: "edit" },
    ],
  ])("%s is left out, and nothing else", (_, stored, read) => {
    expect(readState(stored)).toMatchObject(read);
  });

  test("a search with one contract is the same search with a list of one", () => {
    const stored = {
      step: "filters",
      search: { ...bakerInLyon, filters: { contract: "cdi", hours: "full" } },
      open: "contract",
    };
    const state = readState(stored);
    expect(state).toEqual({ ...stored, search: { ...bakerInLyon, filters: { contract: ["cdi"], hours: "full" } } });
    // As older versions wrote it into a digest on its way.
    if (state.step !== "filters") throw new Error("it was not read");
    expect(toSearchKey(state.search)).toBe(
      '["emploi",["11573"],"",["69123",20],[["contract","cdi"],["hours","full"]]]',
    );
  });

  test("a button of an older panel sets its filter", () => {
    const open = readState({ step: "filters", search: bakerInLyon, open: "hours" });
    expect(update(open, press("hours", "part")).state).toMatchObject({ search: { filters: { hours: "part" } } });
    expect(update(readState({ step: "filters", search: bakerInLyon }), press("open", "contract")).state).toMatchObject({
      open: "contract",
    });
  });

  test("a digest that was sent before counts all its offers as new", () => {
    const [view] = viewsAfter(readState({ ...news, total: 70 }), { type: "again" });
    expect(JSON.stringify(view)).toContain("70 nouvelles offres");
    const [newer] = viewsAfter({ ...news, total: 70, slept: true }, { type: "again" });
    expect(JSON.stringify(newer)).toContain('les 10 plus récentes"}," des ","70"," offres parues pendant la pause');
    expect(JSON.stringify(newer)).toContain("Tout voir (12 sur 70)");
  });

  test("all alerts are taken up again where it was not noted which were stopped", () => {
    const old = readState({
      step: "stopped",
      aside: { draft: { kind: "emploi", radius: 20, filters: {} } },
      done: true,
    });
    expect(update(old, press("resume"))).toMatchObject({ ask: { ask: "alerts", change: "resume" } });
    if (old.step !== "stopped") throw new Error("it was not read");
    expect(update({ ...old, ids: ["a"] }, press("resume"))).toMatchObject({
      ask: { ask: "alerts", change: "undo", ids: ["a"] },
    });
  });
});

test("a stored alert of an older version has no companies to leave out, and rests as it rested", () => {
  const { related: _, without: __, next, ...seen } = alert;
  const stored = {
    ...seen,
    version: 1,
    owner: { platform: "web", chat: "1", person: "1" },
    related: false,
    created: asOf,
    paused: { since: asOf },
    next: { slot: "2026-11-24T08", at: next },
    covered: { ft: asOf },
    pending: [],
  };
  expect(subscriptionSchema.parse(stored)).toMatchObject({ paused: { since: asOf }, related: false });
});

describe("a digest, while a search of its alert is being changed", () => {
  const mending: State = { step: "mend", digest: news, part: "far", companies: [] };
  const inFrance = { ...alert, search: { ...bakerInLyon, place: { kind: "france" as const } } };

  test("is kept through all its screens, and is there again once it is saved", () => {
    const place = update(mending, { type: "alert", alert: inFrance, asOf }).state;
    expect(place).toMatchObject({ step: "place", digest: news });
    const results = update(place, press("france")).state;
    expect(results).toMatchObject({ step: "results", digest: news });
    for (const [action, step] of [
      ["edit", "edit"],
      ["filters", "filters"],
      ["revise", "alert"],
      ["unchanged", "alert"],
    ] as const)
      expect(update(results, press(action)).state).toMatchObject({ step, digest: news });
  });

  test("is left behind by another search", () => {
    const results: State = {
      step: "results",
      search: { ...bakerInLyon, revises: news.alert },
      page: 1,
      shown: [],
      digest: news,
    };
    expect(update(results, press("new")).state).not.toHaveProperty("digest");
    expect(update(results, press("alerts")).state).not.toHaveProperty("digest");
  });
});

test("a stored alert with one contract is read, with the same search", () => {
  const { related: _, without: __, next, ...seen } = alert;
  const stored = {
    ...seen,
    search: { ...alert.search, filters: { contract: "interim", since: "7" } },
    version: 1,
    owner: { platform: "web", chat: "1", person: "1" },
    related: false,
    created: asOf,
    next: { slot: "2026-11-24T08", at: next },
    covered: { ft: asOf },
    pending: [],
  };
  expect(subscriptionSchema.parse(stored).search.filters).toEqual({ contract: ["interim"], since: "7" });
});
