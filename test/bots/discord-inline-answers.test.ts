import { InteractionResponseType as Response } from "discord.js";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { DiscordCall, DiscordOutcome } from "../../src/bots/discord/calls.ts";
import { createInlineAnswers } from "../../src/bots/discord/inline-answers.ts";

const callback = "/interactions/7/some-token/callback";
const original = "/webhooks/1/some-token/messages/@original";
const deferred = { type: Response.DeferredChannelMessageWithSource, data: { flags: 64 } };
const alive = new AbortController().signal;

/** Calls that are answered by these outcomes, the last of them for ever. */
function setup(outcomes: DiscordOutcome<unknown>[] = [{ ok: "called" }]) {
  const made: string[] = [];
  const paused: number[] = [];
  const call = (async (method: string, route: string) => {
    made.push(`${method} ${route}`);
    return outcomes.length > 1 ? outcomes.shift() : outcomes[0];
  }) as DiscordCall;
  const answers = createInlineAnswers(call, async (ms) => void paused.push(ms), [1, 2, 3]);
  return { answers, made, paused };
}

test("a promise is answered within the post, and costs no call", async () => {
  const { answers, made } = setup();
  const { answer } = answers.open("some-token", alive);
  expect(await answers.call("POST", callback, deferred)).toEqual({ ok: undefined });
  expect(await answer).toEqual(deferred);
  expect(made).toEqual([]);
});

test("a second answer is a call, which Discord refuses", async () => {
  const { answers, made } = setup([{ refused: "acknowledged" }]);
  answers.open("some-token", alive);
  await answers.call("POST", callback, deferred);
  expect(await answers.call("POST", callback, deferred)).toEqual({ refused: "acknowledged" });
  expect(made).toEqual([`POST ${callback}`]);
});

test.each([
  ["a message", { type: Response.ChannelMessageWithSource, data: {} }, alive],
  ["what nobody waits for any more", deferred, AbortSignal.abort()],
])("%s is a call, whose outcome is known", async (_, body, gone) => {
  const { answers, made } = setup([{ refused: "late" }]);
  const { answer } = answers.open("some-token", gone);
  expect(await answers.call("POST", callback, body)).toEqual({ refused: "late" });
  expect(await answer).toBeUndefined();
  expect(made).toEqual([`POST ${callback}`]);
});

test("what is handled without an answer is answered by nothing", async () => {
  const { answers } = setup();
  const { answer, end } = answers.open("some-token", alive);
  end();
  expect(await answer).toBeUndefined();
});

test("other interactions are answered by calls", async () => {
  const { answers, made } = setup();
  answers.open("some-token", alive).end();
  await answers.call("POST", callback, deferred);
  await answers.call("POST", "/interactions/8/another/callback", deferred);
  expect(made).toHaveLength(2);
});

test("what follows at once is tried again until Discord has read the answer, and then no more", async () => {
  const { answers, made, paused } = setup([
    { refused: "late" },
    { refused: "late" },
    { ok: "drawn" },
    { refused: "late" },
  ]);
  answers.open("some-token", alive);
  await answers.call("POST", callback, deferred);
  expect(await answers.call("PATCH", original, {})).toEqual({ ok: "drawn" });
  expect(paused).toEqual([1, 2]);
  expect(await answers.call("PATCH", original, {})).toEqual({ refused: "late" });
  expect(made).toHaveLength(4);
});

test("what Discord never lets through is given up", async () => {
  const { answers, made } = setup([{ refused: "late" }]);
  answers.open("some-token", alive);
  await answers.call("POST", callback, deferred);
  expect(await answers.call("PATCH", original, {})).toEqual({ refused: "late" });
  expect(made).toHaveLength(4);
});

test("half an emoji is not sent", async () => {
  const { answers } = setup();
  const { answer } = answers.open("some-token", alive);
  await answers.call("POST", callback, { type: Response.Modal, data: { title: "\ud83d" } });
  expect(await answer).toEqual({ type: Response.Modal, data: { title: "�" } });
});

describe("an answer that is held back", () => {
  /** What the post was answered with by now. */
  async function held() {
    const all = setup();
    const { answer, end } = all.answers.open("some-token", alive, true);
    await all.answers.call("POST", callback, deferred);
    let given: object | undefined;
    void answer.then((body) => {
      given = body;
    });
    await Promise.resolve();
    return { ...all, answer, end, given: () => given };
  }

  test("goes out once all is stored", async () => {
    const { answer, end, given } = await held();
    expect(given()).toBeUndefined();
    end();
    expect(await answer).toEqual(deferred);
  });

  test("goes out before what follows it", async () => {
    const { answers, answer, given } = await held();
    expect(given()).toBeUndefined();
    await answers.call("PATCH", original, {});
    expect(await answer).toEqual(deferred);
  });

  test("is over once something has followed: the end of the interaction keeps nothing waiting", async () => {
    const { answers, end, paused } = await held();
    await answers.call("PATCH", original, {});
    const before = paused.length;
    end();
    await answers.call("PATCH", original, {});
    expect(paused).toHaveLength(before);
  });

  test("goes out before a second one, which is a call", async () => {
    const { answers, answer, made } = await held();
    await answers.call("POST", callback, deferred);
    expect(await answer).toEqual(deferred);
    expect(made).toEqual([`POST ${callback}`]);
  });

  test("goes out while Discord waits, though nothing is stored yet", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { answer, given } = await held();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(given()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toEqual(deferred);
  });
});
