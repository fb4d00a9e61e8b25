import { expect, test } from "vitest";
import { createSubscription, type Subscription } from "../../../src/core/alerts/subscription.ts";
import type { Subscriptions } from "../../../src/core/alerts/subscriptions.ts";
import { type AlertActions, createAlertActions } from "../../../src/core/talk/alert-actions.ts";
import { conversationWith, me } from "../../fakes/chat.ts";
import { noon } from "../../fakes/offers.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const key = "terminal:me:a";
const made = createSubscription({ id: "a", owner: me, search: bakerInLyon, related: false }, noon);

/** An alert, in whose row another process writes at the moment at which a change is about to be written. */
async function withAnother(changes: Partial<Subscription>, meanwhile: (now: Subscription) => Subscription | undefined) {
  const here = conversationWith();
  const { subscriptions } = here.collections;
  await here.subscriptions.save({ ...made, ...changes });
  let isToCome = true;
  const before =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      if (isToCome) {
        isToCome = false;
        const now = await here.subscriptions.load(key);
        const next = now && meanwhile(now);
        subscriptions.rows.delete(key);
        if (next) subscriptions.rows.set(key, JSON.stringify(next));
      }
      return write(...args);
    };
  subscriptions.setAll = before(subscriptions.setAll);
  subscriptions.replace = before(subscriptions.replace);
  return { here, actions: createAlertActions(here.all, here.subscriptions), load: () => here.subscriptions.load(key) };
}

const since = noon.toISOString();
type Act = (actions: AlertActions, subscriptions: Subscriptions) => Promise<unknown>;

test.each<[string, Partial<Subscription>, Act, Partial<Subscription>]>([
  ["stopped", {}, (actions) => actions.one(me, "a", "pause"), { paused: { since } }],
  ["stopped with all", {}, (actions) => actions.all(me, "pause"), { paused: { since } }],
  ["given a name", {}, (actions) => actions.one(me, "a", { name: "Pain" }), { name: "Pain" }],
  [
    "given another search",
    {},
    (actions) => actions.one(me, "a", { search: { ...bakerInLyon, radius: 50 } }),
    {
      search: { ...bakerInLyon, radius: 50 },
    },
  ],
  ["woken with its owner", {}, (actions) => actions.wake(me), { slept: true }],
  [
    "planned anew after a clock far ahead",
    { next: { slot: "2031-01-01T08", at: "2031-01-01T07:00:00.000Z" } },
    (_, subscriptions) => subscriptions.replan(noon, (_owner, work) => work()),
    { next: { slot: "2026-11-23T08", at: "2026-11-23T07:00:00.000Z" } },
  ],
  [
    "made once more while it rests",
    { paused: { since } },
    (actions) => actions.make(me, { search: bakerInLyon }, "b", { type: "ready" }),
    {},
  ],
])("an alert that is %s at the moment of a run loses neither", async (_what, changes, act, expected) => {
  const run = { sent: 7, matched: since };
  const { actions, load, here } = await withAnother(changes, (now) => ({ ...now, ...run }));
  const outcome = await act(actions, here.subscriptions);
  // What is to be written with the screen.
  if (typeof outcome === "object" && outcome && "rows" in outcome && Array.isArray(outcome.rows) && outcome.rows[0])
    await here.collections.subscriptions.setAll(outcome.rows);
  expect(await load()).toMatchObject({ ...run, ...expected });
  if (changes.paused) expect((await load())?.paused).toBeUndefined();
});

test.each<[string, Act, unknown]>([
  ["stopped", (actions) => actions.one(me, "a", "pause"), { alert: undefined }],
  ["stopped with all", (actions) => actions.all(me, "pause"), []],
  ["woken with its owner", (actions) => actions.wake(me), undefined],
])("an alert that is deleted at the moment at which it is %s stays deleted", async (_what, act, expected) => {
  const { actions, load, here } = await withAnother({}, () => undefined);
  expect(await act(actions, here.subscriptions)).toEqual(expected);
  expect(await load()).toBeUndefined();
});
