import { franceTravailProfile } from "../../../../src/adapters/france-travail/profile.ts";
import { alternanceProfile } from "../../../../src/adapters/la-bonne-alternance/profile.ts";
import type { OfferContent } from "../../../../src/core/alerts/digest.ts";
import { toNewsItem } from "../../../../src/core/alerts/feed.ts";
import type { Known, Moment, News, Plan } from "../../../../src/core/alerts/plan/known.ts";
import { plan } from "../../../../src/core/alerts/plan/plan.ts";
import { createSubscription, type PendingOffer, type Subscription } from "../../../../src/core/alerts/subscription.ts";
import type { Offer } from "../../../../src/core/offers/offer.ts";
import { bakerInLyon } from "../../../fakes/states.ts";
import { anna, published } from "../alert-setup.ts";

export const created = new Date("2026-11-22T11:00:00Z");
/** When the first slot of `made` has come. */
export const morning = new Date("2026-11-23T07:00:00Z");
export const made = createSubscription(
  { id: "alert0000001", owner: anna, search: bakerInLyon, related: false },
  created,
);
export const another = createSubscription(
  { id: "alert0000002", owner: anna, search: { ...bakerInLyon, radius: 50 }, related: false },
  created,
);
export const { ft, lba } = { ft: franceTravailProfile, lba: alternanceProfile };

/** An offer that is new on that morning. */
export const fresh = (id: string, changes: Partial<Offer> = {}) => published(id, "2026-11-22T15:00:00.000Z", changes);

/** What France Travail has for the alert. */
export function newsOf(...offers: Offer[]): News {
  return {
    found: offers.map((offer) => ({ ...toNewsItem({ offer, related: false }), by: "ft" })),
    read: [ft],
    covered: { ft: morning.toISOString() },
    failed: [],
    later: [],
  };
}

/** An offer that waits since that morning. */
export const waiting = (id: string, more: Partial<PendingOffer> = {}): PendingOffer => ({
  key: `ft:${id}`,
  related: false,
  created: "2026-11-22T15:00:00.000Z",
  since: morning.toISOString(),
  offered: false,
  ...more,
});

/** A digest of these offers that is on its way since that morning. */
export function sendingOf(...offers: Offer[]): NonNullable<Subscription["sending"]> {
  return {
    slot: "2026-11-23T08",
    at: morning.toISOString(),
    since: morning.toISOString(),
    screen: "screen0000001",
    shown: offers.length,
    items: offers.map(({ key }) => ({ ...waiting(""), key })),
    cards: offers.map((offer) => ({ offer, related: false })),
  };
}

export const nothingKnown: Known = {
  recipient: { isKept: true, isUnreachable: false, seen: created },
  offers: new Set(),
  others: [],
  contents: new Map(),
};

/** What is known beside that; undefined is what was not looked up. */
export type KnownChanges = { [Name in keyof Known]?: Known[Name] | undefined };

export const contentsOf = (...contents: [key: string, OfferContent][]): Known["contents"] => new Map(contents);

/** What is planned at that moment for an alert with these changes. */
export function planned(
  changes: Partial<Subscription>,
  news: News | undefined,
  known: KnownChanges = {},
  now: string | Date = morning,
  more: Partial<Moment> = {},
): Plan {
  const at = new Date(now);
  const moment = { at, current: at, isStart: false, screen: "screen0000002", ...more };
  const looked = Object.entries({ ...nothingKnown, ...known }).filter(([, value]) => value !== undefined);
  return plan({ ...made, ...changes }, news, Object.fromEntries(looked) as Known, moment);
}
