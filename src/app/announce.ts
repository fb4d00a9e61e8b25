import { createHash } from "node:crypto";
import { createThrottle } from "../adapters/throttle.ts";
import {
  type Announcement,
  type AnnouncementFigures,
  type AnnouncementPlan,
  planAnnouncement,
  sendAnnouncement,
} from "../core/alerts/announcement.ts";
import { dayMs } from "../core/durations.ts";
import type { Owner } from "../core/owner.ts";
import type { App } from "./app.ts";
import { createId, openConversation } from "./conversation.ts";
import { createLease } from "./lease.ts";
import { openPlatforms } from "./platforms.ts";

/** What became of an announcement; without `figures` it was only planned. */
export type AnnouncementRun = { plan: AnnouncementPlan; figures?: AnnouncementFigures };

/** Beside a process that sends alerts at its own pace: few enough that no platform minds both. */
const perSecond = 4;
/** Of whom was told what: that is forgotten after so long. */
const toldMs = 30 * dayMs;

/** The announcement of this text. The same text is the same announcement, which nobody is told twice. */
export function createAnnouncement(said: string, from: string | undefined): Announcement {
  return { id: hash(said), said, ...(from === undefined ? {} : { from }) };
}

/**
 * Tells everybody with an active alert, on the platforms that are configured, beside a process that listens;
 * `isDry`: says only whom it would tell. Undefined where another process announces something at this moment.
 * Rejects with `PlatformRefused` where a platform does not take its token. The caller closes the app.
 */
export async function announce(
  app: App,
  announcement: Announcement,
  { isDry, stopped }: { isDry: boolean; stopped: AbortSignal },
): Promise<AnnouncementRun | undefined> {
  const { store, clock } = app;
  const lease = createLease(store, "announcements");
  if (!(await lease.take())) return undefined;
  const stopRenewing = lease.keep();
  try {
    const platforms = await openPlatforms(app);
    const conversation = openConversation(app, platforms);
    const told = store.collection("announcements");
    // A hash: what is kept of an announcement names nobody.
    const toKey = ({ platform, chat }: Owner) => hash(JSON.stringify([announcement.id, platform, chat]));
    try {
      const plan = await planAnnouncement(
        {
          subscriptions: await conversation.subscriptions.listAll(),
          getRecipientStatus: conversation.getRecipientStatus,
          wasTold: async (owner) => (await told.get(toKey(owner))) !== undefined,
          serves: (platform) => platforms.findMessenger(platform) !== undefined,
        },
        clock.now(),
      );
      if (isDry) return { plan };
      await platforms.open();
      const figures = await sendAnnouncement(announcement, plan.recipients, {
        notify: conversation.notify,
        newId: createId,
        turn: createThrottle(perSecond).turn,
        noteTold: (owner) => told.set(toKey(owner), {}, toldMs),
        mayGoOn: () => !stopped.aborted && lease.isOurs(),
        now: clock.now,
      });
      return { plan, figures };
    } finally {
      await platforms.stop(conversation.idle);
    }
  } finally {
    stopRenewing();
    await lease.release();
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
