import { Routes } from "discord.js";
import type { Collection } from "../../core/collection.ts";
import type { Owner } from "../../core/owner.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import type { Messenger } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { LivingMessages } from "../living-messages.ts";
import { createDirectChannels } from "./direct-channels.ts";
import { createDiscordRecords, createDiscordSurface, type DiscordSurfaceOptions } from "./surface.ts";

type DiscordMessengerOptions = Omit<DiscordSurfaceOptions, "isDirect"> & {
  /** `chat:screen` → the id of our message that shows it; `dm:person` → their direct channel with us. */
  collection: Collection;
  unreachable: (owner: Owner) => Promise<void>;
  deliveriesPerSecond?: number | undefined;
  log: Log;
};

export type DiscordMessenger = Messenger & {
  /** This channel is their direct one. */
  isDirect: (chat: string, person: string) => Promise<void>;
  /** How many lines have something to do. */
  busyLines: () => number;
  idle: () => Promise<void>;
};

/** Shows screens on Discord. */
export function createDiscordMessenger(options: DiscordMessengerOptions): DiscordMessenger {
  const { post, collection, unreachable, deliveriesPerSecond, log } = options;
  const queue = createKeyedQueue();
  const direct = createDirectChannels(options);
  const isDirect = async (owner: Owner) => (await direct.find(owner)) === owner.chat;
  const living = new LivingMessages({
    surface: createDiscordSurface({ ...options, isDirect }),
    records: createDiscordRecords(collection),
    enqueue: (line, work) => {
      queue
        .enqueue(line, work)
        .catch((error: unknown) => log.error({ service: "Discord", error: errorName(error) }, "not drawn"));
    },
    // On a server it is the answer that was not taken, not the person.
    unreachable: async (owner) => ((await isDirect(owner)) ? unreachable(owner) : undefined),
  });
  return {
    draw: (drawing) => living.draw(drawing),
    records: { collection, toPrefix: ({ chat }) => `${chat}:` },
    showsConfidential: true,
    deliver: (delivery) => living.deliver(delivery),
    ...(deliveriesPerSecond === undefined ? {} : { deliveriesPerSecond }),
    reach: (owner, _search, greeting) => direct.reach(owner, greeting),
    isDirect: direct.note,
    showBusy: (owner) => {
      isDirect(owner)
        .then((isIt) => (isIt ? post("POST", Routes.channelTyping(owner.chat)) : undefined))
        .catch(() => {});
    },
    forget: async (owner, screens) => {
      await living.forget(owner, screens);
      await direct.forget(owner.person);
    },
    busyLines: () => queue.keys().length,
    idle: queue.idle,
  };
}
