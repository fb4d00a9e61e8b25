import type { RecipientStatus } from "../alerts/deps.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import { setFields } from "../unread.ts";
import type { TalkContext } from "./context.ts";
import { getLastSeen } from "./person.ts";
import type { Incoming, PresenceEvent, PresenceReport } from "./ports.ts";

export function isPresenceReport(incoming: Incoming | PresenceReport): incoming is PresenceReport {
  return incoming.event.type === "blocked" || incoming.event.type === "back";
}

type PresenceContext = Pick<TalkContext, "queue" | "people" | "subscriptions" | "alerts" | "now">;

/** Notes in the person's turn that they blocked us, or are back. Rejects when the store fails. */
export async function applyPresence(context: PresenceContext, owner: Owner, event: PresenceEvent): Promise<void> {
  await context.queue.enqueue(toPersonKey(owner), () =>
    event.type === "blocked" ? noteBlocked(context, owner) : noteBack(context, owner),
  );
}

async function noteBlocked({ people, subscriptions }: PresenceContext, owner: Owner): Promise<void> {
  const person = await people.load(owner);
  // Nothing is noted of someone of whom nothing is kept, or nothing any more.
  const isKnown =
    Object.keys(person.current).length > 0 || person.last || (await subscriptions.listOf(owner)).length > 0;
  if (isKnown) await people.save(owner, { ...person, unreachable: true });
}

async function noteBack({ people, alerts }: PresenceContext, owner: Owner): Promise<void> {
  const person = await people.load(owner);
  if (!person.unreachable) return;
  await alerts.wake(owner);
  await people.save(owner, setFields(person, { unreachable: false }));
}

export async function getRecipientStatus({ people }: PresenceContext, owner: Owner): Promise<RecipientStatus> {
  const person = await people.load(owner);
  const [seen, asked] = [getLastSeen(person), person.asked];
  return {
    isKept: await people.isKept(owner),
    isUnreachable: person.unreachable,
    ...(person.isUnheard ? { isUnheard: true } : {}),
    ...(seen ? { seen } : {}),
    ...(asked === undefined ? {} : { asked: new Date(asked) }),
  };
}

/** Notes that they were asked whether they still look; their next sign of life clears it. */
export async function noteAsked({ queue, people }: PresenceContext, owner: Owner, at: Date): Promise<void> {
  await queue.enqueue(toPersonKey(owner), async () => {
    if (await people.isKept(owner))
      await people.note(owner, { ...(await people.load(owner)), asked: at.toISOString() }, at);
  });
}

/**
 * Deletes the alerts of people whose row has expired: a year after their last sign of life, a month after
 * they blocked us.
 */
export async function sweepForgotten({ queue, people, subscriptions, alerts }: PresenceContext): Promise<void> {
  for (const person of await subscriptions.listOwners()) {
    // Most are: a look costs less than a turn.
    if (await people.isKept(person)) continue;
    await queue.enqueue(toPersonKey(person), async () => {
      if (!(await people.isKept(person))) await alerts.forget(person);
    });
  }
}
