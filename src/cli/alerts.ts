import { createHash } from "node:crypto";
import { createLease } from "../app/alert-scheduler.ts";
import { openApp } from "../app/app.ts";
import { createAlertDependencies, openConversation } from "../app/conversation.ts";
import { keepHeapSmall } from "../app/heap.ts";
import { createLog } from "../app/log.ts";
import { allPlatforms, listProfiles, openPlatforms } from "../app/platforms.ts";
import { CannotStart, loadConfig } from "../config.ts";
import type { Check } from "../core/alerts/check.ts";
import { explain } from "../core/alerts/explain.ts";
import { runDueAlerts } from "../core/alerts/run.ts";
import { formatRunFigures } from "../core/alerts/run-figures.ts";
import type { Subscription } from "../core/alerts/subscription.ts";
import { createSubscriptions } from "../core/alerts/subscriptions.ts";
import type { Platform } from "../core/owner.ts";

/**
 * Serves what is due now, or at the moment that is named, and ends. Exit code 4 when another process serves
 * the alerts of this store.
 */
export async function runAlerts({ now, json }: { now?: string; json?: boolean }): Promise<void> {
  keepHeapSmall();
  const config = loadConfig();
  const house = await openApp(config, createLog(config.LOG_LEVEL, 2), now === undefined ? undefined : instantOf(now));
  const held = createLease(house.store, "alerts");
  if (!(await held.take())) {
    await house.close();
    throw new CannotStart("Another process runs the alerts of this store: stop it, or start it with ALERTS=off.", 4);
  }
  const renewal = setInterval(() => void held.take().catch(() => {}), 20_000);
  const bots = await openPlatforms(house);
  const conversation = openConversation(house, bots);
  const serves = (platform: Platform) => bots.findMessenger(platform) !== undefined;
  const world = { ...createAlertDependencies(house, conversation, serves), mayGoOn: held.isOurs };
  const figures = await bots
    .open()
    .then(() => runDueAlerts(world, house.clock.now(), true))
    .finally(async () => {
      clearInterval(renewal);
      await bots.stop(conversation.idle);
      await held.release();
      await house.close();
    });
  process.stdout.write(`${json ? JSON.stringify(figures) : formatRunFigures(figures)}\n`);
  process.exit(0);
}

/**
 * Who is told of what, and when next. Names of people are not kept; ids are those of the platform, and of the
 * web page a hash.
 */
export async function listAlerts({ json }: { json?: boolean }): Promise<void> {
  const config = loadConfig();
  const house = await openApp(config, createLog("silent"));
  const { store } = house;
  const all = await createSubscriptions({
    subscriptions: store.collection("subscriptions"),
    due: store.collection("due"),
    told: store.collection("told"),
  }).listAll();
  const rows = all.map(rowOf);
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else {
    for (const { id, platform, person, name, state, next, pending, sent } of rows)
      process.stdout.write(
        `${id}  ${platform}:${person}  ${state === "active" ? `next ${next}` : state}  sent ${sent}, waiting ${pending}  ${name}\n`,
      );
    process.stdout.write(`${rows.length} alert${rows.length === 1 ? "" : "s"}\n`);
  }
  await house.close();
  process.exit(0);
}

/**
 * Stage by stage why an offer was or was not sent for an alert. The offer by its number at France Travail, or
 * by its key.
 */
export async function explainAlert(id: string, offer: string, { json }: { json?: boolean }): Promise<void> {
  const house = await openApp(loadConfig(), createLog("silent"));
  const { services, clock } = house;
  const conversation = openConversation(house, {
    profiles: listProfiles(allPlatforms),
    findMessenger: () => undefined,
  });
  const one = (await conversation.subscriptions.listAll()).find((each) => each.id === id);
  if (!one) throw new CannotStart(`No alert is called ${id}: tremplin alerts list shows them.`);
  const stages = await explain(
    one,
    offer.includes(":") ? offer : `ft:${offer}`,
    {
      book: conversation.subscriptions,
      sources: services.doors.sources,
      offer: services.doors.offer,
      centreOf: services.doors.centre,
      today: services.doors.today,
      codes: services.codes,
      isUnreachable: conversation.isUnreachable,
    },
    clock.now(),
  );
  const said = stages.map((stage) => ({ ...stage, says: inWords(stage) }));
  if (json) process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
  else
    for (const { passes, says, ...one } of said) {
      const name = one.stage === "filter" ? one.filter : one.stage;
      process.stdout.write(`${passes === undefined ? "·" : passes ? "yes" : "NO "}  ${name.padEnd(13)} ${says}\n`);
    }
  await house.close();
  process.exit(0);
}

function inWords(stage: Check): string {
  switch (stage.stage) {
    case "alert":
      return stage.passes ? `it is due next at ${stage.next}` : "it is paused";
    case "person":
      return stage.passes ? "they can be written to" : "the platform refuses our messages to them";
    case "offer":
      if (stage.is === "unread") return `${stage.service} could not be asked (${stage.why})`;
      return stage.is === "gone"
        ? "its source has it no more"
        : `"${stage.title}", published ${stage.created ?? "at an unknown date"}`;
    case "job":
      return `its ROME code ${stage.rome ?? "is not given"}: ${stage.how === "any" ? "the alert has no job" : stage.how}${stage.how === "related" && !stage.passes ? ", and this alert takes no related jobs" : ""}`;
    case "place":
      return `${fitting(stage.passes)}: ${stage.label}${stage.km === undefined ? "" : `, ${stage.km} km`}`;
    case "kind":
      return fitting(stage.passes);
    case "filter":
      return `${fitting(stage.passes)}${stage.says === undefined ? "" : `: ${stage.says}`}`;
    case "company":
      return stage.passes ? "none that was excluded" : `${stage.company} was excluded`;
    case "date":
      return `read up to ${stage.readUpTo}; ${stage.isNew ? "it comes with the next reading" : "it is from before the next reading"}`;
    case "copy":
      return stage.passes ? "no copy of what was told" : "a copy of an announcement that was told within a month";
    case "told":
      return stage.isTold
        ? "they were shown it, on a page or in a digest, within 60 days"
        : "they were not shown it within 60 days";
    case "waiting":
      return `since ${stage.since}${stage.offered ? ', behind a "Tout voir"' : ", for the next digest"}`;
    case "sending":
      return `in the digest of ${stage.slot}`;
  }
}

function fitting(passes: boolean | undefined): string {
  return passes ? "it fits" : "it does not fit";
}

function rowOf({ id, owner, name, paused, next, covered, pending, sent, created, sending }: Subscription) {
  return {
    id,
    platform: owner.platform,
    person: personShown(owner),
    name,
    state: paused ? ("paused" as const) : sending ? ("sending" as const) : ("active" as const),
    created,
    next: next.at,
    covered,
    pending: pending.length,
    sent,
  };
}

/**
 * An id that would let somebody in is told apart by its hash, which opens nothing; so is one of a platform
 * that this version does not know.
 */
function personShown({ platform, person }: Subscription["owner"]): string {
  const profile = listProfiles(allPlatforms).find(({ id }) => id === platform);
  if (profile && !profile.hasSecretIds) return person;
  return createHash("sha256").update(person).digest("hex").slice(0, 12);
}

function instantOf(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()))
    throw new CannotStart(`--now ${text} is no instant: write it as in 2026-11-23T07:00:00Z.`);
  return instant;
}
