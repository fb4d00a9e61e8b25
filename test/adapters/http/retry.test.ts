import { errors } from "undici";
import { expect, test } from "vitest";
import { BodyTooLarge, UndecodableBody } from "../../../src/adapters/http/content-encoding.ts";
import { type FailedAttempt, planRetry, type RetryLimits, toSourceError } from "../../../src/adapters/http/retry.ts";
import { SourceError } from "../../../src/core/failure.ts";
import { readErrorCode } from "../../../src/core/telemetry.ts";

const now = 1_000_000;
const limits: RetryLimits = {
  attempt: 1,
  isRepeatable: true,
  now,
  end: now + 15_000,
  isWaitFree: false,
  cooldownUntil: 0,
};
const waitFree = { isWaitFree: true };
const failed = (status: FailedAttempt["status"], isThrottled = false): FailedAttempt => ({
  status,
  isThrottled,
  error: new SourceError("Essai", "down"),
});

test.each<
  [what: string, failed: FailedAttempt, limits: Partial<RetryLimits>, chance: number, delayMs: number | undefined]
>([
  ["a 500, at the soonest", failed(500), {}, 0, 375],
  ["a 500, at the latest", failed(500), {}, 1, 1125],
  ["the second 500, three times as late", failed(500), { attempt: 2 }, 0, 1125],
  ["the third 500 is the last", failed(500), { attempt: 3 }, 0, undefined],
  ["a connection that was cut", failed("down"), {}, 0, 375],
  ["what was slow would be so again", failed("slow"), {}, 0, undefined],
  ["what made no sense neither", failed("garbage"), {}, 0, undefined],
  ["a call that may not be made twice", failed(500), { isRepeatable: false }, 0, undefined],
  ["a wait that leaves time for it", failed(500), { end: now + 475 }, 0, 375],
  ["a wait that leaves too little", failed(500), { end: now + 474 }, 0, undefined],
  ["a 429, whose wait is that of its turn", failed(429, true), { cooldownUntil: now + 9_000 }, 1, 0],
  ["a 429 did nothing: any call is made again", failed(429, true), { isRepeatable: false }, 0, 0],
  ["a 429 whose wait leaves time for it", failed(429, true), { cooldownUntil: limits.end - 100 }, 0, 0],
  ["a 429 whose wait leaves too little", failed(429, true), { cooldownUntil: limits.end - 99 }, 0, undefined],
  ["a 429 that came late itself", failed(429, true), { end: now + 99 }, 0, undefined],
  ["a 429 of a call that waits at no cost", failed(429, true), { ...waitFree, cooldownUntil: now + 300_000 }, 0, 0],
  ["but five minutes at most", failed(429, true), { ...waitFree, cooldownUntil: now + 300_001 }, 0, undefined],
  ["nor where its own time is over", failed(429, true), { ...waitFree, end: now + 99 }, 0, undefined],
  ["the third 429 is the last", failed(429, true), { attempt: 3 }, 0, undefined],
])("the next attempt after a failed one: %s", (_what, attempt, changes, chance, delayMs) => {
  expect(planRetry(attempt, { ...limits, ...changes }, chance)).toBe(delayMs);
});

test.each<[what: string, error: unknown, why: SourceError["why"]]>([
  ["a deadline", new DOMException("late", "TimeoutError"), "slow"],
  ["a call that was given up", new DOMException("given up", "AbortError"), "slow"],
  ["headers that do not come", new errors.HeadersTimeoutError(), "slow"],
  ["a body that does not end", new errors.BodyTimeoutError(), "slow"],
  ["a body that is too large", new BodyTooLarge(), "garbage"],
  ["a body that cannot be decoded", new UndecodableBody(), "garbage"],
  ["a connection that is refused", Object.assign(new Error("x"), { code: "ECONNREFUSED" }), "down"],
  ["what is no error at all", "x", "down"],
])("%s is %3$s", (_what, error, why) => {
  expect(toSourceError("Essai", error)).toMatchObject({ service: "Essai", why, cause: error });
});

test("what has its reason already keeps it", () => {
  const busy = new SourceError("Essai", "busy");
  expect(toSourceError("Essai", busy)).toBe(busy);
});

test("the log says the code of the system, where there is one", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  expect(readErrorCode(toSourceError("Essai", refused).cause)).toBe("ECONNREFUSED");
  expect(readErrorCode(toSourceError("Essai", new Error("x")).cause)).toBeUndefined();
  expect(readErrorCode(new SourceError("Essai", "busy").cause)).toBeUndefined();
});
