import { createHash } from "node:crypto";
import { franceTravailProfile } from "../adapters/france-travail/profile.ts";
import type { Check } from "../core/alerts/check.ts";
import { explain } from "../core/alerts/explain.ts";
import { runDueAlerts } from "../core/alerts/run.ts";
import type { RunFigures } from "../core/alerts/run-figures.ts";
import type { Subscription } from "../core/alerts/subscription.ts";
import { createSubscriptions } from "../core/alerts/subscriptions.ts";
import type { App } from "./app.ts";
import { createSenderLeases, joinLeases } from "./bot-leases.ts";
import { createAlertDependencies, openConversation } from "./conversation.ts";
import { createLease } from "./lease.ts";
import { allPlatforms, listProfiles, openPlatforms } from "./platforms.ts";
import { createUsageCounter } from "./usage.ts";

/**
 * Serves the alerts that are due at the app's time, once, on the platforms that are configured, beside a
 * process that listens. Undefined where another process holds the lease on the alerts of this store. Rejects
 * with `PlatformRefused` where a platform does not take its token. The caller closes the app.
 */
export async function runAlertsOnce(app: App): Promise<RunFigures | undefined> {
  const profiles = listProfiles(allPlatforms);
  const senders = createSenderLeases(
    app,
    profiles.map(({ id }) => id),
  );
  const lease = joinLeases(createLease(app.store, "alerts"), senders);
  if (!(await lease.take())) return undefined;
  const stopRenewing = lease.keep();
  try {
    const platforms = await openPlatforms(app, allPlatforms, senders);
    const { store, clock, log } = app;
    // One writer however often it is run: the lease lets in one at a time.
    const usage = createUsageCounter({
      collection: store.collection("usage"),
      now: clock.now,
      log,
      writer: "alerts-run",
    });
    const conversation = openConversation(app, platforms);
    const alerts = createAlertDependencies(app, conversation, platforms);
    const serves: typeof alerts.serves = (platform) => alerts.serves(platform) && senders.isOurs(platform);
    const deps = { ...alerts, serves, mayGoOn: lease.isOurs };
    try {
      await platforms.open();
      const figures = await runDueAlerts(deps, app.clock.now(), true);
      usage.noteDigests(figures.sent);
      return figures;
    } finally {
      await usage.end();
      stopRenewing();
      await platforms.stop(conversation.idle);
    }
  } finally {
    stopRenewing();
    await lease.release();
  }
}

/** An alert as an operator may see it. */
export type AlertRow = {
  id: string;
  platform: string;
  /** The id of its owner on the platform; a hash where that id would let somebody in. */
  person: string;
  name: string;
  state: "paused" | "sending" | "active";
  created: string;
  /** When it is due next: ISO 8601. */
  next: string;
  covered: Subscription["covered"];
  /** How many offers wait for a digest. */
  pending: number;
  sent: number;
};

/** All alerts of the store. Names of people are not stored. */
export async function listAlerts({ store }: Pick<App, "store">): Promise<AlertRow[]> {
  const subscriptions = createSubscriptions(store);
  return (await subscriptions.listAll()).map(toAlertRow);
}

/**
 * Check by check, why an offer was or was not sent for an alert, or will be. `offer` is its key
 * ("lba:…") or its number at France Travail. Undefined where no alert has that id.
 */
export async function explainAlert(app: App, id: string, offer: string): Promise<Check[] | undefined> {
  const { services, clock } = app;
  const conversation = openConversation(app, {
    profiles: listProfiles(allPlatforms),
    findMessenger: () => undefined,
  });
  const { subscriptions, isUnreachable } = conversation;
  const subscription = (await subscriptions.listAll()).find((each) => each.id === id);
  if (!subscription) return undefined;
  return explain(
    subscription,
    offer.includes(":") ? offer : `${franceTravailProfile.id}:${offer}`,
    {
      subscriptions,
      sources: services.ports.sources,
      offer: services.ports.offer,
      centresOf: services.ports.centres,
      today: services.ports.today,
      codes: services.codes,
      isUnreachable,
    },
    clock.now(),
  );
}

function toAlertRow({
  id,
  owner,
  name,
  paused,
  next,
  covered,
  pending,
  sent,
  created,
  sending,
}: Subscription): AlertRow {
  return {
    id,
    platform: owner.platform,
    person: toShownPerson(owner),
    name,
    state: paused ? "paused" : sending ? "sending" : "active",
    created,
    next: next.at,
    covered,
    pending: pending.length,
    sent,
  };
}

/**
 * An id that is of use to nobody but this program is told apart by a short hash; so is one of a platform that
 * this version does not know.
 */
function toShownPerson({ platform, person }: Subscription["owner"]): string {
  const profile = listProfiles(allPlatforms).find(({ id }) => id === platform);
  if (profile && !profile.hasSecretIds) return person;
  return createHash("sha256").update(person).digest("hex").slice(0, 12);
}
