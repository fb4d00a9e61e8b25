import { describe, expect, test } from "vitest";
import {
  resumeSubscription,
  setRelated,
  stopSubscription,
  undoStop,
} from "../../../src/core/alerts/edit-subscription.ts";
import {
  createSubscription,
  isExcluded,
  type Subscription,
  withStoredVersion,
} from "../../../src/core/alerts/subscription.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import { anna } from "./alert-setup.ts";

const now = new Date("2026-11-22T11:00:00Z");
const since = now.toISOString();
const made = createSubscription({ id: "alert0000001", owner: anna, search: bakerInLyon, related: true }, now);
const until = "2026-11-29T11:00:00.000Z";
const later = new Date("2026-12-05T11:00:00Z");

describe("an alert that is stopped and taken up again is as it was", () => {
  test.each<[string, Subscription]>([
    ["awake", made],
    ["at rest for a week", { ...made, paused: { since, until } }],
  ])("%s", (_, one) => {
    expect(stopSubscription(one, now).paused?.until).toBeUndefined();
    expect(undoStop(stopSubscription(one, now), now)).toEqual(one);
  });

  test("awake, when its week is over meanwhile, with a slot that is still to come", () => {
    const one = undoStop(stopSubscription({ ...made, paused: { since, until } }, now), later);
    expect(one.paused).toBeUndefined();
    expect(one.next.slot).toBe("2026-12-06T08");
  });

  test("unless it was put otherwise since", () => {
    const resting = { ...made, paused: { since, until } };
    expect(undoStop(resting, now)).toEqual(resting);
    expect(undoStop(made, now)).toEqual(made);
  });

  test("by its own button it goes on at once", () => {
    expect(
      resumeSubscription(stopSubscription({ ...made, paused: { since, until } }, now), now).paused,
    ).toBeUndefined();
  });

  test("stopped twice, it still knows the end that was set", () => {
    expect(stopSubscription(stopSubscription({ ...made, paused: { since, until } }, now), later).paused?.was).toBe(
      until,
    );
  });
});

test("without related jobs those that wait go, and those that were ticked stay", () => {
  const item = (key: string, related: boolean) => ({ key, related, since, offered: false });
  const one = { ...made, pending: [item("ft:1", false), item("ft:2", true)] };
  expect(setRelated(one, false)).toMatchObject({ related: false, pending: [{ key: "ft:1" }] });
  expect(setRelated(one, true).pending).toHaveLength(2);
});

test.each([
  ["Boulangerie Durand", true],
  ["BOULANGERIE  DURAND ", true],
  ["Boulangerie Durand et fils", false],
  [undefined, false],
])("without Boulangerie Durand, an offer of %j: %s", (company, excluded) => {
  const offer = company === undefined ? {} : { company };
  expect(isExcluded({ without: ["Boulangerie Durand", "Maison Léa"] }, offer)).toBe(excluded);
  expect(isExcluded({}, offer)).toBe(false);
});

test.each<[string, Partial<Search>, number]>([
  ["a job", {}, 1],
  ["an apprenticeship", { kind: "alternance" }, 1],
  ["events", { kind: "evenements", titles: [] }, 2],
  ["a diploma, which version 1 takes for all jobs", { kind: "alternance", titles: [], rncp: diploma() }, 2],
  ["a job, where a diploma was kept beside it", { kind: "alternance", rncp: diploma() }, 1],
])("an alert of %s is stored for programs that can read it", (_, changes, version) => {
  expect(withStoredVersion({ ...made, search: { ...bakerInLyon, ...changes } }).version).toBe(version);
});

function diploma() {
  return { code: "RNCP37948", label: "CAP Boulanger" };
}
