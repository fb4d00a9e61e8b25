import type { Subscription } from "../../src/core/alerts/subscription.ts";
import { listAnnouncementNumbers } from "../../src/core/conversation/shown-offers.ts";
import type * as discords from "./discord/discord.ts";
import type { Host } from "./host.ts";
import type * as telegrams from "./telegram/telegram.ts";
import { PATIENCE } from "./wait.ts";

/** The host runs more than one process, and each looks at two services. */
const patience = 3 * PATIENCE;

/** A digest as it arrived. */
export type Digest = {
  screen: string;
  /** The id of its alert. */
  alert: string;
  text: string;
  /** The offers in it, by what it calls them; and their keys, first of all those of its list. */
  titles: string[];
  shown: string[];
  list: string[];
  /** The first of each announcement, as its long list shows them. */
  announcements: string[];
  /** What it was sent as, for its buttons. */
  message: telegrams.Seen | discords.Seen;
};

/** Someone who makes alerts the way people do, and to whom digests come. */
export type Reader = {
  name: string;
  owner: { platform: "telegram" | "discord"; person: string };
  seat: telegrams.Person | discords.Person;
  /** Looks for it, and asks to be told of what is new. */
  follows: (text: string) => Promise<void>;
  /**
   * Opens an alert by its number in their list, then one of its settings, and chooses there, as in "🕗 Heure",
   * "18 h".
   */
  sets: (part: string, ...chosen: string[]) => Promise<void>;
  /** Writes to the bot again. */
  returns: () => Promise<unknown>;
  alerts: () => Promise<Subscription[]>;
  /** The one that was made first. */
  alert: () => Promise<Subscription>;
  /** The offers that they were told of; beside them stand the marks of their copies. */
  knownOffers: () => Promise<Set<string>>;
  /** All digests so far, oldest first, as they arrived; to be read before their buttons are pressed. */
  digests: () => Promise<Digest[]>;
};

/**
 * The titles of the offers in a digest, as it numbers them. A finger points at the one that was read last.
 */
export function titlesIn(digest: string): string[] {
  return [...digest.matchAll(/^(?:👉 )?\d+\. (.+?)(?: 🆕)?(?: 🎓)?$/gm)].map(([, title = ""]) => title);
}

export function reader(host: Host, platform: "telegram" | "discord", name: string): Reader {
  const seat =
    platform === "telegram"
      ? host.telegram.person({ first_name: name })
      : host.discord.person({ name, installed: true, locale: "fr" });
  const owner = { platform, person: String(seat.id) };
  const arrived = new Map<string, Digest>();

  const alerts = () => host.subscriptions.listOf(owner);

  async function digestIn(message: Digest["message"], chat: string): Promise<Digest> {
    const [button] = message.buttons.flat();
    const data =
      button && "callback_data" in button
        ? button.callback_data
        : (button as { custom_id?: string } | undefined)?.custom_id;
    const [screen = ""] = data?.split(":") ?? [];
    const state = (await host.screens.load(platform, chat, screen))?.state;
    if (state?.step !== "digest") throw new Error(`${name} got no digest: ${message.text}`);
    const list = state.items.map(({ key }) => key);
    const { text } = message;
    return {
      screen,
      alert: state.alert,
      text,
      titles: titlesIn(text),
      list,
      announcements: listAnnouncementNumbers(state).flatMap((number) => list[number - 1] ?? []),
      shown: list.slice(0, state.shown),
      message,
    };
  }

  /** A row of buttons on Telegram is a list on Discord. */
  const chooses = (label: string) => ("picks" in seat ? seat.picks(label) : seat.taps(label));

  return {
    name,
    owner,
    seat,
    alerts,
    sets: async (part, ...chosen) => {
      const last = chosen.at(-1);
      seat.taps(part);
      for (const label of chosen) {
        await seat.gets(label, patience);
        if (label === last || !("picks" in seat)) chooses(label);
        else seat.taps(label);
      }
      await seat.gets("✅ C'est noté", patience);
    },
    alert: async () => {
      const [one] = await alerts();
      if (!one) throw new Error(`${name} has no alert`);
      return one;
    },
    follows: async (text) => {
      seat.says(text);
      await seat.gets("M'alerter", patience);
      seat.taps(/M'alerter/);
      const { labels } = await seat.gets(/Alerte créée|Créer quand même/, patience);
      if (!labels.flat().some((label) => label.startsWith("Créer quand même"))) return;
      seat.taps(/^Créer quand même/);
      await seat.gets("Alerte créée", patience);
    },
    returns: () => {
      seat.says("bonjour");
      return seat.gets("Re-bonjour", patience);
    },
    knownOffers: async () =>
      new Set([...(await host.subscriptions.knownOffers.all(owner))].filter((key) => /^(?:ft|lba):/.test(key))),
    digests: async () => {
      const chat = platform === "telegram" ? owner.person : (seat as discords.Person).dmId;
      const { messages } = seat.screen();
      for (const message of messages)
        if (message.isBot && message.text.startsWith("🗞") && !arrived.has(String(message.id)))
          arrived.set(String(message.id), await digestIn(liveCopyOf(message, messages), chat));
      return [...arrived.values()];
    },
  };
}

/**
 * A digest that was sent once more: the first copy has lost its buttons to the second, and tells the same,
 * but for how long ago that was.
 */
function liveCopyOf<M extends { text: string; buttons: unknown[][] }>(message: M, messages: readonly M[]): M {
  const hasButtons = ({ buttons }: M) => buttons.flat().length > 0;
  if (hasButtons(message)) return message;
  const toText = ({ text }: M) => text.replace(/^(?:à l'instant|il y a \d+ (?:min|h))(?= ·)/gm, "");
  return messages.find((other) => toText(other) === toText(message) && hasButtons(other)) ?? message;
}
