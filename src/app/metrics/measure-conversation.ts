import type { Owner } from "../../core/owner.ts";
import { toPersonKey } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { ConversationDeps, Messenger } from "../../core/talk/ports.ts";
import type { Metrics } from "./metrics.ts";

type Counted = Pick<Metrics, "countEvent" | "countAct" | "observeAnswer">;

/** What a conversation is made of, so that what is read and answered in it is counted. */
export type MeasuredConversation = {
  /** The same ports, which count. */
  wrap: (deps: ConversationDeps) => ConversationDeps;
  /** The same conversation, whose events are counted. */
  measure: (conversation: Conversation) => Conversation;
};

/** Nobody waits longer: what has not been answered by then is forgotten. Seconds, and a bound of memory. */
const longestS = 600;
const maxWaiting = 10_000;

/**
 * Counts around a conversation, which itself knows nothing of it: events as they come in, acts as they are
 * read, and the time until the platform has taken the first thing that is drawn for whoever waits. A message
 * of distress counts as any text that is not read as an act, a typed number for instance: not counting its
 * answer would tell it apart.
 */
export function measureConversation(
  { countEvent, countAct, observeAnswer }: Counted,
  stopwatch = () => performance.now() / 1000,
): MeasuredConversation {
  /** Since when somebody waits in a chat. */
  const waiting = new Map<string, number>();
  const toKey = (owner: Owner) => `${toPersonKey(owner)} ${owner.chat}`;

  function begin(owner: Owner): void {
    const key = toKey(owner);
    waiting.delete(key);
    waiting.set(key, stopwatch());
    const [oldest] = waiting.keys();
    if (waiting.size > maxWaiting && oldest !== undefined) waiting.delete(oldest);
  }

  function end(owner: Owner): void {
    const key = toKey(owner);
    const since = waiting.get(key);
    waiting.delete(key);
    if (since === undefined) return;
    const seconds = stopwatch() - since;
    if (seconds <= longestS) observeAnswer(owner.platform, seconds);
  }

  function watchMessenger(messenger: Messenger): Messenger {
    return {
      ...messenger,
      draw: (drawing) => {
        const { owner, onShown } = drawing;
        if (!waiting.has(toKey(owner))) return messenger.draw(drawing);
        return messenger.draw({
          ...drawing,
          onShown: () => {
            end(owner);
            onShown?.();
          },
        });
      },
    };
  }

  return {
    wrap: (deps) => {
      const known = new WeakMap<Messenger, Messenger>();
      return {
        ...deps,
        services: {
          ...deps.services,
          readMessage: (...asked) => {
            const reading = deps.services.readMessage(...asked);
            countAct(reading.act);
            return reading;
          },
        },
        findMessenger: (platform) => {
          const messenger = deps.findMessenger(platform);
          if (!messenger) return undefined;
          const watched = known.get(messenger) ?? watchMessenger(messenger);
          known.set(messenger, watched);
          return watched;
        },
      };
    },
    measure: (conversation) => ({
      ...conversation,
      handle: async (incoming) => {
        const { owner, event } = incoming;
        // Nothing is done with it, as a rule, and nobody waits for an answer.
        if ("isOnlyIfGrave" in incoming && incoming.isOnlyIfGrave) return conversation.handle(incoming);
        countEvent(owner.platform, event.type);
        if (event.type !== "blocked" && event.type !== "back") begin(owner);
        const result = await conversation.handle(incoming);
        if (result.outcome === "unclaimed") waiting.delete(toKey(owner));
        // What is shown by the platform itself was answered at once.
        if (result.notice !== undefined || result.confidential !== undefined) end(owner);
        return result;
      },
    }),
  };
}
