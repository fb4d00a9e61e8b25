import { franceTravailProfile } from "../../../src/adapters/france-travail/profile.ts";
import { alternanceProfile } from "../../../src/adapters/la-bonne-alternance/profile.ts";
import type { AlertDeps } from "../../../src/core/alerts/deps.ts";
import { type Feed, type FeedRequest, type NewsItem, toNewsItem } from "../../../src/core/alerts/feed.ts";
import { runDueAlerts } from "../../../src/core/alerts/run.ts";
import type { RunFigures } from "../../../src/core/alerts/run-figures.ts";
import type { Subscription } from "../../../src/core/alerts/subscription.ts";
import { flattenRichText } from "../../../src/core/conversation/view.ts";
import { SourceError } from "../../../src/core/failure.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import type { SourceProfile } from "../../../src/core/offers/source.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { toSearchKey } from "../../../src/core/search/search.ts";
import type { ConversationDeps, Delivery, DeliveryOutcome } from "../../../src/core/talk/ports.ts";
import { conversationWith, settleDrawing } from "../../fakes/chat.ts";
import { offer } from "../../fakes/offers.ts";

export const anna: Owner = { platform: "telegram", chat: "1", person: "1" };
export const bob: Owner = { platform: "telegram", chat: "2", person: "2" };

/**
 * Alerts in memory: two sources whose stock a test fills, a platform whose answers it chooses, and a clock
 * that it sets.
 */
export function createAlertSetup(changes: Partial<ConversationDeps> = {}) {
  const clock = { at: new Date("2026-11-22T11:00:00Z") };
  const stock: Record<"ft" | "lba", Offer[]> = { ft: [], lba: [] };
  /** What the clocks of the services say, where it is not the time. */
  const serviceTime: { at?: Date } = {};
  const down = new Set<string>();
  /** Sources that have no time left for anybody. */
  const later = new Set<string>();
  const reads: { feed: string; from: Date; key: string }[] = [];
  const messages: { to: string; text: string; screen: string }[] = [];
  let answer: (delivery: Delivery) => DeliveryOutcome | Promise<DeliveryOutcome> = () => "sent";

  const feed = (name: "ft" | "lba", source: SourceProfile): Feed => ({
    source,
    upTo: () => serviceTime.at ?? clock.at,
    gather: () => {
      const wanted = new Map<string, FeedRequest>();
      const keyOf = ({ search, related }: FeedRequest) => `${toSearchKey(search)} ${related}`;
      return {
        ...(name === "lba" ? { turns: async () => () => !later.has(name) } : {}),
        want: (one) => {
          const known = wanted.get(keyOf(one));
          if (!known || one.from < known.from) wanted.set(keyOf(one), one);
        },
        read: async () => {
          await Promise.resolve();
          for (const [key, { from }] of wanted) reads.push({ feed: name, from, key });
          const fails = down.has(name);
          const all = stock[name].map((offer) => toNewsItem({ offer, related: false }));
          const of = (one: FeedRequest): NewsItem[] | SourceError | "later" => {
            const from = wanted.get(keyOf(one))?.from;
            if (from === undefined || one.from < from || later.has(name)) return "later";
            if (fails) return new SourceError(source.label, "down");
            return all.filter(
              ({ offer: { created } }) => name === "lba" || created === undefined || new Date(created) >= from,
            );
          };
          return { of, asked: wanted.size, calls: wanted.size };
        },
      };
    },
  });
  const feeds = [feed("ft", franceTravailProfile), feed("lba", alternanceProfile)];

  const talking = conversationWith({
    now: () => clock.at,
    findMessenger: () => ({
      draw: settleDrawing,
      deliver: async (delivery) => {
        const mayBeSent = (await delivery.permit?.acquire().catch(() => false)) ?? true;
        const outcome = mayBeSent ? await answer(delivery) : "failed";
        if (outcome === "sent")
          messages.push({ to: delivery.owner.person, screen: delivery.screen, text: textOf(delivery) });
        return outcome;
      },
      showBusy: () => {},
      forget: async () => {},
    }),
    ...changes,
  });
  const { subscriptions, inTurn, notify, isTouched, getRecipientStatus, noteAsked, all } = talking;
  const alertDeps: AlertDeps = {
    subscriptions,
    feeds,
    readOffer: async (_search, { key }) => {
      const found = [...stock.ft, ...stock.lba].find((one) => one.key === key);
      if (down.has(key.slice(0, key.indexOf(":")))) throw new SourceError("France Travail", "down");
      return { offer: found };
    },
    countOffers: async () => 12,
    inTurn,
    notify,
    isTouched,
    getRecipientStatus,
    noteAsked,
    serves: () => true,
    mayGoOn: () => true,
    newId: all.newId,
    stopwatch: () => 0,
    log: all.log,
  };

  /** What the store keeps of a screen. */
  function stateOf(screen = ""): { step?: string; items?: { key: string }[]; shown?: number } {
    const row = [...talking.collections.screens.rows].find(([key]) => key.endsWith(`:${screen}`));
    return JSON.parse(row?.[1] ?? "{}").state ?? {};
  }

  /** The offers that a digest shows, by the list that its screen keeps. */
  function keysOn({ screen }: Delivery): string[] {
    const { items = [], shown = 0 } = stateOf(screen);
    return items.slice(0, shown).map(({ key }) => key);
  }

  return {
    ...talking,
    serviceTime,
    stateOf,
    keysOn,
    clock,
    stock,
    down,
    later,
    reads,
    messages,
    alertDeps,
    answers: (with_: typeof answer) => {
      answer = with_;
    },
    /** Moves the clock there and serves what is due. */
    at: async (instant: string, isStart = false): Promise<RunFigures> => {
      clock.at = new Date(instant);
      const figures = await runDueAlerts(alertDeps, clock.at, isStart);
      await talking.idle();
      return figures;
    },
    one: async (owner: Owner = anna): Promise<Subscription> => {
      const [first] = await subscriptions.listOf(owner);
      if (!first) throw new Error("no alert");
      return first;
    },
  };
}

function textOf({ view }: Delivery): string {
  return view
    .flatMap((block) =>
      block.kind === "text" ? [flattenRichText(block.text)] : block.kind === "card" ? [block.title] : [],
    )
    .join("\n");
}

/** An offer of a bakery of its own, published then. */
export function published(id: string, created: string, changes: Partial<Offer> = {}): Offer {
  return offer({ key: `ft:${id}`, title: `Boulanger ${id}`, company: `Fournil ${id}`, created, ...changes });
}
