import type { Store } from "../adapters/store.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import type { Holders } from "../core/talk/holders.ts";
import { createId } from "./conversation.ts";
import { createLease } from "./lease.ts";

/** That this process lives, as others of its store see it, and what it takes up of those that are gone. */
export type Presence = {
  /** Absent where it has the store to itself. */
  holders?: Holders;
  /** Has the conversation go on with what nobody is at: now, and from time to time. */
  resume: (conversation: Pick<Conversation, "resume" | "takeUp">) => void;
  /** Takes up nothing more. */
  rest: () => void;
  /** Leaves to others what is not done by then. */
  end: () => Promise<void>;
};

/** With the time that a lease runs: what a killed process was at is taken up in a minute. Milliseconds. */
const usualLookMs = 10_000;

/** Its lease, which it renews, runs by the clock of the database. */
export async function openPresence(
  store: Pick<Store, "claim" | "release" | "isHeld" | "isShared">,
  lookMs = usualLookMs,
): Promise<Presence> {
  if (!store.isShared) {
    return { resume: (conversation) => void conversation.resume(), rest: () => {}, end: async () => {} };
  }
  const self = createId();
  const toName = (holder: string) => `process ${holder}`;
  const lease = createLease(store, toName(self));
  await lease.take();
  const endRenewal = lease.keep();
  let timer: NodeJS.Timeout | undefined;
  let isResting = false;
  const rest = () => {
    isResting = true;
    clearTimeout(timer);
  };
  return {
    holders: { self, isAlive: (holder) => store.isHeld(toName(holder)) },
    resume: ({ resume, takeUp }) => {
      const lookAgain = () => {
        if (!isResting) timer = setTimeout(() => void takeUp().finally(lookAgain), lookMs).unref();
      };
      void resume().finally(lookAgain);
    },
    rest,
    end: async () => {
      rest();
      endRenewal();
      await lease.release();
    },
  };
}
