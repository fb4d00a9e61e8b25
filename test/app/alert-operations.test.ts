import { expect, onTestFinished, test } from "vitest";
import { explainAlert, listAlerts, runAlertsOnce } from "../../src/app/alert-operations.ts";
import { type App, openApp } from "../../src/app/app.ts";
import { readConfig } from "../../src/config.ts";
import { createSubscription } from "../../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../../src/core/alerts/subscriptions.ts";
import type { Owner } from "../../src/core/owner.ts";
import { keptLog } from "../adapters/log.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { bakerInLyon } from "../fakes/states.ts";

const morning = new Date("2026-11-23T07:00:00Z");

async function open(): Promise<App> {
  const base = { ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder() };
  const read = readConfig(base, {});
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const app = await openApp(read.config, keptLog().log, morning);
  onTestFinished(app.close);
  return app;
}

async function save({ store }: App, id: string, owner: Owner): Promise<void> {
  const subscriptions = createSubscriptions({
    subscriptions: store.subscriptions,
    knownOffers: store.knownOffers,
  });
  const made = new Date("2026-11-22T11:00:00Z");
  await subscriptions.save(createSubscription({ id, owner, search: bakerInLyon, related: false }, made));
}

const onTelegram: Owner = { platform: "telegram", chat: "4242", person: "4242" };

test("an alert is listed with its owner's id, which is hashed where it would let somebody in", async () => {
  const app = await open();
  await save(app, "alert0000001", onTelegram);
  await save(app, "alert0000002", { platform: "web", chat: "cookie", person: "cookie" });
  await save(app, "alert0000003", { platform: "minitel", chat: "3615", person: "3615" });
  const rows = await listAlerts(app);
  const persons = Object.fromEntries(rows.map(({ platform, person }) => [platform, person]));
  const hash = expect.stringMatching(/^[0-9a-f]{12}$/);
  expect(persons).toEqual({ telegram: "4242", web: hash, minitel: hash });
  expect(rows.find(({ id }) => id === "alert0000001")).toMatchObject({ state: "active", pending: 0, sent: 0 });
});

test("an offer is explained by its number at France Travail, or by its key", async () => {
  const app = await open();
  await save(app, "alert0000001", onTelegram);
  const byNumber = await explainAlert(app, "alert0000001", "206ZFSY");
  expect(byNumber?.map(({ stage }) => stage).slice(0, 3)).toEqual(["alert", "person", "offer"]);
  expect(await explainAlert(app, "alert0000001", "ft:206ZFSY")).toEqual(byNumber);
  expect(await explainAlert(app, "nobody", "206ZFSY")).toBeUndefined();
});

test("a run leaves the lease to others, and does nothing while another process holds it", async () => {
  const app = await open();
  await save(app, "alert0000001", onTelegram);
  await app.store.claim("alerts", "elsewhere 1 alerts", 60_000);
  expect(await runAlertsOnce(app)).toBeUndefined();
  await app.store.release("alerts", "elsewhere 1 alerts");
  // The platform of this alert is not configured: it is left as it is.
  expect(await runAlertsOnce(app)).toMatchObject({ sent: 0 });
  expect(await app.store.claim("alerts", "someone new", 60_000)).toMatchObject({ isMine: true });
});
