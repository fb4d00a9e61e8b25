import { expect, test } from "vitest";
import { applyChange } from "../../../../src/core/alerts/plan/apply-change.ts";
import type { ChangeStep } from "../../../../src/core/alerts/plan/step.ts";
import { toPremise } from "../../../../src/core/alerts/plan/step.ts";
import type { Subscription } from "../../../../src/core/alerts/subscription.ts";
import { bakerInLyon } from "../../../fakes/states.ts";
import { fresh, made, morning, sendingOf, waiting } from "./plan-setup.ts";

const fields = { version: 1, alert: "telegram:1:alert0000001", at: morning.toISOString() } as const;
const planned = { ...fields, premise: toPremise(made) };
const reading = { covered: { ft: morning.toISOString() }, pending: [waiting("OLD01")], leaving: [] };
const digest = sendingOf(fresh("NEW01"), fresh("NEW02"));
const holds: ChangeStep = { do: "hold digest", ...planned, reading, digest };
const onScreen = { ...fields, screen: digest.screen };
const sending: Subscription = { ...made, pending: [waiting("OLD01")], sending: digest };
const tomorrow = { slot: "2026-11-24T08", at: "2026-11-24T07:00:00.000Z" };

test.each<[string, Subscription, ChangeStep, object]>([
  ["a digest is held", made, holds, { sending: digest, pending: reading.pending, covered: reading.covered }],
  [
    "nothing to tell",
    { ...made, slept: true },
    { do: "note reading", ...planned, reading, isServed: true, isAwake: true },
    { pending: reading.pending, last: "2026-11-23T08", next: tomorrow, slept: undefined },
  ],
  [
    "a source is tried again",
    made,
    { do: "try later", ...planned, until: "2026-11-23T07:15:00.000Z", since: fields.at },
    { next: { slot: "2026-11-23T08", at: "2026-11-23T07:15:00.000Z", since: fields.at } },
  ],
  ["a slot passes", made, { do: "skip slot", ...planned }, { last: "2026-11-23T08", next: tomorrow }],
  [
    "a slot that was served already",
    { ...made, last: "2026-11-23T20" },
    { do: "skip slot", ...planned },
    { last: "2026-11-23T20", next: tomorrow },
  ],
  [
    "it said that it is alive",
    made,
    { do: "mark silence", ...planned, hasArrived: true },
    { heard: fields.at, last: "2026-11-23T08", next: tomorrow },
  ],
  [
    "its message did not arrive",
    { ...made, heard: "2026-11-01T07:00:00.000Z" },
    { do: "mark silence", ...planned, hasArrived: false },
    { heard: "2026-11-01T07:00:00.000Z", last: "2026-11-23T08" },
  ],
  [
    "a digest is sent again",
    sending,
    { do: "hold again", ...onScreen, at: "2026-11-23T07:02:00.000Z", attempt: digest.at },
    { sending: { ...digest, at: "2026-11-23T07:02:00.000Z" } },
  ],
  [
    "it arrived",
    { ...sending, sending: { ...digest, shown: 1 } },
    { do: "mark sent", ...onScreen, owner: made.owner, known: { offers: ["ft:NEW01"], folds: [] } },
    {
      sent: 1,
      heard: fields.at,
      last: "2026-11-23T08",
      next: tomorrow,
      pending: [
        { key: "ft:OLD01", offered: false, counted: fields.at },
        { key: "ft:NEW02", offered: true },
      ],
    },
  ],
  [
    "it is taken back",
    sending,
    { do: "take back", ...onScreen, without: ["ft:NEW01"] },
    { next: made.next, pending: [{ key: "ft:OLD01" }, { key: "ft:NEW02" }] },
  ],
  [
    "it is taken back, and the alert looks for something else by now",
    { ...sending, sending: { ...digest, search: "another" } },
    { do: "take back", ...onScreen, without: [] },
    { pending: [{ key: "ft:OLD01" }] },
  ],
  [
    "it is dissolved",
    { ...sending, sending: { ...digest, shown: 1 } },
    { do: "dissolve", ...onScreen },
    {
      last: "2026-11-23T08",
      pending: [{ key: "ft:OLD01" }, { key: "ft:NEW01", again: true }, { key: "ft:NEW02" }],
    },
  ],
])("%s: once, however often that is performed", (_what, before, step, after) => {
  const once = applyChange(before, step);
  expect(once).toMatchObject(after);
  expect(once?.sending).toEqual("sending" in after ? after.sending : undefined);
  const twice = once && applyChange(once, step);
  expect(twice ?? once).toEqual(once);
});

test.each<[string, Partial<Subscription>]>([
  ["looks for something else", { search: { ...bakerInLyon, radius: 50 } }],
  ["wants related jobs", { related: true }],
  ["leaves a company out", { without: ["Fournil"] }],
  ["was paused", { paused: { since: "2026-11-23T06:59:00.000Z" } }],
  ["writes at another hour", { next: { slot: "2026-11-23T10", at: "2026-11-23T09:00:00.000Z" } }],
  ["is sending already", { sending: { ...digest, screen: "screen0000009" } }],
])("nothing that was planned is done with an alert that %s by now", (_what, changes) => {
  const current = { ...made, ...changes };
  expect(applyChange(current, holds)).toBeUndefined();
  expect(applyChange(current, { do: "skip slot", ...planned })).toBeUndefined();
  expect(
    applyChange(current, { do: "note reading", ...planned, reading, isServed: true, isAwake: true }),
  ).toBeUndefined();
});

test("a slot is taken once: not again once it was served", () => {
  expect(applyChange({ ...made, last: "2026-11-23T08" }, holds)).toBeUndefined();
  const other: ChangeStep = { ...holds, digest: { ...digest, screen: "screen0000009" } };
  const held = applyChange(made, holds);
  expect(held && applyChange(held, other)).toBeUndefined();
});

test.each([
  ["later", "2026-11-23T07:02:00.000Z"],
  ["at the very instant of the one before", digest.at],
])("an attempt that is planned twice %s is taken by the first to be written", (_when, at) => {
  const again = (attemptId: string, formerId?: string): ChangeStep => ({
    do: "hold again",
    ...onScreen,
    at,
    attempt: digest.at,
    attemptId,
    ...(formerId === undefined ? {} : { formerId }),
  });
  const [first, second] = [again("screen0000002"), again("screen0000003")];
  const taken = applyChange(sending, first);
  expect(taken?.sending).toEqual({ ...digest, at, attemptId: "screen0000002" });
  if (!taken) throw new Error("it was not taken");
  expect(applyChange(taken, second)).toBeUndefined();
  expect(applyChange(taken, first)).toBe(taken);
  // Planned after it, and told apart from it all the same.
  const third = { ...again("screen0000004", "screen0000002"), attempt: at } as ChangeStep;
  expect(applyChange(taken, third)?.sending).toEqual({ ...digest, at, attemptId: "screen0000004" });
});

test("what another attempt, or another digest, has taken is left to it", () => {
  const again: ChangeStep = { do: "hold again", ...onScreen, at: "2026-11-23T07:02:00.000Z", attempt: digest.at };
  const taken = applyChange(sending, again);
  expect(taken && applyChange(taken, { ...again, at: "2026-11-23T07:02:01.000Z" })).toBeUndefined();
  expect(taken && applyChange(taken, { ...again, attemptId: "screen0000009" })).toBeUndefined();
  for (const what of ["dissolve", "take back"] as const) {
    const step = { do: what, ...fields, screen: "screen0000009", without: [] } as ChangeStep;
    expect(applyChange(sending, step)).toBeUndefined();
  }
});
