import type { KeyedQueue } from "./keyed-queue.ts";

/**
 * Turns of people over several processes, which share a store: a port. Where one process has the store to
 * itself, its keyed queue is enough, and there are none.
 */
export type Turns = {
  /**
   * Runs `work` once nobody else holds one of these people, and holds them until all that it has written is
   * there, or nothing of it. What the store undid is run once more, so `work` changes nothing in memory that
   * it would not change again. Within it, no other turn is waited for.
   */
  hold: <T>(people: readonly string[], work: () => Promise<T>) => Promise<T>;
  /**
   * Runs what leaves for outside once the turn is written in which it is called, and never where that was
   * undone; outside of turns, at once.
   */
  afterTurn: (effect: () => void) => void;
};

/** Where no turn is undone: everything happens at once. */
export const turnsOfOneProcess: Turns = {
  hold: (_, work) => work(),
  afterTurn: (effect) => effect(),
};

/** A queue whose keys are people, and each of whose tasks holds its person. */
export function holdInQueue(queue: KeyedQueue, { hold }: Pick<Turns, "hold">): KeyedQueue {
  return {
    ...queue,
    enqueue: (key, task) => queue.enqueue(key, () => hold([key], task)),
    tryEnqueue: (key, task, tag) => queue.tryEnqueue(key, () => hold([key], task), tag),
    replace: (key, task, tag) => queue.replace(key, () => hold([key], task), tag),
  };
}
