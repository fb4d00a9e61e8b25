import type { Opts, Update } from "grammy/types";
import { conflict, type Refusal } from "./refusal.ts";
import type { Updates } from "./updates.ts";

export type Poller = {
  poll: (options: Opts<"getUpdates">, gone: AbortSignal) => Promise<Update[]>;
  isWaiting: () => boolean;
  /** Ends the long poll under way, if there is one, with a refusal. */
  end: (why: Refusal) => void;
};

/**
 * Long polling: the answer waits for an update, for the timeout, or for the next poller, which terminates the
 * earlier one (tdlib/telegram-bot-api `Client::do_get_updates`). The server's pauses of 3 s after rapid
 * repetitions are left out.
 */
export function poller(updates: Updates, changed: () => void): Poller {
  let current: Ending | undefined;

  const wait = (limit: number, seconds: number, gone: AbortSignal) =>
    new Promise<Update[]>((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        updates.watchers.delete(look);
        if (current === ending) current = undefined;
      };
      const answer = (found: Update[]) => {
        leave();
        resolve(found);
      };
      const look = () => {
        const found = updates.take(limit);
        if (found.length > 0) answer(found);
      };
      const ending: Ending = (why) => {
        leave();
        reject(why);
      };
      const timer = setTimeout(() => answer([]), seconds * 1000);
      gone.addEventListener("abort", () => answer([]));
      updates.watchers.add(look);
      current = ending;
      changed();
    });

  return {
    isWaiting: () => current !== undefined,
    end: (why) => current?.(why),
    async poll({ offset = 0, limit = 100, timeout = 0, allowed_updates }, gone) {
      updates.allow(allowed_updates);
      const first = offset < 0 ? (updates.waiting().at(offset)?.update_id ?? 0) : offset;
      updates.confirm((update) => update.update_id < first);
      const found = updates.take(limit);
      if (found.length > 0 || timeout === 0 || gone.aborted) return found;
      current?.(conflict(`terminated by other getUpdates request; ${ONLY_ONE}`));
      return wait(limit, Math.min(timeout, 50), gone);
    },
  };
}

type Ending = (why: Refusal) => void;

const ONLY_ONE = "make sure that only one bot instance is running";
