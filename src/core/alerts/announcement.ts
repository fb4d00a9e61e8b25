import type { Owner, Platform } from "../owner.ts";
import type { DeliveryOutcome, SendNotice } from "../talk/ports.ts";
import type { RecipientStatus } from "./deps.ts";
import { toLocalTime } from "./schedule.ts";
import { isPaused, type Subscription } from "./subscription.ts";

/** News of the service itself, as those who run it have written it. */
export type Announcement = { id: string; said: string; from?: string };

/** A chat of somebody, and the zone by which it is day or night there. */
export type Recipient = { owner: Owner; zone: string };

/** Those to whom it goes, and what keeps it from others. One place is one chat of one person. */
export type AnnouncementPlan = {
  recipients: Recipient[];
  /** Told before, by a run of the same text. */
  told: number;
  /** They want no such news, or cannot be reached. */
  unheard: number;
  unreachable: number;
  /** It is between 21:00 and 8:00 where they are: they are told by a later run. */
  asleep: number;
  /** On a platform that does not run here. */
  elsewhere: number;
};

/** From 8:00 on, and before 21:00. */
const [firstHour, lastHour] = [8, 21];

type PlanDeps = {
  subscriptions: readonly Subscription[];
  getRecipientStatus: (owner: Owner) => Promise<RecipientStatus>;
  wasTold: (owner: Owner) => Promise<boolean>;
  serves: (platform: Platform) => boolean;
};

/**
 * Whom an announcement goes to at that moment: everybody with an active alert, once in each of their chats.
 */
export async function planAnnouncement(deps: PlanDeps, now: Date): Promise<AnnouncementPlan> {
  const plan: AnnouncementPlan = { recipients: [], told: 0, unheard: 0, unreachable: 0, asleep: 0, elsewhere: 0 };
  for (const recipient of listRecipients(deps.subscriptions, now)) {
    const { owner } = recipient;
    if (!deps.serves(owner.platform)) plan.elsewhere += 1;
    else if (await deps.wasTold(owner)) plan.told += 1;
    else {
      const { isKept, isUnreachable, isUnheard } = await deps.getRecipientStatus(owner);
      if (!isKept || isUnreachable) plan.unreachable += 1;
      else if (isUnheard) plan.unheard += 1;
      else if (isAsleep(recipient, now)) plan.asleep += 1;
      else plan.recipients.push(recipient);
    }
  }
  return plan;
}

function isAsleep({ zone }: Recipient, now: Date): boolean {
  const { hour } = toLocalTime(now, zone);
  return hour < firstHour || hour >= lastHour;
}

/** Where somebody has an active alert, and in which zone the first of these is served. */
function listRecipients(subscriptions: readonly Subscription[], now: Date): Recipient[] {
  const places = new Map<string, Recipient>();
  for (const subscription of subscriptions) {
    const { owner, schedule } = subscription;
    const key = JSON.stringify([owner.platform, owner.chat]);
    if (!isPaused(subscription, now) && !places.has(key)) places.set(key, { owner, zone: schedule.zone });
  }
  return [...places.values()];
}

export type AnnouncementFigures = { sent: number; unreachable: number; failed: number; asleep: number };

type SendDeps = {
  notify: SendNotice;
  newId: () => string;
  /** Resolves when the next message may be sent. */
  turn: () => Promise<void>;
  noteTold: (owner: Owner) => Promise<void>;
  /** False once this process is told to stop. */
  mayGoOn: () => boolean;
  now: () => Date;
};

/**
 * Sends it to each of them, one after the other, and notes it after the platform's answer: a process that is
 * killed says it twice to one person at most.
 */
export async function sendAnnouncement(
  { said, from }: Announcement,
  recipients: readonly Recipient[],
  { notify, newId, turn, noteTold, mayGoOn, now }: SendDeps,
): Promise<AnnouncementFigures> {
  const counts: Record<DeliveryOutcome | "asleep", number> = { sent: 0, unreachable: 0, failed: 0, asleep: 0 };
  const notice = { type: "announcement" as const, said, ...(from === undefined ? {} : { from }) };
  for (const recipient of recipients) {
    const { owner } = recipient;
    await turn();
    if (!mayGoOn()) break;
    if (isAsleep(recipient, now())) {
      counts.asleep += 1;
      continue;
    }
    const outcome = await notify(owner, newId(), notice, { isSilent: true });
    counts[outcome] += 1;
    if (outcome !== "failed") await noteTold(owner);
  }
  return counts;
}
