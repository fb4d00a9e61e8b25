import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsProfile } from "../../../src/adapters/france-travail-events/profile.ts";
import { openEventsSource } from "../../../src/adapters/france-travail-events/source.ts";
import { createSubscription } from "../../../src/core/alerts/subscription.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { anna, createAlertSetup } from "../../core/alerts/alert-setup.ts";
import { follows } from "../../core/alerts/follows.ts";

import { keptLog } from "../log.ts";
import { centreOf, centresWithin, departement, map } from "../places.ts";

const setup = createAlertSetup();
let sandbox: Sandbox;
let close: () => Promise<void>;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => setup.clock.at, hasQuotas: false });
  const source = openEventsSource(
    {
      FRANCE_TRAVAIL_CLIENT_ID: "id",
      FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
      FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
      FRANCE_TRAVAIL_CALLS_PER_SECOND: 100,
      EVENTS_API_URL: sandbox.urls.events,
    },
    {
      ...{ atlas: map, centreOf, centresWithin, log: keptLog().log, sandbox: undefined },
      centreSoon: async (code) => centreOf(code),
      prepareCentres: async () => {},
      shareOf: () => 0,
      rome: { romeOf: () => undefined, relatives: () => [], parentsOf: () => [] },
      chooseAddresses: () => ({ urls: [] }),
      now: () => setup.clock.at,
    },
  );
  close = source.close;
  const { gather, inBackground } = source;
  if (!gather) throw new Error("no feed");
  setup.alertDeps.feeds.push({ source: eventsProfile, upTo: () => setup.clock.at, gather });
  setup.alertDeps.readOffer = inBackground.readOffer;
});
afterAll(async () => {
  await close();
  await sandbox.close();
});

test("an alert tells of each event once, while it is to come", async () => {
  const search: Search = { kind: "evenements", titles: [], place: departement("23"), radius: 20, filters: {} };
  // Somebody who has been here: nobody else is written to.
  await follows(setup, anna);
  const subscription = createSubscription(
    { id: "alert0000001", owner: anna, search, related: true, sources: ["mee"] },
    setup.clock.at,
  );
  await setup.subscriptions.save(subscription);
  const told: string[] = [];
  // Once a week, on a Monday, unless its owner wants it otherwise.
  for (const day of ["11-23", "11-24", "11-30", "12-07", "12-14"]) {
    const before = setup.messages.length;
    await setup.at(`2026-${day}T07:00:00Z`);
    const message = setup.messages.slice(before).find(({ text }) => text.includes("\n1. 📅 "));
    if (!message) continue;
    const { items = [], shown = 0 } = setup.stateOf(message.screen);
    told.push(...items.slice(0, shown).map(({ key }) => key));
  }
  expect(told.length).toBeGreaterThan(5);
  expect(told.every((key) => key.startsWith("mee:"))).toBe(true);
  expect(new Set(told).size).toBe(told.length);
  // The département is asked for once each time, and for nothing else.
  const asked = sandbox.requests.filter(({ path, status }) => path === "/v1/mee/evenements" && status === 200);
  expect(asked).toHaveLength(4);
});
