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
 * In a group, it is sent for the first there who may be told.
 */
export async function planAnnouncement(deps: PlanDeps, now: Date): Promise<AnnouncementPlan> {
  const plan: AnnouncementPlan = { recipients: [], told: 0, unheard: 0, unreachable: 0, asleep: 0, elsewhere: 0 };
  for (const there of listChats(deps.subscriptions, now)) {
    const [{ owner }] = there;
    if (!deps.serves(owner.platform)) plan.elsewhere += 1;
    else if (await deps.wasTold(owner)) plan.told += 1;
    else {
      const found = await findRecipient(there, deps, now);
      if (typeof found === "string") plan[found] += 1;
      else plan.recipients.push(found);
    }
  }
  return plan;
}

/** What keeps the news from somebody, the reason that passes by itself first. */
const obstacles = ["asleep", "unheard", "unreachable"] as const;
type Obstacle = (typeof obstacles)[number];

/** The first of a chat who may be told, or what keeps it from all of them. */
async function findRecipient(
  there: ChatRecipients,
  deps: Pick<PlanDeps, "getRecipientStatus">,
  now: Date,
): Promise<Recipient | Obstacle> {
  let least: Obstacle = "unreachable";
  for (const recipient of there) {
    const obstacle = await findObstacle(recipient, deps, now);
    if (obstacle === undefined) return recipient;
    if (obstacles.indexOf(obstacle) < obstacles.indexOf(least)) least = obstacle;
  }
  return least;
}

async function findObstacle(
  recipient: Recipient,
  { getRecipientStatus }: Pick<PlanDeps, "getRecipientStatus">,
  now: Date,
): Promise<Obstacle | undefined> {
  const { isKept, isUnreachable, isUnheard } = await getRecipientStatus(recipient.owner);
  if (!isKept || isUnreachable) return "unreachable";
  if (isUnheard) return "unheard";
  return isAsleep(recipient, now) ? "asleep" : undefined;
}

function isAsleep({ zone }: Recipient, now: Date): boolean {
  const { hour } = toLocalTime(now, zone);
  return hour < firstHour || hour >= lastHour;
}

/** Those with an active alert in a chat, each in the zone in which the first of theirs is served. */
type ChatRecipients = [Recipient, ...Recipient[]];

function listChats(subscriptions: readonly Subscription[], now: Date): ChatRecipients[] {
  const chats = new Map<string, ChatRecipients>();
  for (const subscription of subscriptions) {
    const { owner, schedule } = subscription;
    if (isPaused(subscription, now)) continue;
    const key = JSON.stringify([owner.platform, owner.chat]);
    const there = chats.get(key);
    const recipient = { owner, zone: schedule.zone };
    if (!there) chats.set(key, [recipient]);
    else if (there.every((one) => one.owner.person !== owner.person)) there.push(recipient);
  }
  return [...chats.values()];
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
