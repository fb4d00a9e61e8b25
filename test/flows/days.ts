import { franceTravailProfile } from "../../src/adapters/france-travail/profile.ts";
import type { AlertDeps } from "../../src/core/alerts/deps.ts";
import { toNewsItem } from "../../src/core/alerts/feed.ts";
import { runDueAlerts } from "../../src/core/alerts/run.ts";
import type { Offer } from "../../src/core/offers/offer.ts";
import type { Services } from "../../src/core/services.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { offer } from "../fakes/offers.ts";

/**
 * A conversation with a growing stock of offers and a clock; "tomorrow" brings the next morning. Wider
 * searches have 12 offers each.
 */
export function days(changes: Partial<Services> = {}) {
  const clock = { at: new Date("2026-11-22T12:00:00Z") };
  const stock: Offer[] = [];
  const readOffer: Services["offer"] = async (_search, { key }) => {
    const found = stock.find((one) => one.key === key);
    return found ? { offer: found, distanceKm: 3 } : { offer: offer({ key }), distanceKm: 3 };
  };
  const here = session({ now: () => clock.at, services: servicesWith({ offer: readOffer, ...changes }) });
  const alerts: AlertDeps = {
    ...here,
    feeds: [
      {
        source: franceTravailProfile,
        upTo: () => clock.at,
        gather: () => ({
          want: () => {},
          read: async () => ({
            of: () => stock.map((one) => toNewsItem({ offer: one, related: false })),
            asked: 1,
            calls: 1,
          }),
        }),
      },
    ],
    readOffer: here.all.services.offer,
    countOffers: async () => 12,
    serves: () => true,
    mayGoOn: () => true,
    newId: here.all.newId,
    stopwatch: () => 0,
    log: here.all.log,
  };
  const tomorrow = () =>
    here.shown(async () => {
      clock.at = new Date(`${new Date(clock.at.getTime() + 86_400_000).toISOString().slice(0, 10)}T07:00:30Z`);
      await runDueAlerts(alerts, clock.at);
    });
  return {
    ...here,
    clock,
    stock,
    publishes: (count: number, its: Partial<Offer> = {}) => {
      for (let i = stock.length, end = i + count; i < end; i++)
        stock.push(
          offer({
            key: `ft:${100 + i}NEWS`,
            title: `Boulanger ${i + 1} (H/F)`,
            company: `Fournil ${i + 1}`,
            created: new Date(clock.at.getTime() + i * 60_000).toISOString(),
            ...its,
          }),
        );
    },
    tomorrow,
    /** So many mornings, and what was said on them. */
    later: async (mornings: number) => {
      const said: string[] = [];
      for (let i = 0; i < mornings; i++) said.push(await tomorrow());
      return said.filter((one) => one !== "").join("\n");
    },
    mine: () => here.subscriptions.listOf({ platform: "terminal", person: "me" }),
  };
}
