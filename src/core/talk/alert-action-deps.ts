import type { Alert } from "../alerts/alert.ts";
import type { Subscription } from "../alerts/subscription.ts";
import type { Subscriptions } from "../alerts/subscriptions.ts";
import type { ConversationDeps } from "./ports.ts";

export type AlertActionDeps = Pick<ConversationDeps, "services" | "findMessenger" | "now"> & {
  subscriptions: Subscriptions;
};

/** An alert of a search with at most so many related jobs brings their offers, too. */
export const maxRelatives = 6;

/** A stored subscription as its owner sees it. */
export function toAlert(subscription: Subscription): Alert {
  const { id, name, search, schedule, next, paused, sent, related, without = [] } = subscription;
  const rest = paused ? { paused: { until: paused.until, ...(paused.idle ? { idle: true } : {}) } } : {};
  return { id, name, search, schedule, next: next.at, sent, related, without, ...rest };
}
