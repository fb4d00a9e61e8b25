import { toPersonKey } from "../owner.ts";
import type { KeyedQueue } from "./keyed-queue.ts";
import type { Incoming, IncomingResult } from "./ports.ts";

/** More events of one person than this do not wait. */
export const maxWaitingEvents = 20;

/** Of who has so many waiting, others come between each two. */
const crowd = 5;

const busy = "Un instant…";
const tooFast = "⏳ Un instant… Vous écrivez plus vite que je ne lis : seul votre dernier message compte.";

/** Buttons that end something: "Annuler", and both steps of "Tout supprimer". */
const endings = new Set(["cancel", "undo", "delete", "sure"]);

/**
 * Takes events in, before anything is read or stored for them. Of someone of whom many wait already, a press is refused with a toast; of what they write
 * the newest stays, which one line says once; what ends something always passes, but waits only once.
 */
export function createAdmission(
  queue: KeyedQueue,
): (incoming: Incoming, apply: () => Promise<IncomingResult>) => Promise<IncomingResult> {
  /** Who was told that only their newest text counts, and is still behind. */
  const told = new Set<string>();

  function tellOnce(key: string): IncomingResult {
    if (told.has(key)) return { outcome: "replaced" };
    told.add(key);
    void queue.enqueue(key, async () => void told.delete(key));
    return { outcome: "replaced", notice: tooFast };
  }

  return async (incoming, apply) => {
    const key = toPersonKey(incoming.owner);
    const ending = endingOf(incoming);
    const tag = ending ?? (isWritten(incoming.event) ? "text" : undefined);
    const acknowledged = later<boolean>();
    const task = async () => {
      if (queue.waiting(key) >= crowd) await breath();
      return (await acknowledged.promise) ? apply() : {};
    };
    const isFull = queue.waiting(key) >= maxWaitingEvents;
    // Endings of many screens are a flood like any other.
    const mayPass = tag !== undefined && (ending === undefined || queue.waiting(key) < 2 * maxWaitingEvents);
    if (isFull && !mayPass) return { outcome: "refused", notice: busy };
    const applied = isFull ? queue.replace(key, task, tag ?? "") : queue.tryEnqueue(key, task, tag);
    // At once, and before its turn: platforms wait for a sign only so long.
    acknowledged.resolve(incoming.taken?.() ?? true);
    // Of what is replaced nobody awaits it.
    acknowledged.promise.catch(() => {});
    return (await applied) ?? (ending === undefined ? tellOnce(key) : { outcome: "replaced" });
  };
}

/** What always passes: where it waits already, the newer one is enough. */
function endingOf({ event, screen }: Incoming): string | undefined {
  if (event.type === "start" && !event.link) return "start";
  if (event.type === "command" && event.command === "supprimer") return "forget";
  if (event.type === "text" && /^\s*(?:annuler|tout supprimer|supprimer tout)\s*[.!]*\s*$/i.test(event.text))
    return "ending";
  if (event.type === "press" && endings.has(event.action)) return `${event.action} ${screen}`;
  return undefined;
}

function isWritten(event: Incoming["event"]): boolean {
  return event.type !== "press" && event.type !== "pick";
}

/** Lets whatever else has come be done first. */
function breath(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function later<T>() {
  let resolve: (value: T | Promise<T>) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
