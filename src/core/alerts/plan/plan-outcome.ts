import type { DeliveryOutcome } from "../../talk/ports.ts";
import type { Subscription } from "../subscription.ts";
import type { Planned } from "./known.ts";
import { isLate } from "./patience.ts";
import { markSent } from "./plan-again.ts";
import type { AlertStep, MessageStep } from "./step.ts";

/**
 * What is to be noted of a message, by what became of it. `subscription` is the alert with the digest that
 * was sent.
 */
export function planOutcome(
  subscription: Subscription | undefined,
  step: MessageStep,
  outcome: DeliveryOutcome,
  now: Date,
): Planned {
  const { owner } = step;
  const fields = { version: 1, alert: step.alert, at: now.toISOString() } as const;
  const left: AlertStep[] = outcome === "unreachable" ? [{ do: "leave", ...fields, owner, isOnlyThis: false }] : [];
  switch (step.do) {
    case "send digest":
      return planDigestOutcome(subscription, step, outcome, now, left);
    case "send silence": {
      const hasArrived = outcome === "sent";
      return {
        steps: [{ do: "mark silence", ...fields, premise: step.premise, hasArrived }, ...left],
        figures: hasArrived ? { silences: 1 } : {},
      };
    }
    case "send question":
      return outcome === "sent"
        ? { steps: [{ do: "note asked", ...fields, owner }], figures: { questions: 1 } }
        : { steps: left, figures: {} };
  }
}

function planDigestOutcome(
  subscription: Subscription | undefined,
  { screen, alert, notice }: Extract<MessageStep, { do: "send digest" }>,
  outcome: DeliveryOutcome,
  now: Date,
  left: AlertStep[],
): Planned {
  const digest = subscription?.sending;
  const fields = { version: 1, alert, at: now.toISOString(), screen } as const;
  switch (outcome) {
    case "sent":
      return {
        steps: subscription && digest ? [markSent(subscription, digest, now)] : [],
        figures: { sent: 1, offers: notice.offers.length, offered: notice.items.length - notice.offers.length },
      };
    case "unreachable":
      return { steps: [{ do: "take back", ...fields, without: [] }, ...left], figures: { unreachable: 1 } };
    case "failed":
      return {
        steps: digest && isLate(digest.since, now) ? [{ do: "dissolve", ...fields }] : [],
        figures: { failed: 1 },
      };
  }
}
