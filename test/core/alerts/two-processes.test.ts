import type { Api } from "grammy";
import { expect, test } from "vitest";
import { createChatMoves } from "../../../src/bots/telegram/chat-moves.ts";
import { createTelegramMessenger } from "../../../src/bots/telegram/messenger.ts";
import { createTelegramSender } from "../../../src/bots/telegram/sender.ts";
import { makePlan } from "../../../src/core/alerts/look-up.ts";
import { selectNews, toFeedRequest } from "../../../src/core/alerts/news.ts";
import { performStep } from "../../../src/core/alerts/perform.ts";
import { alertStepSchema } from "../../../src/core/alerts/plan/step.ts";
import { createRunContext, type RunContext } from "../../../src/core/alerts/run-context.ts";
import { emptyDraft } from "../../../src/core/conversation/state.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { memoryCollection } from "../../fakes/memory-collection.ts";
import { silentLog } from "../../fakes/silent-log.ts";
import { anna, createAlertSetup, published } from "./alert-setup.ts";
import { follows, presses } from "./follows.ts";

type Setup = ReturnType<typeof createAlertSetup>;

/** Two processes on one store: each has its own queues, and neither knows of the other. */
async function startTwo() {
  const one = createAlertSetup();
  let ids = 0;
  const other = createAlertSetup({
    collections: one.collections,
    newId: () => `other${String(++ids).padStart(7, "0")}`,
  });
  await follows(one, anna);
  for (const { stock } of [one, other]) stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  return { one, other };
}

const startRun = ({ alertDeps }: Setup, at = "2026-11-23T07:00:00Z", isStart = false) =>
  createRunContext(alertDeps, new Date(at), isStart);

/** The steps for the alert as they would be stored. */
async function planAsText(setup: Setup, run: RunContext): Promise<string[]> {
  const subscription = await setup.one();
  const feeds = setup.alertDeps.feeds.filter(({ source }) => source.id === "ft");
  const readings = await Promise.all(
    feeds.map(async (feed) => {
      const gathering = feed.gather();
      gathering.want(toFeedRequest(subscription, feed, run.now));
      return { feed, gathered: await gathering.read() };
    }),
  );
  const { steps } = await makePlan(run, subscription, () => selectNews(subscription, readings, run.now));
  return steps.map((step) => JSON.stringify(step));
}

const perform = (run: RunContext, text: string) => performStep(run, alertStepSchema.parse(JSON.parse(text)));

test("steps that one process planned and stored are performed by another, each twice: people are told once", async () => {
  const { one, other } = await startTwo();
  const steps = await planAsText(one, startRun(one));
  expect(steps.map((text) => JSON.parse(text).do)).toEqual(["hold digest", "send digest"]);
  const run = startRun(other);
  expect(await perform(run, steps[1] ?? "")).toBe("outdated");
  for (const text of [...steps, ...steps].sort()) await perform(run, text);
  expect(one.messages).toEqual([]);
  expect(other.messages.map(({ text }) => text)).toEqual([expect.stringContaining("NEW01")]);
  expect(await one.one()).toMatchObject({ sent: 1, last: "2026-11-23T08", next: { slot: "2026-11-24T08" } });
  for (const text of steps) expect(await perform(startRun(one), text)).toBe("outdated");
  expect(one.messages).toEqual([]);
});

test("of two processes that planned the same slot, one takes it, and the other says nothing", async () => {
  const { one, other } = await startTwo();
  const [runs, all] = [[startRun(one), startRun(other)], [] as string[][]];
  for (const [i, setup] of [one, other].entries()) all.push(await planAsText(setup, runs[i] ?? startRun(setup)));
  expect(all[0]).not.toEqual(all[1]);
  const held = await Promise.all(all.map(([hold = ""], i) => perform(runs[i] ?? startRun(one), hold)));
  expect(held.filter((done) => done === "outdated")).toHaveLength(1);
  for (const [i, [, send = ""]] of all.entries()) await perform(runs[i] ?? startRun(one), send);
  expect([...one.messages, ...other.messages]).toHaveLength(1);
  // Nor later, when the slot is served.
  for (const [i, steps] of all.entries())
    for (const text of steps) expect(await perform(runs[i] ?? startRun(one), text)).toBe("outdated");
});

test.each([
  ["a minute apart", ["2026-11-23T07:02:00Z", "2026-11-23T07:03:00Z"]],
  ["at the same instant", ["2026-11-23T07:02:00Z", "2026-11-23T07:02:00Z"]],
  // Its clock was set back, or that process was started at once.
  ["at the instant of the first attempt", ["2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z"]],
])("of two processes that would send a digest again %s, one does", async (_when, moments) => {
  const { one, other } = await startTwo();
  one.answers(() => "failed");
  await one.at("2026-11-23T07:00:00Z");
  one.answers(() => "sent");
  const runs = [one, other].map((setup, i) => startRun(setup, moments[i], true));
  const all: string[][] = [];
  for (const [i, setup] of [one, other].entries()) all.push(await planAsText(setup, runs[i] ?? startRun(setup)));
  expect(all.map((steps) => steps.map((text) => JSON.parse(text).do))).toEqual([
    ["hold again", "send digest"],
    ["hold again", "send digest"],
  ]);
  for (const at of [0, 1])
    for (const [i, steps] of all.entries()) await perform(runs[i] ?? startRun(one), steps[at] ?? "");
  expect([...one.messages, ...other.messages]).toHaveLength(1);
  // Performed once more, it is done already.
  for (const [i, steps] of all.entries())
    for (const text of steps) expect(await perform(runs[i] ?? startRun(one), text)).toBe("outdated");
});

test("two processes that both run the alerts of one store at the same time tell each person once", async () => {
  const { one, other } = await startTwo();
  const people = Array.from({ length: 20 }, (_, i): Owner => ({ ...anna, chat: `c${i}`, person: `p${i}` }));
  for (const person of people) await follows(one, person);
  const answers = () => new Promise<"sent">((resolve) => setImmediate(() => resolve("sent")));
  for (const setup of [one, other]) setup.answers(answers);
  await Promise.all([one, other].map((setup) => setup.at("2026-11-23T07:00:00Z")));
  const told = [...one.messages, ...other.messages].map(({ to }) => to);
  expect(told.sort()).toEqual([anna, ...people].map(({ person }) => person).sort());
});

test("of someone who has all deleted in another process while their digest is being sent nothing is kept", async () => {
  const one = createAlertSetup();
  const shown = memoryCollection();
  let sending = () => {};
  const isSending = new Promise<void>((resolve) => {
    sending = resolve;
  });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const sendMessage = async () => {
    sending();
    await arrived;
    return { message_id: 7 };
  };
  const moves = createChatMoves(shown);
  const messenger = createTelegramMessenger({
    // As much of it as a message takes.
    api: { sendMessage } as unknown as Api,
    sender: createTelegramSender(silentLog, new AbortController().signal),
    ...{ collection: shown, moves, turn: async () => {}, unreachable: async () => {}, name: () => "tremplin_bot" },
  });
  const runner = createAlertSetup({ collections: one.collections, findMessenger: () => messenger });
  await follows(one, anna);
  runner.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const run = runner.at("2026-11-23T07:00:00Z");
  await isSending;
  await presses(one, anna, { step: "privacy", confirming: true, aside: { draft: emptyDraft } }, "sure");
  arrive();
  expect(await run).toMatchObject({ sent: 1 });
  for (const collection of [shown, ...Object.values(one.collections)]) expect([...collection.rows.keys()]).toEqual([]);
});

test("what its owner changes in another process while a step is written is kept, and so is the step", async () => {
  const { one, other } = await startTwo();
  const { replace } = one.alertDeps.subscriptions;
  let isRenamed = false;
  one.alertDeps.subscriptions.replace = async (...asked) => {
    if (!isRenamed) {
      isRenamed = true;
      await other.subscriptions.save({ ...(await other.one()), name: "Chez moi" });
    }
    return replace(...asked);
  };
  await one.at("2026-11-23T07:00:00Z");
  expect(await one.one()).toMatchObject({ name: "Chez moi", sent: 1, last: "2026-11-23T08" });
});

test("a step of a later version is not taken for one of ours", async () => {
  const { one } = await startTwo();
  const [hold = ""] = await planAsText(one, startRun(one));
  expect(alertStepSchema.safeParse({ ...JSON.parse(hold), version: 2 }).success).toBe(false);
});
