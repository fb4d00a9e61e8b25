import { lease } from "../alert-clock.ts";
import { makeBots } from "../bots.ts";
import { CannotStart, configuration } from "../config.ts";
import { book } from "../core/alerts/book.ts";
import { explain } from "../core/alerts/explain.ts";
import { run } from "../core/alerts/run.ts";
import type { Subscription } from "../core/alerts/subscription.ts";
import { alertWorld, converse, openHouse } from "../house.ts";
import { makeLog } from "../log.ts";

/** Serves what is due now, or at the moment that is named, and ends. Exit code 4 when another process serves the alerts of this store. */
export async function runAlerts({ now, json }: { now?: string; json?: boolean }): Promise<void> {
  const config = configuration();
  const house = await openHouse(config, makeLog(config.LOG_LEVEL, 2), now === undefined ? undefined : instantOf(now));
  const held = lease(house.store, "alerts");
  if (!(await held.take())) {
    await house.close();
    throw new CannotStart("Another process runs the alerts of this store: stop it, or start it with ALERTS=off.", 4);
  }
  const renewal = setInterval(() => void held.take().catch(() => {}), 20_000);
  const bots = await makeBots(house);
  const conversation = converse(house, bots.stage);
  await bots.open();
  const serves = (platform: Parameters<typeof bots.stage>[0]) => bots.stage(platform) !== undefined;
  const figures = await run(
    { ...alertWorld(house, conversation, serves), mayGoOn: held.isOurs },
    house.clock.now(),
    true,
  );
  clearInterval(renewal);
  await bots.stop(conversation.idle);
  await held.release();
  await house.close();
  const said = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${json ? JSON.stringify(figures) : said.join(", ")}\n`);
  process.exit(0);
}

/** Who is told of what, and when next. Names of people are not kept; ids are those of the platform. */
export async function listAlerts({ json }: { json?: boolean }): Promise<void> {
  const config = configuration();
  const house = await openHouse(config, makeLog("silent"));
  const { store } = house;
  const all = await book({
    subscriptions: store.shelf("subscriptions"),
    due: store.shelf("due"),
    told: store.shelf("told"),
  }).all();
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

/** Stage by stage why an offer was or was not sent for an alert. The offer by its number at France Travail, or by its key. */
export async function explainAlert(id: string, offer: string, { json }: { json?: boolean }): Promise<void> {
  const house = await openHouse(configuration(), makeLog("silent"));
  const { world, clock } = house;
  const conversation = converse(house, () => undefined);
  const one = (await conversation.book.all()).find((each) => each.id === id);
  if (!one) throw new CannotStart(`No alert is called ${id}: tremplin alerts list shows them.`);
  const stages = await explain(
    one,
    offer.includes(":") ? offer : `ft:${offer}`,
    {
      book: conversation.book,
      offer: world.doors.offer,
      centreOf: async ({ place }) => (place.kind === "commune" ? world.geo.centreSoon(place.code) : undefined),
      codes: world.codes,
      isUnreachable: conversation.isUnreachable,
    },
    clock.now(),
  );
  if (json) process.stdout.write(`${JSON.stringify(stages, null, 2)}\n`);
  else
    for (const { stage, passes, says } of stages)
      process.stdout.write(`${passes === undefined ? "·" : passes ? "yes" : "NO "}  ${stage.padEnd(10)} ${says}\n`);
  await house.close();
  process.exit(0);
}

function rowOf({ id, owner, name, paused, next, covered, pending, sent, created, sending }: Subscription) {
  return {
    id,
    platform: owner.platform,
    person: owner.person,
    name,
    state: paused ? ("paused" as const) : sending ? ("sending" as const) : ("active" as const),
    created,
    next: next.at,
    covered,
    pending: pending.length,
    sent,
  };
}

function instantOf(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()))
    throw new CannotStart(`--now ${text} is no instant: write it as in 2026-11-23T07:00:00Z.`);
  return instant;
}
