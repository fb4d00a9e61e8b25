import type { FoundNews } from "../../offers/offer.ts";
import type { SourceProfile } from "../../offers/source.ts";
import type { OutgoingDigest, Subscription } from "../subscription.ts";
import { toSubscriptionKey } from "../subscription-key.ts";
import type { AlertStep } from "./step.ts";

/**
 * The message of a digest that is held. `pending` is what waits behind it; `shown` are the first of its
 * offers as they are now; `missing` are the sources that could not be read for it.
 */
export function toDigestMessage(
  { id, owner, name, search, slept, pending }: Subscription,
  { screen, at, attemptId, items, shown: count }: OutgoingDigest,
  shown: readonly (FoundNews | "gone")[],
  { missing = [], isSilent = false }: { missing?: readonly SourceProfile[]; isSilent?: boolean } = {},
): Extract<AlertStep, { do: "send digest" }> {
  return {
    do: "send digest",
    version: 1,
    alert: toSubscriptionKey({ owner, id }),
    at,
    owner,
    screen,
    ...(attemptId === undefined ? {} : { attemptId }),
    isSilent,
    notice: {
      type: "digest",
      alert: id,
      name,
      search,
      day: at,
      items: items.map(({ key, handle, fold, folds }) => ({
        key,
        ...(handle === undefined ? {} : { handle }),
        ...(fold === undefined ? {} : { fold }),
        ...(folds === undefined ? {} : { folds }),
      })),
      shown: count,
      offers: [...shown],
      missing: missing.map(({ label }) => label),
      total: items.length + pending.filter(({ offered }) => !offered).length,
      ...(slept ? { slept: true } : {}),
    },
  };
}
