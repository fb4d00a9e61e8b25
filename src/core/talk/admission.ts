import { toPersonKey } from "../owner.ts";
import type { KeyedQueue } from "./keyed-queue.ts";
import type { Incoming, IncomingResult } from "./ports.ts";
import type { Turns } from "./turns.ts";

/** More events of one person than this do not wait. */
export const maxWaitingEvents = 20;

/** From so many waiting events of one person on, events of others run in between. */
const yieldThreshold = 5;

const busyNotice = "Un instant…";
const tooFastNotice = "⏳ Un instant… Vous écrivez plus vite que je ne lis : seul votre dernier message compte.";

/** Buttons that end something: "Annuler", and both steps of "Tout supprimer". */
const endingActions = new Set(["cancel", "undo", "delete", "sure"]);

/** Applies an event in its person's turn, or refuses it. */
export type Admit = (incoming: Incoming, apply: () => Promise<IncomingResult>) => Promise<IncomingResult>;

/**
 * Decides about events before anything is read or stored for them. When many events of one person wait
 * already, a press is refused with a toast; of texts only the newest stays, which one line says once; what
 * ends something always passes, but only one of a kind waits.
 */
export function createAdmission(queue: KeyedQueue, { hold }: Pick<Turns, "hold">): Admit {
  /** People who were told that only their newest text counts, and whose queue has not caught up yet. */
  const notified = new Set<string>();

  function tellOnce(key: string): IncomingResult {
    if (notified.has(key)) return { outcome: "replaced" };
    notified.add(key);
    void queue.enqueue(key, async () => void notified.delete(key));
    return { outcome: "replaced", notice: tooFastNotice };
  }

  return async (incoming, apply) => {
    const key = toPersonKey(incoming.owner);
    const ending = getEndingTag(incoming);
    const tag = ending ?? (isWritten(incoming.event) ? "text" : undefined);
    const acknowledged = createDeferred<boolean>();
    const task = async () => {
      if (queue.waiting(key) >= yieldThreshold) await yieldToOthers();
      // Nobody is held meanwhile.
      return (await acknowledged.promise) ? hold([key], apply) : {};
    };
    const isFull = queue.waiting(key) >= maxWaitingEvents;
    // Endings of many different screens are a flood like any other.
    const mayPass = tag !== undefined && (ending === undefined || queue.waiting(key) < 2 * maxWaitingEvents);
    if (isFull && !mayPass) return { outcome: "refused", notice: busyNotice };
    const applied = isFull ? queue.replace(key, task, tag ?? "") : queue.tryEnqueue(key, task, tag);
    // At once, before its turn comes: platforms wait only a few seconds for an acknowledgement.
    acknowledged.resolve(incoming.onAdmitted?.() ?? true);
    // Nobody awaits the acknowledgement of an event that is replaced.
    acknowledged.promise.catch(() => {});
    return (await applied) ?? (ending === undefined ? tellOnce(key) : { outcome: "replaced" });
  };
}

/** The tag of an event that always passes; where one of that tag waits already, the newer one replaces it. */
function getEndingTag({ event, screen }: Incoming): string | undefined {
  if (event.type === "start" && !event.link) return "start";
  if (event.type === "command" && event.command === "supprimer") return "forget";
  if (event.type === "text" && /^\s*(?:annuler|tout supprimer|supprimer tout)\s*[.!]*\s*$/i.test(event.text))
    return "ending";
  if (event.type === "press" && endingActions.has(event.action)) return `${event.action} ${screen}`;
  return undefined;
}

function isWritten(event: Incoming["event"]): boolean {
  return event.type !== "press" && event.type !== "pick";
}

/** Yields to the event loop, so that whatever else has come runs first. */
function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function createDeferred<T>() {
  let resolve: (value: T | Promise<T>) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
