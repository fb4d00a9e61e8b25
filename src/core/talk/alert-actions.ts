import type { Alert, AlertChange, Explanation, SubscribeOutcome } from "../alerts/alert.ts";
import { changeStored } from "../alerts/change-stored.ts";
import { planNextSlot, type Subscription } from "../alerts/subscription.ts";
import { toSubscriptionKey } from "../alerts/subscription-key.ts";
import type { Subscriptions } from "../alerts/subscriptions.ts";
import type { Row } from "../collection.ts";
import type { Answer, Ask } from "../conversation/events.ts";
import type { Owner, PersonRef } from "../owner.ts";
import type { Requesters } from "../requester.ts";
import { askServicesFor } from "../services.ts";
import { type AlertActionDeps, toAlert } from "./alert-action-deps.ts";
import type { PreparedAlert } from "./answer-ask.ts";
import { changeAlert, findDuplicateAlert } from "./change-alert.ts";
import { explainOffer } from "./explain-offer.ts";
import { makeAlert, prepareAlert } from "./make-alert.ts";
import type { ConversationDeps } from "./ports.ts";

type AlertAnswer = Pick<Extract<Answer, { type: "alert" }>, "alert" | "duplicate" | "before" | "takenName">;

/** What people do with their alerts. */
export type AlertActions = {
  /**
   * Finds out all that an alert needs from outside before it is made, and greets its owner where it will
   * write; or says why there is none. Makes nothing. Throws a `SourceError` when the alert is not wanted any
   * more by then.
   */
  prepare: (
    owner: Owner,
    ask: Extract<Ask, { ask: "subscribe" }>,
    task: string,
    isWanted: () => Promise<boolean>,
    askedBy: Requesters,
  ) => Promise<SubscribeOutcome | PreparedAlert>;
  /**
   * The alert of that task with the rows to be written for it; or that they have it already. To be called in
   * the owner's turn. Undefined when there is one to be made after all, and it is not known yet where it may
   * write.
   */
  make: (
    owner: Owner,
    asked: Pick<Extract<Ask, { ask: "subscribe" }>, "search" | "schedule">,
    task: string,
    ready: PreparedAlert,
  ) => Promise<{ outcome: SubscribeOutcome; rows: Row[] } | undefined>;
  /** All alerts, once the change was made to each of them, or only to those of `ids`. */
  all: (owner: Owner, change?: AlertChange, ids?: string[]) => Promise<Alert[]>;
  /** `duplicate`: another alert has that search already, and the change was not made. */
  one: (owner: Owner, id: string, change?: AlertChange) => Promise<AlertAnswer>;
  /** Throws a `SourceError` when the offer cannot be read. */
  explain: (owner: Owner, ask: Extract<Ask, { ask: "explain" }>, askedBy: Requesters) => Promise<Explanation>;
  /** They can be reached again: their alerts go on. */
  wake: (owner: Owner) => Promise<void>;
  forget: (person: PersonRef) => Promise<void>;
};

export function createAlertActions(conversation: ConversationDeps, subscriptions: Subscriptions): AlertActions {
  const deps: AlertActionDeps = { ...conversation, subscriptions };
  const onBehalfOf = (askedBy: Requesters) => ({ ...deps, services: askServicesFor(deps.services, askedBy) });
  return {
    prepare: (owner, ask, task, isWanted, askedBy) => prepareAlert(onBehalfOf(askedBy), owner, ask, task, isWanted),
    make: (...ready) => makeAlert(deps, ...ready),
    explain: (owner, ask, askedBy) => explainOffer(onBehalfOf(askedBy), owner, ask),
    all: (...asked) => changeAll(deps, ...asked),
    one: (...asked) => changeOne(deps, ...asked),
    wake: (owner) => wake(deps, owner),
    forget: async (person) => {
      await subscriptions.forget(person);
      await subscriptions.knownOffers.forget(person);
    },
  };
}

async function changeAll(deps: AlertActionDeps, owner: Owner, change?: AlertChange, ids?: string[]): Promise<Alert[]> {
  const existing = await deps.subscriptions.listOf(owner);
  if (change === undefined) return existing.map(toAlert);
  const isMeant = ({ id }: Subscription) => ids === undefined || ids.includes(id);
  await Promise.all(existing.filter(isMeant).map((subscription) => changeAlert(deps, subscription, change)));
  return (await deps.subscriptions.listOf(owner)).map(toAlert);
}

async function changeOne(deps: AlertActionDeps, owner: Owner, id: string, change?: AlertChange): Promise<AlertAnswer> {
  const subscription = await deps.subscriptions.load(toSubscriptionKey({ owner, id }));
  if (!subscription) return { alert: undefined };
  const alert = toAlert(subscription);
  const duplicate = await findDuplicateAlert(deps, subscription, change);
  if (duplicate) return { alert, duplicate: toAlert(duplicate) };
  if (change === undefined) return { alert };
  const next = await changeAlert(deps, subscription, change);
  // Deleted at this moment, by a process that forgets people.
  if (!next && change !== "delete") return { alert: undefined };
  const isTaken = typeof change === "object" && "name" in change && change.name !== next?.name;
  return {
    alert: next && toAlert(next),
    before: alert,
    ...(isTaken ? { takenName: change.name } : {}),
  };
}

async function wake({ subscriptions, now }: AlertActionDeps, owner: Owner): Promise<void> {
  for (const subscription of await subscriptions.listOf(owner))
    await changeStored(subscriptions, toSubscriptionKey(subscription), (current) => {
      const isAhead = new Date(current.next.at) > now();
      return { ...(isAhead ? current : planNextSlot(current, now())), slept: true };
    });
}
