import { type Owner, toPersonKey } from "../owner.ts";
import type { DeliveryOutcome, SendPermit } from "../talk/ports.ts";
import { changeStored } from "./change-stored.ts";
import { restSubscription } from "./edit-subscription.ts";
import type { KnownOffers } from "./known-offers.ts";
import { applyChange, isAsPlanned } from "./plan/apply-change.ts";
import type { Planned } from "./plan/known.ts";
import { planOutcome } from "./plan/plan-outcome.ts";
import type { AlertStep, ChangeStep, MessageStep, PersonStep } from "./plan/step.ts";
import { nextReminder } from "./reminders.ts";
import { noteWaiting, type RunContext, sendInQueue } from "./run-context.ts";
import { addFigures } from "./run-figures.ts";
import type { Subscription } from "./subscription.ts";
import { parseSubscriptionKey, toSubscriptionKey } from "./subscription-key.ts";

/**
 * What came of a step. "outdated": what it was planned for has changed, and nothing was done. Else the alert
 * as it is now, where it was looked at; and of a message what became of it, undefined where it was not sent
 * because the process was told to stop.
 */
export type Performed = "outdated" | { alert?: Subscription | undefined; outcome?: DeliveryOutcome | undefined };

/**
 * Performs a plan step by step, as far as nothing has changed since it was made, and this process may go on.
 * Resolves with what came of the last step.
 */
export async function performPlan(run: RunContext, { steps, figures }: Planned): Promise<Performed> {
  addFigures(run.figures, figures);
  let alert: Subscription | undefined;
  let last: Performed = {};
  for (const step of steps) {
    if (!run.deps.mayGoOn()) {
      if (step.do === "send digest") run.figures.onTheirWay += 1;
      return {};
    }
    last = await performStep(run, step, alert);
    if (last === "outdated") return last;
    alert = last.alert;
  }
  if (alert && last.outcome !== "unreachable" && steps.every(({ do: what }) => !isMoved.has(what)))
    noteWaiting(run, alert, [...alert.pending, ...(alert.sending?.items ?? [])]);
  return last;
}

/** Steps after which an alert waits for a reason that is none to worry about, or is due at once. */
const isMoved = new Set<AlertStep["do"]>(["take back", "postpone", "wake"]);

/** Performs a single step. `alert` is the alert as the step before it left it, where this process knows. */
export async function performStep(run: RunContext, step: AlertStep, alert?: Subscription): Promise<Performed> {
  switch (step.do) {
    case "send digest":
    case "send silence":
    case "send question":
      if (!run.outbox) return sendMessage(run, step, alert);
      run.outbox(step);
      return {};
    case "note asked":
      await run.deps.noteAsked(step.owner, new Date(step.at));
      return {};
    case "rest":
      return restAll(run, step);
    case "leave":
      return leave(run, step);
    default:
      return changeAlert(run, step);
  }
}

/** What its owner was told by it is written with it. */
async function changeAlert(run: RunContext, step: ChangeStep): Promise<Performed> {
  const { deps, yieldIfDue } = run;
  await yieldIfDue();
  return deps.inTurn(toQueueOwner(step.alert), async () => {
    const alert = await changeStored(deps.subscriptions, step.alert, (current) => applyChange(current, step), {
      known: listKnown(step),
      yieldIfDue,
    });
    if (alert) return { alert };
    // Whatever became of the alert: they have it. Not of someone who had all deleted meanwhile.
    if (step.do === "mark sent" && (await deps.getRecipientStatus(step.owner)).isKept)
      await deps.subscriptions.knownOffers.add(step.owner, step.known);
    return "outdated";
  });
}

function listKnown(step: ChangeStep): KnownOffers | undefined {
  switch (step.do) {
    case "mark sent":
      return step.known;
    case "hold digest":
    case "note reading":
      return { offers: step.reading.leaving };
    default:
      return undefined;
  }
}

/** Sends a message, unless the alert has changed since, and notes what became of it. */
async function sendMessage(run: RunContext, step: MessageStep, held?: Subscription): Promise<Performed> {
  const { deps, now, notified, failures, yieldIfDue } = run;
  const alert = held ?? (await deps.subscriptions.load(step.alert));
  if (!(await isStillToBeSent(run, step, alert))) return "outdated";
  const { owner, screen, notice } = step;
  const person = toPersonKey(owner);
  await yieldIfDue();
  const isAgain = step.do === "send digest" && step.attemptId !== undefined;
  const post = (permit: SendPermit) =>
    deps.notify(owner, screen, notice, { isSilent: step.isSilent || notified.has(person), isAgain, permit });
  const noted = await sendInQueue(run, owner.platform, post, async (outcome) => {
    if (outcome === "sent") notified.add(person);
    if (step.do === "send digest")
      failures.set(owner.platform, outcome === "failed" ? (failures.get(owner.platform) ?? 0) + 1 : 0);
    return { alert: await noteOutcome(run, step, planOutcome(alert, step, outcome, now), alert), outcome };
  });
  if (!noted && step.do === "send digest") run.figures.onTheirWay += 1;
  return noted ?? {};
}

/** Each step, whatever came of the one before it: the message was sent. The alert as it is then. */
async function noteOutcome(
  run: RunContext,
  step: MessageStep,
  { steps, figures }: Planned,
  alert: Subscription | undefined,
): Promise<Subscription | undefined> {
  addFigures(run.figures, figures);
  let current = alert;
  for (const next of steps) {
    const done = await performStep(run, next);
    if (next.do === "note asked" || next.do === "leave") continue;
    current = done === "outdated" ? undefined : done.alert;
  }
  return step.do === "send question" ? undefined : current;
}

async function isStillToBeSent(
  { deps }: RunContext,
  step: MessageStep,
  alert: Subscription | undefined,
): Promise<boolean> {
  switch (step.do) {
    case "send digest":
      return isHeldAttempt(alert?.sending, step);
    case "send silence":
      return alert !== undefined && isAsPlanned(alert, step.premise, new Date(step.at));
    case "send question":
      return nextReminder(await deps.getRecipientStatus(step.owner), new Date(step.at)) === "ask";
  }
}

function isHeldAttempt(
  held: Subscription["sending"],
  { screen, at, attemptId }: Extract<MessageStep, { do: "send digest" }>,
): boolean {
  return held?.screen === screen && held.at === at && held.attemptId === attemptId;
}

async function restAll({ deps, figures }: RunContext, { owner, at }: PersonStep): Promise<Performed> {
  const { subscriptions, inTurn, getRecipientStatus } = deps;
  const now = new Date(at);
  return inTurn(owner, async () => {
    // A sign of life may have come at this moment.
    if (nextReminder(await getRecipientStatus(owner), now) !== "rest") return "outdated";
    for (const each of await subscriptions.listOf(owner)) {
      if (each.paused && each.paused.until === undefined) continue;
      await changeStored(subscriptions, toSubscriptionKey(each), (one) => restSubscription(one, now));
      figures.rested += 1;
    }
    return {};
  });
}

/** They may have come back at this moment. */
async function leave({ deps }: RunContext, step: Extract<PersonStep, { do: "leave" }>): Promise<Performed> {
  const { subscriptions, inTurn, getRecipientStatus } = deps;
  const { owner, alert, at, isOnlyThis } = step;
  return inTurn(owner, async () => {
    if (!(await getRecipientStatus(owner)).isUnreachable) return "outdated";
    const keys = isOnlyThis ? [alert] : (await subscriptions.listOf(owner)).map(toSubscriptionKey);
    for (const key of keys) await subscriptions.lookAgainTomorrow(key, new Date(at));
    return {};
  });
}

/** Enough of an owner to wait for their turn. */
function toQueueOwner(key: string): Owner {
  const { platform, person } = parseSubscriptionKey(key);
  return { platform, person, chat: "" };
}
