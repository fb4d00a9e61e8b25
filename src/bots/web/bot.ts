import type { Hono } from "hono";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Delivery, DeliveryOutcome, Messenger } from "../../core/talk/ports.ts";
import { errorName } from "../../core/telemetry.ts";
import { LivingMessages } from "../living-messages.ts";
import type { DemoClock, PlatformLoad } from "../platform.ts";
import { createWebRooms, type WebOptions, type WebRooms } from "./rooms.ts";
import { createWebRoutes } from "./routes.ts";
import { createWebRecords, createWebSurface } from "./surface.ts";

export type { WebOptions } from "./rooms.ts";

export type WebBot = {
  messenger: Messenger;
  /** The chat page and what it calls, to be mounted at "/". */
  routes: (talk: Conversation, demo?: DemoClock) => Hono;
  load: () => PlatformLoad;
  /** Finishes what is being drawn, and ends the streams of open pages. */
  close: () => Promise<void>;
};

/** What is on its way to a push service may still arrive when this process is told to stop. */
const farewellMs = 3_000;

/**
 * The conversation on a page of our own, without any account: whoever has a random cookie is the
 * person, what was said is kept and shown on the next visit, and what is new comes by server-sent events.
 */
export function createWebBot(options: WebOptions): WebBot {
  const rooms = createWebRooms(options);
  const { open, devices, busyLines, idle } = rooms;
  return {
    messenger: createWebMessenger(rooms),
    routes: (talk, demo) => createWebRoutes(rooms, talk, demo),
    load: () => ({ chats: busyLines(), streams: open.size() }),
    close: async () => {
      await idle();
      open.close();
      await devices?.close(farewellMs);
    },
  };
}

function createWebMessenger(rooms: WebRooms): Messenger {
  const { past, open, devices, visitors, inLine, log } = rooms;
  const { elsewhere = () => [] } = rooms.options;
  const living = new LivingMessages({
    surface: createWebSurface({ ...rooms, push: open.push }),
    records: createWebRecords(past, rooms.readPast),
    enqueue: (line, work) => {
      rooms
        .enqueue(line, work)
        .catch((error: unknown) => log.error({ error: errorName(error) }, "web chat: a screen could not be drawn"));
    },
    enqueueDelivery: ({ person }, send) => inLine(person, send),
    unreachable: async () => {},
  });

  async function deliver(delivery: Delivery): Promise<DeliveryOutcome> {
    const outcome = await living.deliver(delivery);
    const { owner, screen, summary = "Un message vous attend.", isSilent = false } = delivery;
    if (outcome === "sent") devices?.tell(owner.person, { body: summary, topic: screen, isSilent });
    return outcome;
  }

  return {
    draw: (drawing) => living.draw(drawing),
    showsConfidential: true,
    deliver,
    showBusy: ({ person }) => open.push(person, "busy", true),
    minutesToWait: ({ person }, search) => visitors.minutesToWait(person, search),
    arrival: (search) => ({ elsewhere: elsewhere(search) }),
    ...(devices ? { devices: ({ person }: Owner) => devices.count(person) } : {}),
    messages: async ({ person }) => (await past.all(person)).length,
    forget: async (owner, screens) => {
      await living.forget(owner, screens);
      await inLine(owner.person, () => forgetPerson(rooms, owner.person));
    },
  };
}

/** After what is being drawn, which would leave something behind. */
async function forgetPerson({ past, media, devices, sessions, visitors }: WebRooms, person: string): Promise<void> {
  await past.forget(person);
  await media.forget(person);
  await devices?.forget(person);
  await sessions.forget(person);
  visitors.forget(person);
}
