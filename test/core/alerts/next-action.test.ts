import { expect, test } from "vitest";
import { nextAction } from "../../../src/core/alerts/next-action.ts";
import { isSilentForLong, nextReminder } from "../../../src/core/alerts/reminders.ts";
import { createSubscription, type Subscription } from "../../../src/core/alerts/subscription.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import { anna } from "./alert-setup.ts";

const made = createSubscription(
  { id: "a", owner: anna, search: bakerInLyon, related: false },
  new Date("2026-11-22T11:00:00Z"),
);
const at = (instant: string) => ({ next: { slot: "2026-11-23T08", at: instant } });
const sending = (since: string, last: string): Partial<Subscription> => ({
  sending: { slot: "2026-11-23T08", since, at: last, screen: "s", shown: 0, items: [] },
});
const overseas = { ...made.schedule, zone: "Indian/Reunion" };

test.each<[string, Partial<Subscription>, string, boolean, string]>([
  ["its slot is still to come", {}, "2026-11-23T06:59:59Z", false, "nothing"],
  ["its slot has come", {}, "2026-11-23T07:00:00Z", false, "serve"],
  ["its slot was missed", {}, "2026-11-25T13:00:00Z", false, "serve"],
  ["its slot was missed, and it is night", {}, "2026-11-23T22:00:00Z", false, "postpone"],
  ["night in Paris, and day where it is for", { schedule: overseas }, "2026-11-24T05:00:00Z", false, "serve"],
  ["day in Paris, and night where it is for", { schedule: overseas }, "2026-11-24T18:00:00Z", false, "postpone"],
  ["night, which it asked for", { schedule: { ...made.schedule, hour: 23 } }, "2026-11-23T22:30:00Z", false, "serve"],
  [
    "night, when it asked for another hour of it",
    { schedule: { ...made.schedule, hour: 7 } },
    "2026-11-24T02:00:00Z",
    false,
    "postpone",
  ],
  [
    "the clock went back an hour after it was served",
    at("2026-11-24T07:00:00Z"),
    "2026-11-23T06:00:00Z",
    false,
    "nothing",
  ],
  ["it is paused", { paused: { since: "2026-11-22T12:00:00Z" } }, "2026-11-24T07:00:00Z", false, "nothing"],
  [
    "its pause is not over",
    { paused: { since: "2026-11-22T12:00:00Z", until: "2026-11-29T12:00:00Z" } },
    "2026-11-29T11:59:59Z",
    false,
    "nothing",
  ],
  [
    "its pause is over",
    { paused: { since: "2026-11-22T12:00:00Z", until: "2026-11-29T12:00:00Z" } },
    "2026-11-29T12:00:00Z",
    false,
    "wake",
  ],
  [
    "it was just sent",
    sending("2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z"),
    "2026-11-23T07:01:59Z",
    false,
    "nothing",
  ],
  [
    "nobody knows what became of it",
    sending("2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z"),
    "2026-11-23T07:02:00Z",
    false,
    "send again",
  ],
  [
    "it was tried again, and waits as long once more",
    sending("2026-11-23T07:00:00Z", "2026-11-23T07:08:00Z"),
    "2026-11-23T07:15:59Z",
    false,
    "nothing",
  ],
  [
    "half an hour later at most",
    sending("2026-11-23T07:00:00Z", "2026-11-23T08:30:00Z"),
    "2026-11-23T09:00:00Z",
    false,
    "send again",
  ],
  [
    "a process that is gone left it there",
    sending("2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z"),
    "2026-11-23T07:00:10Z",
    true,
    "send again",
  ],
  [
    "it was left there, and night has come",
    sending("2026-11-23T19:59:00Z", "2026-11-23T19:59:00Z"),
    "2026-11-23T20:30:00Z",
    true,
    "nothing",
  ],
])("%s", (_what, changes, now, isStart, duty) => {
  expect(nextAction({ ...made, ...changes }, new Date(now), isStart)).toBe(duty);
});

test.each([
  ["the leap day, in its turn", "2028-02-28T12:00:00Z", "2028-02-29T07:00:00.000Z"],
  ["the day after it", "2028-02-29T12:00:00Z", "2028-03-01T07:00:00.000Z"],
])("%s", (_what, created, next) => {
  const one = createSubscription({ id: "a", owner: anna, search: bakerInLyon, related: false }, new Date(created));
  expect(one.next.at).toBe(next);
});

const day = (date: string) => new Date(`${date}T08:00:00Z`);

test.each([
  ["who was there lately", { seen: day("2026-11-01") }, "2026-11-22", "nothing"],
  ["who gave no sign of life for 90 days", { seen: day("2026-08-24") }, "2026-11-22", "ask"],
  ["a day less", { seen: day("2026-08-25") }, "2026-11-22", "nothing"],
  ["who was asked six days ago", { seen: day("2026-08-01"), asked: day("2026-11-16") }, "2026-11-22", "nothing"],
  ["who was asked a week ago", { seen: day("2026-08-01"), asked: day("2026-11-15") }, "2026-11-22", "rest"],
  ["of whom nothing is kept", {}, "2026-11-22", "nothing"],
])("%s: %#", (_what, standing, now, duty) => {
  expect(nextReminder({ isKept: true, isUnreachable: false, ...standing }, day(now))).toBe(duty);
});

test.each([
  ["since it was made", {}, "2026-12-06T11:00:00Z", true],
  ["not for fourteen days yet", {}, "2026-12-06T10:59:59Z", false],
  ["since it last wrote", { heard: "2026-12-01T07:00:00Z" }, "2026-12-10T07:00:00Z", false],
  [
    "since something new came by another alert",
    { heard: "2026-12-01T07:00:00Z", matched: "2026-12-10T07:00:00Z" },
    "2026-12-20T07:00:00Z",
    false,
  ],
  [
    "since it last wrote, which was later",
    { heard: "2026-12-10T07:00:00Z", matched: "2026-12-01T07:00:00Z" },
    "2026-12-24T07:00:00Z",
    true,
  ],
  ["for two weeks", { heard: "2026-12-01T07:00:00Z" }, "2026-12-15T07:00:00Z", true],
])("silent %s", (_what, changes, now, isSilent) => {
  expect(isSilentForLong({ ...made, ...changes }, new Date(now))).toBe(isSilent);
});
