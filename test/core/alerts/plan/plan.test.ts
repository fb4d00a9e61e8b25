import { expect, test } from "vitest";
import type { Known, News, Plan } from "../../../../src/core/alerts/plan/known.ts";
import { planRetry } from "../../../../src/core/alerts/plan/plan.ts";
import { planOutcome } from "../../../../src/core/alerts/plan/plan-outcome.ts";
import { type AlertStep, alertStepSchema, type MessageStep } from "../../../../src/core/alerts/plan/step.ts";
import { planReminder } from "../../../../src/core/alerts/reminders.ts";
import type { Subscription } from "../../../../src/core/alerts/subscription.ts";
import { toSearchKey } from "../../../../src/core/search/search.ts";
import type { DeliveryOutcome } from "../../../../src/core/talk/ports.ts";
import { bakerInLyon } from "../../../fakes/states.ts";
import { anna } from "../alert-setup.ts";
import {
  another,
  contentsOf,
  created,
  fresh,
  ft,
  type KnownChanges,
  lba,
  made,
  morning,
  newsOf,
  nothingKnown,
  planned,
  sendingOf,
  waiting,
} from "./plan-setup.ts";

const stepsOf = (plan: Plan): AlertStep[] => {
  if ("needs" in plan) throw new Error(`it needs ${Object.keys(plan.needs)}`);
  return plan.steps;
};
const find = <What extends AlertStep["do"]>(plan: Plan, what: What) => {
  const step = stepsOf(plan).find((one): one is Extract<AlertStep, { do: What }> => one.do === what);
  if (!step) throw new Error(`no ${what}`);
  return step;
};
const keysShown = (plan: Plan) =>
  find(plan, "send digest").notice.offers.map((one) => (one === "gone" ? one : one.offer.key));

type Case = [what: string, wanted: unknown[], changes: Partial<Subscription>, known?: KnownChanges, now?: string];
const silentSince = { created: "2026-11-09T07:00:00.000Z" };
const resting = { paused: { since: "2026-11-20T12:00:00.000Z", until: "2026-11-23T06:00:00.000Z" } };
const unreachable = { recipient: { isKept: true, isUnreachable: true } };
const digest = sendingOf(fresh("NEW01"), fresh("NEW02"));
const tuesday = "2026-11-24T07:00:00Z";

test.each<Case>([
  ["its slot is still to come", [], {}, {}, "2026-11-23T06:59:59Z"],
  ["it was paused meanwhile", [], { paused: { since: "2026-11-22T12:00:00.000Z" } }],
  ["its rest has ended", [{ do: "wake" }], resting],
  ["night has come", [{ do: "postpone", until: "2026-11-24T07:00:00.000Z" }], {}, {}, "2026-11-23T22:00:00Z"],
  ["its owner cannot be written to", [{ do: "leave", isOnlyThis: true }], {}, unreachable],
  ["its digest was just sent", [], { sending: digest }, {}, "2026-11-23T07:01:59Z"],
  ["it was paused while its digest is on its way", [], { sending: digest, paused: { since: "2026-11-23T07:00:30Z" } }],
  ["nobody knows what became of it, and night has come", [], { sending: digest }, {}, "2026-11-23T21:00:00Z"],
])("what is to be done without any news: %s", (_what, wanted, changes, known, now) => {
  expect(stepsOf(planned(changes, undefined, known, now))).toMatchObject(wanted);
});

test.each<[string, unknown, Partial<Subscription>, News | undefined, KnownChanges, string?]>([
  ["whose alert it is", { recipient: true }, {}, undefined, { recipient: undefined }],
  ["what the sources have", { news: true }, {}, undefined, {}],
  [
    "what they know",
    { offers: true, others: true },
    {},
    newsOf(fresh("NEW01")),
    { offers: undefined, others: undefined },
  ],
  ["what waits as it is now", { contents: [waiting("OLD01")] }, { pending: [waiting("OLD01")] }, newsOf(), {}],
  ["what wider searches have", { counts: [{ radius: 50 }, { place: { kind: "france" } }] }, silentSince, newsOf(), {}],
  ["whether it arrived", { touch: true }, { sending: digest }, undefined, {}, "2026-11-23T07:02:00Z"],
  [
    "what they know by now",
    { offers: true },
    { sending: digest },
    undefined,
    { isTouched: false, offers: undefined },
    "2026-11-23T07:02:00Z",
  ],
  [
    "its offers as they are a day later",
    { contents: [{ key: "ft:NEW01" }, { key: "ft:NEW02" }] },
    { sending: digest },
    undefined,
    { isTouched: false },
    tuesday,
  ],
])("a plan says that it needs to know %s", (_what, needs, changes, news, known, now) => {
  expect(planned(changes, news, known, now)).toMatchObject({ needs });
});

test("where nothing is new and nothing waits, nothing is looked up: the reading is noted", () => {
  const known = { offers: undefined, others: undefined };
  expect(planned({ slept: true }, newsOf(), known)).toMatchObject({
    steps: [
      {
        do: "note reading",
        premise: { slot: "2026-11-23T08", search: toSearchKey(bakerInLyon), related: false },
        reading: { covered: { ft: morning.toISOString() }, pending: [], leaving: [] },
        isServed: true,
        isAwake: true,
      },
    ],
    figures: { nothingNew: 1, matched: 0 },
  });
});

test("the first digest is held, then sent", () => {
  const plan = planned({}, newsOf(fresh("NEW01"), fresh("NEW02")));
  expect(stepsOf(plan)).toMatchObject([
    {
      do: "hold digest",
      reading: { covered: { ft: morning.toISOString() }, pending: [], leaving: [] },
      digest: { slot: "2026-11-23T08", screen: "screen0000002", search: toSearchKey(bakerInLyon), shown: 2 },
    },
    {
      do: "send digest",
      alert: "telegram:1:alert0000001",
      at: morning.toISOString(),
      owner: anna,
      screen: "screen0000002",
      isSilent: false,
      notice: { type: "digest", name: made.name, day: morning.toISOString(), shown: 2, total: 2, missing: [] },
    },
  ]);
  expect(plan).toMatchObject({ figures: { matched: 2, folded: 0 } });
});

test("of many, ten are shown, two of a company; sixty stand behind them, and the others wait", () => {
  const many = Array.from({ length: 70 }, (_, i) => fresh(`NEW${10 + i}`));
  const chain = Array.from({ length: 5 }, (_, i) =>
    fresh(`BIG${i}`, { company: "Grande Boulangerie", created: "2026-11-22T16:00:00.000Z" }),
  );
  const plan = planned({ slept: true }, newsOf(...many, ...chain));
  expect(keysShown(plan)).toHaveLength(10);
  expect(keysShown(plan).filter((key) => key.startsWith("ft:BIG"))).toHaveLength(2);
  const held = find(plan, "hold digest");
  expect([held.digest.items.length, held.reading.pending.length]).toEqual([60, 15]);
  expect(find(plan, "send digest").notice).toMatchObject({ total: 75, slept: true });
});

test("what is known already is no news; when it was published is", () => {
  const plan = planned({}, newsOf(fresh("NEW01")), { offers: new Set(["ft:NEW01"]) });
  expect(stepsOf(plan)).toMatchObject([
    { do: "note reading", reading: { pending: [], matched: "2026-11-22T15:00:00.000Z" }, isServed: true },
  ]);
});

test("what was offered for a week is told by being left", () => {
  const pending = [waiting("OLD01", { offered: true, since: "2026-11-10T07:00:00.000Z" })];
  expect(find(planned({ pending }, newsOf()), "note reading").reading).toMatchObject({
    leaving: ["ft:OLD01"],
    pending: [],
  });
});

test.each<[string, Partial<Subscription>, string[], string[]]>([
  ["is sending waits", { sending: sendingOf(fresh("NEW01")) }, ["ft:NEW02"], ["ft:NEW01"]],
  [
    "was sending when it was paused does not wait",
    { sending: sendingOf(fresh("NEW01")), paused: { since: morning.toISOString() } },
    ["ft:NEW02", "ft:NEW01"],
    [],
  ],
  [
    "showed, and nobody knows whether it arrived, comes first",
    { pending: [waiting("NEW01", { again: true })] },
    ["ft:NEW01", "ft:NEW02"],
    [],
  ],
])("what another alert of theirs %s", (_what, changes, shown, held) => {
  const news = newsOf(fresh("NEW02", { created: "2026-11-22T16:00:00.000Z" }), fresh("NEW01"));
  const plan = planned({}, news, { others: [{ ...another, ...changes }] });
  expect(keysShown(plan)).toEqual(shown);
  expect(find(plan, "hold digest").reading.pending.map(({ key }) => key)).toEqual(held);
});

test("the second digest of the same hour makes no sound", () => {
  const heard = (at: string) => planned({}, newsOf(fresh("NEW01")), { others: [{ ...another, heard: at }] });
  expect(find(heard("2026-11-23T06:30:00.000Z"), "send digest").isSilent).toBe(true);
  expect(find(heard("2026-11-23T06:00:00.000Z"), "send digest").isSilent).toBe(false);
});

test.each<[string, Known["contents"], Partial<Subscription>, string[]]>([
  ["is there", contentsOf(["ft:OLD01", { offer: fresh("OLD01"), related: false }]), {}, ["ft:OLD01"]],
  ["is gone", contentsOf(["ft:OLD01", "gone"]), {}, []],
  ["cannot be read", contentsOf(["ft:OLD01", "unknown"]), {}, []],
  [
    "is of a company that was left out since",
    contentsOf(["ft:OLD01", { offer: fresh("OLD01"), related: false }]),
    { without: ["fournil old01"] },
    [],
  ],
])("what waits and %s", (what, contents, changes, shown) => {
  const plan = planned({ pending: [waiting("OLD01")], ...changes }, newsOf(), { contents });
  if (shown.length > 0) expect(keysShown(plan)).toEqual(shown);
  else
    expect(find(plan, "note reading").reading.pending.map(({ key }) => key)).toEqual(
      what === "cannot be read" ? ["ft:OLD01"] : [],
    );
});

test("what one digest had behind it is no reason to write when all that was new is gone", () => {
  const pending = [waiting("OLD01"), waiting("OLD02", { offered: true })];
  const contents = contentsOf(["ft:OLD01", "gone"], ["ft:OLD02", { offer: fresh("OLD02"), related: false }]);
  const plan = planned({ pending }, newsOf(), { contents });
  expect(find(plan, "note reading")).toMatchObject({ isServed: true, reading: { pending: [{ key: "ft:OLD02" }] } });
});

const failing = (...sources: News["failed"]): News => ({ ...newsOf(), read: [], failed: sources });
const since = "2026-11-23T07:00:00.000Z";
const late = { next: { ...made.next, since } };

test.each<[string, News, Partial<Subscription>, string, unknown]>([
  ["cannot be read", failing(ft), {}, since, { do: "try later", until: "2026-11-23T07:15:00.000Z", since }],
  ["has no time yet", { ...newsOf(), later: [lba] }, {}, since, { do: "try later", until: "2026-11-23T07:01:00.000Z" }],
  ["cannot be read, as before", failing(ft), late, "2026-11-23T09:00:00Z", { do: "try later", since }],
  ["could not be read for three hours", failing(ft), late, "2026-11-23T10:00:01Z", { do: "skip slot" }],
  [
    "had no time for three hours",
    { ...newsOf(), later: [lba] },
    late,
    "2026-11-23T10:00:01Z",
    { do: "note reading", isAwake: false },
  ],
])("a source that %s", (_what, news, changes, now, wanted) => {
  expect(stepsOf(planned(changes, news, {}, now))).toMatchObject([wanted]);
});

test("where one of two sources fails, the other's news go, and it is said whose are missing", () => {
  const plan = planned({}, { ...newsOf(fresh("NEW01")), failed: [lba] });
  expect(find(plan, "send digest").notice.missing).toEqual([lba.label]);
  expect(plan).toMatchObject({ figures: { owed: { lba: 1 } } });
});

test("what could not be served for another reason is tried in a minute, then every quarter of an hour, for three hours", () => {
  const retried = (changes: Partial<Subscription>, at: string) =>
    planRetry({ ...made, ...changes }, { at: new Date(at), current: new Date(at), isStart: false, screen: "" }).steps;
  expect(retried({}, since)).toMatchObject([{ do: "try later", until: "2026-11-23T07:01:00.000Z", since }]);
  expect(retried(late, "2026-11-23T07:01:00Z")).toMatchObject([{ do: "try later", until: "2026-11-23T07:16:00.000Z" }]);
  expect(retried(late, "2026-11-23T10:00:01Z")).toMatchObject([{ do: "skip slot" }]);
});

test("a slot at or before the last one that was served is not served again", () => {
  expect(stepsOf(planned({ last: "2026-11-23T08" }, newsOf(fresh("NEW01"))))).toMatchObject([{ do: "skip slot" }]);
});

test.each<[string, Partial<Subscription>, KnownChanges, unknown[]]>([
  [
    "two weeks: it says that it is alive, with what wider searches have",
    silentSince,
    { counts: new Map([[toSearchKey({ ...bakerInLyon, radius: 50 }), 12]]) },
    [
      { do: "note reading", isServed: false },
      { do: "send silence", screen: "screen0000002", notice: { wider: [{ label: "Élargir à 50 km", count: 12 }] } },
    ],
  ],
  [
    "a day less: it says nothing",
    { created: "2026-11-09T07:00:01.000Z" },
    {},
    [{ do: "note reading", isServed: true }],
  ],
  [
    "two weeks, and a question waits for an answer",
    silentSince,
    { recipient: { isKept: true, isUnreachable: false, asked: created } },
    [{ do: "note reading", isServed: true }],
  ],
])("nothing to tell for %s", (_what, changes, known, wanted) => {
  expect(stepsOf(planned(changes, newsOf(), known))).toMatchObject(wanted);
});

const later = "2026-11-23T07:02:00Z";
test.each<[string, Partial<Subscription>, KnownChanges, string, unknown[]]>([
  [
    "is sent again as it was made",
    {},
    {},
    later,
    [
      { do: "hold again", screen: "screen0000001", attempt: morning.toISOString(), at: "2026-11-23T07:02:00.000Z" },
      { do: "send digest", at: "2026-11-23T07:02:00.000Z", notice: { offers: digest.cards, total: 2 } },
    ],
  ],
  ["has arrived, for something was done on it", {}, { isTouched: true }, later, [{ do: "mark sent" }]],
  [
    "has arrived, for all of it is known",
    {},
    { offers: new Set(["ft:NEW01", "ft:NEW02"]) },
    later,
    [{ do: "mark sent", known: { offers: ["ft:NEW01", "ft:NEW02"], folds: [] } }],
  ],
  [
    "was shown in part elsewhere",
    {},
    { offers: new Set(["ft:NEW01"]) },
    later,
    [{ do: "take back", without: ["ft:NEW01"] }],
  ],
  ["is for a former search", { sending: { ...digest, search: "another" } }, {}, later, [{ do: "take back" }]],
  [
    "has a company that was left out",
    { without: ["Fournil NEW02"] },
    {},
    later,
    [{ do: "take back", without: ["ft:NEW02"] }],
  ],
  [
    "is sent a day later as it is then",
    {},
    {
      contents: contentsOf(["ft:NEW01", "gone"], ["ft:NEW02", { offer: fresh("NEW02"), related: false }]),
    },
    tuesday,
    [{ do: "hold again" }, { do: "send digest", notice: { offers: ["gone", { offer: { key: "ft:NEW02" } }] } }],
  ],
  [
    "cannot be read a few hours after it was made",
    { sending: { ...digest, cards: undefined } },
    {
      contents: contentsOf(["ft:NEW01", "unknown"], ["ft:NEW02", "gone"]),
    },
    "2026-11-23T09:00:00Z",
    [{ do: "hold again" }],
  ],
  [
    "could not be sent nor read for three hours",
    { sending: { ...digest, cards: undefined } },
    {
      contents: contentsOf(["ft:NEW01", "unknown"], ["ft:NEW02", "gone"]),
    },
    "2026-11-23T10:00:01Z",
    [{ do: "hold again" }, { do: "dissolve" }],
  ],
])("a digest whose outcome is unknown %s", (_what, changes, known, now, wanted) => {
  const plan = planned({ sending: digest, ...changes }, undefined, { isTouched: false, ...known }, now);
  expect(stepsOf(plan)).toMatchObject(wanted);
});

const message = find(planned({}, newsOf(fresh("NEW01"))), "send digest");
const silence = find(planned(silentSince, newsOf(), { counts: new Map() }), "send silence");
const question = planReminder(
  made,
  { isKept: true, isUnreachable: false, seen: new Date("2026-08-01T08:00:00Z") },
  [made, another],
  {
    at: morning,
    current: morning,
    isStart: false,
    screen: "screen0000002",
  },
).steps[0] as MessageStep;

test.each<[string, MessageStep, DeliveryOutcome, string, string[]]>([
  ["a digest that arrived", message, "sent", since, ["mark sent"]],
  ["a digest to someone who blocked us", message, "unreachable", since, ["take back", "leave"]],
  ["a digest that may not have arrived", message, "failed", "2026-11-23T10:00:00Z", []],
  ["a digest that could not be sent for three hours", message, "failed", "2026-11-23T10:00:01Z", ["dissolve"]],
  ["a sign of life", silence, "sent", since, ["mark silence"]],
  ["a sign of life that did not arrive: its slot is served", silence, "failed", since, ["mark silence"]],
  ["a sign of life to someone who blocked us", silence, "unreachable", since, ["mark silence", "leave"]],
  ["a question", question, "sent", since, ["note asked"]],
  ["a question that did not arrive", question, "failed", since, []],
  ["a question to someone who blocked us", question, "unreachable", since, ["leave"]],
])("what is noted of %s", (_what, step, outcome, now, wanted) => {
  const { steps } = planOutcome({ ...made, sending: sendingOf(fresh("NEW01")) }, step, outcome, new Date(now));
  expect(steps.map((one) => one.do)).toEqual(wanted);
});

test.each<[string, string | undefined, string[], number?]>([
  ["gave no sign of life for three months is asked about the alerts that are active", undefined, ["send question"], 1],
  ["does not answer for a week rests", "2026-11-16T07:00:00Z", ["rest"]],
  ["was asked lately is left in peace", "2026-11-20T07:00:00Z", []],
])("who %s", (_what, asked, wanted, alerts) => {
  const recipient = { isKept: true, isUnreachable: false, seen: new Date("2026-08-01T08:00:00Z") };
  const { steps } = planReminder(
    made,
    { ...recipient, ...(asked === undefined ? {} : { asked: new Date(asked) }) },
    [made, { ...another, paused: { since: created.toISOString() } }],
    { at: morning, current: morning, isStart: false, screen: "screen0000002" },
  );
  expect(steps.map((one) => one.do)).toEqual(wanted);
  if (alerts !== undefined) expect(steps).toMatchObject([{ notice: { type: "question", alerts } }]);
});

test("a plan is the same for the same values, changes none of them, and its steps are read again as they were written", () => {
  const pending = [waiting("OLD01", { folds: ["a"], by: "lba", handle: "h" }), waiting("OLD02", { offered: true })];
  const news = newsOf(fresh("NEW01"), fresh("NEW02"));
  const contents = contentsOf(["ft:OLD01", { offer: fresh("OLD01"), related: false }], ["ft:OLD02", "unknown"]);
  const before = JSON.stringify([pending, news, [...contents]]);
  const [first, second] = [1, 2].map(() => stepsOf(planned({ pending, without: ["X"] }, news, { contents })));
  expect(second).toEqual(first);
  expect(JSON.stringify([pending, news, [...contents]])).toBe(before);
  const { recipient } = nothingKnown;
  expect(recipient).toBeDefined();
  for (const step of [...(first ?? []), silence, question])
    expect(alertStepSchema.parse(JSON.parse(JSON.stringify(step)))).toEqual(JSON.parse(JSON.stringify(step)));
});
