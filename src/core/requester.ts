/** Somebody who waits for an answer from outside. */
export type Requester = {
  /** Whose calls take turns with those of others. */
  person: string;
  /**
   * Hears now and then how long one of the calls for them has yet to wait for its turn, in milliseconds; 0
   * once it waits no more.
   */
  onWait: OnWait;
  /** Who waits for the whole of it, where this is for a part of a question alone. */
  whole?: Requester;
};

/** `call` tells the calls of one requester apart. */
export type OnWait = (call: object, ms: number) => void;

/** All who want an answer at this moment: several who asked the same, nobody once all have moved on. */
export type Requesters = () => readonly Requester[];

/** A call that was not made, since nobody wanted its answer any more. */
export class AbandonedCall extends Error {
  override readonly name = "AbandonedCall";
}

/** For what is to be had without a call alone: nobody wants one that would have to be made for it. */
export const askNobody: Requesters = () => [];

/** Whether nobody wants what would have to be asked of a service. */
export function isUnwanted(askedBy: Requesters | undefined): boolean {
  return askedBy !== undefined && askedBy().length === 0;
}

/** Who waits for the whole question: the calls of all its parts count as theirs. */
export function toWhole(requester: Requester): Requester {
  return requester.whole ?? requester;
}

/** The same requesters for a part of their question, which may be given up before the whole of it. */
export type PartRequesters = {
  askedBy: Requesters;
  /** Nobody wants the part any more, nor waits for its calls. */
  end: () => void;
};

/** `onWait` hears of the waits of the part before its requesters do. */
export function askForPart(askedBy: Requesters, onWait: OnWait): PartRequesters {
  const parts = new Map<Requester, Requester>();
  const waiting = new Set<object>();
  let isOver = false;

  function toPart(requester: Requester): Requester {
    const known = parts.get(requester);
    if (known) return known;
    const part: Requester = {
      person: requester.person,
      whole: toWhole(requester),
      onWait: (call, ms) => {
        if (isOver) return;
        if (ms > 0) waiting.add(call);
        else waiting.delete(call);
        onWait(call, ms);
        requester.onWait(call, ms);
      },
    };
    parts.set(requester, part);
    return part;
  }

  return {
    askedBy: () => (isOver ? [] : askedBy().map(toPart)),
    end: () => {
      isOver = true;
      for (const requester of parts.keys()) for (const call of waiting) requester.onWait(call, 0);
      waiting.clear();
    },
  };
}
