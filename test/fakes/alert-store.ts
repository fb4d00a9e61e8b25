import { openDatabase } from "../../src/adapters/store/database.ts";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { createDevices } from "../../src/bots/web/devices.ts";
import { createHistory } from "../../src/bots/web/history.ts";
import { createMediaStore } from "../../src/bots/web/media-store.ts";
import { toPagePerson } from "../../src/bots/web/sessions.ts";
import { createSubscription, type PendingOffer, type Subscription } from "../../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../../src/core/alerts/subscriptions.ts";
import type { Collection, Row } from "../../src/core/collection.ts";
import type { FoundOffer } from "../../src/core/offers/offer.ts";
import type { Owner } from "../../src/core/owner.ts";
import type { PushService } from "../../src/core/push.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import { createScreens } from "../../src/core/talk/screen.ts";
import { offer } from "./offers.ts";
import { apprentice, bakerInLyon, bretagne, filtered, states } from "./states.ts";

/** The moment at which the store was written. */
export const writtenAt = new Date("2026-11-22T10:07:00Z");
const at = writtenAt.toISOString();
const hoursAgo = (hours: number) => new Date(writtenAt.getTime() - hours * 3_600_000).toISOString();

export const anna: Owner = { platform: "telegram", chat: "4242", person: "4242" };
export const inGroup: Owner = { platform: "telegram", chat: "-100987", person: "4242" };
export const bob: Owner = { platform: "discord", chat: "990000000000000001", person: "880000000000000001" };
/** Of a visitor of the page. Before version 1 of the store, it was the id of this person as well. */
export const visitorCookie = "BBBBBBBBBBBBBBBBBBBBBB";
const visitorId = toPagePerson(visitorCookie);
export const visitor: Owner = { platform: "web", chat: visitorId, person: visitorId };
export const terminal: Owner = { platform: "terminal", chat: "here", person: "here" };

const waiting = (key: string, more: Partial<PendingOffer> = {}): PendingOffer => ({
  key,
  related: false,
  since: hoursAgo(20),
  offered: false,
  ...more,
});
const items = [
  waiting("ft:201ABCD", { created: hoursAgo(22), folds: ["boulanger|fournil|69123", "annonce:77"] }),
  waiting("lba:5f1e", { by: "lba", handle: "recruiter-1", related: true, counted: hoursAgo(3) }),
  waiting("ft:202ABCD", { offered: true, copy: true, fold: "boulanger|fournil|69123" }),
  waiting("ft:203ABCD", { counted: true, again: true }),
];
const card = (key: string): FoundOffer => ({ offer: offer({ key }), related: false });

const plain = (id: string, owner: Owner = anna) =>
  createSubscription({ id, owner, search: bakerInLyon, related: false, sources: ["ft", "lba"] }, writtenAt);

/** Every state that an alert may be in, by a name that says which. */
const alerts: Record<string, Subscription> = {
  fresh: plain("fresh0000001"),
  pending: { ...plain("pending00001"), pending: items, sent: 12, last: "2026-11-22T08", heard: hoursAgo(3) },
  filtered: { ...plain("filtered0001"), search: filtered, romeVersion: "60", related: true, without: ["Le Fournil"] },
  often: { ...plain("often0000001"), schedule: { hour: 8, days: "published", zone: "Europe/Paris" } },
  weekly: { ...plain("weekly000001"), schedule: { hour: 18, days: 3, zone: "Indian/Reunion" } },
  region: { ...plain("region000001"), search: { ...bakerInLyon, place: bretagne }, matched: hoursAgo(30), revised: at },
  late: { ...plain("late00000001"), next: { slot: "2026-11-22T08", at: hoursAgo(-1), since: hoursAgo(2) } },
  due: { ...plain("due000000001"), next: { slot: "2026-11-22T08", at: hoursAgo(3) }, pending: items },
  paused: { ...plain("paused000001"), paused: { since: hoursAgo(50) }, pending: items },
  resting: { ...plain("resting00001"), paused: { since: hoursAgo(50), until: "2026-12-20T07:00:00.000Z" } },
  stopped: { ...plain("stopped00001"), paused: { since: hoursAgo(5), was: "2026-12-20T07:00:00.000Z" } },
  idle: { ...plain("idle00000001"), paused: { since: hoursAgo(50), idle: true }, slept: true },
  sending: {
    ...plain("sending00001"),
    pending: items.slice(2),
    sending: {
      slot: "2026-11-22T08",
      at: hoursAgo(1),
      since: hoursAgo(2),
      screen: "screen000001",
      search: "emploi|D1102|69123",
      shown: 2,
      items: items.slice(0, 2),
      cards: [card("ft:201ABCD"), card("lba:5f1e")],
    },
  },
  // As older versions stored it: neither cards nor the search that it was made for.
  sendingBare: {
    ...plain("sending00002"),
    sending: {
      slot: "2026-11-22T08",
      at: hoursAgo(1),
      since: hoursAgo(2),
      screen: "screen000002",
      shown: 1,
      items: items.slice(0, 1),
    },
  },
  // What cannot be shown any more is asked for again.
  sendingOdd: {
    ...plain("sending00003"),
    paused: { since: hoursAgo(1) },
    sending: {
      slot: "2026-11-22T08",
      at: hoursAgo(1),
      since: hoursAgo(1),
      screen: "screen000003",
      shown: 1,
      items: items.slice(0, 1),
    },
  },
  group: plain("group0000001", inGroup),
  discord: { ...plain("discord00001", bob), search: apprentice, pending: items },
  page: { ...plain("page00000001", visitor), pending: items },
  terminal: plain("terminal0001", terminal),
  // Of a platform that this version does not know.
  foreign: plain("foreign00001", { ...anna, platform: "matrix", person: "@anna:home.example:8448" }),
};

/** Writes a store with alerts in every state, what people were told, leases and a visitor of the page. */
export async function writeAlertStore(path: string): Promise<void> {
  const store = await openStore(`sqlite://${path}`);
  const subscriptions = createSubscriptions({
    subscriptions: store.subscriptions,
    knownOffers: forever(store.knownOffers),
  });
  for (const one of Object.values(alerts)) await subscriptions.save(one);
  const known = subscriptions.knownOffers;
  await known.add(anna, { offers: ["ft:100AAAA", "ft:101AAAA"], folds: ["boulanger|fournil|69123", "annonce:66"] });
  await known.add(bob, { offers: ["lba:aaaa"] });
  await known.add(visitor, { offers: ["ft:100AAAA"], folds: ["annonce:66"] });
  await store.claim("alerts", "host 4242 alerts", longMs);
  await store.claim("talk:telegram", "host 4242 talk:telegram", longMs);
  await writePeople(store);
  await store.close();
  await writeTornRows(path);
}

async function writePeople(store: Store): Promise<void> {
  const state = states.find(({ step }) => step === "results") ?? states[0];
  const screens = createScreens(forever(store.collection("screens")));
  const people = createPeople(forever(store.collection("people")));
  for (const owner of [anna, bob, visitor]) {
    const id = `screen-${owner.platform}`.slice(0, 12).padEnd(12, "0");
    if (state) await screens.save({ id, owner, state, revision: 3, seen: ["1"] });
    await people.save(owner, { version: 1, current: { [owner.chat]: id }, unreachable: false, seen: "2026-11-22" });
  }
  const web = forever(store.collection("web"));
  const shown = { id: "0mh8", from: "bot", html: "<p>Bonjour</p>", screen: "screen-web00", old: false } as const;
  await createHistory(web).save(visitor.person, shown);
  await createHistory(web).save(visitor.person, { ...shown, id: "0mh9", from: "me" });
  await web.set(`session:${visitor.person}`, {});
  await createMediaStore(web).keep(visitor.person, {
    kind: "file",
    name: "offres.csv",
    bytes: new TextEncoder().encode("titre;ville"),
  });
  const push: PushService = {
    publicKey: "",
    accepts: () => true,
    send: async () => "sent",
    close: async () => {},
  };
  const device = {
    endpoint: "https://updates.push.services.mozilla.com/wpush/v2/fixture",
    keys: { p256dh: "p".repeat(87), auth: "a".repeat(22) },
  };
  await createDevices(web, push, () => writtenAt.getTime()).add(visitor.person, device);
  // A visitor of an older version, who was noted by messages alone.
  await createHistory(web).save("CCCCCCCCCCCCCCCCCCCCCC", shown);
}

/** Rows that nobody can read: of another version, of another hand, torn by a disk. */
async function writeTornRows(path: string): Promise<void> {
  const database = await openDatabase(path);
  const put = (key: string, value: string) =>
    database.write("INSERT INTO subscriptions (key, value, due_at) VALUES (?, ?, ?)", [
      key,
      value,
      writtenAt.getTime(),
    ]);
  await put("telegram:4242:unreadable01", JSON.stringify({ version: 9, id: "unreadable01" }));
  await put("telegram:4242:torn00000001", '{"version":1,"id":"torn0');
  const odd = { ...alerts.sendingOdd, sending: { ...alerts.sendingOdd?.sending, cards: ["torn"] } };
  await database.write("UPDATE subscriptions SET value = ? WHERE key = 'telegram:4242:sending00003'", [
    JSON.stringify(odd),
  ]);
  await database.close();
}

const longMs = 100 * 365 * 86_400_000;

/** Nothing in a fixture expires. */
export function forever(collection: Collection): Collection {
  return {
    ...collection,
    set: (key, value) => collection.set(key, value),
    setAll: (rows) => collection.setAll(rows.map(({ key, value }): Row => ({ key, value }))),
  };
}
