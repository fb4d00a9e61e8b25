import { dayMs } from "../durations.ts";
import type { Owner } from "../owner.ts";
import type { RecipientStatus } from "./deps.ts";
import type { Moment, Planned } from "./plan/known.ts";
import type { Subscription } from "./subscription.ts";
import { toSubscriptionKey } from "./subscription-key.ts";

/** An alert that had nothing to tell for so long says that it is alive. */
const silenceMs = 14 * dayMs;
/**
 * People without a sign of life for so long are asked whether they still look; without an answer their alerts
 * rest.
 */
const absenceMs = 90 * dayMs;
const answerMs = 7 * dayMs;

/**
 * Whether an alert with nothing to tell has been silent for long enough to say so. It has not where another
 * alert or a page told something of its search.
 */
export function isSilentForLong({ heard, created, matched }: Subscription, now: Date): boolean {
  const last = Math.max(Date.parse(heard ?? created), Date.parse(matched ?? created));
  return now.getTime() - last >= silenceMs;
}

/** What someone is owed who may have gone: a question, rest, or nothing. */
export function nextReminder({ seen, asked }: RecipientStatus, now: Date): "ask" | "rest" | "nothing" {
  if (seen === undefined || now.getTime() - seen.getTime() < absenceMs) return "nothing";
  // A question may have been noted just after its answer.
  if (asked === undefined || asked.getTime() - seen.getTime() < absenceMs) return "ask";
  return now.getTime() - asked.getTime() >= answerMs ? "rest" : "nothing";
}

/**
 * What is to be done for the owner of that alert before it is served: a question, or rest for all of theirs.
 */
export function planReminder(
  { owner, id }: { owner: Owner; id: string },
  recipient: RecipientStatus,
  all: readonly Subscription[],
  { at, screen }: Moment,
): Planned {
  const fields = { version: 1, alert: toSubscriptionKey({ owner, id }), at: at.toISOString(), owner } as const;
  switch (nextReminder(recipient, at)) {
    case "ask": {
      const alerts = all.filter(({ paused }) => !paused).length;
      const notice = { type: "question", alerts } as const;
      return { steps: [{ do: "send question", ...fields, screen, isSilent: false, notice }], figures: {} };
    }
    case "rest":
      return { steps: [{ do: "rest", ...fields }], figures: {} };
    case "nothing":
      return { steps: [], figures: {} };
  }
}
