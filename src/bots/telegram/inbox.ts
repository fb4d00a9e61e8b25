import { type Bot, Context } from "grammy";
import type { Update } from "grammy/types";
import type { Inbox, InboxEvent } from "../../core/talk/inbox.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import type { EventClaim, IncomingResult } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { type HandleUpdate, rest } from "./listener.ts";

/** By what a turn notes that it has handled an update; `noteResult` is told what became of it. */
export type UpdateClaim = EventClaim & { noteResult: (result: IncomingResult) => void };

/** Updates that are answered once they are kept, and handled by whichever process comes to it. */
export type UpdateInbox = {
  /** From now on they are handled so. Looks for what others have left, until it is stopped. */
  run: (handling: InboxHandling, leaving: AbortSignal) => Promise<void>;
  /**
   * Resolves once a crash cannot lose it any more, and rejects where it could not be kept; undefined for one
   * that is to be handled at once.
   */
  receive: (update: Update) => Promise<void> | undefined;
  /** Undefined for an update that has come another way. */
  findClaim: (update: Update) => UpdateClaim | undefined;
  /** Resolves when the last one that was received here is done with. */
  handled: () => Promise<void>;
};

/** How updates are handled; `choose` says whose line one may wait in, undefined where it waits in none. */
export type InboxHandling = { handle: HandleUpdate; choose: (update: Update) => string | undefined };

/** How long others have for what they have received, and how often it is looked. Milliseconds. */
export type InboxTimes = { lookMs: number; leftMs: number };

const usualTimes: InboxTimes = { lookMs: 1_000, leftMs: 3_000 };

/** While so many of one person wait here, Telegram keeps what they do then, as it would without an inbox. */
const maxWaiting = 10;
/** An event that so many attempts have begun ends the process that handles it. */
const maxAttempts = 5;
/** What is put in beside an event, before it, is soon done. */
const maxRounds = 20;

/** What is being handled here. */
type Entry = { claim: UpdateClaim & { isSettled: () => boolean; isEarly: () => boolean } };

/** Empties the inbox of Telegram, together with all other processes that do. */
export function createUpdateInbox(inbox: Inbox, bot: Bot, log: Log, times: InboxTimes = usualTimes): UpdateInbox {
  const lines = createKeyedQueue();
  /** By the id of the event: what waits or is handled here. */
  const here = new Set<string>();
  const entries = new Map<number, Entry>();
  let started: InboxHandling | undefined;

  /** Resolves with false where others of its person are to be handled before it. Never rejects. */
  async function handleOne(event: InboxEvent): Promise<boolean> {
    const update = event.body as Update;
    const claim = createClaim(inbox, event);
    entries.set(update.update_id, { claim });
    try {
      await started?.handle(new Context(update, bot.api, bot.botInfo));
      if (claim.isEarly()) return false;
      // Refused, or lost: whoever did it was told so, and nobody tries it again.
      if (!claim.isSettled()) await inbox.drop(event.id);
    } catch (error) {
      log.error({ service: "Telegram", error: errorName(error) }, "an update could not be handled");
      await inbox.drop(event.id).catch(() => {});
    } finally {
      entries.delete(update.update_id);
    }
    return true;
  }

  async function handleInOrder(event: InboxEvent): Promise<void> {
    for (let round = 0; round < maxRounds; round++) {
      if (await handleOne(event)) return;
      for (const before of await inbox.listBefore(event)) if (!(await handleOne(before))) break;
    }
  }

  /** One person's after the other. */
  function enqueue(event: InboxEvent): Promise<unknown> {
    here.add(event.id);
    return (lines.tryEnqueue(event.person, () => handleInOrder(event)) ?? Promise.resolve())
      .catch((error: unknown) => {
        // The store failed: it is looked at once more.
        log.error({ service: "Telegram", error: errorName(error) }, "an update could not be handled yet");
      })
      .finally(() => here.delete(event.id));
  }

  async function takeUpLeft(): Promise<void> {
    for (const event of await inbox.findLeft(times.leftMs)) {
      if (here.has(event.id)) continue;
      if ((await inbox.countAttempt(event.id)) <= maxAttempts) void enqueue(event);
      else {
        log.error({ service: "Telegram" }, "an update that was begun several times is given up");
        await inbox.drop(event.id);
      }
    }
  }

  return {
    run: async (handling, leaving) => {
      started = handling;
      let isFailing = false;
      for (; !leaving.aborted; await rest(times.lookMs, leaving))
        try {
          // Until it is known who we are, nothing can be handled.
          if (bot.isInited()) await takeUpLeft();
          isFailing = false;
        } catch (error) {
          if (!isFailing) log.warn({ service: "Telegram", error: errorName(error) }, "the inbox could not be read");
          isFailing = true;
        }
    },
    receive: (update) => {
      const person = started?.choose(update);
      if (person === undefined) return undefined;
      const event = { id: `${bot.botInfo.id}:${update.update_id}`, person, body: update };
      const isFull = lines.waiting(person) >= maxWaiting;
      return inbox.put(event).then(async () => {
        const handled = here.has(event.id) ? undefined : enqueue(event);
        if (isFull) await handled;
      });
    },
    findClaim: (update) => entries.get(update.update_id)?.claim,
    handled: lines.idle,
  };
}

function createClaim(inbox: Inbox, event: InboxEvent): Entry["claim"] {
  let taken: Awaited<ReturnType<EventClaim["take"]>> | undefined;
  let isLost = false;
  return {
    isToldOnce: true,
    take: async () => {
      taken = await inbox.take(event);
      return taken;
    },
    giveBack: async () => {
      taken = undefined;
      await inbox.giveBack(event);
    },
    noteResult: (result) => {
      isLost = result.isLost === true;
    },
    isSettled: () => taken !== undefined && !isLost,
    isEarly: () => taken === "early",
  };
}
