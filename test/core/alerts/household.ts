import { type Feed, type News, newsOf, type Wanted } from "../../../src/core/alerts/feed.ts";
import type { Figures } from "../../../src/core/alerts/figures.ts";
import { run } from "../../../src/core/alerts/run.ts";
import type { Subscription } from "../../../src/core/alerts/subscription.ts";
import type { AlertWorld } from "../../../src/core/alerts/world.ts";
import type { Offer } from "../../../src/core/offer.ts";
import { searchKey } from "../../../src/core/search.ts";
import type { Delivered, Delivery, World } from "../../../src/core/talk/world.ts";
import { plain } from "../../../src/core/view.ts";
import { type Owner, SourceError } from "../../../src/core/words.ts";
import { world } from "../../fakes/chat.ts";
import { offer } from "../../fakes/offers.ts";

export const anna: Owner = { platform: "telegram", chat: "1", person: "1" };
export const bob: Owner = { platform: "telegram", chat: "2", person: "2" };

/** Alerts in memory: two sources whose stock a test fills, a platform whose answers it chooses, a clock that it turns. */
export function household(changes: Partial<World> = {}) {
  const clock = { at: new Date("2026-11-22T11:00:00Z") };
  const stock: Record<"ft" | "lba", Offer[]> = { ft: [], lba: [] };
  const down = new Set<string>();
  /** Sources that have no time left for anybody. */
  const later = new Set<string>();
  const reads: { feed: string; from: Date; key: string }[] = [];
  const messages: { to: string; text: string; screen: string }[] = [];
  let answer: (delivery: Delivery) => Delivered | Promise<Delivered> = () => "sent";

  const feed = (name: "ft" | "lba", service: string, kinds: Feed["kinds"]): Feed => ({
    name,
    service,
    kinds,
    upTo: () => clock.at,
    gather: () => {
      const wanted = new Map<string, Wanted>();
      const keyOf = ({ search, related }: Wanted) => `${searchKey(search)} ${related}`;
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
          const all = stock[name].map((offer) => newsOf({ offer, related: false }));
          const of = (one: Wanted): News[] | SourceError | "later" => {
            const from = wanted.get(keyOf(one))?.from;
            if (from === undefined || one.from < from || later.has(name)) return "later";
            if (fails) return new SourceError(service, "down");
            return all.filter(
              ({ offer: { created } }) => name === "lba" || created === undefined || new Date(created) >= from,
            );
          };
          return { of, asked: wanted.size, calls: wanted.size };
        },
      };
    },
  });
  const feeds = [
    feed("ft", "France Travail", ["emploi", "alternance"]),
    feed("lba", "La bonne alternance", ["alternance"]),
  ];

  const talking = world({
    now: () => clock.at,
    stage: () => ({
      draw: (drawing) => drawing.onShown?.(),
      deliver: async (delivery) => {
        const mayBeSent = (await delivery.passage?.enter().catch(() => false)) ?? true;
        const outcome = mayBeSent ? await answer(delivery) : "failed";
        if (outcome === "sent")
          messages.push({ to: delivery.owner.person, screen: delivery.screen, text: textOf(delivery) });
        return outcome;
      },
      busy: () => {},
      forget: async () => {},
    }),
    ...changes,
  });
  const { book, inTurn, post, isTouched, standing, asked, all } = talking;
  const alertWorld: AlertWorld = {
    book,
    feeds,
    offer: async (_search, { key }) => {
      const found = [...stock.ft, ...stock.lba].find((one) => one.key === key);
      if (down.has(key.slice(0, key.indexOf(":")))) throw new SourceError("France Travail", "down");
      return { offer: found };
    },
    count: async () => 12,
    inTurn,
    post,
    isTouched,
    standing,
    asked,
    serves: () => true,
    mayGoOn: () => true,
    newId: all.newId,
    log: all.log,
  };

  /** What the store keeps of a screen. */
  function stateOf(screen = ""): { step?: string; items?: { key: string }[]; shown?: number } {
    const row = [...talking.shelves.screens.rows].find(([key]) => key.endsWith(`:${screen}`));
    return JSON.parse(row?.[1] ?? "{}").state ?? {};
  }

  /** The offers that a digest shows, by the list that its screen keeps. */
  function keysOn({ screen }: Delivery): string[] {
    const { items = [], shown = 0 } = stateOf(screen);
    return items.slice(0, shown).map(({ key }) => key);
  }

  return {
    ...talking,
    book,
    stateOf,
    keysOn,
    clock,
    stock,
    down,
    later,
    reads,
    messages,
    alertWorld,
    answers: (with_: typeof answer) => {
      answer = with_;
    },
    /** Moves the clock there and serves what is due. */
    at: async (instant: string, isStart = false): Promise<Figures> => {
      clock.at = new Date(instant);
      const figures = await run(alertWorld, clock.at, isStart);
      await talking.idle();
      return figures;
    },
    one: async (owner: Owner = anna): Promise<Subscription> => {
      const [first] = await book.of(owner);
      if (!first) throw new Error("no alert");
      return first;
    },
  };
}

function textOf({ view }: Delivery): string {
  return view
    .flatMap((block) => (block.kind === "text" ? [plain(block.text)] : block.kind === "card" ? [block.title] : []))
    .join("\n");
}

/** An offer of a bakery of its own, published then. */
export function published(id: string, created: string, changes: Partial<Offer> = {}): Offer {
  return offer({ key: `ft:${id}`, title: `Boulanger ${id}`, company: `Fournil ${id}`, created, ...changes });
}
