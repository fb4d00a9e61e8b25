import { runToEnd, type Steps } from "../../async/steps.ts";
import { nextAction } from "../next-action.ts";
import { findQuietEnd } from "../schedule.ts";
import type { Subscription } from "../subscription.ts";
import { toSubscriptionKey } from "../subscription-key.ts";
import type { Known, Moment, News, Plan, Planned } from "./known.ts";
import { planAgain } from "./plan-again.ts";
import { planLater, planNews, retryMs, soonMs } from "./plan-news.ts";

/**
 * What is to be done for an alert that may be due, as values: nothing is read, written or sent. `news` is
 * undefined as long as no source was read for it. A run calls `planInSteps`; this is the whole of it at once,
 * for tests by values.
 */
export function plan(subscription: Subscription, news: News | undefined, known: Known, now: Moment): Plan {
  return runToEnd(planInSteps(subscription, news, known, now));
}

/** The same as long work: an alert may have thousands of offers waiting. */
export function* planInSteps(
  subscription: Subscription,
  news: News | undefined,
  known: Known,
  now: Moment,
): Steps<Plan> {
  const atOnce = planLook(subscription, known, now);
  if (atOnce) return atOnce;
  if (subscription.sending) return planAgain(subscription, subscription.sending, known, now);
  if (!news) return { needs: { news: true } };
  return yield* planNews(subscription, news, known, now);
}

/**
 * What is to be done without any news; undefined where it is to be served, or its digest to be sent again.
 */
export function planLook(subscription: Subscription, { recipient }: Known, now: Moment): Plan | undefined {
  const { current, isStart } = now;
  const fields = { version: 1, alert: toSubscriptionKey(subscription), at: current.toISOString() } as const;
  switch (nextAction(subscription, current, isStart)) {
    case "nothing":
      return { steps: [], figures: subscription.sending ? { onTheirWay: 1 } : {} };
    case "wake":
      return { steps: [{ do: "wake", ...fields }], figures: {} };
    case "postpone": {
      const until = findQuietEnd(subscription.schedule, current).toISOString();
      return { steps: [{ do: "postpone", ...fields, until }], figures: { postponed: 1 } };
    }
    case "serve":
    case "send again":
      if (!recipient) return { needs: { recipient: true } };
      if (!recipient.isUnreachable) return undefined;
      return { steps: [{ do: "leave", ...fields, owner: subscription.owner, isOnlyThis: true }], figures: {} };
  }
}

/** A source has no time for it yet: its turn may come in a minute. */
export function planTurn(subscription: Subscription, later: News["later"], now: Moment): Planned {
  return planLater(subscription, soonMs, now, later);
}

/** It could not be served, for a reason that is none of its own: it is tried again soon, then less often. */
export function planRetry(subscription: Subscription, now: Moment): Planned {
  return planLater(subscription, subscription.next.since === undefined ? soonMs : retryMs, now);
}
